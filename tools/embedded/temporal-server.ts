import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { stringify } from 'yaml';
import { describeFullDisk, Failure, isDiskFull } from './failure.mjs';
import type { Places } from './places.mjs';
import { findFreePort } from './ports.js';
import { generatePassword, readPrivateJson, writePrivateJson } from './private-file.js';
import { readLastLogLines, startPart } from './process.js';
import { findTellingLine, runStep } from './step.mjs';
import type { Temporal } from './temporal.js';
import { ensureTemporalDatabases, temporalDatabases } from './temporal-databases.js';
import { ensureNamespace, requireReadyShards } from './temporal-namespace.js';
import { findTemporalServer, type TemporalServerBinaries } from './temporal-server-binary.js';

const startPatienceMs = 120_000;
const services = ['frontend', 'history', 'matching', 'worker'] as const;

/**
 * Connections of each of the four services to its store and to visibility: at most 4 x 15 + 4 x 4, so that beside
 * Kyoso's own pools a PostgreSQL with 200 connections is enough.
 */
const connections = { store: 15, visibility: 4 };

export interface StartTemporalServerOptions {
  places: Places;
  /** URL of a superuser of the PostgreSQL that keeps the histories; PostgreSQL 12 or later. */
  adminUrl: string;
  /** Folder of this server's own: configuration, ports and its role's password. */
  folder: string;
  /** Of the frontend. Without it, the one of the last start or a free one. */
  port?: number;
  /** Fixed with the first start: Temporal can't change it for databases that exist. */
  historyShards?: number;
  logFile: string;
  signal?: AbortSignal;
}

/** What the first start decided: a server that comes back finds its databases and its clients find it. */
interface Kept {
  password: string;
  historyShards: number;
  ports: Record<string, number>;
}

/**
 * A real Temporal server, all four services in one process on 127.0.0.1, its histories and its visibility in PostgreSQL,
 * with the namespace `default`. May be started again on the same folder and databases: it goes on with what they hold.
 */
export async function startTemporalServer(options: StartTemporalServerOptions): Promise<Temporal> {
  const { places, folder, logFile, signal } = options;
  const binaries = await findTemporalServer({ places, signal });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const kept = await decide(options);
  await ensureTemporalDatabases({ adminUrl: options.adminUrl, password: kept.password });
  await bringToSchema(options, kept, binaries);
  writeConfiguration(options, kept);
  const part = await startPart({
    command: binaries.server,
    args: ['--root', folder, '--config', 'config', '--env', 'kyoso', '--allow-no-auth', 'start'],
    env: buildEnvironment(folder),
    cwd: folder,
    logFile,
  });
  const address = `127.0.0.1:${kept.ports.frontend}`;
  try {
    await waitUntilServing({ address, logFile, signal, exited: part.exited });
  } catch (error) {
    await part.stop();
    throw error;
  }
  return { ...part, address };
}

async function decide({ folder, port, historyShards }: StartTemporalServerOptions): Promise<Kept> {
  const file = join(folder, 'server.json');
  const last = readPrivateJson<Kept>(file);
  const ports: Record<string, number> = {};
  const choose = async (name: string, preferred: number | undefined) => {
    let chosen = await findFreePort(preferred);
    while (Object.values(ports).includes(chosen)) chosen = await findFreePort();
    ports[name] = chosen;
  };
  if (port) ports.frontend = port;
  else await choose('frontend', last?.ports.frontend);
  await choose('http', last?.ports.http);
  for (const service of services) {
    if (service !== 'frontend') await choose(service, last?.ports[service]);
    await choose(`${service}Membership`, last?.ports[`${service}Membership`]);
  }
  const kept = {
    password: last?.password ?? generatePassword(),
    historyShards: last?.historyShards ?? historyShards ?? 4,
    ports,
  };
  writePrivateJson(file, kept);
  return kept;
}

/** Both commands leave alone what is there already, so a new version of the server brings old databases up too. */
async function bringToSchema(
  { adminUrl, folder, logFile, signal }: StartTemporalServerOptions,
  { password }: Kept,
  { sqlTool }: TemporalServerBinaries,
): Promise<void> {
  const { hostname, port } = new URL(adminUrl);
  for (const { name, schema } of temporalDatabases) {
    for (const command of [
      ['setup-schema', '--version', '0.0'],
      ['update-schema', '--schema-name', schema],
    ]) {
      await runStep({
        title: `Bringing the database ${name} to Temporal's schema`,
        command: sqlTool,
        args: ['--plugin', 'postgres12', '--ep', hostname, '--port', port || '5432', '--db', name, ...command],
        env: { ...buildEnvironment(folder), SQL_USER: 'temporal', SQL_PASSWORD: password },
        cwd: folder,
        logFile: join(dirname(logFile), 'temporal-schema.log'),
        signal,
        timeoutMs: startPatienceMs,
      });
    }
  }
}

/** TEMPORAL_* and SQL_* of the person's shell are meant for other servers. */
function buildEnvironment(folder: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(TEMPORAL_|SQL_)/.test(name));
  return { ...Object.fromEntries(kept), HOME: folder, USERPROFILE: folder };
}

function writeConfiguration({ adminUrl, folder }: StartTemporalServerOptions, kept: Kept): void {
  const { hostname, port } = new URL(adminUrl);
  const { ports, password, historyShards } = kept;
  const dynamicFile = join(folder, 'config', 'dynamic.yaml');
  const store = (databaseName: string, maxConns: number) => ({
    sql: {
      pluginName: 'postgres12',
      databaseName,
      connectAddr: `${hostname}:${port || '5432'}`,
      connectProtocol: 'tcp',
      user: 'temporal',
      password,
      maxConns,
      maxIdleConns: maxConns,
      maxConnLifetime: '1h',
    },
  });
  const configuration = {
    log: { stdout: true, level: 'warn' },
    persistence: {
      defaultStore: 'main',
      visibilityStore: 'visibility',
      numHistoryShards: historyShards,
      datastores: {
        main: store('temporal', connections.store),
        visibility: store('temporal_visibility', connections.visibility),
      },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services: Object.fromEntries(
      services.map((service) => [
        service,
        {
          rpc: {
            grpcPort: ports[service],
            membershipPort: ports[`${service}Membership`],
            bindOnLocalHost: true,
            ...(service === 'frontend' && { httpPort: ports.http }),
          },
        },
      ]),
    ),
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: `127.0.0.1:${ports.frontend}`,
        },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    dynamicConfigClient: { filepath: dynamicFile, pollInterval: '60s' },
  };
  mkdirSync(dirname(dynamicFile), { recursive: true });
  // Nothing differs from the server's own settings; the file is where an operator would change one while it runs.
  writeFileSync(dynamicFile, '{}\n', { mode: 0o600 });
  writeFileSync(join(folder, 'config', 'kyoso.yaml'), stringify(configuration), { mode: 0o600 });
}

interface Serving {
  address: string;
  logFile: string;
  signal?: AbortSignal;
  exited: Promise<{ reason: string }>;
}

/** Its namespace answers a call that goes all the way to the histories' owner: then cases can be started. */
async function waitUntilServing({ address, logFile, signal, exited }: Serving): Promise<void> {
  const startedAt = Date.now();
  let end: string | undefined;
  void exited.then(({ reason }) => (end = reason));
  const connection = Connection.lazy({
    address,
    connectTimeout: 2_000,
    channelArgs: { 'grpc.initial_reconnect_backoff_ms': 200, 'grpc.max_reconnect_backoff_ms': 500 },
  });
  let refusal = 'its port did not open';
  try {
    while (Date.now() - startedAt < startPatienceMs) {
      if (signal?.aborted) throw new Failure('The start of Temporal was interrupted.');
      if (end) throw describeEnd(end, logFile);
      try {
        await connection.withDeadline(Date.now() + 5_000, async () => {
          await ensureNamespace(connection, 'default');
          await requireReadyShards(connection, 'default');
        });
        return;
      } catch (error) {
        refusal = (error as { details?: string }).details ?? (error as Error).message;
      }
      await sleep(200);
    }
  } finally {
    await connection.close();
  }
  throw new Failure(
    `Temporal did not answer within ${startPatienceMs / 1000} s (${refusal}): see ${logFile}, then start again.`,
  );
}

function describeEnd(reason: string, logFile: string): Failure {
  const lines = readLastLogLines(logFile, 5);
  if (isDiskFull(lines)) return new Failure(describeFullDisk(dirname(logFile)));
  return new Failure(`Temporal ended at its start (${reason}): ${findTellingLine(lines)} (log: ${logFile})`);
}

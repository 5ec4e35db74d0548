import { join } from 'node:path';
import { readSecretFiles } from '../../config.js';
import { Failure } from '../embedded/failure.mjs';
import { waitUntilHealthy } from '../embedded/health.js';
import type { PartGroup, StartPart } from '../embedded/part-group.js';
import { describeMailPage, logFileOf, type PartContext, startApi, starters, startWorker } from '../embedded/parts.js';
import { makePlaces, type Places } from '../embedded/places.mjs';
import { describeUrl } from '../embedded/ports.js';
import { startPostgres } from '../embedded/postgres.js';
import { ensureSecrets } from '../embedded/private-file.js';
import { usualRestarts } from '../embedded/restart-policy.js';
import type { RunName } from '../embedded/run-file.js';
import { runSession, waitForInterruption } from '../embedded/session.js';
import { describeAdminUrl, setUpRecords } from '../embedded/set-up-records.js';
import { hasMailSink } from '../embedded/settings.js';
import { startTemporalServer } from '../embedded/temporal-server.js';
import { chooseClusterPorts } from './cluster-ports.js';
import { runDrill } from './drill.js';

/** Four services of Temporal with their pools, two APIs, two workers and the tools. */
const postgresConnections = 200;

export interface ClusterOptions {
  places: Places;
  args: string[];
  signal: AbortSignal;
}

/**
 * The topology of production as plain processes: PostgreSQL, a real Temporal server with its histories in it,
 * two APIs and two workers, and a mail server for trying out where the person names none of their own. Runs until it
 * is interrupted, or, with `--drill`, until the drill is over; resolves with the exit code.
 */
export async function startCluster({ places, args, signal }: ClusterOptions): Promise<number> {
  const isDrill = args.length === 1 && args[0] === '--drill';
  if (args.length > 0 && !isDrill) throw new Failure('Usage: npm run cluster [-- --drill].');
  // Servers that the person's shell names are not these.
  for (const name of Object.keys(process.env)) if (/^(TEMPORAL|DATABASE)_/.test(name)) delete process.env[name];
  makePlaces(places);
  return runSession(
    {
      places,
      signal,
      restarts: usualRestarts,
      describeReturn: () => 'Ctrl-C and npm run cluster',
      describeSecond: 'set KYOSO_HOME to run a second one',
    },
    (group, lifetime) => startAll({ places, group, signal: lifetime, isDrill }),
  );
}

interface Start {
  places: Places;
  group: PartGroup;
  signal: AbortSignal;
  isDrill: boolean;
}

async function startAll({ places, group, signal, isDrill }: Start): Promise<number> {
  const startedAt = performance.now();
  const ports = await chooseClusterPorts(places.home);
  const sink = hasMailSink(readSecretFiles(process.env)) ? { mailPort: ports.mail, mailPagePort: ports.mailPage } : {};
  const contextOf = (port: number): PartContext => ({
    places,
    settings: {
      host: '127.0.0.1',
      port,
      postgresPort: ports.postgres,
      temporalPort: ports.temporal,
      ...sink,
      environment: {},
    },
    signal,
  });
  const [first, second] = ports.api.map(contextOf) as [PartContext, PartContext];
  const addresses = ports.api.map((port) => describeUrl('127.0.0.1', port));

  const keep = async (starts: Partial<Record<RunName, StartPart>>) => {
    group.supervise(await group.startTogether(starts), starts);
  };
  await keep({ postgres: (interruption) => startClusterPostgres(first, interruption) });
  await Promise.all([
    keep({ temporal: (interruption) => startClusterTemporal(first, interruption) }),
    setUpRecords(first),
  ]);
  const own: Partial<Record<RunName, StartPart>> = {
    'worker-1': () => startWorker(first, 'worker-1'),
    'worker-2': () => startWorker(first, 'worker-2'),
    'api-1': () => startApi(first, 'api-1'),
    'api-2': () => startApi(second, 'api-2'),
    ...('mailPort' in sink && { mail: () => starters.mail(first) }),
  };
  const parts = await group.startTogether(own);
  for (const url of addresses) await waitUntilHealthy({ url, parts, needed: ['worker', 'temporal'], signal });
  group.supervise(parts, own);

  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const mail = 'mailPort' in sink ? ` - mail: ${describeMailPage(first.settings)}` : '';
  console.log(
    `Kyoso Desk cluster is ready after ${seconds} s: KYOSO_HOME=${places.home} KYOSO_API_URL=${addresses.join(',')} - Temporal: 127.0.0.1:${ports.temporal}${mail} - logs: ${join(places.home, 'logs')}`,
  );
  if (isDrill) return runDrill({ places, addresses, signal });
  await waitForInterruption(signal);
  console.log('Stopping ...');
  return 0;
}

async function startClusterPostgres({ places, settings }: PartContext, signal: AbortSignal) {
  const postgres = await startPostgres({
    dataDir: join(places.home, 'postgres'),
    port: settings.postgresPort!,
    password: ensureSecrets(places.home).postgresPassword,
    maxConnections: postgresConnections,
    logFile: logFileOf(places, 'postgres'),
    signal,
  });
  return { ...postgres, address: `127.0.0.1:${settings.postgresPort}` };
}

const startClusterTemporal = ({ places, settings }: PartContext, signal: AbortSignal) =>
  startTemporalServer({
    places,
    adminUrl: describeAdminUrl(places, settings.postgresPort!),
    folder: join(places.home, 'temporal-server'),
    port: settings.temporalPort!,
    logFile: logFileOf(places, 'temporal'),
    signal,
  });

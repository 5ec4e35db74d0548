import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { describeFullDisk, Failure, isDiskFull } from './failure.mjs';
import { isAlive, isListed, readCommandLine } from './live-process.mjs';
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.js';
import { type Account, type Part, readLastLogLines, startPart, stopProcess } from './process.js';
import { findTellingLine, runStep } from './step.mjs';
import { findPostgresAccount, requireReachable } from './unprivileged-account.js';

const recoveryPatienceMs = 300_000;
const zombiePatienceMs = 5_000;
const majorVersion = '18';

export interface StartPostgresOptions {
  dataDir: string;
  port: number;
  /** Of the superuser `postgres`. */
  password: string;
  /** Off only for data that may be lost with the machine. */
  fsync?: boolean;
  /** 100 unless a Temporal server keeps its histories here too. */
  maxConnections?: number;
  logFile?: string;
  signal?: AbortSignal;
}

export interface Postgres extends Part {
  /** URL of the superuser, database postgres. */
  adminUrl: string;
  binDir: string;
}

interface Context extends StartPostgresOptions {
  logFile: string;
  account: Account | undefined;
  binaries: PostgresBinaries;
}

/** The server of the npm package on 127.0.0.1, its data folder made at the first start. */
export async function startPostgres(options: StartPostgresOptions): Promise<Postgres> {
  const folder = dirname(options.dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const account = findPostgresAccount();
  if (account) {
    // The folder is ours alone; above it, opening is left to its owner.
    chmodSync(folder, statSync(folder).mode | 0o001);
    requireReachable(options.dataDir, account);
  }
  const binaries = await findPostgresBinaries({ account, copyFolder: join(folder, 'postgres-binaries') });
  const context = { ...options, logFile: options.logFile ?? `${options.dataDir}.log`, account, binaries };

  await ensureDataDir(context);
  await clearStaleServer(context);
  const part = await startServer(context);
  const adminUrl = `postgres://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${options.port}/postgres`;
  return { ...part, adminUrl, binDir: binaries.binDir };
}

async function ensureDataDir(context: Context): Promise<void> {
  const { dataDir, account } = context;
  const versionFile = join(dataDir, 'PG_VERSION');
  if (!existsSync(dataDir)) return createDataDir(context);

  const owner = statSync(dataDir).uid;
  if (account && owner !== account.uid) changeOwner(dataDir, account);
  if (!account && process.getuid && owner !== process.getuid()) {
    throw new Failure(
      `${dataDir} belongs to user ${owner}: start as the user who made it, or set KYOSO_HOME to another folder.`,
    );
  }
  if (!existsSync(versionFile)) {
    throw new Failure(`${dataDir} holds no database: move it away, or set KYOSO_HOME to another folder.`);
  }
  const version = readFileSync(versionFile, 'utf8').trim();
  if (version !== majorVersion) {
    throw new Failure(
      `${dataDir} was made by PostgreSQL ${version}, this is ${majorVersion}: migrate it with pg_upgrade, or set KYOSO_HOME to another folder.`,
    );
  }
}

function changeOwner(path: string, { uid, gid }: Account): void {
  chownSync(path, uid, gid);
  if (!statSync(path).isDirectory()) return;
  for (const entry of readdirSync(path)) changeOwner(join(path, entry), { uid, gid });
}

/** Made beside and renamed: a start that is killed meanwhile leaves no half-made database behind. */
async function createDataDir(context: Context): Promise<void> {
  const { dataDir, account, binaries, logFile, signal } = context;
  const draft = `${dataDir}.new`;
  const passwordFile = `${dataDir}.password`;
  rmSync(draft, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  try {
    mkdirSync(draft, { mode: 0o700 });
    writeFileSync(passwordFile, `${context.password}\n`, { mode: 0o600 });
    if (account) for (const path of [draft, passwordFile]) chownSync(path, account.uid, account.gid);
    const initialise = (characterType: string) =>
      runStep({
        title: 'Creating the database folder',
        command: binaries.initdb,
        args: [
          `--pgdata=${draft}`,
          '--username=postgres',
          `--pwfile=${passwordFile}`,
          '--auth=scram-sha-256',
          '--encoding=UTF8',
          '--locale-provider=builtin',
          '--builtin-locale=C.UTF-8',
          '--lc-collate=C',
          `--lc-ctype=${characterType}`,
          '--lc-messages=C',
          ...(context.fsync === false ? ['--no-sync'] : []),
        ],
        cwd: dirname(dataDir),
        env: buildEnvironment(),
        account,
        logFile,
        signal,
      });
    try {
      // With lc_ctype C, pg_trgm sees no Japanese letters. Only Linux has a locale of this name.
      await initialise(process.platform === 'linux' ? 'C.UTF-8' : 'C');
    } catch (error) {
      if (!/invalid locale/.test((error as { output?: string }).output ?? '')) throw error;
      await initialise('C');
    }
    renameSync(draft, dataDir);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** PG* variables of the person's shell are meant for other databases. */
function buildEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name)));
}

/**
 * After kill -9 postmaster.pid stays. PostgreSQL sees that itself, except when the pid still stands in the process table
 * (nobody has fetched the dead server yet) or was given again to a process of the same user. A server that outlived its
 * starter is stopped: two cannot share the folder.
 */
async function clearStaleServer({ dataDir }: Context): Promise<void> {
  const pidFile = join(dataDir, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1) return;
  if (isAlive(pid)) {
    const commandLine = readCommandLine(pid);
    if (commandLine === '') return;
    if (commandLine.includes(dataDir)) await stopProcess(pid, 'SIGINT');
    else rmSync(pidFile);
    return;
  }
  const deadline = Date.now() + zombiePatienceMs;
  while (isListed(pid) && Date.now() < deadline) await sleep(100);
  if (isListed(pid)) rmSync(pidFile);
}

async function startServer(context: Context): Promise<Part> {
  const deadline = Date.now() + recoveryPatienceMs;
  for (;;) {
    const { part, failure } = await tryServer(context, deadline);
    if (!failure) return part;
    await part.stop();
    // Children of a killed server need a moment to notice; until then its shared memory is in use.
    const isPredecessorEnding = /shared memory block .* is still in use/.test(readLastLogLines(context.logFile, 5));
    if (!isPredecessorEnding || Date.now() > deadline || context.signal?.aborted) throw failure;
    await sleep(500);
  }
}

async function tryServer(context: Context, deadline: number): Promise<{ part: Part; failure?: Failure }> {
  const { dataDir, port, account, binaries, logFile } = context;
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: context.maxConnections ?? 100,
    fsync: context.fsync === false ? 'off' : 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // DETAIL lines would put keys (mail addresses) into the log.
    log_error_verbosity: 'terse',
  };
  const part = await startPart({
    command: binaries.postgres,
    args: ['-D', dataDir, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    env: buildEnvironment(),
    cwd: dirname(dataDir),
    account,
    logFile,
    // SIGTERM would wait for every client; SIGINT closes their sessions and writes a checkpoint.
    stopSignal: 'SIGINT',
  });
  return { part, failure: await waitUntilAnswering(part, context, deadline) };
}

async function waitUntilAnswering(part: Part, context: Context, deadline: number): Promise<Failure | undefined> {
  const startedAt = Date.now();
  let end: string | undefined;
  let toldAt = startedAt;
  void part.exited.then(({ reason }) => (end = reason));
  for (;;) {
    const refusal = await connectOnce(context);
    if (refusal === undefined) return undefined;
    if (end) return describeEnd(end, context.logFile);
    if (refusal === '28P01') {
      return new Failure(
        `The passwords in secrets.json are not those of ${context.dataDir}: restore secrets.json, or move the data folder away to begin with an empty database.`,
      );
    }
    if (context.signal?.aborted) return new Failure('The start of PostgreSQL was interrupted.');
    if (Date.now() > deadline) {
      return new Failure(`PostgreSQL did not answer within ${recoveryPatienceMs / 1000} s: see ${context.logFile}.`);
    }
    if (Date.now() - toldAt > 10_000) {
      toldAt = Date.now();
      console.log(`Waiting for PostgreSQL: ${Math.round((toldAt - startedAt) / 1000)} s`);
    }
    await sleep(100);
  }
}

/** Undefined, or the code of the refusal. */
async function connectOnce({ port, password }: Context): Promise<string | undefined> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password,
    database: 'postgres',
    connectionTimeoutMillis: 2_000,
  });
  // A server that goes away meanwhile must not end this process with an unheard error.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code ?? 'unknown';
  } finally {
    await client.end().catch(() => undefined);
  }
}

function describeEnd(reason: string, logFile: string): Failure {
  const lines = readLastLogLines(logFile, 8);
  if (isDiskFull(lines)) return new Failure(describeFullDisk(dirname(logFile)));
  return new Failure(`PostgreSQL ended at its start (${reason}): ${findTellingLine(lines)} (log: ${logFile})`);
}

import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeFullDisk, Failure, isDiskFull } from './failure.mjs';
import { type Part, readLastLogLines, startPart } from './process.js';
import { findTellingLine, runStep } from './step.mjs';

export { findTemporal } from './temporal-binary.js';

const startPatienceMs = 90_000;

/** Proof is the export of closed histories, not retention; a year leaves time to notice that an export fails. */
export const retentionHours = 365 * 24;

/**
 * Its store is one SQLite file with one writer, and by default every step of every workflow waits for the disk there. So
 * it waits at checkpoints only: a killed server loses nothing, a machine without power the last moments, and those come
 * back from the ledger, as they would from a store that was restored.
 */
const pragmas = ['journal_mode=wal', 'synchronous=normal'];

export interface StartTemporalOptions {
  bin: string;
  port: number;
  /** Without it there is no web page. */
  uiPort?: number;
  /** Without it everything is gone when the server ends. */
  dbFile?: string;
  logFile: string;
  signal?: AbortSignal;
}

export interface Temporal extends Part {
  address: string;
}

/** A development server on 127.0.0.1 with the namespace `default`. */
export async function startTemporal(options: StartTemporalOptions): Promise<Temporal> {
  const { bin, port, uiPort, dbFile, logFile } = options;
  if (dbFile) mkdirSync(dirname(dbFile), { recursive: true, mode: 0o700 });
  const part = await startPart({
    command: bin,
    args: [
      ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--namespace', 'default'],
      ...(uiPort ? ['--ui-port', String(uiPort)] : ['--headless']),
      ...(dbFile ? ['--db-filename', dbFile, ...pragmas.flatMap((pragma) => ['--sqlite-pragma', pragma])] : []),
      ...['--log-level', 'warn'],
    ],
    env: buildEnvironment(options),
    logFile,
  });
  const address = `127.0.0.1:${port}`;
  try {
    await waitUntilServing({ ...options, part, address });
  } catch (error) {
    await part.stop();
    throw error;
  }
  return { ...part, address };
}

/**
 * TEMPORAL_* of the person's shell (a cloud namespace, certificates) is not meant for this server. It writes a file into
 * its home folder and asks its makers for newer versions: the first happens in our folder, the second not at all.
 */
function buildEnvironment({ dbFile, logFile }: StartTemporalOptions): NodeJS.ProcessEnv {
  const folder = dirname(dbFile ?? logFile);
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('TEMPORAL_'));
  return { ...Object.fromEntries(kept), HOME: folder, USERPROFILE: folder, TEMPORAL_VERSION_CHECK_DISABLED: '1' };
}

/** The namespace takes its retention: then it exists and the server serves. */
async function waitUntilServing(options: StartTemporalOptions & { part: Part; address: string }): Promise<void> {
  const { bin, part, port, address, logFile, signal } = options;
  const startedAt = Date.now();
  let end: string | undefined;
  void part.exited.then(({ reason }) => (end = reason));
  let refusal = 'its port did not open';
  while (Date.now() - startedAt < startPatienceMs) {
    if (signal?.aborted) throw new Failure('The start of Temporal was interrupted.');
    if (end) throw describeEnd(end, logFile);
    if (await isOpen(port)) {
      try {
        await runStep({
          title: "Setting the namespace's retention",
          command: bin,
          args: [
            'operator',
            'namespace',
            'update',
            '--namespace',
            'default',
            '--retention',
            `${retentionHours}h`,
            '--address',
            address,
          ],
          env: buildEnvironment(options),
          timeoutMs: 10_000,
        });
        return;
      } catch (error) {
        refusal = (error as Error).message;
      }
    }
    await sleep(100);
  }
  throw new Failure(
    `Temporal did not answer within ${startPatienceMs / 1000} s (${refusal}): see ${logFile}, then start again.`,
  );
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const finish = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1_000, () => finish(false));
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
  });
}

function describeEnd(reason: string, logFile: string): Failure {
  const lines = readLastLogLines(logFile, 5);
  if (isDiskFull(lines)) return new Failure(describeFullDisk(dirname(logFile)));
  return new Failure(`Temporal ended at its start (${reason}): ${findTellingLine(lines)} (log: ${logFile})`);
}

import { setTimeout as sleep } from 'node:timers/promises';
import { describeFullDisk, Failure, isDiskFull } from './failure.mjs';
import { type Part, readLastLogLines } from './process.js';
import { findTellingLine } from './step.mjs';

const patienceMs = 90_000;

interface Health {
  parts?: Partial<Record<string, unknown>>;
}

async function readHealth(url: string): Promise<Health | undefined> {
  try {
    const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) });
    if (!response.ok) return undefined;
    return (await response.json()) as Health;
  } catch {
    return undefined;
  }
}

/** Ready means that a person's action would get through: the API answers, and it sees a worker and Temporal. */
export async function waitUntilHealthy(options: {
  url: string;
  parts: Record<string, Part>;
  needed: readonly string[];
  signal: AbortSignal;
}): Promise<void> {
  const startedAt = Date.now();
  let toldAt = startedAt;
  let failure: Failure | undefined;
  for (const [name, part] of Object.entries(options.parts)) {
    void part.exited.then(({ reason }) => (failure ??= describeEarlyEnd(name, reason, part.logFile)));
  }
  let missing: readonly string[] = ['api'];
  while (Date.now() - startedAt < patienceMs) {
    if (options.signal.aborted) throw new Failure('The start was interrupted.');
    const health = await readHealth(options.url);
    if (failure) throw failure;
    missing = health ? options.needed.filter((name) => health.parts?.[name] !== 'up') : ['api'];
    if (missing.length === 0) return;
    if (Date.now() - toldAt > 10_000) {
      toldAt = Date.now();
      console.log(`Waiting for ${missing.join(' and ')}: ${Math.round((toldAt - startedAt) / 1000)} s`);
    }
    await sleep(150);
  }
  const logs = Object.values(options.parts).map(({ logFile }) => logFile);
  throw new Failure(
    `Not ready after ${patienceMs / 1000} s (${missing.join(' and ')} not up at ${options.url}): see ${logs.join(' and ')}, then start again.`,
  );
}

function describeEarlyEnd(name: string, reason: string, logFile: string): Failure {
  const lines = readLastLogLines(logFile, 20);
  if (isDiskFull(lines)) return new Failure(describeFullDisk(logFile));
  const taken = /EADDRINUSE[^\n]*?:(\d+)/.exec(lines)?.[1];
  if (taken) {
    return new Failure(
      `Port ${taken} is taken by another program: stop that program, or choose another port, for example PORT=${Number(taken) + 1} npm start.`,
    );
  }
  return new Failure(`${name} ended at its start (${reason}): ${findTellingLine(lines)} (log: ${logFile})`);
}

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { tryLock } from './lock.mjs';
import { PartGroup, type PartGroupOptions, stopParts } from './part-group.js';
import type { Places } from './places.mjs';
import { readRunFile } from './run-file.js';

export interface SessionOptions extends Pick<PartGroupOptions, 'restarts' | 'describeReturn'> {
  places: Places;
  signal: AbortSignal;
  /** How a person runs a second one beside it. */
  describeSecond: string;
}

/**
 * One start from a home folder, from the lock to the orderly stop: what an earlier start left is stopped first, and
 * whatever the work started is stopped when it ends, by whichever way.
 */
export async function runSession(
  { places, signal, describeSecond, ...options }: SessionOptions,
  work: (group: PartGroup, signal: AbortSignal) => Promise<number>,
): Promise<number> {
  const lock = tryLock(join(places.home, 'start.lock'));
  if (!lock.release) {
    const run = readRunFile(places.home);
    const address = (run.api ?? run['api-1'])?.address;
    throw new Failure(
      `Kyoso Desk runs already${address ? ` at ${address}` : ''} (process ${lock.heldBy}): stop it there with Ctrl-C, or ${describeSecond}.`,
    );
  }
  // Ended by an interruption or by a failure: from then on nobody is told that a part ended, and none comes back.
  const lifetime = new AbortController();
  signal.addEventListener('abort', () => lifetime.abort(), { once: true });
  const group = new PartGroup({ ...options, home: places.home, signal: lifetime.signal });
  try {
    await stopParts(places.home, 'left over from an earlier start');
    return await work(group, lifetime.signal);
  } finally {
    lifetime.abort();
    await group.stop();
    rmSync(join(places.home, 'tmp'), { recursive: true, force: true });
    lock.release();
  }
}

/** With every part dead nothing else would keep this process alive, and there are parts to bring back. */
export function waitForInterruption(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const heartbeat = setInterval(() => undefined, 60_000);
    const finish = () => {
      clearInterval(heartbeat);
      resolve();
    };
    signal.addEventListener('abort', finish, { once: true });
  });
}

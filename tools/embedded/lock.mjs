import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from './failure.mjs';
import { isAlive, readCommandLine } from './live-process.mjs';

function readHolder(file) {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8'));
    if (holder.pid === process.pid || !isAlive(holder.pid)) return undefined;
    return readCommandLine(holder.pid) === holder.commandLine ? holder.pid : undefined;
  } catch {
    return undefined;
  }
}

/** Takes the lock or tells who holds it; a lock left by a killed process does not count. */
export function tryLock(file) {
  mkdirSync(dirname(file), { recursive: true });
  // Written beside and linked, so that nobody ever reads a half-written lock.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, commandLine: readCommandLine(process.pid) }));
  try {
    for (let attempt = 0; attempt < 2; attempt += 1) {
      try {
        linkSync(draft, file);
        return { release: () => rmSync(file, { force: true }) };
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
        const heldBy = readHolder(file);
        if (heldBy) return { heldBy };
        rmSync(file, { force: true });
      }
    }
    return { heldBy: 0 };
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Two commands at once in one checkout would install or build over each other: the second one waits. */
export async function withLock({ file, waitingFor, signal }, work) {
  let lock = tryLock(file);
  if (!lock.release) console.log(`Waiting for ${waitingFor} by process ${lock.heldBy} ...`);
  while (!lock.release) {
    if (signal?.aborted) throw new Failure('Stopped while waiting.');
    await sleep(300);
    lock = tryLock(file);
  }
  try {
    return await work();
  } finally {
    lock.release();
  }
}

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, readCommandLine } from './live-process.mjs';
import { tryLock } from './lock.mjs';
import { readPrivateJson, writePrivateJson } from './private-file.js';

/** In the order in which they are stopped: nobody loses what it still needs. */
export const partNames = ['api', 'worker', 'mail', 'temporal', 'postgres'] as const;
export type PartName = (typeof partNames)[number];
/** Where several of a kind run, each has its number: api-1, api-2. */
export type RunName = PartName | `${PartName}-${number}`;

export interface RunEntry {
  address: string;
  pid: number;
}
export type RunFile = { [Name in RunName]?: RunEntry };

export function isPartName(name: string | undefined): name is PartName {
  return (partNames as readonly (string | undefined)[]).includes(name);
}

export function kindOf(name: RunName): PartName {
  return name.replace(/-\d+$/, '') as PartName;
}

export function readRunFile(home: string): RunFile {
  return readPrivateJson<RunFile>(join(home, 'run.json')) ?? {};
}

/** `npm start` and `npm start -- --only` write the same file: one at a time. Without any part there is no file. */
async function changeRunFile(home: string, change: (run: RunFile) => void): Promise<void> {
  let lock = tryLock(join(home, 'run.lock'));
  while (!lock.release) {
    await sleep(20);
    lock = tryLock(join(home, 'run.lock'));
  }
  try {
    const run = readRunFile(home);
    change(run);
    if (Object.keys(run).length === 0) rmSync(join(home, 'run.json'), { force: true });
    else writePrivateJson(join(home, 'run.json'), run);
  } finally {
    lock.release();
  }
}

export function addRunEntry(home: string, name: RunName, entry: RunEntry): Promise<void> {
  return changeRunFile(home, (run) => {
    run[name] = entry;
  });
}

/** Only the entry of that very process: the part may have been brought back under another pid meanwhile. */
export function removeRunEntry(home: string, name: RunName, pid: number): Promise<void> {
  return changeRunFile(home, (run) => {
    if (run[name]?.pid === pid) delete run[name];
  });
}

const commandMarks: Record<PartName, RegExp> = {
  api: /server\.js/,
  worker: /worker\.js/,
  mail: /mail-sink\.js/,
  temporal: /start-dev|temporal-server/,
  postgres: /postgres/,
};

/** A pid from the file may belong to another program by now (a restart of the machine): its command line decides. */
export function isRunning(name: RunName, entry: RunEntry | undefined): entry is RunEntry {
  if (!entry || !isAlive(entry.pid)) return false;
  const commandLine = readCommandLine(entry.pid);
  return commandLine === '' || commandMarks[kindOf(name)].test(commandLine);
}

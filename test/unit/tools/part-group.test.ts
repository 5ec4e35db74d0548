import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { isAlive } from '../../../tools/embedded/live-process.mjs';
import { PartGroup, type StartPart } from '../../../tools/embedded/part-group.js';
import { startPart } from '../../../tools/embedded/process.js';
import { addRunEntry, readRunFile } from '../../../tools/embedded/run-file.js';
import { eventually } from '../../integration/eventually.js';

let home: string;
let stop: AbortController;
let group: PartGroup;
/** Of every process of a test: what a failing one forgets must not outlive it. */
let pids: number[];
/** The back-off. */
let sleep: () => Promise<void>;

const startWorker: StartPart = async () => {
  // The last word is how run.json's reader recognises a worker's process.
  const args = ['-e', 'setInterval(() => 0, 1000)', 'worker.js'];
  const part = await startPart({ command: process.execPath, args, env: process.env, logFile: join(home, 'part.log') });
  pids.push(part.pid);
  return { ...part, address: 'queue' };
};

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'kyoso-group-'));
  pids = [];
  sleep = () => Promise.resolve();
  stop = new AbortController();
  group = new PartGroup({
    home,
    restarts: { delaysMs: [500], steadyMs: 60_000 },
    describeReturn: (name) => `bring ${name} back`,
    signal: stop.signal,
    clock: { now: () => performance.now(), sleep: () => sleep() },
  });
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});

afterEach(async () => {
  stop.abort();
  await group.stop();
  for (const pid of pids) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
  rmSync(home, { recursive: true, force: true });
  jest.restoreAllMocks();
});

test('a part of a kind of which several run is restarted under its own name and stopped with the rest', async () => {
  const starts = { 'worker-1': startWorker, 'worker-2': startWorker };
  const parts = await group.startTogether(starts);
  group.supervise(parts, starts);
  process.kill(parts['worker-1']!.pid, 'SIGKILL');

  await eventually(async () => {
    const pid = readRunFile(home)['worker-1']?.pid;
    return pid !== undefined && pid !== parts['worker-1']!.pid;
  });
  expect(readRunFile(home)['worker-2']?.pid).toBe(parts['worker-2']!.pid);
  stop.abort();
  await group.stop();
  expect(pids.filter((pid) => isAlive(pid))).toEqual([]);
  expect(existsSync(join(home, 'run.json'))).toBe(false);
});

test('what a person starts by hand during the back-off is not started twice', async () => {
  const start = jest.fn(startWorker);
  const parts = await group.startTogether({ worker: start });
  let backOffEnds: () => void = () => undefined;
  const backOff = new Promise<void>((resolve) => (backOffEnds = resolve));
  const begun = new Promise<void>((resolve) => {
    sleep = () => {
      resolve();
      return backOff;
    };
  });
  group.supervise(parts, { worker: start });
  process.kill(parts['worker']!.pid, 'SIGKILL');
  await begun;

  const byHand = await startWorker(stop.signal);
  await addRunEntry(home, 'worker', byHand);
  backOffEnds();

  await eventually(async () =>
    jest.mocked(console.error).mock.calls.some(([line]) => String(line).includes('brought back by hand')),
  );
  expect(start).toHaveBeenCalledTimes(1);
  expect(readRunFile(home).worker?.pid).toBe(byHand.pid);
});

test('when one of several can’t be started, the others are interrupted and its reason is told', async () => {
  const neverReady: StartPart = (signal) =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('interrupted'))));

  await expect(
    group.startTogether({ 'api-1': neverReady, 'api-2': () => Promise.reject(new Error('port 3000 is taken')) }),
  ).rejects.toThrow('port 3000 is taken');
});

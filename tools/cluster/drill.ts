import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Places } from '../embedded/places.mjs';
import { isRunning, readRunFile, type RunName } from '../embedded/run-file.js';

const storyPatienceMs = 180_000;
const returnPatienceMs = 60_000;

/** A line of the walkthrough that tells of a command: its number, then its kind. */
const commandLine = /^\s*\d+\s{2}\w+/;

interface Kill {
  /** After how many commands of the story. */
  after: number;
  name: RunName;
}

interface Story {
  desk: string;
  /** Which of the two APIs it asks first: the one that is killed. */
  firstApi: 0 | 1;
  kills: readonly Kill[];
}

const stories: readonly Story[] = [
  {
    desk: 'tokorozawa',
    firstApi: 0,
    kills: [
      { after: 4, name: 'worker-1' },
      { after: 8, name: 'api-1' },
    ],
  },
  {
    desk: 'minato',
    firstApi: 1,
    kills: [
      { after: 3, name: 'api-2' },
      { after: 6, name: 'worker-2' },
    ],
  },
];

export interface DrillOptions {
  places: Places;
  /** Of the first API and of the second. */
  addresses: readonly string[];
  signal: AbortSignal;
}

/**
 * Both stories through the public API while one API and one worker are killed with -9 in each: each must go on to its
 * end, its history must equal its record, and what was killed must come back. Resolves with the exit code.
 */
export async function runDrill(options: DrillOptions): Promise<number> {
  let isGood = true;
  for (const story of stories) {
    if (options.signal.aborted) return 1;
    isGood = (await tellStory(options, story)) && isGood;
  }
  console.log(isGood ? 'The drill passed.' : 'The drill failed.');
  return isGood ? 0 : 1;
}

async function tellStory({ places, addresses, signal }: DrillOptions, story: Story): Promise<boolean> {
  const { desk, kills, firstApi } = story;
  const startedAt = performance.now();
  const killed = new Map<RunName, number>();
  const first = addresses[firstApi]!;
  const order = [first, ...addresses.filter((address) => address !== first)];
  const child = spawn(process.execPath, [join(places.checkout, 'dist', 'tools', 'walkthrough', 'main.js'), desk], {
    cwd: places.checkout,
    env: { ...process.env, KYOSO_HOME: places.home, KYOSO_API_URL: order.join(',') },
    stdio: ['ignore', 'pipe', 'inherit'],
    signal: AbortSignal.any([signal, AbortSignal.timeout(storyPatienceMs)]),
    killSignal: 'SIGKILL',
  });
  const ended = new Promise<number>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
  let commands = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    console.log(`${desk}: ${line}`);
    if (!commandLine.test(line)) continue;
    commands += 1;
    for (const { name } of kills.filter(({ after }) => after === commands)) {
      const entry = readRunFile(places.home)[name];
      if (!isRunning(name, entry)) continue;
      process.kill(entry.pid, 'SIGKILL');
      killed.set(name, entry.pid);
      console.log(`${desk}: killed ${name} with -9 (process ${entry.pid})`);
    }
  }
  const code = await ended;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const back = await waitForReturn(places.home, killed, signal);
  const faults = [
    ...(code === 0 ? [] : ['the story did not end well']),
    ...kills.filter(({ name }) => !killed.has(name)).map(({ name }) => `${name} was not killed`),
    ...[...killed.keys()].filter((name) => !back.has(name)).map((name) => `${name} did not come back`),
  ];
  console.log(
    faults.length > 0
      ? `${desk}: ${faults.join('; ')}`
      : `${desk}: ${commands} commands in ${seconds} s with ${[...killed.keys()].join(' and ')} killed; both are back`,
  );
  return faults.length === 0;
}

async function waitForReturn(
  home: string,
  killed: ReadonlyMap<RunName, number>,
  signal: AbortSignal,
): Promise<Set<RunName>> {
  const back = new Set<RunName>();
  const deadline = performance.now() + returnPatienceMs;
  while (back.size < killed.size && performance.now() < deadline && !signal.aborted) {
    const run = readRunFile(home);
    for (const [name, pid] of killed) {
      const entry = run[name];
      if (entry && entry.pid !== pid && isRunning(name, entry)) back.add(name);
    }
    await sleep(200);
  }
  return back;
}

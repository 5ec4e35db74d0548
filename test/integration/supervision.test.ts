import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { isAlive } from '../../tools/embedded/live-process.mjs';
import { findFreePort } from '../../tools/embedded/ports.js';
import { eventually } from './eventually.js';

jest.setTimeout(180_000);

/** `npm start` itself, as a person has it in a terminal, with parts that are killed. */

type RunFile = Record<'api' | 'worker' | 'temporal' | 'postgres', { pid: number } | undefined>;

let home: string;
let starter: ChildProcess;
let output = '';
let address: string;

const readRun = async (): Promise<RunFile> => {
  const file = join(home, 'run.json');
  return (existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : {}) as RunFile;
};

const pidOf = async (name: keyof RunFile): Promise<number> => (await readRun())[name]?.pid ?? 0;

const kill = async (name: keyof RunFile): Promise<number> => {
  const pid = await pidOf(name);
  process.kill(pid, 'SIGKILL');
  return pid;
};

const isHealthy = async (): Promise<boolean> => {
  const health = await fetch(`${address}/api/health`).catch(() => null);
  if (health?.status !== 200) return false;
  const { parts } = (await health.json()) as { parts: Record<string, string> };
  return parts['worker'] === 'up' && parts['temporal'] === 'up';
};

beforeAll(async () => {
  home = await mkdtemp(join(process.env['TMPDIR'] ?? tmpdir(), 'kyoso-start-'));
  // As root, PostgreSQL runs as another user, who has to pass through.
  await chmod(home, 0o711);
  const port = await findFreePort();
  address = `http://127.0.0.1:${port}`;
  const environment = { ...process.env, NODE_OPTIONS: '' };
  starter = spawn(process.execPath, ['tools/start.mjs'], {
    cwd: new URL('../../', import.meta.url).pathname,
    env: {
      ...environment,
      KYOSO_HOME: home,
      PORT: String(port),
      KYOSO_POSTGRES_PORT: String(await findFreePort()),
      KYOSO_TEMPORAL_PORT: String(await findFreePort()),
      KYOSO_TEMPORAL_UI_PORT: String(await findFreePort()),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [starter.stdout!, starter.stderr!]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  await eventually(async () => output.includes('is ready at') || starter.exitCode !== null, 120_000);
  if (starter.exitCode !== null) throw new Error(output);
});

afterAll(async () => {
  if (starter.exitCode === null && starter.signalCode === null) {
    starter.kill('SIGTERM');
    await once(starter, 'exit');
  }
  await rm(home, { recursive: true, force: true });
});

test('a killed worker and a killed API come back, each told in one line', async () => {
  const [worker, api] = [await kill('worker'), await kill('api')];

  await eventually(async () => {
    const [newWorker, newApi] = [await pidOf('worker'), await pidOf('api')];
    return newWorker !== 0 && newApi !== 0 && newWorker !== worker && newApi !== api && (await isHealthy());
  }, 60_000);
  for (const name of ['worker', 'api']) {
    expect(output.split('\n').filter((line) => line.startsWith(`${name} `))).toEqual([
      `${name} ended (signal SIGKILL); started again in 0.5 s (1 of 5); its log: ${join(home, 'logs', `${name}.log`)}`,
    ]);
  }
});

test('PostgreSQL and Temporal come back with what they hold', async () => {
  const [postgres, temporal] = [await kill('postgres'), await kill('temporal')];

  await eventually(async () => {
    const [newPostgres, newTemporal] = [await pidOf('postgres'), await pidOf('temporal')];
    return newPostgres !== 0 && newTemporal !== 0 && newPostgres !== postgres && newTemporal !== temporal;
  }, 90_000);
  await eventually(isHealthy, 60_000);
  // The desks are in the database of before.
  expect((await fetch(`${address}/api/desks/tokorozawa`)).status).not.toBe(404);
});

test('an orderly stop while a part waits for its restart leaves nothing behind', async () => {
  const run = await readRun();
  const killed = await kill('worker');
  await eventually(async () => output.includes('(2 of 5)'), 30_000);
  starter.kill('SIGTERM');
  const [code] = (await once(starter, 'exit')) as [number | null];

  expect(code).toBe(0);
  expect(existsSync(join(home, 'run.json'))).toBe(false);
  const pids = Object.values(run).map((entry) => entry!.pid);
  expect(pids).toContain(killed);
  expect(pids.filter((pid) => isAlive(pid))).toEqual([]);
});

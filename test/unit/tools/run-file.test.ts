import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { tryLock } from '../../../tools/embedded/lock.mjs';
import { ensureSecrets } from '../../../tools/embedded/private-file.js';
import { type Part, readLastLogLines, startPart } from '../../../tools/embedded/process.js';
import {
  addRunEntry,
  isPartName,
  isRunning,
  partNames,
  readRunFile,
  removeRunEntry,
} from '../../../tools/embedded/run-file.js';

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'kyoso-run-'));
});

afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

test('run.json holds address and pid per part and goes with the last one', async () => {
  await Promise.all(partNames.map((name, index) => addRunEntry(home, name, { address: name, pid: index + 1 })));

  const run = JSON.parse(readFileSync(join(home, 'run.json'), 'utf8')) as unknown;
  expect(run).toEqual({
    api: { address: 'api', pid: 1 },
    worker: { address: 'worker', pid: 2 },
    mail: { address: 'mail', pid: 3 },
    temporal: { address: 'temporal', pid: 4 },
    postgres: { address: 'postgres', pid: 5 },
  });

  await Promise.all(partNames.map((name, index) => removeRunEntry(home, name, index + 1)));
  expect(existsSync(join(home, 'run.json'))).toBe(false);
});

test('the end of an old process does not remove the entry of the new one', async () => {
  await addRunEntry(home, 'worker', { address: 'queue', pid: 20 });
  await removeRunEntry(home, 'worker', 10);

  expect(readRunFile(home)).toEqual({ worker: { address: 'queue', pid: 20 } });
});

test('a pid that another program has by now does not count as the part', () => {
  expect(isRunning('temporal', { address: '', pid: process.pid })).toBe(false);
  expect(isRunning('temporal', undefined)).toBe(false);
  expect(isPartName('frontend')).toBe(false);
});

test('a lock is held once, and one left by a killed process counts for nothing', () => {
  const file = join(home, 'start.lock');
  const first = tryLock(file);
  expect(first.release).toBeDefined();
  first.release?.();

  writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1, commandLine: 'node' }));
  expect(tryLock(file).release).toBeDefined();
});

test('secrets are made once and readable by their owner only', () => {
  const secrets = ensureSecrets(home);

  expect(ensureSecrets(home)).toEqual(secrets);
  expect(new Set(Object.values(secrets)).size).toBe(4);
  if (process.platform !== 'win32') expect(statSync(join(home, 'secrets.json')).mode & 0o777).toBe(0o600);
});

test('a file of an earlier release keeps what the database knows and gets what came later', () => {
  const earlier = { postgresPassword: 'a', ownerPassword: 'b', appPassword: 'c' };
  writeFileSync(join(home, 'secrets.json'), JSON.stringify(earlier));

  expect(ensureSecrets(home)).toEqual({ ...earlier, apiSecret: expect.any(String) });
  expect(ensureSecrets(home)).toEqual(ensureSecrets(home));
});

test('a part writes its log, is stopped by its signal and tells how it ended', async () => {
  const start = (script: string): Promise<Part> =>
    startPart({
      command: process.execPath,
      args: ['-e', script],
      env: process.env,
      logFile: join(home, 'logs', 'part.log'),
    });
  const orderly = await start('process.on("SIGTERM", () => process.exit(0)); setInterval(() => 0, 1000)');
  const failing = await start('console.error("reason"); process.exit(7)');

  await expect(failing.exited).resolves.toEqual({ reason: 'exit code 7', isClean: false });
  expect(readLastLogLines(failing.logFile)).toBe('reason');
  await orderly.stop();
  await expect(orderly.exited).resolves.toMatchObject({ reason: expect.stringMatching(/exit code 0|SIGTERM/) });
});

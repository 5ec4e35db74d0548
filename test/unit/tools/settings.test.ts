import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { describeUrl, findFreePort, isLoopback } from '../../../tools/embedded/ports.js';
import { allowsTrialAccounts, chooseSettings, readSettings } from '../../../tools/embedded/settings.js';
import { findUnreachableFolder, requireReachable } from '../../../tools/embedded/unprivileged-account.js';

let home: string;
let server: Server | undefined;

const listen = (port: number) =>
  new Promise<void>((resolve) => {
    server = createServer().listen(port, '127.0.0.1', resolve);
  });

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'kyoso-settings-'));
});

afterEach(() => {
  server?.close();
  server = undefined;
  rmSync(home, { recursive: true, force: true });
});

test('a port that is taken is named together with the way out', async () => {
  const port = await findFreePort();
  await listen(port);

  await expect(chooseSettings(home, { PORT: String(port) })).rejects.toThrow(
    new RegExp(`^Port ${port} is taken .*PORT=${port + 1} npm start`),
  );
  await expect(chooseSettings(home, { PORT: '0' })).rejects.toThrow('PORT=0 is no port');
});

test('DATABASE_URL without the owner is refused', async () => {
  await expect(chooseSettings(home, { DATABASE_URL: 'postgres://db' })).rejects.toThrow(
    /^DATABASE_URL is set but DATABASE_OWNER_URL is not/,
  );
});

test('servers of the person leave out ours', async () => {
  const environment = { DATABASE_URL: 'a', DATABASE_OWNER_URL: 'b', TEMPORAL_ADDRESS: 'c:1' };
  const settings = await chooseSettings(home, { ...environment, PORT: String(await findFreePort()), SHELL: '/bin/sh' });

  expect(settings).not.toHaveProperty('postgresPort');
  expect(settings).not.toHaveProperty('temporalPort');
  expect(settings.environment).toMatchObject(environment);
  expect(settings.environment).not.toHaveProperty('SHELL');
  expect(readSettings(home)).toEqual(settings);
});

test('ports stay those of the last start', async () => {
  const environment = { PORT: String(await findFreePort()), KYOSO_TEMPORAL_PORT: String(await findFreePort()) };
  const first = await chooseSettings(home, environment);
  const second = await chooseSettings(home, { PORT: environment.PORT });

  expect(second.temporalPort).toBe(Number(environment.KYOSO_TEMPORAL_PORT));
  expect(second.postgresPort).toBe(first.postgresPort);
});

describe('trial accounts', () => {
  test.each([
    ['127.0.0.1', {}, true],
    ['::1', {}, true],
    ['localhost', {}, true],
    ['0.0.0.0', {}, false],
    ['192.0.2.1', {}, false],
    ['127.0.0.1', { KYOSO_TRIAL_ACCOUNTS: 'off' }, false],
    ['127.0.0.1', { NODE_ENV: 'production' }, false],
  ])('at %s with %j: %s', (host, environment: Record<string, string>, expected) => {
    expect(allowsTrialAccounts({ host, port: 3000, environment })).toBe(expected);
  });
});

test('addresses are written as a browser takes them', () => {
  expect(describeUrl('0.0.0.0', 3000)).toBe('http://127.0.0.1:3000');
  expect(describeUrl('::1', 3000)).toBe('http://[::1]:3000');
  expect(isLoopback('127.example.org')).toBe(false);
});

test('a folder that the database user may not pass is named with what to do', () => {
  const closed = join(home, 'closed');
  mkdirSync(closed);
  chmodSync(home, 0o711);
  chmodSync(closed, 0o700);
  const stranger = { uid: 65_533, gid: 65_533 };
  const unreachable = findUnreachableFolder(join(closed, 'postgres'), stranger);

  // Where the tests themselves lie behind a closed folder, that one is met first.
  expect(unreachable).toBe(findUnreachableFolder(closed, stranger) ?? closed);
  expect(() => requireReachable(join(closed, 'postgres'), stranger)).toThrow(
    `run \`chmod o+x ${unreachable}\`, or set KYOSO_HOME`,
  );
});

import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { QueryFailedError } from 'typeorm';
import type { ApiDeps } from '../../../api/deps.js';
import { serveApp, type ServedApp } from './served-app.js';

/** The log says what was asked and what came of it, at every level; never with what secret, and never with whose words. */

const SECRET = 'canary-4f1c9e-secret';
const lines: string[] = [];
const told = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);

/** A database that answers with an error as the driver's are: it quotes what was written. */
const dataSource = {
  isInitialized: true,
  query: async () => {
    const driverError = Object.assign(new Error('value too long'), { code: '22001', detail: `Key (x)=(${SECRET})` });
    throw new QueryFailedError('insert into t values ($1)', [SECRET], driverError);
  },
} as unknown as ApiDeps['dataSource'];

let served: ServedApp;
beforeAll(async () => {
  served = await serveApp({ dataSource, log: pino({ level: 'trace' }, { write: (line) => lines.push(line) }) });
});
beforeEach(() => {
  lines.length = 0;
});
afterAll(() => served.stop());

const send = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(served.address + path, init);
  await response.text();
  return response.status;
};
const body = (value: unknown): RequestInit => ({
  method: 'POST',
  body: typeof value === 'string' ? value : JSON.stringify(value),
  headers: { 'content-type': 'application/json' },
});

test.each([
  ['a token', '/api/tasks', { headers: { authorization: `Bearer ${SECRET}` } }, 500],
  ['a cookie', '/api/nowhere', { headers: { cookie: `kyoso=${SECRET}` } }, 404],
  [
    'a header of the caller’s own',
    '/api/nowhere',
    { headers: { 'x-csrf-token': SECRET, referer: `http://x/${SECRET}` } },
    404,
  ],
  ['a request id that is none', '/api/nowhere', { headers: { 'x-request-id': `${SECRET} !` } }, 404],
  ['a query', `/api/desks?token=${SECRET}`, {}, 422],
  ['a password', '/api/session', body({ email: `${SECRET}@example.jp`, password: SECRET }), 500],
  ['a field that is wrong', '/api/session', body({ email: 1, password: SECRET, [SECRET]: 1 }), 422],
  ['a body that can’t be read', '/api/session', body(`{"password": "${SECRET}`), 400],
] as const)('of %s nothing stands in the log', async (_what, path, init, status) => {
  expect(await send(path, init as RequestInit)).toBe(status);
  expect(lines.join('')).not.toContain(SECRET);
  expect(told()).toContainEqual(
    expect.objectContaining({
      req: expect.objectContaining({ path: path.split('?')[0] }),
      res: { status },
    }),
  );
  if (status === 500) expect(told()).toContainEqual(expect.objectContaining({ msg: 'INTERNAL' }));
});

test.each(['/api/calendar/minato-%.ics', '/API/Calendar/%', '/api/calendar/x/%.ics'])(
  'an address of a calendar is a credential: %s',
  async (pattern) => {
    await send(pattern.replace('%', SECRET));
    expect(lines.join('')).not.toContain(SECRET);
    expect(told().map(({ req }) => (req as { path: string }).path)).toEqual([expect.stringMatching(/calendar\/…$/i)]);
  },
);

test('a line stays one line, whatever stands in the path', async () => {
  await send('/api/%0A%7B%22level%22:60%7D%0d%1b[31m');
  expect(told().filter(({ level }) => level === 60)).toEqual([]);
  for (const character of ['\n', '\r', '\u001b']) {
    for (const line of lines) expect(line.trimEnd()).not.toContain(character);
  }
});

import { afterEach, expect, test } from '@jest/globals';
import { pino } from 'pino';
import type { ApiDeps } from '../../../api/deps.js';
import { hashToken } from '../../../api/auth/tokens.js';
import { AnswerCheck, checkedFetch } from '../../contract/answer-check.js';
import { serveApp, type ServedApp } from './served-app.js';

/** Who asks too much waits; nobody else does. */

/** Every answer is held against the document: a 429 is declared, and says when to come back. */
const { fetch } = checkedFetch(globalThis.fetch, new AnswerCheck());

const LIMIT = { address: 5, account: 3 };
const TOKENS = ['a'.repeat(43), 'b'.repeat(43)] as const;

/** Knows the two tokens, and nothing else. */
const dataSource = {
  isInitialized: true,
  query: async (_text: string, [hash]: string[]) =>
    TOKENS.filter((token) => hashToken(token) === hash).map((token) => ({
      id: token,
      account_id: `account of ${token}`,
      expires_at: new Date('2027-01-01'),
      last_used_at: new Date('2026-11-21'),
    })),
} as unknown as ApiDeps['dataSource'];

let served: ServedApp;
const serve = async (changes: Partial<ApiDeps> = {}): Promise<void> => {
  const limits = { settleWaitMs: 0, commandsPerDay: 1, requestsPerMinute: LIMIT };
  served = await serveApp({ dataSource, limits, ...changes });
};
afterEach(() => served.stop());

const ask = (headers: Record<string, string> = {}, path = '/api/openapi.json', init: RequestInit = {}) =>
  fetch(served.address + path, { ...init, headers });
const as = (token: string) => ({ authorization: `Bearer ${token}` });

/** Statuses of so many requests, one after the other. */
async function statuses(times: number, headers: (n: number) => Record<string, string>): Promise<number[]> {
  const found: number[] = [];
  for (let n = 0; n < times; n += 1) found.push((await ask(headers(n))).status);
  return found;
}
const limited = (allowed: number, times: number): number[] =>
  Array.from({ length: times }, (_, n) => (n < allowed ? 200 : 429));

test('an address is answered so often in a minute, and then told when to come back', async () => {
  await serve();
  expect(await statuses(7, () => ({}))).toEqual(limited(LIMIT.address, 7));
  const response = await ask();
  expect(await response.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
  const seconds = Number(response.headers.get('retry-after'));
  expect(seconds).toBeGreaterThanOrEqual(1);
  expect(seconds).toBeLessThanOrEqual(60);
});

test('the limit of one account harms no other, nor those who share its address', async () => {
  await serve();
  expect(await statuses(5, () => as(TOKENS[0]))).toEqual(limited(LIMIT.account, 5));
  expect(await statuses(LIMIT.account, () => as(TOKENS[1]))).toEqual(limited(LIMIT.account, LIMIT.account));
  // None of all that counted for the address.
  expect(await statuses(LIMIT.address, () => ({}))).toEqual(limited(LIMIT.address, LIMIT.address));
});

test('a stranger who has used up an address shuts out nobody there who is signed in', async () => {
  await serve();
  await statuses(LIMIT.address, () => ({}));
  expect((await ask()).status).toBe(429);
  expect((await ask(as(TOKENS[0]))).status).toBe(200);
});

test.each([
  ['a token of nobody', () => as('c'.repeat(43))],
  ['another token each time', (n: number) => as(String(n).repeat(43))],
  ['a cookie of nobody', () => ({ cookie: 'kyoso=x' })],
  ['another address by one’s own word', (n: number) => ({ 'x-forwarded-for': `203.0.113.${n}` })],
  ['another address by a newer header', (n: number) => ({ forwarded: `for=203.0.113.${n}` })],
])('%s evades nothing', async (_what, headers) => {
  await serve();
  expect(await statuses(7, headers)).toEqual(limited(LIMIT.address, 7));
});

test('behind a proxy that is trusted, callers count by their own address, a network of IPv6 as one', async () => {
  await serve({ trustedProxies: ['127.0.0.1'] });
  const from = (address: string) => ({ 'x-forwarded-for': address });
  await statuses(LIMIT.address, () => from('203.0.113.1'));
  expect((await ask(from('203.0.113.1'))).status).toBe(429);
  expect((await ask(from('203.0.113.2'))).status).toBe(200);
  // What the caller wrote stands before what the proxy wrote, and is not believed.
  expect((await ask(from('198.51.100.9, 203.0.113.1'))).status).toBe(429);
  expect(await statuses(7, (n) => from(`2001:db8:1:2::${n}`))).toEqual(limited(LIMIT.address, 7));
  expect((await ask(from('2001:db8:ffff::1'))).status).toBe(200);
});

test('pages, unknown paths and other methods count too; how the service is can always be asked', async () => {
  await serve();
  const paths = ['/api/docs/', '/api/docs/page.css', '/nowhere', '/api/nowhere', '/api/openapi.json'];
  for (const path of paths) expect((await ask({}, path)).status).not.toBe(429);
  for (const path of paths) expect((await ask({}, path)).status).toBe(429);
  for (const path of ['/api/docs/', '/nowhere']) expect((await ask(as(TOKENS[0]), path)).status).toBe(429);
  expect((await ask({}, '/api/desks', { method: 'DELETE' })).status).toBe(429);
  expect((await ask({}, '/api/health')).status).toBe(503);
});

test('the log has one line for whoever reached a limit, however long they go on', async () => {
  const lines: { limit?: number; address?: string }[] = [];
  const log = pino({ level: 'warn' }, { write: (line) => lines.push(JSON.parse(line) as (typeof lines)[number]) });
  await serve({ log });
  await statuses(12, () => ({}));
  expect(lines).toEqual([expect.objectContaining({ address: '127.0.0.1', limit: LIMIT.address })]);
});

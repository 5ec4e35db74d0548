import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { describedRoutes } from '../../api/routes/index.js';
import { runQuery } from '../database/test-database.js';
import { Browser, DESK, SignInApi } from './sign-in-api.js';

/**
 * What another site can make the browser of a signed-in person send, at every route that changes something: the list is
 * the API's own, so a new route is tried by itself. Nothing of it is accepted, and nothing has changed afterwards.
 */

jest.setTimeout(60_000);

let api: SignInApi;
let browser: Browser;

beforeAll(async () => {
  api = await SignInApi.start();
  browser = await Browser.signedIn(api, 'coordinator');
}, 120_000);

afterAll(() => api?.stop());

const { routes } = describedRoutes();
const changing = routes
  .filter(({ method }) => method !== 'get')
  .map(({ method, path, body }) => ({ method, path, body }));

const pathOf = (path: string): string =>
  `/api${path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => (name === 'desk' ? DESK : randomUUID()))}`;

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

/** Byte for byte what is said here: a fetch would add headers and refuse others. */
const send = ({ method, path, headers, body }: Sent): Promise<{ status: number; code: unknown }> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(api.address);
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const sent = httpRequest({ hostname, port, path, method, headers: { ...headers, ...length } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const code = text === '' ? undefined : (JSON.parse(text) as { code?: unknown }).code;
        resolve({ status: response.statusCode ?? 0, code });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });

const FORM = 'application/x-www-form-urlencoded';
type Changed = (own: Record<string, string>) => Record<string, string | undefined>;

/** Each takes away or alters one of the signs of an own page, or is what a form can send. */
const CORPUS: Readonly<Record<string, Changed>> = {
  'no token': (own) => ({ ...own, 'x-csrf-token': undefined }),
  'an empty token': (own) => ({ ...own, 'x-csrf-token': '' }),
  'a wrong token': (own) => ({ ...own, 'x-csrf-token': 'A'.repeat(43) }),
  'a token that is a part of the right one': (own) => ({ ...own, 'x-csrf-token': own['x-csrf-token']!.slice(0, 42) }),
  'the token of the cookie itself': (own) => ({ ...own, 'x-csrf-token': own['cookie']!.split('=')[1] }),
  'a foreign origin': (own) => ({ ...own, origin: 'https://evil.example' }),
  'the own host under another port': (own) => ({ ...own, origin: 'http://127.0.0.1:1' }),
  'an origin that only begins like the own': (own) => ({ ...own, origin: `${own['origin']}.evil.example` }),
  'the origin null, as of a sandbox': (own) => ({ ...own, origin: 'null' }),
  'no origin': (own) => ({ ...own, origin: undefined }),
  'another site by Sec-Fetch-Site': (own) => ({ ...own, 'sec-fetch-site': 'cross-site' }),
  'a sister site by Sec-Fetch-Site': (own) => ({ ...own, 'sec-fetch-site': 'same-site' }),
  'neither origin nor Sec-Fetch-Site': (own) => ({ ...own, origin: undefined, 'sec-fetch-site': undefined }),
  'a form of another site': (own) => ({
    cookie: own['cookie'],
    origin: 'https://evil.example',
    'sec-fetch-site': 'cross-site',
    'content-type': FORM,
  }),
  'a form as text/plain': (own) => ({
    cookie: own['cookie'],
    origin: 'https://evil.example',
    'sec-fetch-site': 'cross-site',
    'content-type': 'text/plain',
  }),
  'a form in several parts': (own) => ({
    cookie: own['cookie'],
    origin: 'https://evil.example',
    'content-type': 'multipart/form-data; boundary=x',
  }),
  'an old browser that names nothing': (own) => ({ cookie: own['cookie'], 'content-type': 'application/json' }),
};

const REFUSED = new Set(['CROSS_SITE_REQUEST', 'UNSUPPORTED_CONTENT_TYPE']);

const withoutGaps = (headers: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined));

const own = (method: string): Record<string, string> => ({
  ...browser.ownHeaders(method.toUpperCase()),
  'content-type': 'application/json',
});

/** How many rows each table holds. What was refused for want of a right is noted, and that is no change. */
async function rowsOfTables(): Promise<Record<string, number>> {
  const tables = await runQuery<{ name: string }>(
    api.database.adminUrl,
    `select c.relname as name from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables.filter((table) => table.name !== 'audit_accesses')) {
    const [row] = await runQuery<{ n: string }>(api.database.adminUrl, `select count(*) as n from "${name}"`);
    counts[name] = Number(row?.n);
  }
  return counts;
}

test('the list of routes is the API’s', () => {
  expect(changing.length).toBeGreaterThan(12);
  expect(changing.map(({ method, path }) => `${method} ${path}`)).toEqual(
    expect.arrayContaining(['post /proposals/{id}/commands', 'put /proposals/{id}/draft', 'delete /session']),
  );
});

test('of whatever another site can send, at each route, nothing is accepted and nothing changed', async () => {
  const before = await rowsOfTables();
  const accepted: string[] = [];
  let tried = 0;
  for (const { method, path } of changing) {
    for (const [what, change] of Object.entries(CORPUS)) {
      const headers = withoutGaps(change(own(method)));
      const { status, code } = await send({ method: method.toUpperCase(), path: pathOf(path), headers, body: '{}' });
      tried += 1;
      if (!REFUSED.has(String(code))) accepted.push(`${method} ${path}, ${what}: ${status} ${String(code)}`);
    }
  }
  expect(accepted).toEqual([]);
  expect(tried).toBe(changing.length * Object.keys(CORPUS).length);
  expect(await rowsOfTables()).toEqual(before);
  expect(await browser.standing()).toBe(200);
}, 300_000);

test('GET changes nothing, whatever method is meant with it', async () => {
  const before = await rowsOfTables();
  for (const { method, path } of changing) {
    const overrides: readonly Record<string, string>[] = [
      {},
      { 'x-http-method-override': method },
      { 'x-method-override': method },
    ];
    for (const headers of overrides) {
      for (const query of ['', `?_method=${method}`]) {
        const cookie = own('get')['cookie']!;
        await send({ method: 'GET', path: pathOf(path) + query, headers: { cookie, ...headers } });
      }
    }
  }
  expect(await rowsOfTables()).toEqual(before);
  expect(await browser.standing()).toBe(200);
}, 300_000);

test('a method that is meant and not used is not followed', async () => {
  const override = { ...own('post'), 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE' };
  await send({ method: 'POST', path: '/api/session?_method=DELETE', headers: override, body: '{}' });
  expect(await browser.standing()).toBe(200);
});

/** Otherwise the corpus would say nothing. */
test('from a page of its own each route is reached', async () => {
  const ending = new Set(['/session', '/session/browser', '/session/link', '/session/oidc']);
  const refused: string[] = [];
  for (const { method, path } of changing.filter((route) => !ending.has(route.path))) {
    const { code } = await send({ method: method.toUpperCase(), path: pathOf(path), headers: own(method), body: '{}' });
    if (REFUSED.has(String(code)) || code === 'UNAUTHENTICATED') refused.push(`${method} ${path}: ${String(code)}`);
  }
  expect(refused).toEqual([]);
});

test('behind a proxy only the configured address counts, not the one that the request names', async () => {
  const address = await api.listen({ publicUrl: new URL('https://kyoso.example.lg.jp') });
  const person = new Browser(api, address);
  const { email, password } = api.account('officer');
  const signIn = (origin: string) => person.ask('POST', '/session/browser', { email, password }, { origin });
  expect((await signIn(address)).code).toBe('CROSS_SITE_REQUEST');
  expect((await signIn('https://kyoso.example.lg.jp')).status).toBe(200);
});

test('a program that names itself in the header needs neither token nor origin', async () => {
  const headers = { authorization: `Bearer ${api.account('officer3').token}` };
  expect(await send({ method: 'DELETE', path: '/api/session', headers })).toEqual({ status: 204, code: undefined });
});

test('nobody is signed in by another site as somebody else', async () => {
  const { email, password } = api.account('proposer2');
  const body = JSON.stringify({ email, password });
  const others: readonly Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'https://evil.example', 'content-type': 'text/plain' },
  ];
  for (const headers of others) {
    const sent = { 'content-type': 'application/json', ...headers };
    const { code } = await send({ method: 'POST', path: '/api/session/browser', headers: sent, body });
    expect(REFUSED.has(String(code))).toBe(true);
  }
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ROUTE_RULES, isOfPortal } from '../../../domain/route-access.js';
import { PAGES, RESERVED_DESK_IDS, addressOf, type Surface } from '../../../domain/pages.js';
import { serveApp, type ServedApp } from './served-app.js';

let folder: string;
/** One for each surface that is asked for. */
const served = new Map<Surface, ServedApp>();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kyoso-web-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<html lang="ja" data-surface="both">the document</html>');
  writeFileSync(join(folder, 'assets', 'main-1.js'), 'plain');
  writeFileSync(join(folder, 'assets', 'main-1.js.br'), 'small');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
});

afterAll(async () => {
  await Promise.all([...served.values()].map((app) => app.stop()));
  rmSync(folder, { recursive: true, force: true });
});

async function ask(path: string, options: RequestInit & { surface?: Surface } = {}): Promise<Response> {
  const { surface = 'both', ...init } = options;
  const app = served.get(surface) ?? (await serveApp({ surface, webFolder: folder }));
  served.set(surface, app);
  return fetch(`${app.address}${path}`, { redirect: 'manual', ...init });
}

/** What browsers say that they take when somebody goes to an address. */
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

const ID = '0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10';

test.each(Object.values(PAGES))('$path is the one document, asked for anew each time', async ({ path }) => {
  const answer = await ask(path.replace(':desk', 'nara').replace(':id', ID));
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-cache']);
  expect(answer.headers.get('content-type')).toContain('text/html');
  const policy = answer.headers.get('content-security-policy') ?? '';
  for (const rule of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "form-action 'none'"]) {
    expect(policy).toContain(rule);
  }
  expect(policy).not.toContain('unsafe');
  expect(policy).not.toContain('sandbox');
});

test('what it loads is kept for good, and sent small to whoever takes it so', async () => {
  const small = await ask('/assets/main-1.js', { headers: { 'accept-encoding': 'br' } });
  expect(small.headers.get('content-encoding')).toBe('br');
  const plain = await ask('/assets/main-1.js', { headers: { 'accept-encoding': 'identity' } });
  expect([await plain.text(), plain.headers.get('content-encoding')]).toEqual(['plain', null]);
  expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(plain.headers.get('content-type')).toContain('javascript');
});

describe('nothing else is a page', () => {
  test.each([
    '/api',
    '/api/',
    '/API',
    '/api/nowhere',
    '/api/proposals',
    '/assets',
    '/assets/',
    '/assets/main-1.js.br',
    '/assets/..%2fsecret.txt',
    '/secret.txt',
    '/assets/%2e%2e/secret.txt',
    '/api/propose',
    '/desks/api',
    '/secret.txt/x/y',
    '/nara/propose/more',
    '/nara/nothing',
  ])('%s', async (path) => {
    const answer = await ask(path);
    expect([answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([
      404,
      'application/problem+json',
    ]);
  });

  test.each(['/secret.txt', '/secret.txt/x/y', '/nara/propose/more', '/nara/nothing', '/desks/api'])(
    'but who looks for %s in a browser reads so on a page',
    async (path) => {
      const answer = await ask(path, { headers: { accept: BROWSER } });
      expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('the document')]);
      expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
    },
  );

  test.each(['/api', '/API/nowhere', '/assets/nothing.js'])('%s is told by the API in a browser too', async (path) => {
    const answer = await ask(path, { headers: { accept: BROWSER } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      404,
      expect.stringContaining('application/problem+json'),
    ]);
  });

  test('only asking for it', async () => {
    expect((await ask('/sign-in', { method: 'POST' })).status).toBe(404);
  });
});

describe('by its surface an installation shows', () => {
  test('on a portal no page of the office, and no route that only staff may call', async () => {
    const surface = 'portal' as const;
    expect((await ask(addressOf('today'), { surface })).status).toBe(404);
    expect(await (await ask(addressOf('desk', { desk: 'nara' }), { surface })).text()).toContain(
      'data-surface="portal"',
    );
    for (const path of ['/api/desks/nara/people', '/api/desks/nara/webhooks', `/api/audit/proposals/${ID}/history`]) {
      const answer = await ask(path, { surface });
      const { errors } = (await answer.json()) as { errors: { field: string }[] };
      expect([path, answer.status, errors[0]?.field]).toEqual([path, 404, 'path']);
    }
    expect((await ask('/api/tasks', { surface })).status).toBe(401);
  });

  test('in the office no page of the portal; its first page is what awaits one', async () => {
    const surface = 'office' as const;
    const first = await ask('/', { surface });
    expect([first.status, first.headers.get('location')]).toEqual([302, addressOf('today')]);
    for (const path of [
      addressOf('mine'),
      addressOf('desk', { desk: 'nara' }),
      addressOf('propose', { desk: 'nara' }),
    ]) {
      expect((await ask(path, { surface })).status).toBe(404);
    }
    expect((await ask(addressOf('today'), { surface })).status).toBe(200);
  });

  test('everything that a proposer, an expert or a partner may call, and nothing else', () => {
    const left = Object.entries(ROUTE_RULES).filter(([, rule]) => !isOfPortal(rule));
    expect(left.length).toBeGreaterThan(30);
    expect(left.map(([name]) => name)).toEqual(
      expect.arrayContaining([
        'GET /desks/{desk}/people',
        'POST /proposals/{id}/publication',
        'GET /desks/{desk}/mails',
      ]),
    );
    for (const name of ['POST /proposals/{id}/commands', 'PUT /proposals/{id}/draft', 'GET /tasks'] as const) {
      expect([name, isOfPortal(ROUTE_RULES[name])]).toEqual([name, true]);
    }
  });
});

test('no desk can be called by an address of ours', () => {
  expect([...RESERVED_DESK_IDS].sort()).toEqual([
    'account',
    'api',
    'assets',
    'desks',
    'my',
    'office',
    'proposals',
    'sign-in',
  ]);
});

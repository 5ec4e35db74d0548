import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ApiDeps } from '../../../api/deps.js';
import { PAGE_RULES, ROUTE_RULES } from '../../../domain/route-access.js';
import { serveApp, type ServedApp } from './served-app.js';

/** The page that shows the document: whole from this server, and no door beside the rules. */

let served: ServedApp;
let address: string;
beforeAll(async () => {
  // Never connected: a page asks no database.
  served = await serveApp({ dataSource: { isInitialized: false } as ApiDeps['dataSource'] });
  address = served.address;
});
afterAll(() => served.stop());

/** What HTML and CSS make a browser load. */
const referencesIn = (text: string): string[] =>
  [...text.matchAll(/(?:\b(?:src|href|action)\s*=\s*["']|url\(\s*["']?|@import\s+["'])([^"')]+)/g)].map(
    (match) => match[1]!,
  );

test('every door is a route with a rule or a page that is named', () => {
  const stack = (served.app as unknown as { router: { stack: { route?: { path: string | string[] } }[] } }).router
    .stack;
  const doors = stack.flatMap(({ route }) => (route ? [route.path].flat() : []));
  const known = [
    ...Object.keys(ROUTE_RULES).map((name) => `/api${name.split(' ')[1]!.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    ...Object.keys(PAGE_RULES).flatMap((page) => [`/api${page}`, `/api${page}/:asset`]),
  ];
  expect(doors.length).toBeGreaterThan(20);
  expect(doors.filter((door) => !known.includes(door))).toEqual([]);
  expect(known.filter((door) => !doors.includes(door))).toEqual([]);
});

test('the page and what it loads come from here, and nothing may come from elsewhere', async () => {
  const page = await fetch(`${address}/api/docs`);
  expect([page.status, page.redirected, page.url]).toEqual([200, true, `${address}/api/docs/`]);
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy.split(/[ ;]+/).filter((part) => /[.:]/.test(part))).toEqual(['data:']);
  expect(policy).not.toContain('upgrade-insecure-requests');

  const loaded = referencesIn(await page.text());
  expect(loaded.length).toBeGreaterThanOrEqual(5);
  for (const reference of loaded) {
    expect(reference).toMatch(/^\.\/[\w.-]+$/);
    const asset = await fetch(new URL(reference, page.url));
    expect([reference, asset.status]).toEqual([reference, 200]);
    expect((await asset.clone().arrayBuffer()).byteLength).toBeGreaterThan(100);
    if (!reference.endsWith('.css')) continue;
    const inner = referencesIn(await asset.text()).filter((url) => !url.startsWith('data:'));
    expect(inner).toEqual([]);
  }
});

test('it shows the document that is served, and asks nobody whether it is valid', async () => {
  const script = await (await fetch(`${address}/api/docs/swagger-ui-init.js`)).text();
  const [, text = ''] = /var options = ([\s\S]*?);\n\s*url = options/.exec(script) ?? [];
  const options = JSON.parse(text) as { swaggerDoc: object; customOptions: { validatorUrl: unknown } };
  expect(options.customOptions.validatorUrl).toBeNull();
  expect(options.swaggerDoc).toEqual(await (await fetch(`${address}/api/openapi.json`)).json());
});

test.each([
  ['GET', '/api/docs/package.json', 404],
  ['GET', '/api/docs/README.md', 404],
  ['GET', '/api/docs/%2e%2e%2fpackage.json', 404],
  ['POST', '/api/docs', 405],
  ['DELETE', '/api/docs/swagger-ui.css', 405],
])('%s %s is refused with a problem', async (method, path, status) => {
  const response = await fetch(address + path, { method });
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
});

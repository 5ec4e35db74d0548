import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { serveApp, type ServedApp } from './served-app.js';

/** What each kind of answer tells a browser, the refused ones and the page included. */

let served: ServedApp;
beforeAll(async () => {
  served = await serveApp();
});
afterAll(() => served.stop());

const JSON_BODY = { 'content-type': 'application/json' };
const ANSWERS: readonly (readonly [what: string, path: string, status: number, init?: RequestInit])[] = [
  ['an answer', '/api/openapi.json', 200],
  ['the service is down', '/api/health', 503],
  ['a fault of ours', '/api/desks', 500],
  ['an unknown path', '/nowhere', 404],
  ['another method', '/api/desks', 405, { method: 'DELETE' }],
  ['a method of no route', '/api/desks', 405, { method: 'OPTIONS' }],
  ['not signed in', '/api/tasks', 401],
  ['a wrong query', '/api/desks?x=1', 422],
  ['a wrong body', '/api/session', 400, { method: 'POST', body: '{', headers: JSON_BODY }],
  ['too large', '/api/session', 413, { method: 'POST', body: `"${'x'.repeat(1_100_000)}"`, headers: JSON_BODY }],
  ['the page', '/api/docs/', 200],
  ['the way to the page', '/api/docs', 308],
  ['what the page loads', '/api/docs/swagger-ui-init.js', 200],
];

const policyOf = (response: Response): Map<string, string> =>
  new Map(
    (response.headers.get('content-security-policy') ?? '').split(';').map((part) => {
      const [name = '', ...values] = part.trim().split(/\s+/);
      return [name, values.join(' ')];
    }),
  );

describe.each(ANSWERS)('%s', (_what, path, status, init = {}) => {
  let response: Response;
  beforeAll(async () => {
    response = await fetch(served.address + path, { redirect: 'manual', ...init });
    await response.arrayBuffer();
  });

  test('has every header', () => {
    expect(response.status).toBe(status);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
      'cache-control': 'no-store',
      'x-request-id': expect.stringMatching(/./),
    });
    expect(response.headers.get('x-powered-by')).toBeNull();
    expect(response.headers.get('server')).toBeNull();
    expect(response.headers.get('etag')).toBeNull();
    // Nobody else's page may read an answer.
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  test('lets nothing run that is not of this server', () => {
    const policy = policyOf(response);
    for (const name of ['default-src', 'object-src', 'base-uri', 'form-action', 'frame-ancestors']) {
      expect([name, policy.get(name)]).toEqual([name, "'none'"]);
    }
    const allowed = [...policy.values()].join(' ');
    expect(allowed).not.toMatch(/unsafe|\*|https?:|nonce|sha\d/);
    const isPage = path.startsWith('/api/docs');
    expect(policy.get('script-src')).toBe(isPage ? "'self'" : undefined);
    expect(policy.get('style-src')).toBe(isPage ? "'self'" : undefined);
    // By itself an answer is shown in a sandbox: what it holds can't act as this server.
    expect(policy.has('sandbox')).toBe(!isPage);
  });

  test('says what it is, and in which characters', () => {
    const type = response.headers.get('content-type');
    if (status === 308) return;
    expect(type).toMatch(/^(application\/(problem\+)?json|text\/html|(application|text)\/javascript); charset=utf-8$/);
  });
});

test('the page needs nothing that its policy refuses', async () => {
  const html = await (await fetch(`${served.address}/api/docs/`)).text();
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/i);
  for (const [, attributes = '', text = ''] of html.matchAll(/<script([^>]*)>([^<]*)<\/script>/g)) {
    expect(attributes).toMatch(/^ src="\.\/[\w.-]+"$/);
    expect(text).toBe('');
  }
});

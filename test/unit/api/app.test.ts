import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { request } from 'node:http';
import { AnswerCheck, checkedFetch } from '../../contract/answer-check.js';
import { serveApp, type ServedApp } from './served-app.js';

/** The application over a real socket, with a database that is never asked for anything: what is refused at the door. */

/** Every answer is held against the document. */
const { fetch } = checkedFetch(globalThis.fetch, new AnswerCheck());

let served: ServedApp;
let address: string;
beforeAll(async () => {
  served = await serveApp();
  address = served.address;
});
afterAll(() => served.stop());

interface Problem {
  readonly code: string;
  readonly status: number;
  readonly requestId: string;
  readonly errors: readonly { field: string; code: string; messages: { ja: string; en: string } }[];
}

async function send(path: string, init: RequestInit = {}) {
  const response = await fetch(`${address}${path}`, init);
  return { response, problem: (await response.json()) as Problem };
}

const post = (body: RequestInit['body'], headers: Record<string, string> = {}) =>
  send('/api/session', { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });

describe('bodies', () => {
  test.each([
    ['no JSON', '{', {}, 400, 'MALFORMED_BODY', 'body'],
    ['a bare text', '"x"', {}, 422, 'INVALID_REQUEST', 'body'],
    ['null', 'null', {}, 422, 'INVALID_REQUEST', 'body'],
    ['a key that stands twice', '{"email":"a","email":"b"}', {}, 422, 'INVALID_REQUEST', 'email'],
    ['broken UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), {}, 400, 'MALFORMED_BODY', 'body'],
    [
      'a surrogate as bytes',
      Buffer.concat([Buffer.from('{"email":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')]),
      {},
      400,
      'MALFORMED_BODY',
      'body',
    ],
    ['2 MB', JSON.stringify({ email: 'x'.repeat(2_000_000) }), {}, 413, 'BODY_TOO_LARGE', 'body'],
    ['a form', 'email=x', { 'content-type': 'text/plain' }, 415, 'UNSUPPORTED_CONTENT_TYPE', 'content-type'],
    [
      'another charset',
      '{}',
      { 'content-type': 'application/json; charset=utf-16' },
      415,
      'UNSUPPORTED_CONTENT_TYPE',
      'content-type',
    ],
    ['an unknown encoding', '{}', { 'content-encoding': 'x' }, 415, 'UNSUPPORTED_CONTENT_TYPE', 'content-encoding'],
    ['broken gzip', '{}', { 'content-encoding': 'gzip' }, 400, 'MALFORMED_BODY', 'body'],
    ['a missing field', '{"password":"x"}', {}, 422, 'INVALID_REQUEST', 'email'],
    ['a wrong type', '{"email":1,"password":"x"}', {}, 422, 'INVALID_REQUEST', 'email'],
    ['an unknown field', '{"email":"a@b.jp","password":"x","c":1}', {}, 422, 'INVALID_REQUEST', 'c'],
    ['NUL', '{"email":"a\\u0000"}', {}, 422, 'INVALID_REQUEST', 'email'],
    ['a lone surrogate', '{"email":"a\\ud800"}', {}, 422, 'INVALID_REQUEST', 'email'],
    ['depth', `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`, {}, 422, 'INVALID_REQUEST', 'a.'],
    ['an array', '[]', {}, 422, 'INVALID_REQUEST', 'body'],
  ])('%s', async (_what, body, headers, status, code, field) => {
    const { response, problem } = await post(body as RequestInit['body'], headers);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect([response.status, problem.status, problem.code]).toEqual([status, status, code]);
    expect(problem.errors[0]?.field.startsWith(field)).toBe(true);
    expect(problem.errors[0]?.messages.ja.length).toBeGreaterThan(0);
  });

  test('a prototype can’t be given', async () => {
    const { response } = await post('{"__proto__":{"email":"a@b.jp","password":"x"}}');
    expect(response.status).toBe(422);
  });
});

describe('paths, methods and tokens', () => {
  test.each([
    ['GET', '/api/nowhere', 404, 'NOT_FOUND'],
    ['GET', '/', 404, 'NOT_FOUND'],
    ['GET', '/api/proposals/%E0%A4%A', 404, 'NOT_FOUND'],
    ['DELETE', '/api/desks', 405, 'METHOD_NOT_ALLOWED'],
    ['GET', '/api/desks/%00', 404, 'NOT_FOUND'],
    ['GET', '/api/desks?x=1', 422, 'INVALID_REQUEST'],
    ['GET', '/api/desks?x=%00', 422, 'INVALID_REQUEST'],
    ['GET', '/api/tasks', 401, 'UNAUTHENTICATED'],
    ['GET', '/api/proposals/nonsense', 401, 'UNAUTHENTICATED'],
  ])('%s %s', async (method, path, status, code) => {
    const { response, problem } = await send(path, { method });
    expect([response.status, problem.code]).toEqual([status, code]);
    if (status === 405) expect(response.headers.get('allow')).toBe('GET');
    if (status === 401) expect(response.headers.get('www-authenticate')).toBe('Bearer');
  });

  test('a path that no URL parser would send', async () => {
    const { port } = new URL(address);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      request({ port, path: '/api/proposals/%', method: 'GET' }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(404);
  });

  test('an error of ours is 500 without details', async () => {
    const { response, problem } = await send('/api/desks');
    expect(response.status).toBe(500);
    expect(JSON.stringify(problem)).not.toContain('database was asked');
  });

  test('the caller’s request id is taken where it is one', async () => {
    const given = await send('/api/nowhere', { headers: { 'x-request-id': 'abcdefgh-1' } });
    expect(given.problem.requestId).toBe('abcdefgh-1');
    const strange = await send('/api/nowhere', { headers: { 'x-request-id': 'a b' } });
    expect(strange.problem.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('says nothing of what it is made of, and nobody keeps its answers', async () => {
    const { response } = await send('/api/nowhere');
    expect(response.headers.get('x-powered-by')).toBeNull();
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('health answers 503 in the same shape while the database does not', async () => {
    const response = await fetch(`${address}/api/health`);
    expect(response.status).toBe(503);
    const down = { postgres: 'down', temporal: 'down', worker: 'down', relay: 'down' };
    expect(await response.json()).toMatchObject({ status: 'down', parts: { api: 'up', ...down } });
  });
});

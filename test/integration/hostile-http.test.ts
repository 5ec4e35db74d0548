import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { makeDraft } from './cases.js';
import { Instance } from './instance.js';

/**
 * Bytes that no client library would send, over bare sockets: each is answered by what is wrong with it, and by the same
 * process as before.
 */

const PATIENCE_MS = 60_000;

let instance: Instance;
let draftId: string;
let pid: number;
beforeAll(async () => {
  instance = await Instance.start();
  draftId = await makeDraft(instance.as('proposer'));
  pid = instance.pidOf('api');
}, 120_000);
afterAll(() => instance.stop(), 60_000);

type Bytes = string | Buffer;

interface Given {
  readonly method?: string;
  readonly path?: string;
  /** Raw header lines. */
  readonly headers?: readonly string[];
  readonly body?: Bytes;
  /** Null: whatever the headers say. */
  readonly length?: number | null;
  /** The body in pieces of its own making, each after a pause. */
  readonly trickle?: readonly Bytes[];
  readonly isSignedIn?: boolean;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly code: string | null;
  readonly faults: readonly string[];
}

const JSON_TYPE = 'Content-Type: application/json';

/** One request on a connection of its own; the answer is whatever came until it was closed. */
async function exchange(given: Given): Promise<Answer> {
  const { method = 'PUT', path = `/api/proposals/${draftId}/draft`, headers = [JSON_TYPE], body, trickle = [] } = given;
  const { hostname, port } = new URL(instance.address);
  const length = given.length === undefined && body !== undefined ? Buffer.byteLength(body) : given.length;
  const lines = [
    `${method} ${path} HTTP/1.1`,
    `Host: ${hostname}`,
    'Connection: close',
    ...(given.isSignedIn === false ? [] : [`Authorization: Bearer ${instance.account('proposer').token}`]),
    ...(length === undefined || length === null ? [] : [`Content-Length: ${length}`]),
    ...headers,
  ];
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  // A server that refuses early closes while we still write: what it said before that counts.
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  if (body !== undefined) socket.write(body);
  for (const piece of trickle) {
    await sleep(5);
    if (!socket.writable) break;
    socket.write(piece);
  }
  const timeout = setTimeout(() => socket.destroy(), 40_000);
  await closed;
  clearTimeout(timeout);
  return readAnswer(Buffer.concat(chunks).toString('utf8'));
}

function readAnswer(text: string): Answer {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0);
  const type = /^content-type: ([^;\r\n]+)/im.exec(head)?.[1] ?? '';
  if (type !== 'application/problem+json') return { status, type, code: null, faults: [] };
  const json = body.slice(body.indexOf('{'), body.lastIndexOf('}') + 1);
  const problem = JSON.parse(json) as { code: string; errors: { field: string; code: string }[] };
  return { status, type, code: problem.code, faults: problem.errors.map(({ field, code }) => `${field} ${code}`) };
}

const problem = (status: number, code: string, ...faults: string[]): Answer => ({
  status,
  type: 'application/problem+json',
  code,
  faults,
});
const invalid = (...faults: string[]): Answer => problem(422, 'INVALID_REQUEST', ...faults);
const malformed = problem(400, 'MALFORMED_BODY', 'body MALFORMED_BODY');
const tooLarge = problem(413, 'BODY_TOO_LARGE', 'body BODY_TOO_LARGE');
const noType = problem(415, 'UNSUPPORTED_CONTENT_TYPE', 'content-type UNSUPPORTED_CONTENT_TYPE');
const noEncoding = problem(415, 'UNSUPPORTED_CONTENT_TYPE', 'content-encoding UNSUPPORTED_CONTENT_TYPE');
const missing = (field = 'id'): Answer => problem(404, 'NOT_FOUND', `${field} NOT_FOUND`);
/** Node's own answer to what is no request at all. */
const byNode = (status: number): Answer => ({ status, type: '', code: null, faults: [] });

const title = (json: string): string => `{"content":{"title":${json}}}`;
const CONTENT = 'content.title';

describe('JSON that means harm', () => {
  const cases: readonly (readonly [string, Bytes, Answer])[] = [
    [
      'an array of a hundred thousand levels',
      title('['.repeat(100_000) + ']'.repeat(100_000)),
      invalid(`${CONTENT}${'.0'.repeat(18)} TOO_DEEP`),
    ],
    [
      'an object of a hundred thousand levels',
      title('{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000)),
      invalid(`${CONTENT}${'.a'.repeat(18)} TOO_DEEP`),
    ],
    ['levels that are never closed', '['.repeat(900_000), malformed],
    ['__proto__', '{"content":{"__proto__":{"title":"x"}}}', invalid('content.__proto__ UNKNOWN_FIELD')],
    ['__proto__ in the body itself', '{"__proto__":{"content":{}}}', invalid('__proto__ UNKNOWN_FIELD')],
    ['constructor', '{"content":{"constructor":{"prototype":{}}}}', invalid('content.constructor UNKNOWN_FIELD')],
    ['prototype', '{"content":{},"prototype":1}', invalid('prototype UNKNOWN_FIELD')],
    ['toString', '{"content":{"toString":"x"}}', invalid('content.toString UNKNOWN_FIELD')],
    ['a key that stands twice', '{"content":{"title":"a","title":"b"}}', invalid(`${CONTENT} REPEATED_KEY`)],
    ['a key twice, once escaped', '{"content":{"title":"a","\\u0074itle":"b"}}', invalid(`${CONTENT} REPEATED_KEY`)],
    ['1e400', title('1e400'), invalid(`${CONTENT} OUT_OF_RANGE`)],
    ['2^53+1', title('9007199254740993'), invalid(`${CONTENT} OUT_OF_RANGE`)],
    ['half a million digits', title('9'.repeat(500_000)), invalid(`${CONTENT} OUT_OF_RANGE`)],
    ['-0', title('-0'), invalid(`${CONTENT} WRONG_TYPE`)],
    ['a small number with a long tail', title(`0.${'1'.repeat(100_000)}`), invalid(`${CONTENT} WRONG_TYPE`)],
    ['a number that JSON does not know', title('0x10'), malformed],
    ['a comment', '/* x */ {"content":{}}', malformed],
    ['null', 'null', invalid('body WRONG_TYPE')],
    ['cut off', '{"content":{"title":"a', malformed],
    ['something behind it', '{"content":{}} x', malformed],
  ];
  test.each(cases)('%s', async (_what, body, answer) => {
    expect(await exchange({ body })).toEqual(answer);
  });

  test('thousands of keys, and a hundred thousand', async () => {
    const keys = Array.from({ length: 100_000 }, (_none, index) => `"k${index}":1`);
    const of = (count: number): string => `{"content":{${keys.slice(0, count).join(',')}}}`;
    const some = await exchange({ body: of(5_000) });
    expect(some).toMatchObject({ status: 422, code: 'INVALID_REQUEST' });
    expect(some.faults[0]).toBe('content.k0 UNKNOWN_FIELD');
    expect(some.faults.length).toBe(50);
    expect(await exchange({ body: of(80_000) })).toEqual(invalid('content TOO_MANY'));
    expect(await exchange({ body: of(100_000) })).toEqual(tooLarge);
  });

  test('a command’s numbers, with and without a key', async () => {
    const path = `/api/proposals/${draftId}/commands`;
    for (const headers of [[JSON_TYPE], [JSON_TYPE, `Idempotency-Key: ${randomUUID()}`]]) {
      const send = (number: string) =>
        exchange({ method: 'POST', path, headers, body: `{"kind":"submit","expectedVersion":${number}}` });
      for (const number of ['1e400', '-1e400', '9007199254740993', `1${'0'.repeat(400)}`]) {
        expect(await send(number)).toEqual(invalid('expectedVersion OUT_OF_RANGE'));
      }
      expect(await send('-1')).toEqual(invalid('expectedVersion OUT_OF_RANGE'));
      expect((await send('1.5')).faults[0]).toMatch(/^expectedVersion /);
    }
  });
});

describe('bytes that are no JSON in UTF-8', () => {
  const utf16 = Buffer.from(title('"x"'), 'utf16le');
  const cases: readonly (readonly [string, Given, Answer])[] = [
    ['UTF-16', { body: utf16 }, malformed],
    ['UTF-16 with its mark', { body: Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]) }, malformed],
    ['UTF-16 by name', { body: utf16, headers: ['Content-Type: application/json; charset=utf-16'] }, noType],
    [
      'Shift_JIS',
      { body: Buffer.concat([Buffer.from('{"content":{"title":"'), Buffer.from([0x93, 0xfa]), Buffer.from('"}}')]) },
      malformed,
    ],
    ['Shift_JIS by name', { body: '{}', headers: ['Content-Type: application/json; charset=Shift_JIS'] }, noType],
    ['a byte order mark', { body: `\uFEFF${title('"x"')}` }, malformed],
    [
      'an overlong slash',
      { body: Buffer.concat([Buffer.from('{"content":{"title":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}}')]) },
      malformed,
    ],
    [
      'a surrogate as bytes',
      {
        body: Buffer.concat([
          Buffer.from('{"content":{"title":"'),
          Buffer.from([0xed, 0xa0, 0x80]),
          Buffer.from('"}}'),
        ]),
      },
      malformed,
    ],
    ['a lone surrogate, escaped', { body: title(String.raw`"\ud800"`) }, invalid(`${CONTENT} LONE_SURROGATE`)],
    ['NUL, escaped', { body: title(String.raw`"\u0000"`) }, invalid(`${CONTENT} NUL_CHARACTER`)],
    ['NUL as it is', { body: title('"\u0000"') }, malformed],
    ['no content type', { body: '{}', headers: [] }, noType],
    ['a form', { body: 'content=x', headers: ['Content-Type: application/x-www-form-urlencoded'] }, noType],
    ['a multipart', { body: '--x--', headers: ['Content-Type: multipart/form-data; boundary=x'] }, noType],
    ['plain text', { body: '{}', headers: ['Content-Type: text/plain'] }, noType],
    ['nearly JSON', { body: '{}', headers: ['Content-Type: application/json5'] }, noType],
    ['an unknown encoding', { body: '{}', headers: [JSON_TYPE, 'Content-Encoding: zstd-x'] }, noEncoding],
    ['two encodings', { body: '{}', headers: [JSON_TYPE, 'Content-Encoding: gzip, gzip'] }, noEncoding],
    ['no gzip', { body: '{"content":{}}', headers: [JSON_TYPE, 'Content-Encoding: gzip'] }, malformed],
    [
      'gzip cut off',
      { body: gzipSync(title('"x"')).subarray(0, 20), headers: [JSON_TYPE, 'Content-Encoding: gzip'] },
      malformed,
    ],
  ];
  test.each(cases)('%s', async (_what, given, answer) => {
    expect(await exchange(given)).toEqual(answer);
  });

  test('gzip that is honest is read', async () => {
    const headers = [JSON_TYPE, 'Content-Encoding: gzip'];
    expect(await exchange({ body: gzipSync(title('"ちいさい"')), headers })).toMatchObject({ status: 200 });
  });
});

describe('sizes', () => {
  const memory = (): number => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString()) / 1024;

  test(
    'two megabytes, told and untold',
    async () => {
      expect(await exchange({ body: title(`"${'x'.repeat(2_000_000)}"`) })).toEqual(tooLarge);
      const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
      const chunked = {
        headers: [JSON_TYPE, 'Transfer-Encoding: chunked'],
        trickle: [...Array.from({ length: 40 }, () => chunk), '0\r\n\r\n'],
      };
      expect(await exchange(chunked)).toEqual(tooLarge);
    },
    PATIENCE_MS,
  );

  test(
    'a small archive of a great nothing is not unpacked',
    async () => {
      const bomb = gzipSync(Buffer.alloc(200_000_000, 0x20));
      expect(bomb.length).toBeLessThan(250_000);
      const before = memory();
      for (let round = 0; round < 3; round += 1) {
        const sent = { body: bomb, headers: [JSON_TYPE, 'Content-Encoding: gzip'] };
        const answers = await Promise.all(Array.from({ length: 8 }, () => exchange(sent)));
        for (const answer of answers) expect(answer).toEqual(tooLarge);
      }
      expect(memory() - before).toBeLessThan(200);
    },
    PATIENCE_MS,
  );

  test(
    'fifty deep and wide bodies at once',
    async () => {
      const before = memory();
      const bodies = [title('['.repeat(400_000) + ']'.repeat(400_000)), `{"content":[${'{},'.repeat(300_000)}0]}`];
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_none, index) => exchange({ body: bodies[index % 2]! })),
      );
      for (const { status, faults } of answers) {
        expect(status).toBe(422);
        expect(faults.length).toBeGreaterThan(0);
      }
      // Megabytes. Fifty at once are held and parsed, about ten each; what grew with their depth would be far above.
      expect(memory() - before).toBeLessThan(800);
    },
    PATIENCE_MS,
  );

  test(
    'a trickle of five hundred bytes, one after the other',
    async () => {
      const body = title(`"${'x'.repeat(480)}"`);
      const headers = [JSON_TYPE, 'Transfer-Encoding: chunked'];
      const trickle = [...[...body].map((byte) => `1\r\n${byte}\r\n`), '0\r\n\r\n'];
      expect(await exchange({ headers, trickle })).toEqual(invalid(`${CONTENT} TOO_LONG`));
    },
    PATIENCE_MS,
  );

  test(
    'a flood of headers and an address without end',
    async () => {
      const flood = Array.from({ length: 3_000 }, (_none, index) => `X-Flood-${index}: ${'x'.repeat(20)}`);
      expect(await exchange({ method: 'GET', path: '/api/desks', headers: flood })).toEqual(byNode(431));
      expect(await exchange({ method: 'GET', path: `/api/desks/${'x'.repeat(100_000)}`, headers: [] })).toEqual(
        byNode(431),
      );
      expect(await exchange({ method: 'GET', path: `/api/desks/${'x'.repeat(8_000)}`, headers: [] })).toEqual(
        missing('desk'),
      );
      expect(await exchange({ method: 'GET', path: `/api/desks?${'a=1&'.repeat(2_000)}`, headers: [] })).toEqual(
        invalid('a UNKNOWN_FIELD'),
      );
    },
    PATIENCE_MS,
  );
});

describe('paths, queries and methods', () => {
  const get = (path: string, headers: readonly string[] = []): Promise<Answer> =>
    exchange({ method: 'GET', path: `/api${path}`, headers });
  const LIST = '/desks/tokorozawa/proposals';

  test.each([
    ['/proposals/%ZZ', missing()],
    ['/proposals/%00', missing()],
    ['/proposals/%C0%AF', missing()],
    ['/proposals/%ED%A0%80', missing()],
    ['/proposals/%E0%A4%A', missing()],
    ['/proposals/..%2f..%2fetc%2fpasswd', missing()],
    ['/desks/%F0%9F%92%A9', missing('desk')],
    ['/desks/../../etc/passwd', missing('path')],
    ['//desks', missing('path')],
    ['/\\..\\desks', missing('path')],
    [`${LIST}?limit=1&limit=2`, invalid('limit WRONG_TYPE')],
    [`${LIST}?limit[]=1`, invalid('limit[] UNKNOWN_FIELD')],
    [`${LIST}?limit[$gt]=1`, invalid('limit[$gt] UNKNOWN_FIELD')],
    [`${LIST}?__proto__=1`, invalid('__proto__ UNKNOWN_FIELD')],
    [`${LIST}?__proto__[x]=1`, invalid('__proto__[x] UNKNOWN_FIELD')],
    [`${LIST}?constructor=1`, invalid('constructor UNKNOWN_FIELD')],
    [`${LIST}?limit=%00`, invalid('limit NUL_CHARACTER')],
    [`${LIST}?%00=1`, invalid('\uFFFD NUL_CHARACTER')],
    [`${LIST}?limit=%ZZ`, invalid('limit NOT_ALLOWED')],
    [`${LIST}?limit=1e400`, invalid('limit NOT_ALLOWED')],
    [`${LIST}?limit=0`, invalid('limit NOT_ALLOWED')],
    [`${LIST}?limit=101`, invalid('limit NOT_ALLOWED')],
    [`${LIST}?cursor=%C0%AF`, invalid('cursor NOT_ALLOWED')],
    [`${LIST}?cursor=W10`, invalid('cursor NOT_ALLOWED')],
  ])('GET %s', async (path, answer) => {
    expect(await get(path)).toEqual(answer);
  });

  test('no header makes another method or another address of a request', async () => {
    const headers = [
      'X-HTTP-Method-Override: DELETE',
      'X-HTTP-Method: DELETE',
      'X-Method-Override: DELETE',
      'X-Original-URL: /api/tasks',
      'X-Rewrite-URL: /api/tasks',
    ];
    expect(await get('/session', headers)).toMatchObject({ status: 200 });
    expect(await get('/session?_method=DELETE', headers)).toEqual(invalid('_method UNKNOWN_FIELD'));
    expect(await get('/session')).toMatchObject({ status: 200 });
  });

  test.each(['PATCH', 'DELETE', 'TRACE', 'OPTIONS', 'PROPFIND'])('%s where it is not known', async (method) => {
    const answer = await exchange({ method, path: `/api${LIST}`, headers: [] });
    expect(answer).toEqual(problem(405, 'METHOD_NOT_ALLOWED'));
  });

  test('an Idempotency-Key that is none is named', async () => {
    const path = `/api/proposals/${draftId}/commands`;
    for (const key of ['a b', 'é', 'x'.repeat(201), 'a\tb']) {
      const headers = [JSON_TYPE, `Idempotency-Key: ${key}`];
      const { status, faults } = await exchange({ method: 'POST', path, headers, body: '{"kind":"submit"}' });
      expect(status).toBe(422);
      expect(faults[0]).toMatch(/^idempotency-key /);
    }
  });

  test.each([
    ['a request that is none', ['GARBAGE'], 400],
    ['two lengths', ['GET /api/desks HTTP/1.1', 'Host: x', 'Content-Length: 1', 'Content-Length: 2'], 400],
    [
      'a length and chunks',
      ['POST /api/session HTTP/1.1', 'Host: x', 'Content-Length: 1', 'Transfer-Encoding: chunked'],
      400,
    ],
    ['a line that is folded', ['GET /api/desks HTTP/1.1', 'Host: x', 'X-A: b', ' c'], 400],
    ['no host', ['GET /api/desks HTTP/1.1'], 400],
  ])('%s', async (_what, lines, status) => {
    const { hostname, port } = new URL(instance.address);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    const chunk = await new Promise<Buffer>((resolve) => socket.once('data', resolve));
    socket.destroy();
    expect(readAnswer(chunk.toString('utf8')).status).toBe(status);
  });
});

test(
  'a body that is promised and never comes holds its connection for half a minute, and no longer',
  async () => {
    expect(await exchange({ length: 100 })).toEqual(byNode(408));
  },
  PATIENCE_MS,
);

test('it is still the same process, and it still works', async () => {
  expect(instance.pidOf('api')).toBe(pid);
  expect(() => process.kill(pid, 0)).not.toThrow();
  expect(await exchange({ body: title('"無事"') })).toMatchObject({ status: 200, type: 'application/json' });
});

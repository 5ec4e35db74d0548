import { afterEach, expect, test } from '@jest/globals';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetchFromAny } from '../../../tools/client/any-address.js';

/** Several addresses of one API, of which some refuse, break off or come back. */

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function listen(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** An address where nobody listens any more. */
async function deserted(): Promise<string> {
  const address = await listen(() => undefined);
  await new Promise((resolve) => servers.pop()?.close(resolve));
  return address;
}

interface Seen {
  readonly path: string;
  readonly key: string | undefined;
  readonly body: string;
}

/** Keeps what it was asked, and then answers or breaks the connection. */
function witness(seen: Seen[], then: 'answers' | 'breaks' | 'breaks within the answer'): RequestListener {
  return (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const key = request.headers['idempotency-key'] as string | undefined;
      seen.push({ path: request.url ?? '', key, body: Buffer.concat(chunks).toString() });
      if (then === 'answers') response.end('{"ok":true}');
      else if (then === 'breaks') request.socket.destroy();
      else {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{', () => request.socket.destroy());
      }
    });
  };
}

const command = (headers: Record<string, string> = {}): Request =>
  new Request('http://api.invalid/api/x?y=1', { method: 'POST', body: '{"kind":"submit"}', headers });

const quick = { forMs: 300, pauseMs: 10 };

test.each(['breaks', 'breaks within the answer'] as const)(
  'a command whose connection %s goes to the next address under the same key, with the same body',
  async (how) => {
    const [first, second]: [Seen[], Seen[]] = [[], []];
    const ask = fetchFromAny([await listen(witness(first, how)), await listen(witness(second, 'answers'))], quick);
    const response = await ask(command({ 'idempotency-key': 'k1' }));
    expect(await response.json()).toEqual({ ok: true });
    expect(first).toEqual([{ path: '/api/x?y=1', key: 'k1', body: '{"kind":"submit"}' }]);
    expect(second).toEqual(first);
    // The one that answered is asked first from now on.
    await ask(new Request('http://api.invalid/api/z'));
    expect([first.length, second.length]).toEqual([1, 2]);
  },
);

test('what must not be done twice is repeated only where it was never sent', async () => {
  const [broken, other]: [Seen[], Seen[]] = [[], []];
  const ask = fetchFromAny([await listen(witness(broken, 'breaks')), await listen(witness(other, 'answers'))], quick);
  await expect(ask(command())).rejects.toThrow();
  expect([broken.length, other.length]).toEqual([1, 0]);

  const refused = fetchFromAny([await deserted(), await listen(witness(other, 'answers'))], quick);
  expect((await refused(command())).status).toBe(200);
  expect(other).toHaveLength(1);
});

test('an answer is an answer: a 503 is given back', async () => {
  const other: Seen[] = [];
  const away = await listen((_request, response) => response.writeHead(503).end());
  const ask = fetchFromAny([away, await listen(witness(other, 'answers'))], quick);
  expect((await ask(new Request('http://api.invalid/api/x'))).status).toBe(503);
  expect(other).toEqual([]);
});

test('where nobody answers, the failure is told; a single address is asked once', async () => {
  const ask = fetchFromAny([await deserted(), await deserted()], quick);
  await expect(ask(new Request('http://api.invalid/api/x'))).rejects.toThrow();
  const seen: Seen[] = [];
  const single = fetchFromAny([await listen(witness(seen, 'breaks'))], quick);
  await expect(single(command({ 'idempotency-key': 'k' }))).rejects.toThrow();
  expect(seen).toHaveLength(1);
});

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import express from 'express';
import { ChangeStreams, type ChangeReader } from '../../../api/change-streams.js';
import { readChange, writeChange, type Change } from '../../../entities/records/changes.js';

const CHANGE: Change = { deskId: 'minato', proposalId: '0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10', circle: 'everybody' };
const EVENT = 'event: change\ndata: {}\n\n';

let streams: ChangeStreams;
let server: Server;
let reader: ChangeReader;

beforeEach(async () => {
  streams = new ChangeStreams();
  reader = { accountId: 'a', wants: () => true, seconds: 30 };
  const app = express();
  app.get('/', (_request, response) => streams.streamFor(reader).writeTo(response));
  server = createServer(app as Parameters<typeof createServer>[1]);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Opens a stream: resolves once it is open, with the whole of what it said once it has ended. */
async function listen(changes: Partial<ChangeReader> = {}): Promise<{ readonly ended: Promise<string> }> {
  reader = { ...reader, ...changes };
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  // Those that nobody waits for are cut off with the server.
  return { ended: response.text().catch(() => 'cut off') };
}

const countEvents = (text: string): number => text.split(EVENT).length - 1;

describe('streams of changes', () => {
  test('many changes within a moment are one event, and only of what is wanted', async () => {
    const [mine, others] = [
      await listen({ seconds: 1 }),
      await listen({ wants: ({ deskId }) => deskId === 'nara', seconds: 1 }),
    ];
    for (let n = 0; n < 10; n += 1) streams.tell(CHANGE);
    expect(countEvents(await mine.ended)).toBe(1);
    expect(countEvents(await others.ended)).toBe(0);
  });

  test('what may have been missed is told to everybody', async () => {
    const stream = await listen({ wants: () => false, seconds: 1 });
    streams.tell(null);
    expect(countEvents(await stream.ended)).toBe(1);
  });

  test('it ends after its seconds, and all end when the service stops, also one that comes afterwards', async () => {
    expect(await (await listen({ seconds: 1 })).ended).toBe('retry: 1000\n: open\n\n');
    const before = await listen();
    streams.stop();
    expect(countEvents(await before.ended)).toBe(0);
    expect(countEvents(await (await listen()).ended)).toBe(0);
  });

  test('of one account the oldest makes room for the twenty-first; another account’s stays', async () => {
    const other = await listen({ accountId: 'b', seconds: 1 });
    const first = await listen({ accountId: 'a', seconds: 30 });
    for (let n = 0; n < 20; n += 1) await listen();
    await first.ended;
    streams.tell(CHANGE);
    expect(countEvents(await other.ended)).toBe(1);
  });
});

test('a change comes back as it was told, and no other text is one', () => {
  expect(readChange(writeChange(CHANGE))).toEqual(CHANGE);
  for (const text of ['', 'everybody', 'everybody minato', 'nobody minato x']) expect(readChange(text)).toBeNull();
});

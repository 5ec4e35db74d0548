import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { LookupAddress } from 'node:dns';
import { WEBHOOK_EVENTS } from '../../domain/webhook-events.js';
import { claimFirst, findDueLines } from '../../entities/records/webhook-queue.js';
import { createSend, type Send } from '../../mailer/webhooks/post.js';
import { WebhookSender } from '../../mailer/webhooks/webhook-sender.js';
import { runQuery } from '../database/test-database.js';
import { answers } from '../factories/case-run.js';
import { contentFor, DESKS } from '../factories/desks.js';
import { isSignedWith, signatureOf, WebhookReceiver } from '../factories/webhook-receiver.js';
import { Caller } from './settle-here.js';
import { SignInApi } from './sign-in-api.js';

/** Another system is told of every event, in order and signed, whatever becomes of it and of us; time is the test's. */

jest.setTimeout(120_000);

const desk = 'tokorozawa';
const PATH = `/desks/${desk}/webhooks`;
const MINUTE = 1;
const HOUR = 60;

let api: SignInApi;
let receiver: WebhookReceiver;
let sender: WebhookSender;
let administrator: Caller;
let endpointId: string;
let secret: string;
const warnings: unknown[] = [];

beforeAll(async () => {
  api = await SignInApi.start();
  administrator = new Caller(api, 'administrator', desk);
}, 120_000);
afterAll(() => api?.stop());

const senderWith = (send: Send = createSend({ allowLoopback: true })): WebhookSender =>
  new WebhookSender({
    dataSource: api.dataSource,
    sealer: api.signIn.sealer,
    send,
    log: { info: () => undefined, warn: (...told: unknown[]) => void warnings.push(told) },
    everyMs: 60_000,
    now: () => api.clock,
  });

const addEndpoint = (events: readonly string[] = WEBHOOK_EVENTS) =>
  administrator.get<{ endpoint: { id: string }; secret: string }>('POST', PATH, { url: receiver.url, events });

beforeEach(async () => {
  receiver = new WebhookReceiver();
  await receiver.start();
  sender = senderWith();
  const made = await addEndpoint();
  endpointId = made.endpoint.id;
  secret = made.secret;
});
afterEach(async () => {
  await sender.stop();
  await receiver.stop();
  await runQuery(
    api.database.adminUrl,
    'truncate webhook_queue, webhook_deliveries, webhook_endpoints restart identity cascade',
  );
});

async function submit(): Promise<string> {
  const proposer = new Caller(api, 'proposer', desk);
  const draft = { type: 'open_proposal', content: contentFor(desk, 'open_proposal') };
  const { id } = await proposer.get<{ id: string }>('POST', `/desks/${desk}/proposals`, draft);
  await proposer.command(id, 'submit');
  return id;
}

const coordinator = (): Caller => new Caller(api, 'coordinator', desk);
const screen = (id: string) => coordinator().command(id, 'pass_screening', { answers: answers(DESKS[desk]) });

interface Told {
  readonly type: string;
  readonly timestamp: string;
  readonly data: { proposalId: string; number: string; stage: string; version: number; ask?: { kind: string } };
}
const told = (): Told[] => receiver.received.map(({ body }) => JSON.parse(body) as Told);

interface Delivery {
  readonly id: string;
  readonly eventId: string;
  readonly status: string;
  readonly attempts: number;
  readonly lastCode: string | null;
}
const deliveries = async (query = ''): Promise<Delivery[]> =>
  (await administrator.get<{ deliveries: Delivery[] }>('GET', `${PATH}/${endpointId}/deliveries${query}`)).deliveries;

/** The ids of the events in the order in which they were written. */
const written = async (): Promise<string[]> =>
  (
    await runQuery<{ event_id: string }>(api.database.adminUrl, 'select event_id from webhook_deliveries order by n')
  ).map(({ event_id: id }) => id);

/** Lets time pass, with a round in each minute. */
async function pass(minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    api.pass(MINUTE);
    await sender.round();
  }
}

test('the receiver’s own check of signatures agrees with the vector that is published', () => {
  const vector = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1614265330, body: '{"test": 2432232314}' };
  const right = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
  expect(signatureOf('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', vector)).toBe(right);
  const received = { ...vector, signatures: `v1,other ${right}` };
  expect(isSignedWith('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', received)).toBe(true);
  expect(isSignedWith('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', { ...received, body: '{}' })).toBe(false);
});

describe('delivery', () => {
  test('a case tells what happens to it, in ids, codes, numbers and instants', async () => {
    const id = await submit();
    await screen(id);
    await sender.round();
    const { referenceNumber } = await coordinator().get<{ referenceNumber: string }>('GET', `/proposals/${id}`);
    expect(told().map(({ type, data }) => [type, data.stage, data.ask?.kind])).toEqual([
      ['case.submitted', 'screening', undefined],
      ['ask.opened', 'screening', 'screen'],
      ['case.stage_changed', 'matching', undefined],
      ['ask.ended', 'matching', 'screen'],
      ['ask.opened', 'matching', 'assign'],
    ]);
    for (const { data } of told()) expect(data).toMatchObject({ desk, proposalId: id, number: referenceNumber });
    const all = receiver.received.map(({ body }) => body).join('');
    // Nothing beyond ASCII: no word of a case, and no name, is written in anything else.
    expect(all).toMatch(/^[ -~]+$/);
    expect(all).not.toContain('example.jp');
  });

  test('after an hour in which the receiver was down: everything, once, in order, and signed', async () => {
    await receiver.stop();
    const before = api.clock.getTime();
    const ids: string[] = [];
    for (let quarter = 0; quarter < 4; quarter += 1) {
      ids.push(await submit());
      await pass(10);
      if (quarter > 0) await screen(ids[quarter - 1]!);
      await pass(5);
    }
    expect(api.clock.getTime() - before).toBe(HOUR * 60_000);
    expect(receiver.asked).toBe(0);
    const waiting = await deliveries('?limit=100');
    expect(new Set(waiting.map(({ status }) => status))).toEqual(new Set(['pending']));
    // Only the first in line was tried, and less and less often.
    const tried = waiting.filter(({ attempts }) => attempts > 0);
    expect(tried.map(({ attempts, lastCode }) => [attempts, lastCode])).toEqual([[expect.any(Number), 'ECONNREFUSED']]);
    expect(tried[0]!.attempts).toBeLessThan(9);

    await receiver.start();
    const wanted = await written();
    for (let hour = 0; receiver.received.length < wanted.length && hour < 3; hour += 1) await pass(HOUR);
    expect(receiver.received.map(({ id }) => id)).toEqual(wanted);
    expect(wanted.length).toBeGreaterThan(15);
    for (const received of receiver.received) {
      expect(isSignedWith(secret, received)).toBe(true);
      expect(Math.abs(received.timestamp * 1000 - api.clock.getTime())).toBeLessThan(3 * HOUR * 60_000);
    }
    for (const id of ids) {
      const versions = told().flatMap(({ data }) => (data.proposalId === id ? [data.version] : []));
      expect(versions).toEqual([...versions].sort((a, b) => a - b));
    }
    expect(new Set((await deliveries('?limit=100')).map(({ status }) => status))).toEqual(new Set(['delivered']));
  });

  test('an ask that nobody answered is told of as overdue, once', async () => {
    const endpoint = await addEndpoint(['ask.overdue']);
    await submit();
    const [ask] = await runQuery<{ key: string; proposal_id: string; until: Date }>(
      api.database.adminUrl,
      `select key, proposal_id, until from asks where closed_at is null order by since desc limit 1`,
    );
    const { remindOfAsk } = await import('../../activities/remind.js');
    const deps = { dataSource: api.dataSource, now: () => ask!.until };
    const input = { deskId: desk, proposalId: ask!.proposal_id, opening: 1, askKey: ask!.key, rung: 0 };
    const at = ask!.until.toISOString();
    await remindOfAsk(deps, { ...input, at });
    await runQuery(api.database.adminUrl, 'delete from reminders where proposal_id = $1', [ask!.proposal_id]);
    await remindOfAsk(deps, { ...input, at });
    const rows = await runQuery<{ payload: string }>(
      api.database.adminUrl,
      'select payload from webhook_deliveries where endpoint_id = $1',
      [endpoint.endpoint.id],
    );
    expect(rows.map(({ payload }) => (JSON.parse(payload) as Told).type)).toEqual(['ask.overdue']);
  });

  test('two workers at once: still in order, and once', async () => {
    for (let n = 0; n < 4; n += 1) await submit();
    const other = senderWith();
    await Promise.all([sender.round(), other.round(), sender.round(), other.round()]);
    expect(receiver.received.map(({ id }) => id)).toEqual(await written());
    await other.stop();
  });

  test('what a worker had in hand when it died is taken up by another one after a minute', async () => {
    await submit();
    const [line] = await findDueLines(api.dataSource, api.clock);
    const until = new Date(api.clock.getTime() + 60_000);
    expect(await claimFirst(api.dataSource, line!, { now: api.clock, until })).not.toBeNull();
    await sender.round();
    expect(receiver.asked).toBe(0);
    await pass(1);
    expect(receiver.received.map(({ id }) => id)).toEqual(await written());
  });

  test('a receiver that is silent holds up no other, and a stop in between counts for nothing', async () => {
    await submit();
    const silent = new WebhookReceiver();
    silent.answer = () => 0;
    await silent.start();
    const { endpoint } = await administrator.get<{ endpoint: { id: string } }>('POST', PATH, {
      url: silent.url,
      events: ['case.submitted'],
    });
    await submit();
    const round = sender.round();
    while ((await deliveries('?status=pending')).length > 0 || silent.asked < 1) continue;
    await sender.stop();
    await round;
    await silent.stop();
    const list = await administrator.get<{ deliveries: Delivery[] }>('GET', `${PATH}/${endpoint.id}/deliveries`);
    expect(list.deliveries).toMatchObject([{ status: 'pending', attempts: 0 }]);
    expect((await findDueLines(api.dataSource, api.clock)).map((line) => line.endpointId)).toEqual([endpoint.id]);
  });
});

describe('what can’t be delivered', () => {
  test('is given up after three days, stops nothing behind it, and can be sent again under the same id', async () => {
    receiver.answer = () => 503;
    await submit();
    await sender.round();
    api.pass(71 * HOUR);
    await submit();
    await sender.round();
    expect(await deliveries('?status=dead')).toEqual([]);
    api.pass(2 * HOUR);
    await sender.round();
    const dead = await deliveries('?status=dead');
    expect(dead.map(({ lastCode }) => lastCode)).toEqual(['HTTP_503', 'HTTP_503']);

    receiver.answer = () => 204;
    const [first, second, ...rest] = await written();
    await pass(1);
    expect(receiver.received.map(({ id }) => id)).toEqual(rest);
    const again = await administrator.get('POST', `${PATH}/${endpointId}/redeliveries`, {});
    expect(again).toEqual({ queued: 2 });
    await sender.round();
    expect(receiver.received.map(({ id }) => id)).toEqual([...rest, first, second]);
    expect(await deliveries('?status=dead')).toEqual([]);
    // One that was delivered goes out again where it is named.
    const [latest] = await deliveries();
    const named = { deliveries: [latest!.id] };
    expect(await administrator.get('POST', `${PATH}/${endpointId}/redeliveries`, named)).toEqual({ queued: 1 });
    await sender.round();
    expect(receiver.received.at(-1)!.id).toBe(latest!.eventId);
  });

  test('a redirect is no delivery, and nobody follows it', async () => {
    receiver.answer = () => 307;
    await submit();
    await sender.round();
    expect(receiver.asked).toBe(1);
    expect((await deliveries()).find(({ attempts }) => attempts > 0)).toMatchObject({ lastCode: 'HTTP_307' });
  });

  test('a receiver that is gone is told nothing more', async () => {
    receiver.answer = () => 410;
    await submit();
    await sender.round();
    expect(receiver.asked).toBe(1);
    const { endpoints } = await administrator.get<{ endpoints: object[] }>('GET', PATH);
    expect(endpoints).toMatchObject([{ id: endpointId, disabledAt: api.clock.toISOString(), waiting: 0, dead: 2 }]);
    const refused = await administrator.ask('POST', `${PATH}/${endpointId}/redeliveries`, {});
    expect(refused.code).toBe('WEBHOOK_DISABLED');
    await submit();
    expect(await written()).toHaveLength(2);

    receiver.answer = () => 200;
    await administrator.get('POST', `${PATH}/${endpointId}/enable`);
    await administrator.get('POST', `${PATH}/${endpointId}/redeliveries`, {});
    await sender.round();
    expect(receiver.received).toHaveLength(2);
  });
});

describe('secrets', () => {
  test('a new one signs beside the old one for a day, and then alone', async () => {
    const { secret: next } = await administrator.get<{ secret: string }>('POST', `${PATH}/${endpointId}/rotation`);
    expect(next).not.toBe(secret);
    await submit();
    await sender.round();
    for (const received of receiver.received) {
      expect([isSignedWith(secret, received), isSignedWith(next, received)]).toEqual([true, true]);
    }
    api.pass(24 * HOUR);
    await submit();
    await sender.round();
    const last = receiver.received.at(-1)!;
    expect([isSignedWith(secret, last), isSignedWith(next, last)]).toEqual([false, true]);
  });

  test('they are shown once, and stand sealed in the database and nowhere else', async () => {
    const shown = JSON.stringify(await administrator.get('GET', PATH));
    const rows = await runQuery<{ text: string }>(
      api.database.adminUrl,
      `select e::text as text from webhook_endpoints e union all select text from audit_entries where chain = 'desk'`,
    );
    const key = secret.replace('whsec_', '');
    for (const text of [shown, ...rows.map((row) => row.text), ...api.logged]) expect(text).not.toContain(key);
    expect(rows.some(({ text }) => text.includes('webhook.made'))).toBe(true);
  });
});

describe('where nothing is sent', () => {
  test.each(['http://hooks.example.jp/', 'https://192.168.0.1/', 'https://user:pw@hooks.example.jp/'])(
    'to %s none is made',
    async (url) => {
      const refused = await administrator.ask('POST', PATH, { url, events: ['case.closed'] });
      expect([refused.status, refused.code]).toEqual([422, 'WEBHOOK_ADDRESS_REFUSED']);
    },
  );

  test('a desk has at most ten', async () => {
    for (let n = 1; n < 10; n += 1) await addEndpoint(['case.closed']);
    const refused = await administrator.ask('POST', PATH, { url: receiver.url, events: ['case.closed'] });
    expect(refused.code).toBe('TOO_MANY_WEBHOOKS');
  });

  const signal = new AbortController().signal;
  const post = (send: Send, url: string) => send({ url, headers: {}, body: '{}', signal });

  test('in production this machine is refused, though the receiver listens', async () => {
    const send = createSend({ allowLoopback: false });
    expect(await post(send, receiver.url)).toEqual({ delivered: false, code: 'ADDRESS_REFUSED' });
    const port = new URL(receiver.url).port;
    for (const host of ['localhost', '127.0.0.1', '[::1]', '0.0.0.0']) {
      expect(await post(send, `https://${host}:${port}/`)).toEqual({ delivered: false, code: 'ADDRESS_REFUSED' });
    }
    expect(receiver.asked).toBe(0);
  });

  test.each([
    ['a private address', [{ address: '10.0.0.5', family: 4 }]],
    [
      'a public address and one of this machine',
      ['93.184.216.34', '127.0.0.1'].map((address) => ({ address, family: 4 })),
    ],
    ['one of the network behind IPv6', [{ address: '::ffff:10.0.0.5', family: 6 }]],
    ['none', []],
  ] as [string, LookupAddress[]][])('a name that leads to %s is not connected to', async (_what, addresses) => {
    const send = createSend({ allowLoopback: false }, (_name, done) => done(null, addresses));
    expect(await post(send, 'https://hooks.example.jp/')).toEqual({ delivered: false, code: 'ADDRESS_REFUSED' });
  });

  test('the address that was looked at is the one that is connected to', async () => {
    const { port } = new URL(receiver.url);
    let looks = 0;
    const send = createSend({ allowLoopback: true }, (_name, done) => {
      looks += 1;
      done(null, [{ address: '127.0.0.1', family: 4 }]);
    });
    // Of this machine a plain receiver answers TLS with an error: it was reached, by the one look there was.
    const { delivered, code } = await post(send, `https://hooks.example.jp:${port}/`);
    expect([delivered, code === 'ADDRESS_REFUSED', looks]).toEqual([false, false, 1]);
  });

  test('a receiver that does not answer is not waited for', async () => {
    receiver.answer = () => 0;
    const send = createSend({ allowLoopback: true }, undefined, 50);
    expect(await post(send, receiver.url)).toEqual({ delivered: false, code: 'TIMEOUT' });
  });
});

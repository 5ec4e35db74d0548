import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DesksOnPostgres } from '../factories/desk-on-postgres.js';
import { MailServer } from '../factories/mail-server.js';
import { addReader, tell, TestMailer, until, type MailerChanges } from '../factories/mailing.js';

/** What a mail server can do to us: nothing is missing afterwards, and a second copy has the first one's Message-ID. */

const DESK = 'tokorozawa';

let desks: DesksOnPostgres;
let server: MailServer;
const mailers: TestMailer[] = [];

beforeAll(async () => {
  desks = await DesksOnPostgres.create();
});
afterAll(() => desks?.drop());

beforeEach(async () => {
  server = await new MailServer().start();
});
afterEach(async () => {
  await Promise.all(mailers.splice(0).map((mailer) => mailer.stop()));
  await server.stop();
  await desks.rows('truncate mail_queue, notification_queue, mails');
});

async function startMailer(changes: Partial<MailerChanges> = {}): Promise<TestMailer> {
  const mailer = await TestMailer.start(desks, { url: server.url, ...changes });
  mailers.push(mailer);
  return mailer;
}

let people = 0;
async function readers(count: number, prefix = 'reader'): Promise<{ address: string; personId: string }[]> {
  const made = [];
  for (let n = 0; n < count; n += 1) {
    people += 1;
    const address = `${prefix}-${people}@city.example`;
    made.push({ address, personId: await addReader(desks, DESK, address) });
  }
  return made;
}

const mails = () =>
  desks.rows<{ id: string; person_id: string; status: string; code: string | null; attempts: number }>(
    'select id, person_id, status, code, attempts from mails order by created_at, id',
  );
/** So many mails, each of which has come to one of these ends. An empty queue says nothing: the mailer may not have begun. */
const allAre = (ends: string | readonly string[], count: number) => async () => {
  const found = await mails();
  return found.length === count && found.every(({ status }) => [ends].flat().includes(status));
};
const waiting = async (): Promise<number> => (await desks.rows('select 1 from mail_queue')).length;

/** Each mail arrived, and whatever arrived twice has the same Message-ID both times. */
async function expectNothingMissing(): Promise<void> {
  const wanted = (await mails()).map(({ id }) => `<${id}@kyoso.example>`).sort();
  expect([...new Set(server.received.map(({ messageId }) => messageId))].sort()).toEqual(wanted);
  const toOf = new Map(server.received.map(({ messageId, to }) => [messageId, to]));
  for (const { messageId, to } of server.received) expect(to).toBe(toOf.get(messageId));
  expect(await waiting()).toBe(0);
}

test('a notice is sent once to each person whom it names, and leaves the queues', async () => {
  const [one, two] = await readers(2);
  await tell(desks, DESK, [one!.personId, two!.personId]);
  await startMailer();
  await until(allAre('sent', 2), 'both sent');
  expect(server.received.map(({ to }) => to).sort()).toEqual([one!.address, two!.address].sort());
  await expectNothingMissing();
  expect(await desks.rows('select * from notification_queue')).toEqual([]);
  expect((await mails()).map(({ attempts, code }) => ({ attempts, code }))).toEqual([
    { attempts: 1, code: null },
    { attempts: 1, code: null },
  ]);
});

test('without a mail server what is to be told waits, and goes when there is one', async () => {
  const [one] = await readers(1);
  await tell(desks, DESK, [one!.personId]);
  const idle = await startMailer({ url: null });
  await until(allAre('waiting', 1), 'the mail is written');
  expect(idle.mailer.state()).toBe('not_configured');
  await idle.stop();
  mailers.splice(0);
  await startMailer();
  await until(allAre('sent', 1), 'sent');
});

test('a notice that was rolled back is told to nobody', async () => {
  const [one] = await readers(1);
  await expect(
    desks.within(DESK, async (manager) => {
      await manager.query(
        `insert into notifications (desk_id, id, kind, recipient, person_id, params, created_at)
         values ($1, gen_random_uuid(), 'watched', 'desk', $2, '{}', now())`,
        [DESK, one!.personId],
      );
      throw new Error('the action failed');
    }),
  ).rejects.toThrow('the action failed');
  expect(await desks.rows('select * from notification_queue')).toEqual([]);
});

describe('a mail server that', () => {
  test('takes half a minute for each answer (compressed): all arrive, each once', async () => {
    const told = await readers(12);
    server.behave({ delayMs: 300 });
    await tell(
      desks,
      DESK,
      told.map(({ personId }) => personId),
    );
    await startMailer();
    await until(allAre('sent', 12), 'all sent', 60_000);
    expect(server.received).toHaveLength(12);
    await expectNothingMissing();
  }, 90_000);

  test('is slower than we wait: tried again, and sent once it answers', async () => {
    const told = await readers(3);
    server.behave({ delayMs: 600 });
    await tell(
      desks,
      DESK,
      told.map(({ personId }) => personId),
    );
    await startMailer({ timeouts: { greetingMs: 200, silenceMs: 200 } });
    await until(async () => mailers[0]!.mailer.state() === 'down', 'the server is known to be slow');
    expect(server.received).toEqual([]);
    server.behave({});
    await until(allAre('sent', 3), 'all sent');
    await expectNothingMissing();
  });

  test('refuses for now (4xx): later, and then sent', async () => {
    const told = await readers(4);
    let refused = 0;
    server.behave({
      refuses: (at) => (at === 'RCPT' && (refused += 1) <= 9 ? '451 4.7.1 greylisted, come back' : null),
    });
    await tell(
      desks,
      DESK,
      told.map(({ personId }) => personId),
    );
    await startMailer();
    await until(allAre('sent', 4), 'all sent');
    await expectNothingMissing();
    const attempts = (await mails()).reduce((sum, mail) => sum + mail.attempts, 0);
    expect(attempts).toBe(4 + 9);
  });

  test('refuses for ever with 4xx: given up, and visible with the code alone', async () => {
    const [one] = await readers(1, 'never');
    server.behave({ refuses: (at, address) => (at === 'RCPT' ? `450 4.2.0 <${address}> try later` : null) });
    await tell(desks, DESK, [one!.personId]);
    await startMailer();
    await until(allAre('failed', 1), 'given up');
    expect(await mails()).toMatchObject([{ code: 'SMTP_450', attempts: 8 }]);
    expect(await waiting()).toBe(0);
  });

  test('refuses one address for good (5xx): that one fails at once, the others go', async () => {
    const told = await readers(5);
    const bad = told[2]!;
    server.behave({
      refuses: (at, address) => (at === 'RCPT' && address === bad.address ? '550 5.1.1 no such user' : null),
    });
    await tell(
      desks,
      DESK,
      told.map(({ personId }) => personId),
    );
    await startMailer();
    await until(allAre(['sent', 'failed'], 5), 'all decided');
    const found = await mails();
    expect(found.filter(({ status }) => status === 'sent')).toHaveLength(4);
    expect(found.filter(({ status }) => status === 'failed')).toMatchObject([
      { person_id: bad.personId, code: 'SMTP_550', attempts: 1 },
    ]);
  });

  test('refuses our sender (5xx): no mail is given up for it', async () => {
    const [one] = await readers(1);
    let refused = 0;
    server.behave({ refuses: (at) => (at === 'MAIL' && (refused += 1) <= 2 ? '553 5.7.1 sender unknown' : null) });
    await tell(desks, DESK, [one!.personId]);
    await startMailer();
    await until(allAre('sent', 1), 'sent');
    expect(await mails()).toMatchObject([{ attempts: 3 }]);
  });

  test('hangs up after it took a mail over: a second copy, under the same Message-ID', async () => {
    const told = await readers(6);
    const cut = new Set<string>();
    server.behave({ cutsAfterData: (address) => !cut.has(address) && Boolean(cut.add(address)) });
    await tell(
      desks,
      DESK,
      told.map(({ personId }) => personId),
    );
    await startMailer();
    await until(allAre('sent', 6), 'all sent');
    expect(server.received).toHaveLength(12);
    await expectNothingMissing();
  });

  test('hangs on one address: the others don’t wait for it', async () => {
    const told = await readers(6);
    const stuck = told[0]!;
    // Nobody is ever told anything about this address.
    server.behave({
      refuses: (at, address) => (at === 'RCPT' && address === stuck.address ? '250-still looking' : null),
    });
    await tell(desks, DESK, [...told.map(({ personId }) => personId), stuck.personId, stuck.personId]);
    const patience = 60_000;
    await startMailer({ atOnce: 2, attemptMs: patience, timeouts: { silenceMs: patience } });
    await until(() => server.received.length === 5, 'the others have theirs');
    // Nobody has waited for it: the first attempt at that address is still under way.
    const ofStuck = (await mails()).filter((mail) => mail.person_id === stuck.personId);
    expect(ofStuck.map(({ attempts }) => attempts)).toEqual([0, 0, 0]);
    expect(server.to(stuck.address)).toEqual([]);
    server.behave({});
    await server.stop();
    await server.start();
    await until(allAre('sent', 8), 'all sent');
    await expectNothingMissing();
  });

  test('goes away and comes back: nothing is said against the mails that waited', async () => {
    const told = await readers(5);
    await server.stop();
    await tell(
      desks,
      DESK,
      told.map(({ personId }) => personId),
    );
    const { mailer } = await startMailer();
    await until(() => mailer.state() === 'down', 'known to be away');
    await until(allAre('waiting', 5), 'written');
    expect((await mails()).every(({ attempts }) => attempts === 0)).toBe(true);
    await server.start();
    await until(allAre('sent', 5), 'all sent');
    expect(mailer.state()).toBe('up');
    expect((await mails()).every(({ attempts }) => attempts === 1)).toBe(true);
    await expectNothingMissing();
  });
});

test('500 mails through two workers and a moody server, one of them stopped midway: nothing is missing', async () => {
  const told = await readers(50);
  let count = 0;
  const moody = (): number => (count += 1);
  server.behave({
    delayMs: 1,
    refuses: (at) => (at === 'RCPT' && moody() % 11 === 0 ? '451 4.3.0 busy' : null),
    cutsAfterData: () => moody() % 37 === 0,
  });
  for (let round = 0; round < 10; round += 1)
    await tell(
      desks,
      DESK,
      told.map(({ personId }) => personId),
    );
  const backOff = () => 60;
  await startMailer({ backOff });
  const leaving = await startMailer({ backOff });
  await until(() => server.received.length > 150, 'well under way', 60_000);
  await leaving.stop();
  mailers.splice(mailers.indexOf(leaving), 1);
  await until(allAre('sent', 500), 'all sent', 90_000);
  await expectNothingMissing();
  const copies = server.received.length - 500;
  expect(copies).toBeGreaterThan(0);
  expect(server.mostAtOnce).toBeLessThanOrEqual(2 * 8 + 2);
}, 180_000);

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { SentSweep } from '../../mailer/sent-sweep.js';
import { DesksOnPostgres, expectNothingWritten, RecordedCase } from '../factories/desk-on-postgres.js';
import { PEOPLE } from '../factories/desks.js';

/** What was sent long ago goes; what somebody still has to see stays. */

const NOW = new Date('2026-12-01T00:00:00.000Z');
const daysAgo = (days: number): string => new Date(NOW.getTime() - days * 24 * 60 * 60_000).toISOString();

let desks: DesksOnPostgres;
beforeAll(async () => {
  desks = await DesksOnPostgres.create();
});
afterAll(() => desks?.drop());

const sweep = (rowsAtOnce?: number): Promise<void> =>
  new SentSweep({
    ...{ dataSource: desks.app, log: pino({ level: 'silent' }), now: () => NOW },
    ...(rowsAtOnce !== undefined && { rowsAtOnce }),
  }).round();

async function addMail(desk: string, status: string, created: number, sent: number | null = null): Promise<void> {
  const notice = randomUUID();
  const { personId } = PEOPLE.coordinator;
  await desks.rows(
    `insert into notifications (desk_id, id, kind, recipient, person_id, params, created_at)
     values ($1, $2, 'watched', 'desk', $3, '{}', $4)`,
    [desk, notice, personId, daysAgo(created)],
  );
  await desks.rows(
    `insert into mails (desk_id, id, notification_id, person_id, status, created_at, sent_at)
     values ($1, gen_random_uuid(), $2, $3, $4, $5, $6)`,
    [desk, notice, personId, status, daysAgo(created), sent === null ? null : daysAgo(sent)],
  );
}

test('of mails, those that were sent more than 90 days ago or that nobody was to get, at every desk, batch by batch', async () => {
  for (const desk of ['tokorozawa', 'minato']) {
    for (let count = 0; count < 5; count += 1) await addMail(desk, 'sent', 91, 91);
    await addMail(desk, 'dropped', 91);
    // Sent late, sent lately, not sent at all.
    await addMail(desk, 'sent', 92, 89);
    await addMail(desk, 'sent', 89, 89);
    await addMail(desk, 'dropped', 89);
    for (const status of ['failed', 'waiting', 'collected']) await addMail(desk, status, 400);
  }
  await sweep(2);
  const left = await desks.rows<{ desk_id: string; status: string }>(
    'select desk_id, status from mails order by desk_id, status',
  );
  const kept = ['collected', 'dropped', 'failed', 'sent', 'sent', 'waiting'];
  expect(left).toEqual(['minato', 'tokorozawa'].flatMap((desk) => kept.map((status) => ({ desk_id: desk, status }))));
  // What people were told is still there to be read.
  expect(await desks.rows('select 1 from notifications')).toHaveLength(24);
  await expectNothingWritten(desks, () => sweep());
});

test('of events, those that a receiver took', async () => {
  const { id } = await RecordedCase.draft(desks, 'tokorozawa');
  const endpoint = randomUUID();
  await desks.rows(
    `insert into webhook_endpoints (desk_id, id, url, events, sealed_secret, created_by, created_at)
     values ('tokorozawa', $1, 'https://hooks.example.jp', '[]', '', $2, $3)`,
    [endpoint, PEOPLE.administrator.personId, daysAgo(400)],
  );
  const add = (status: string, last: number) =>
    desks.rows(
      `insert into webhook_deliveries (desk_id, id, endpoint_id, event_id, proposal_id, type, payload, status, attempts,
                                       last_at, created_at, queued_at)
       values ('tokorozawa', gen_random_uuid(), $1, gen_random_uuid(), $2, 'case.submitted', '{}', $3, 1, $4, $5, $5)`,
      [endpoint, id, status, daysAgo(last), daysAgo(400)],
    );
  for (const [status, last] of [
    ['delivered', 91],
    ['delivered', 200],
    ['delivered', 89],
    ['dead', 300],
    ['pending', 300],
  ] as const) {
    await add(status, last);
  }
  await sweep();
  const left = await desks.rows<{ status: string }>('select status from webhook_deliveries order by status');
  expect(left.map(({ status }) => status)).toEqual(['dead', 'delivered', 'pending']);
});

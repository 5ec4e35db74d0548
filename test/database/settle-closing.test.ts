import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Decided } from '../../activities/contract.js';
import { SETTLED_CHANNEL } from '../../entities/records/ledger.js';
import { contentFor, D1, PEOPLE } from '../factories/desks.js';
import { DesksOnPostgres, RecordedCase, expectNothingWritten } from '../factories/desk-on-postgres.js';
import { TOKOROZAWA_WITH_PILOT, walk } from '../factories/recorded-walks.js';

const { proposer, coordinator, deskHead, officer1 } = PEOPLE;

let desks: DesksOnPostgres;
let listener: pg.Client;
let told: string[];

beforeAll(async () => {
  desks = await DesksOnPostgres.create();
  listener = new pg.Client({ connectionString: desks.database.appUrl });
  await listener.connect();
  listener.on('notification', ({ payload }) => told.push(payload ?? ''));
  told = [];
  await listener.query(`listen ${SETTLED_CHANNEL}`);
});

afterAll(async () => {
  await listener?.end();
  await desks?.drop();
});

async function submitted(): Promise<RecordedCase> {
  const theCase = await RecordedCase.draft(desks, 'tokorozawa');
  await theCase.does(proposer, 'submit', {});
  return theCase;
}

/** What was told since, once everything that was sent before has arrived. */
async function toldSince(): Promise<string[]> {
  await listener.query('select 1');
  return told.splice(0);
}

interface Ledgered extends Record<string, unknown> {
  id: string;
  number: number;
  status: string;
  code: string | null;
  result: string | null;
  settled_at: Date | null;
  run_id: string | null;
}

describe('the settlement that closes a case', () => {
  async function closesWithTwoInLine() {
    const theCase = await submitted();
    const state = theCase.state;
    const withdrawal = await theCase.receive(proposer, 'withdraw', {});
    const content = contentFor('tokorozawa', 'open_proposal', { title: '間に合わなかった題名' });
    const rest = [
      await theCase.receive(coordinator, 'request_correction', { message: '補正' }),
      await theCase.receive(proposer, 'resubmit', { content }),
    ];
    await toldSince();
    const decided = await theCase.at('2026-09-02').settle(withdrawal);
    return { theCase, state, withdrawal, rest, decided };
  }

  test('refuses what is in line, tells each of them, and counts them as taken', async () => {
    const { theCase, withdrawal, rest, decided } = await closesWithTwoInLine();
    expect(decided).toMatchObject({ answer: 'settled', number: 2, agenda: [] });
    expect(decided.state).toMatchObject({ stage: 'closed', outcome: 'withdrawn', last: 4, lastSettled: 2, asks: [] });

    const rows = await theCase.rowsOf<Ledgered>('commands', 'number');
    expect(rows.map(({ status, code }) => [status, code])).toEqual([
      ['settled', null],
      ['settled', null],
      ['refused', 'CASE_CLOSED'],
      ['refused', 'CASE_CLOSED'],
    ]);
    expect(rows.map((row) => row.settled_at?.toISOString()).slice(1)).toEqual(Array(3).fill(theCase.now));
    expect(rows.map((row) => row.run_id)).toEqual(Array(4).fill('run-1'));
    expect((await toldSince()).sort()).toEqual([withdrawal.id, ...rest.map((row) => row.id)].sort());

    const outbox = await theCase.rowsOf<{ number: number; sent_at: Date | null }>('outbox', 'number');
    expect(outbox.slice(2).map((row) => row.sent_at?.toISOString())).toEqual([theCase.now, theCase.now]);
  });

  test('leaves a record that says so', async () => {
    const { theCase, decided } = await closesWithTwoInLine();
    const record = await theCase.record();
    expect(record.state).toEqual(decided.state);
    expect(record).toMatchObject({
      ...{
        stage: 'closed',
        closed: true,
        outcome: 'withdrawn',
        last: 4,
        lastSettled: 2,
        closedAt: new Date(theCase.now),
      },
      ...{ ballHolder: null, ballDepartmentId: null, ballSince: null, dueAt: null, nextNumber: 5, opening: 1 },
    });
    expect(record.title).toBe('放置自転車を減らす仕組み');
    expect(await theCase.rowsOf('asks', 'key')).toMatchObject([{ closed_by: 2, closed_at: new Date(theCase.now) }]);
  });

  test('is told in the chain in its order, the refusals after the decision and with its outcome', async () => {
    const { theCase, withdrawal, rest } = await closesWithTwoInLine();
    const told = (await theCase.audited()).slice(-3);
    expect(told.map(({ action, commandId }) => [action, commandId])).toEqual([
      ['command.settled', withdrawal.id],
      ['command.refused', rest[0]?.id],
      ['command.refused', rest[1]?.id],
    ]);
    expect(told.map(({ facts }) => [facts['number'], facts['stage'], facts['outcome']])).toEqual([
      [2, 'closed', 'withdrawn'],
      [3, 'closed', 'withdrawn'],
      [4, 'closed', 'withdrawn'],
    ]);
  });

  test('replayed, gives the same answer; what was refused with it has been passed', async () => {
    const { theCase, state, withdrawal, rest, decided } = await closesWithTwoInLine();
    await expectNothingWritten(desks, async () => {
      expect(JSON.stringify(await theCase.ask(withdrawal, { state }))).toBe(JSON.stringify(decided));
      for (const row of rest) expect(await theCase.ask(row)).toEqual({ answer: 'repeat' });
    });
  });

  test('is one transaction: when a refusal can not be written, nothing is closed', async () => {
    const theCase = await submitted();
    const withdrawal = await theCase.receive(proposer, 'withdraw', {});
    const last = await theCase.receive(coordinator, 'request_correction', { message: '補正' });
    await desks.rows(`create function refuse_outbox() returns trigger language plpgsql as
      $$ begin raise exception 'no'; end $$`);
    await desks.rows(`create trigger no_outbox before update on outbox for each row
      when (new.command_id = '${last.id}') execute function refuse_outbox()`);
    try {
      await toldSince();
      await expectNothingWritten(desks, () => expect(theCase.ask(withdrawal)).rejects.toThrow('no'));
      expect(await toldSince()).toEqual([]);
    } finally {
      await desks.rows('drop function refuse_outbox cascade');
    }
    expect(await theCase.settle(withdrawal)).toMatchObject({ answer: 'settled' });
  });

  test('does not touch what was sent before', async () => {
    const theCase = await submitted();
    const withdrawal = await theCase.receive(proposer, 'withdraw', {});
    const late = await theCase.receive(coordinator, 'request_correction', { message: '補正' });
    const sentAt = new Date('2026-09-01T01:00:01.000Z');
    await desks.rows('update outbox set sent_at = $1 where command_id = $2', [sentAt, late.id]);
    await theCase.at('2026-09-02').settle(withdrawal);
    expect((await theCase.rowsOf('outbox', 'number'))[2]).toMatchObject({ sent_at: sentAt });
  });
});

describe('reopening', () => {
  async function closed(): Promise<RecordedCase> {
    const theCase = await RecordedCase.draft(desks, 'tokorozawa');
    await walk(theCase, TOKOROZAWA_WITH_PILOT, { until: 'take_task' });
    await desks.rows('update proposals set started = true where id = $1', [theCase.id]);
    await theCase.at('2026-09-07').does(proposer, 'withdraw', {});
    return theCase;
  }

  test('begins a new opening at its receipt, which has not started', async () => {
    const theCase = await closed();
    const before = await theCase.record();
    const row = await theCase.at('2026-09-10').receive(deskHead, 'reopen', { reason: '再開の申出' });
    expect(row).toMatchObject({ opening: 2, number: 6 });
    const record = await theCase.record();
    expect(record).toMatchObject({ opening: 2, started: false, closed: true, stage: 'closed', nextNumber: 7 });
    const { referenceNumber, fiscalNumber, receivedAt } = record;
    expect({ referenceNumber, fiscalNumber, receivedAt }).toEqual({
      referenceNumber: before.referenceNumber,
      fiscalNumber: before.fiscalNumber,
      receivedAt: before.receivedAt,
    });
    expect((await theCase.rowsOf('outbox', 'number')).at(-1)).toMatchObject({ opening: 2, kind: 'reopen' });
  });

  test('the old run may ask what it wants: it is superseded', async () => {
    const theCase = await closed();
    const row = await theCase.receive(deskHead, 'reopen', { reason: '再開の申出' });
    await expectNothingWritten(desks, async () => {
      expect(await theCase.ask(row, { opening: 1 })).toEqual({ answer: 'superseded' });
      expect(await theCase.ask({ id: null, number: 6 }, { opening: 1 })).toEqual({ answer: 'superseded' });
    });
  });

  test('takes the case up again, with asks of its own beside the old ones', async () => {
    const theCase = await closed();
    const row = await theCase.at('2026-09-10').receive(deskHead, 'reopen', { reason: '再開の申出' });
    theCase.opening = 2;
    const decided: Decided = await theCase.settle(row);
    expect(decided.state).toMatchObject({ stage: 'dialogue', outcome: null, closedFrom: null, last: 6 });
    const record = await theCase.record();
    expect(record).toMatchObject({
      ...{ stage: 'dialogue', closed: false, closedAt: null, outcome: null, opening: 2, started: false },
      ...{ ballHolder: 'department', ballDepartmentId: D1, ballSince: new Date(theCase.now) },
    });
    expect(record.dueAt?.toISOString()).toBe(decided.agenda.find(({ rung }) => rung === 0)?.at);

    const asks = await theCase.rowsOf<{ key: string; opening: number; closed_at: Date | null }>('asks', 'opened_by');
    const open = asks.filter((ask) => ask.closed_at === null);
    expect(open.map(({ key, opening }) => [key, opening])).toEqual([[theCase.openAsk('hold_dialogue').key, 2]]);
    expect(asks.filter((ask) => ask.opening === 1).every((ask) => ask.closed_at !== null)).toBe(true);
    // The department that had it still has it.
    expect(await theCase.rowsOf('tasks', 'asked_at')).toMatchObject([{ status: 'taken', department_id: D1 }]);
    await theCase.does(officer1, 'record_dialogue', {
      ...{ heldOn: theCase.today, participants: ['proposer', 'department'], summary: '再開後の協議' },
    });
  });

  test('that is refused leaves the case closed, and the next one has an opening of its own', async () => {
    const theCase = await closed();
    const closedAt = (await theCase.record()).closedAt;
    const refused = await theCase.at('2026-09-10').receive(deskHead, 'reopen', { reason: '再開', stage: 'evaluation' });
    theCase.opening = 2;
    expect(await theCase.settle(refused)).toMatchObject({ answer: 'refused', code: 'NEXT_NOT_POSSIBLE' });
    expect(await theCase.record()).toMatchObject({ stage: 'closed', closed: true, closedAt, opening: 2 });
    const again = await theCase.receive(deskHead, 'reopen', { reason: '再開' });
    theCase.opening = 3;
    expect(await theCase.settle(again)).toMatchObject({ answer: 'settled' });
    expect(await theCase.record()).toMatchObject({ stage: 'dialogue', opening: 3 });
  });

  test('given while the case is not closed, it takes no run away from it', async () => {
    const theCase = await submitted();
    await desks.rows('update proposals set started = true where id = $1', [theCase.id]);
    const reopening = await theCase.receive(deskHead, 'reopen', { reason: '早すぎる再開' });
    expect(reopening.opening).toBe(1);
    expect(await theCase.record()).toMatchObject({ opening: 1, started: true });
    expect(await theCase.settle(reopening)).toMatchObject({ answer: 'refused', code: 'NOT_CLOSED' });
  });

  test('given behind the command that closes the case, it is refused with it', async () => {
    const theCase = await submitted();
    const withdrawal = await theCase.receive(proposer, 'withdraw', {});
    const reopening = await theCase.receive(deskHead, 'reopen', { reason: '早すぎる再開' });
    await theCase.settle(withdrawal);
    expect(await theCase.command(reopening.id)).toMatchObject({ status: 'refused', code: 'CASE_CLOSED', opening: 1 });
    expect(await theCase.record()).toMatchObject({ closed: true, opening: 1, last: 3 });
  });

  test('given twice, it is one opening, and the second is refused', async () => {
    const theCase = await closed();
    const first = await theCase.receive(deskHead, 'reopen', { reason: '再開' });
    const second = await theCase.receive(deskHead, 'reopen', { reason: '再開' });
    expect([first.opening, second.opening]).toEqual([2, 2]);
    theCase.opening = 2;
    expect(await theCase.settle(first)).toMatchObject({ answer: 'settled' });
    expect(await theCase.settle(second)).toMatchObject({ answer: 'refused', code: 'NOT_CLOSED' });
  });
});

test('a settlement ends the attention that was asked for, and the chain says so', async () => {
  const theCase = await submitted();
  await desks.rows(`update proposals set attention = 'QueryFailedError', attention_at = now() where id = $1`, [
    theCase.id,
  ]);
  await theCase.does(coordinator, 'request_correction', { message: '補正' });
  expect(await theCase.record()).toMatchObject({ attention: null, attentionAt: null });
  expect((await theCase.audited()).map((entry) => entry.action)).toContain('attention.ended');
});

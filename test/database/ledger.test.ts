import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { personOf } from '../../entities/records/ledger.js';
import { SYSTEM_ACTOR } from '../../domain/access.js';
import { inLanes } from '../../temporal/lanes.js';
import { contentFor, PEOPLE } from '../factories/desks.js';
import { DesksOnPostgres, expectNothingWritten, RecordedCase } from '../factories/desk-on-postgres.js';
import { LETTER } from '../factories/case-run.js';

const { proposer, coordinator } = PEOPLE;
const POOL = 8;

let desks: DesksOnPostgres;

beforeAll(async () => {
  desks = await DesksOnPostgres.create(POOL);
});

afterAll(() => desks?.drop());

const submits = (theCase: RecordedCase) => theCase.receive(proposer, 'submit', {});
const numberOf = async (theCase: RecordedCase) => (await theCase.record()).referenceNumber;

/** Each of these tests counts in a fiscal year of its own. */
const yearFrom = (april: number) => ({ now: `${april}-04-01T00:00:00.000Z` });

describe('受付番号', () => {
  test('30 submissions at once over a pool of 8: one row of numbers without gap or double', async () => {
    const cases = await Promise.all(
      Array.from({ length: 30 }, () => RecordedCase.draft(desks, 'tokorozawa', { now: '2026-09-01T01:00:00.000Z' })),
    );
    await Promise.all(cases.map(submits));
    const given = await Promise.all(cases.map(numberOf));
    const expected = Array.from({ length: 30 }, (_, index) => `R8-${String(index + 1).padStart(4, '0')}`);
    expect([...given].sort()).toEqual(expected);
    expect(await cases[0]?.record()).toMatchObject({ fiscalYear: 2026, receivedAt: new Date(cases[0]?.now ?? 0) });
  });

  test('each desk counts by itself', async () => {
    const start = yearFrom(2027);
    const [a, b] = [
      await RecordedCase.draft(desks, 'tokorozawa', start),
      await RecordedCase.draft(desks, 'minato', start),
    ];
    await Promise.all([submits(a), submits(b)]);
    expect([await numberOf(a), await numberOf(b)]).toEqual(['R9-0001', 'R9-0001']);
  });

  test('a submission that is rolled back leaves no gap, nor anything else', async () => {
    const start = yearFrom(2028);
    const lost = await RecordedCase.draft(desks, 'tokorozawa', start);
    const failing = () =>
      desks.within('tokorozawa', async (manager) => {
        await lost.receiveWith(manager, proposer, 'submit', {});
        throw new Error('the power failed');
      });
    await expectNothingWritten(desks, () => expect(failing()).rejects.toThrow('the power failed'));
    const next = await RecordedCase.draft(desks, 'tokorozawa', start);
    await submits(next);
    await expectNothingWritten(desks, () => expect(failing()).rejects.toThrow('the power failed'));
    await submits(lost);
    expect([await numberOf(next), await numberOf(lost)]).toEqual(['R10-0001', 'R10-0002']);
  });

  test.each([
    ['2029-03-31T14:59:59.999Z', 2028, /^R10-\d{4}$/],
    ['2029-03-31T15:00:00.000Z', 2029, /^R11-\d{4}$/],
  ])('%s belongs to fiscal year %d, as it is in Tokyo', async (now, year, number) => {
    const theCase = await RecordedCase.draft(desks, 'tokorozawa', { now });
    await submits(theCase);
    const record = await theCase.record();
    expect(record.fiscalYear).toBe(year);
    expect(record.referenceNumber).toMatch(number);
  });

  test('a submission that was refused keeps its number for the next try, also in the next fiscal year', async () => {
    const theCase = await RecordedCase.draft(desks, 'tokorozawa', {
      now: '2031-03-31T01:00:00.000Z',
      content: { pledges: [] },
    });
    expect(await theCase.settle(await submits(theCase))).toMatchObject({ code: 'SUBMISSION_INCOMPLETE' });
    const first = await theCase.record();
    expect(first).toMatchObject({ referenceNumber: 'R12-0001', submitted: false, stage: 'intake', last: 1 });
    await desks.rows('update proposals set content = $1 where id = $2', [
      JSON.stringify(contentFor('tokorozawa', 'open_proposal')),
      theCase.id,
    ]);
    theCase.at('2031-04-01');
    expect(await theCase.settle(await submits(theCase))).toMatchObject({ answer: 'settled' });
    const { referenceNumber, fiscalYear, fiscalNumber, organisationId } = await theCase.record();
    expect({ referenceNumber, fiscalYear, fiscalNumber, organisationId }).toEqual({
      referenceNumber: 'R12-0001',
      ...{ fiscalYear: first.fiscalYear, fiscalNumber: first.fiscalNumber, organisationId: first.organisationId },
    });
    const revisions = await theCase.rowsOf<{ effective_at: Date | null }>('proposal_revisions', 'revision');
    expect(revisions.map((row) => row.effective_at?.toISOString())).toEqual([undefined, theCase.now]);
  });

  test('goes on after 9999', async () => {
    await desks.rows(`insert into number_counters values ('tokorozawa', 2032, 9999)`);
    const theCase = await RecordedCase.draft(desks, 'tokorozawa', yearFrom(2032));
    await submits(theCase);
    expect(await numberOf(theCase)).toBe('R14-10000');
  });
});

describe('a command that is received', () => {
  test('is one commit: ledger, outbox, content and chain', async () => {
    const theCase = await RecordedCase.draft(desks, 'minato', yearFrom(2033));
    const row = await theCase.receive(coordinator, 'submit', {}, { onBehalfOf: LETTER, occurredOn: '2033-03-30' });
    expect(await theCase.rowsOf('commands', 'number')).toMatchObject([
      {
        ...{ id: row.id, number: 1, opening: 1, kind: 'submit', status: 'received', input: {}, actor: coordinator },
        ...{ actor_person_id: coordinator.personId, on_behalf_of: LETTER, occurred_on: expect.anything() },
        ...{ result: null, code: null, settled_at: null, received_at: new Date(theCase.now) },
      },
    ]);
    // As the application reads it, a day is the text that it is, in whatever time zone this process runs.
    expect((await theCase.command(row.id)).occurredOn).toBe('2033-03-30');
    expect(await theCase.rowsOf('outbox', 'number')).toMatchObject([
      { command_id: row.id, desk_id: 'minato', number: 1, opening: 1, kind: 'submit', sent_at: null, attempts: 0 },
    ]);
    expect(await theCase.rowsOf('proposal_revisions', 'revision')).toMatchObject([
      { command_id: row.id, revision: 1, effective_at: null, created_by: coordinator.personId },
    ]);
    expect((await theCase.audited()).at(-1)).toMatchObject({
      action: 'command.received',
      commandId: row.id,
      facts: { kind: 'submit', number: 1, opening: 1, roles: 'coordinator', onBehalfOf: 'proposer' },
    });
    expect(await theCase.record()).toMatchObject({ nextNumber: 2, last: 0, submitted: false, opening: 1 });
  });

  test('is the poller’s at once, or a moment later where its giver pushes it', async () => {
    const theCase = await RecordedCase.draft(desks, 'tokorozawa', yearFrom(2034));
    await theCase.receive(proposer, 'submit', {});
    await theCase.receive(coordinator, 'withdraw', {}, { isPushed: true });
    const due = await desks.rows<{ is_due: boolean; soon: boolean }>(
      `select next_attempt_at <= now() as is_due, next_attempt_at < now() + interval '10 seconds' as soon
         from outbox where proposal_id = $1 order by number`,
      [theCase.id],
    );
    expect(due).toEqual([
      { is_due: true, soon: true },
      { is_due: false, soon: true },
    ]);
  });

  test('gets the next number, however many come at once', async () => {
    const theCase = await RecordedCase.draft(desks, 'tokorozawa', yearFrom(2034));
    await submits(theCase);
    // As many at once as there are connections: who waits for one is refused after two seconds, by design.
    await inLanes([...Array(20).keys()], POOL, async () => void (await theCase.receive(proposer, 'withdraw', {})));
    const rows = await theCase.rowsOf<{ number: number }>('commands', 'number');
    expect(rows.map((row) => row.number)).toEqual(Array.from({ length: 21 }, (_, index) => index + 1));
    expect(await theCase.record()).toMatchObject({ nextNumber: 22 });
  });

  test('of the clock itself names no person', () => {
    expect([personOf(SYSTEM_ACTOR), personOf(proposer)]).toEqual([null, proposer.personId]);
  });
});

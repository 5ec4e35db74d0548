import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Decided } from '../../activities/contract.js';
import { draftState, type CaseState } from '../../domain/case-state.js';
import {
  DesksOnPostgres,
  expectNothingWritten,
  forged,
  RecordedCase,
  RUN,
  type Pointer,
} from '../factories/desk-on-postgres.js';
import { answers } from '../factories/case-run.js';
import { contentFor, D1, D2, DESKS, PEOPLE } from '../factories/desks.js';
import { TOKOROZAWA_WITH_PILOT, walk } from '../factories/recorded-walks.js';

const { proposer, coordinator, officer1 } = PEOPLE;

let desks: DesksOnPostgres;

beforeAll(async () => {
  desks = await DesksOnPostgres.create();
});

afterAll(() => desks?.drop());

const draft = (): Promise<RecordedCase> => RecordedCase.draft(desks, 'tokorozawa');

/** A case that was submitted and has passed screening: two commands taken. */
async function screened(): Promise<RecordedCase> {
  const theCase = await draft();
  await walk(theCase, TOKOROZAWA_WITH_PILOT, { until: 'pass_screening' });
  return theCase;
}

const assign = (departmentId: string) => ({ departments: [{ departmentId, lead: true }] });

const isDecided = (result: { answer: string }): result is Decided =>
  result.answer === 'settled' || result.answer === 'refused';

describe('a command that was decided before', () => {
  test('settled: its stored result comes back byte for byte, and no row is written again', async () => {
    const theCase = await screened();
    const before = theCase.state;
    const row = await theCase.receive(coordinator, 'assign_departments', assign(D1));
    const first = JSON.stringify(await theCase.settle(row));
    // Weeks later, on another day and with the run where it was before: as after a crash.
    theCase.at('2026-10-30');
    const repeated = await expectNothingWritten(desks, () => theCase.ask(row, { state: before }));
    expect(repeated).toMatchObject({ answer: 'settled', commandId: row.id, number: 3 });
    expect(JSON.stringify(repeated)).toBe(first);
    expect((await theCase.command(row.id)).result).toBe(first);
  });

  test('refused: the same', async () => {
    const theCase = await screened();
    const before = theCase.state;
    const row = await theCase.receive(officer1, 'take_task', {});
    const first = JSON.stringify(await theCase.settle(row));
    const repeated = await expectNothingWritten(desks, () => theCase.ask(row, { state: before }));
    expect(repeated).toMatchObject({ answer: 'refused', code: 'NOT_AUTHORISED' });
    expect(JSON.stringify(repeated)).toBe(first);
    expect((await theCase.command(row.id)).result).toBe(first);
  });

  test('asked for by its number, as over a gap: the same', async () => {
    const theCase = await screened();
    const before = theCase.state;
    const row = await theCase.receive(coordinator, 'assign_departments', assign(D1));
    const first = await theCase.settle(row);
    const byNumber = await expectNothingWritten(desks, () => theCase.ask({ id: null, number: 3 }, { state: before }));
    expect(JSON.stringify(byNumber)).toBe(JSON.stringify(first));
  });

  test('by two workers at once: both get the one result', async () => {
    const theCase = await screened();
    const row = await theCase.receive(coordinator, 'assign_departments', assign(D1));
    const results = await Promise.all([theCase.ask(row), theCase.ask(row), theCase.ask(row)]);
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(await theCase.rowsOf('tasks', 'asked_at')).toHaveLength(1);
    expect((await theCase.audited()).filter(({ commandId }) => commandId === row.id).map((e) => e.action)).toEqual([
      'command.received',
      'command.settled',
    ]);
  });

  test('the ledger says where it was decided', async () => {
    const theCase = await screened();
    const [submitted] = await theCase.rowsOf('commands', 'number');
    expect(submitted).toMatchObject({ workflow_id: RUN.workflowId, run_id: RUN.runId, status: 'settled', code: null });
  });
});

/** What the workflow does with what is in line: one after the other, in the order of their numbers. */
async function replay(theCase: RecordedCase, state: CaseState, commands: readonly Pointer[]): Promise<CaseState> {
  let held = state;
  for (const command of commands) {
    const result = await theCase.ask(command, { state: held });
    if (!isDecided(result)) throw new Error(`command ${command.number}: ${result.answer}`);
    held = result.state;
  }
  return held;
}

const receiveThree = async (theCase: RecordedCase): Promise<Pointer[]> => [
  await theCase.receive(coordinator, 'assign_departments', assign(D1)),
  await theCase.receive(PEOPLE.officer2, 'take_task', {}),
  await theCase.receive(officer1, 'take_task', {}),
];

/** A state without what differs between two cases that went the same way. */
const comparable = ({ asks, ...rest }: CaseState) => ({
  ...rest,
  asks: asks.map(({ key, kind, holder, until }) => ({ key, kind, holder, until })),
});

describe('a worker that was killed between the commit and the end of its task, three commands in line', () => {
  test.each([0, 1, 2, 3])('after %d of them: the replayed run ends where it would have ended', async (before) => {
    const undisturbed = await screened();
    const expected = await replay(undisturbed, undisturbed.state, await receiveThree(undisturbed));

    const theCase = await screened();
    const state0 = theCase.state;
    const commands = await receiveThree(theCase);
    // The first ones are committed and their task is lost: the new worker knows nothing of them.
    await replay(theCase, state0, commands.slice(0, before));
    const final = await replay(theCase, state0, commands);

    expect(comparable(final)).toEqual(comparable(expected));
    expect(final).toMatchObject({ stage: 'dialogue', last: 5, lastSettled: 5 });
    expect((await theCase.record()).state).toEqual(final);
    // The one in the middle was refused, and no step was taken twice.
    expect((await theCase.rowsOf('commands', 'number')).map((row) => row['status'])).toEqual([
      ...['settled', 'settled', 'settled', 'refused', 'settled'],
    ]);
    expect(await theCase.rowsOf('tasks', 'asked_at')).toHaveLength(1);
    expect((await theCase.audited()).map((entry) => entry.action)).toEqual(
      (await undisturbed.audited()).map((entry) => entry.action),
    );
  });

  test("an operator's reset to the very beginning of a closed case changes nothing and ends in the same state", async () => {
    const theCase = await draft();
    await walk(theCase, TOKOROZAWA_WITH_PILOT);
    const ledger = await theCase.rowsOf<{ id: string; number: number }>('commands', 'number');
    const final = await expectNothingWritten(desks, () => replay(theCase, draftState('open_proposal'), ledger));
    expect(final).toEqual(theCase.state);
    expect(final).toMatchObject({ stage: 'closed', outcome: 'concluded', last: 14 });
  });

  test('a reset run, once caught up, goes on where the record is', async () => {
    const theCase = await screened();
    const ledger = await theCase.rowsOf<{ id: string; number: number }>('commands', 'number');
    theCase.state = await replay(theCase, draftState('open_proposal'), ledger);
    await theCase.does(coordinator, 'assign_departments', assign(D1));
    expect(theCase.state.departments).toEqual([{ departmentId: D1, lead: true, status: 'asked' }]);
  });
});

describe('answers that decide nothing', () => {
  /** Everything but the chain, which may tell of the attempt. */
  async function expectOnlyAudited<T>(theCase: RecordedCase, work: () => Promise<T>): Promise<T> {
    const [before, told] = [await desks.fingerprint(), await theCase.audited()];
    const result = await work();
    const after = await desks.fingerprint();
    const written = Object.keys(after).filter((table) => after[table] !== before[table]);
    expect(written.sort()).toEqual(['audit_entries', 'audit_values']);
    expect(await theCase.audited()).toHaveLength(told.length + 1);
    return result;
  }

  test.each([
    ['an id of the right form', forged(3).id],
    ['no id at all', 'not-an-id'],
    ['what no column can hold', "a\u0000b\ud800'; drop table commands; --"],
    ['nothing', ''],
  ])('unknown, %s: shown to the auditor and to nobody else', async (_what, id) => {
    const theCase = await screened();
    expect(await expectOnlyAudited(theCase, () => theCase.ask({ id, number: 3 }))).toEqual({ answer: 'unknown' });
    const entry = (await theCase.audited()).at(-1);
    expect(entry).toMatchObject({ action: 'signal.unknown', facts: { number: 3, opening: 1 }, commandId: null });
    // The true third command is taken as if nothing had happened.
    await theCase.does(coordinator, 'assign_departments', assign(D1));
  });

  test("unknown: another case's command, also one of another desk", async () => {
    const [theCase, other, minato] = [await screened(), await draft(), await RecordedCase.draft(desks, 'minato')];
    for (const foreign of [await other.receive(proposer, 'submit', {}), await minato.receive(proposer, 'submit', {})]) {
      const pointer = { id: foreign.id, number: 3 };
      expect(await expectOnlyAudited(theCase, () => theCase.ask(pointer))).toEqual({ answer: 'unknown' });
      expect((await theCase.audited()).at(-1)?.action).toBe('signal.unknown');
    }
  });

  test.each([1, 2, 4, 2 ** 40])('conflict: a known command said to be number %d', async (number) => {
    const theCase = await screened();
    const row = await theCase.receive(coordinator, 'assign_departments', assign(D1));
    expect(await expectOnlyAudited(theCase, () => theCase.ask({ id: row.id, number }))).toEqual({ answer: 'conflict' });
    expect((await theCase.audited()).at(-1)).toMatchObject({ action: 'signal.conflict', facts: { number } });
    expect(await theCase.settle(row)).toMatchObject({ answer: 'settled' });
  });

  test('ahead: its turn has not come', async () => {
    const theCase = await screened();
    const [, , third] = (await receiveThree(theCase)) as [Pointer, Pointer, Pointer];
    expect(await expectNothingWritten(desks, () => theCase.ask(third))).toEqual({ answer: 'ahead' });
  });

  test('missing: no command has this number yet', async () => {
    const theCase = await screened();
    expect(await expectNothingWritten(desks, () => theCase.ask({ id: null, number: 3 }))).toEqual({
      answer: 'missing',
    });
  });

  test('repeat: the run has passed it', async () => {
    const theCase = await screened();
    for (const { id, number } of await theCase.rowsOf<{ id: string; number: number }>('commands', 'number')) {
      expect(await expectNothingWritten(desks, () => theCase.ask({ id, number }))).toEqual({ answer: 'repeat' });
    }
  });

  test.each([0, 2])('superseded: a run of opening %d', async (opening) => {
    const theCase = await screened();
    const row = await theCase.receive(coordinator, 'assign_departments', assign(D1));
    const asked = () => theCase.ask(row, { opening });
    expect(await expectNothingWritten(desks, asked)).toEqual({ answer: 'superseded' });
    const stranger = () => theCase.ask(forged(3), { opening });
    expect(await expectNothingWritten(desks, stranger)).toEqual({ answer: 'superseded' });
  });

  test('superseded: the record is gone', async () => {
    const theCase = await screened();
    const nowhere = Object.assign(Object.create(theCase) as RecordedCase, { id: forged(1).id });
    expect(await expectNothingWritten(desks, () => nowhere.ask(forged(3)))).toEqual({ answer: 'superseded' });
  });

  test.each([
    ['a fact of the state', `state = jsonb_set(state, '{dialogue,held}', '7')`],
    ['an ask', `state = jsonb_set(state, '{asks,0,until}', '"2030-01-01T00:00:00.000Z"')`],
    ['the count beside the state', 'last = 5'],
  ])("mismatch: the record's copy was edited, %s", async (_what, edit) => {
    const theCase = await screened();
    const row = await theCase.receive(coordinator, 'assign_departments', assign(D1));
    await desks.rows(`update proposals set ${edit} where id = $1`, [theCase.id]);
    expect(await expectNothingWritten(desks, () => theCase.ask(row))).toEqual({ answer: 'mismatch' });
    expect(await theCase.command(row.id)).toMatchObject({ status: 'received', result: null });
  });

  test('mismatch: the run is behind a command that the record has not taken', async () => {
    const theCase = await screened();
    const row = await theCase.receive(coordinator, 'assign_departments', assign(D1));
    const state = { ...theCase.state, last: 3 };
    expect(await expectNothingWritten(desks, () => theCase.ask(row, { state }))).toEqual({ answer: 'mismatch' });
  });
});

describe('two people who decide at once', () => {
  test('the first wins, the other is told so', async () => {
    const theCase = await screened();
    const seen = { expectedVersion: theCase.state.lastSettled };
    const first = await theCase.receive(coordinator, 'assign_departments', assign(D1), seen);
    const second = await theCase.receive(PEOPLE.deskHead, 'assign_departments', assign(D2), seen);
    expect(await theCase.settle(first)).toMatchObject({ answer: 'settled' });
    expect(await theCase.settle(second)).toMatchObject({ answer: 'refused', code: 'VERSION_CONFLICT' });
    expect(theCase.state).toMatchObject({ last: 4, lastSettled: 3, departments: [{ departmentId: D1 }] });
    expect(await theCase.record()).toMatchObject({ last: 4, lastSettled: 3 });
    expect(await theCase.command(second.id)).toMatchObject({ status: 'refused', code: 'VERSION_CONFLICT' });
  });

  test('what was refused in between is no later version', async () => {
    const theCase = await screened();
    const seen = { expectedVersion: theCase.state.lastSettled };
    const refused = await theCase.receive(officer1, 'take_task', {});
    const second = await theCase.receive(coordinator, 'assign_departments', assign(D1), seen);
    expect(await theCase.settle(refused)).toMatchObject({ answer: 'refused' });
    expect(await theCase.settle(second)).toMatchObject({ answer: 'settled' });
  });
});

describe('content that a command brings', () => {
  async function corrected(): Promise<RecordedCase> {
    const theCase = await draft();
    await theCase.does(proposer, 'submit', {});
    await theCase.does(coordinator, 'request_correction', { message: '題名を具体的に。' });
    return theCase;
  }
  const revisions = (theCase: RecordedCase) =>
    theCase.rowsOf<{ revision: number; content: { title: string }; effective_at: Date | null }>(
      'proposal_revisions',
      'revision',
    );

  test('is a revision at its receipt and in force when it is settled', async () => {
    const theCase = await corrected();
    const content = contentFor('tokorozawa', 'open_proposal', { title: '新しい題名' });
    const row = await theCase.at('2026-09-03').receive(proposer, 'resubmit', { content });
    expect((await revisions(theCase)).map(({ revision, effective_at }) => [revision, effective_at])).toEqual([
      [1, expect.any(Date)],
      [2, null],
    ]);
    expect((await theCase.record()).title).toBe('放置自転車を減らす仕組み');

    await theCase.at('2026-09-04').settle(row);
    expect((await revisions(theCase))[1]).toMatchObject({ content, effective_at: new Date(theCase.now) });
    expect(await theCase.record()).toMatchObject({ title: '新しい題名', content, stage: 'screening' });
  });

  test('stays out of force when it is refused', async () => {
    const theCase = await corrected();
    const before = await theCase.record();
    const untitled: Record<string, unknown> = { ...contentFor('tokorozawa', 'open_proposal') };
    delete untitled['title'];
    const decided = await theCase.settle(await theCase.receive(proposer, 'resubmit', { content: untitled }));
    expect(decided).toMatchObject({ answer: 'refused', code: 'SUBMISSION_INCOMPLETE' });
    const { content, title, stage } = await theCase.record();
    expect({ content, title, stage }).toEqual({
      ...{ content: before.content, title: before.title, stage: 'intake' },
    });
    expect((await revisions(theCase))[1]).toMatchObject({ effective_at: null, content: untitled });
    expect(await theCase.command(decided.commandId)).toMatchObject({
      errors: [{ field: 'input.content.title', code: 'REQUIRED' }],
    });
  });
});

test('the answers of a screening are settled as they were given', async () => {
  const theCase = await draft();
  await theCase.does(proposer, 'submit', {});
  const input = { answers: answers(DESKS.tokorozawa), note: '確認済み' };
  const { commandId } = await theCase.does(coordinator, 'pass_screening', input);
  expect((await theCase.command(commandId)).input).toEqual(input);
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ballOf } from '../../domain/case-state.js';
import { recheck, answers } from '../factories/case-run.js';
import { contentFor, D1, D2, D3, DESKS, PEOPLE } from '../factories/desks.js';
import { DesksOnPostgres, RecordedCase } from '../factories/desk-on-postgres.js';
import { CANARY, minatoWalk, said, TOKOROZAWA_WITH_PILOT, walk, type Walk } from '../factories/recorded-walks.js';

const { proposer, coordinator, deskHead, officer1, officer2 } = PEOPLE;

let desks: DesksOnPostgres;

beforeAll(async () => {
  desks = await DesksOnPostgres.create();
});

afterAll(() => desks?.drop());

interface AskRow extends Record<string, unknown> {
  key: string;
  kind: string;
  holder: string;
  department_id: string | null;
  since: Date;
  until: Date | null;
  closed_at: Date | null;
  opened_by: number;
  closed_by: number | null;
}

/** The rows of open asks and the columns of the ball say what the state says; the record's copy is the state. */
async function expectRecordToFollow(theCase: RecordedCase): Promise<void> {
  const { state } = theCase;
  const rows = await theCase.rowsOf<AskRow>('asks', 'key');
  const open = rows.filter((row) => row.closed_at === null);
  const wanted = [...state.asks].sort((a, b) => (a.key < b.key ? -1 : 1));
  expect(
    open
      .map(({ key, kind, holder, department_id: departmentId, since, until }) => ({
        ...{ key, kind, holder, departmentId },
        ...{ since: since.toISOString(), until: until?.toISOString() ?? null },
      }))
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
  ).toEqual(
    wanted.map(({ key, kind, holder, departmentId, since, until }) => ({
      ...{ key, kind, holder, departmentId, since, until },
    })),
  );
  for (const row of rows.filter(({ closed_at }) => closed_at !== null)) {
    expect(row.closed_by).toBeGreaterThan(row.opened_by);
  }
  const record = await theCase.record();
  const ball = ballOf(state);
  expect(record.state).toEqual(state);
  expect({
    ...{ stage: record.stage, outcome: record.outcome, closed: record.closed, submitted: record.submitted },
    ...{ last: record.last, lastSettled: record.lastSettled, holder: record.ballHolder },
    ...{ departmentId: record.ballDepartmentId, since: record.ballSince?.toISOString() ?? null },
    until: record.dueAt?.toISOString() ?? null,
  }).toEqual({
    ...{ stage: state.stage, outcome: state.outcome, closed: state.stage === 'closed', submitted: state.submitted },
    ...{ last: state.last, lastSettled: state.lastSettled, holder: ball?.holder ?? null },
    ...{ departmentId: ball?.departmentId ?? null, since: ball?.since ?? null, until: ball?.until ?? null },
  });
}

async function follow(theCase: RecordedCase, steps: Walk): Promise<void> {
  await walk(theCase, steps, { after: () => expectRecordToFollow(theCase) });
}

/** No word of anybody in what a history sees: the state and the results. */
async function expectNoWordsInHistories(theCase: RecordedCase): Promise<void> {
  const [record] = await desks.rows<{ state: string }>('select state::text from proposals where id = $1', [theCase.id]);
  expect(record?.state).not.toContain(CANARY);
  const commands = await theCase.rowsOf<{ result: string | null }>('commands', 'number');
  expect(commands.length).toBeGreaterThan(0);
  for (const { result } of commands) expect(result).not.toContain(CANARY);
  const [told] = await desks.rows<{ count: string }>(
    'select count(*) from notifications where proposal_id = $1 and params::text like $2',
    [theCase.id, `%${CANARY}%`],
  );
  expect(told).toEqual({ count: '0' });
}

const canaryContent = { title: said('題名'), summary: said('要約'), person: said('氏名'), org_name: said('団体') };
const drafted = (desk: 'tokorozawa' | 'minato') => RecordedCase.draft(desks, desk, { content: canaryContent });

/** Rows without ids of their own, with days as texts. */
const words = (theCase: RecordedCase, columns: string, table: string, order: string) =>
  desks.rows(`select ${columns} from ${table} where proposal_id = $1 order by ${order}`, [theCase.id]);

describe('a whole case of Tokorozawa, with a pilot', () => {
  let theCase: RecordedCase;
  beforeAll(async () => {
    theCase = await drafted('tokorozawa');
    await follow(theCase, TOKOROZAWA_WITH_PILOT);
  });

  test('ends concluded, with nobody awaited', () => {
    expect(theCase.state).toMatchObject({ stage: 'closed', outcome: 'concluded', asks: [] });
  });

  test('leaves its task', async () => {
    expect(
      await words(theCase, 'department_id, lead, status, asked_at, answered_at, answered_by, note', 'tasks', '1'),
    ).toEqual([
      {
        ...{ department_id: D1, lead: true, status: 'taken', note: said('引受け'), answered_by: officer1.personId },
        ...{ asked_at: new Date('2026-09-03T01:00:00Z'), answered_at: new Date('2026-09-04T01:00:00Z') },
      },
    ]);
  });

  test('leaves its words where they belong', async () => {
    expect(
      await words(
        theCase,
        `held_on::text, participants, summary, shared_by_city, shared_goal, benefit_proposer, benefit_municipality`,
        'dialogue_entries',
        'held_on',
      ),
    ).toEqual([
      {
        ...{ held_on: '2026-09-07', participants: ['proposer', 'desk', 'department'], summary: said('要旨') },
        ...{ shared_by_city: said('市の課題'), shared_goal: said('目標') },
        ...{ benefit_proposer: said('提案者の利点'), benefit_municipality: said('市の利点') },
      },
    ]);
    expect(
      await words(
        theCase,
        'round, plan, place, starts_on::text, ends_on::text, status, ended_on::text, report, reason',
        'pilots',
        'round',
      ),
    ).toEqual([
      {
        ...{ round: 1, plan: said('計画'), place: said('駅前'), starts_on: '2026-09-09', ends_on: '2026-10-09' },
        ...{ status: 'finished', ended_on: '2026-10-09', report: said('報告'), reason: null },
      },
    ]);
    expect(
      await words(theCase, 'round, effect, effect_verified, decision, reason', 'evaluations', 'created_at'),
    ).toEqual([
      { round: 1, effect: said('効果'), effect_verified: true, decision: null, reason: null },
      { round: 1, effect: null, effect_verified: null, decision: 'feasible', reason: said('効果がある') },
    ]);
    expect(
      await words(
        theCase,
        'kind, instrument, title, document, concluded_on::text, implemented_on::text, ended_on, term_from, term_to',
        'agreements',
        '1',
      ),
    ).toEqual([
      {
        ...{ kind: 'project_agreement', instrument: null, title: said('協定'), document: said('協定書案 第1版') },
        ...{ concluded_on: '2026-10-21', implemented_on: '2026-10-22', ended_on: null, term_from: null, term_to: null },
      },
    ]);
  });

  test('tells each side when it is awaited, and the proposer what is theirs to know', async () => {
    const asked = await desks.rows<{ ask_key: string }>(
      `select ask_key from notifications where proposal_id = $1 and kind = 'ask_opened'`,
      [theCase.id],
    );
    const asks = await theCase.rowsOf<AskRow>('asks', 'key');
    expect(asked.map((row) => row.ask_key).sort()).toEqual(asks.map((row) => row.key).sort());
    const told = await desks.rows<{ kind: string; params: { command?: string } }>(
      `select kind, params from notifications where proposal_id = $1 and recipient = 'proposer' and ask_key is null
        order by created_at`,
      [theCase.id],
    );
    expect(told.map(({ kind, params }) => [kind, params.command])).toEqual([
      ['receipt', undefined],
      ['result', 'decide_feasibility'],
      ['command_settled', 'consent_to_agreement'],
      ['command_settled', 'consent_to_agreement'],
      ['result', 'conclude'],
    ]);
  });

  test('has no word of anybody in state, results or notifications', () => expectNoWordsInHistories(theCase));
});

describe('a whole case of Minato', () => {
  const TERM = { from: '2026-10-01', to: '2028-03-31' };

  test('without a term: closed with its implementation', async () => {
    const theCase = await drafted('minato');
    await follow(theCase, minatoWalk());
    expect(theCase.state).toMatchObject({ stage: 'closed', outcome: 'concluded', asks: [] });
    expect(await words(theCase, 'decision, reason, round', 'evaluations', '1')).toEqual([
      { decision: 'adopted', reason: said('区民の役に立つ'), round: 1 },
    ]);
    expect(await words(theCase, 'instrument, implemented_on::text', 'agreements', '1')).toEqual([
      { instrument: 'memorandum', implemented_on: '2026-09-16' },
    ]);
    expect(await words(theCase, 'held_on::text', 'dialogue_entries', '1')).toHaveLength(2);
    await expectNoWordsInHistories(theCase);
  });

  test('with a term: reviewed, renewed and ended', async () => {
    const theCase = await drafted('minato');
    await follow(theCase, minatoWalk(TERM));
    expect(theCase.state.stage).toBe('agreement');
    const renewal = { findings: said('良好'), renewUntil: '2029-03-31' };
    await theCase.at('2027-10-01').does(officer1, 'review_agreement', renewal);
    await expectRecordToFollow(theCase);
    const columns = 'term_from::text, term_to::text, ended_on::text, end_reason';
    expect(await words(theCase, columns, 'agreements', '1')).toEqual([
      { term_from: '2026-10-01', term_to: '2029-03-31', ended_on: null, end_reason: null },
    ]);
    await theCase.at('2028-05-10').does(officer1, 'end_agreement', { reason: said('合意による終了') });
    await expectRecordToFollow(theCase);
    expect(await words(theCase, columns, 'agreements', '1')).toEqual([
      { term_from: '2026-10-01', term_to: '2029-03-31', ended_on: '2028-05-10', end_reason: said('合意による終了') },
    ]);
    await expectNoWordsInHistories(theCase);
  });
});

describe('off the straight way', () => {
  const departments = (theCase: RecordedCase) =>
    words(theCase, 'department_id, lead, status, answered_by, note', 'tasks', 'asked_at, department_id');

  test('a correction stops the clocks in the rows too, and they go on with the answer', async () => {
    const theCase = await drafted('tokorozawa');
    await follow(theCase, TOKOROZAWA_WITH_PILOT.slice(0, 1));
    await theCase.at('2026-09-03').does(coordinator, 'request_correction', { message: said('補正') });
    await expectRecordToFollow(theCase);
    expect(theCase.state.asks.map(({ kind, until }) => [kind, until === null])).toEqual([
      ['correct', false],
      ['screen', true],
    ]);
    expect(await theCase.record()).toMatchObject({ ballHolder: 'proposer', stage: 'intake' });
    const content = contentFor('tokorozawa', 'open_proposal', { ...canaryContent, title: said('新しい題名') });
    await theCase.at('2026-09-10').does(proposer, 'resubmit', { content, note: said('直した') });
    await expectRecordToFollow(theCase);
    expect(await theCase.record()).toMatchObject({ ballHolder: 'desk', title: said('新しい題名') });
    await expectNoWordsInHistories(theCase);
  });

  test('departments that refuse, hand back and are asked again have a row for each time', async () => {
    const theCase = await drafted('tokorozawa');
    await follow(theCase, TOKOROZAWA_WITH_PILOT.slice(0, 2));
    const steps: Walk = [
      {
        ...{ day: '2026-09-03', actor: coordinator, kind: 'assign_departments' },
        input: { departments: [{ departmentId: D1, lead: true }, { departmentId: D2 }, { departmentId: D3 }] },
      },
      { day: '2026-09-04', actor: officer1, kind: 'refuse_task', input: { reason: said('所管外') } },
      { day: '2026-09-07', actor: officer2, kind: 'take_task', input: {} },
      {
        ...{ day: '2026-09-08', actor: coordinator, kind: 'assign_departments' },
        input: { departments: [{ departmentId: D2, lead: true }] },
      },
      { day: '2026-09-09', actor: officer2, kind: 'refuse_task', input: { reason: said('手に余る') } },
      {
        ...{ day: '2026-09-10', actor: coordinator, kind: 'assign_departments' },
        input: { departments: [{ departmentId: D1, lead: true }] },
      },
      { day: '2026-09-11', actor: officer1, kind: 'take_task', input: { note: said('やはり') } },
    ];
    await follow(theCase, steps);
    expect(theCase.state.stage).toBe('dialogue');
    expect(await departments(theCase)).toEqual([
      {
        ...{ department_id: D1, lead: false, status: 'refused', answered_by: officer1.personId, note: said('所管外') },
      },
      {
        ...{
          department_id: D2,
          lead: false,
          status: 'refused',
          answered_by: officer2.personId,
          note: said('手に余る'),
        },
      },
      { department_id: D3, lead: false, status: 'asked', answered_by: null, note: null },
      { department_id: D1, lead: true, status: 'taken', answered_by: officer1.personId, note: said('やはり') },
    ]);
  });

  test('a desk with one department per case replaces it: nobody there has refused', async () => {
    const theCase = await drafted('minato');
    await follow(theCase, minatoWalk().slice(0, 5));
    await theCase.does(coordinator, 'assign_departments', { departments: [{ departmentId: D2, lead: true }] });
    await expectRecordToFollow(theCase);
    expect(await departments(theCase)).toMatchObject([
      { department_id: D1, status: 'replaced' },
      { department_id: D2, status: 'asked', lead: true, answered_by: null },
    ]);
  });

  test('a pilot that is broken off, and a second one, have a row each', async () => {
    const theCase = await drafted('tokorozawa');
    await follow(theCase, TOKOROZAWA_WITH_PILOT.slice(0, 6));
    await theCase.at('2026-09-20').does(officer1, 'abort_pilot', { reason: said('雨'), endedOn: '2026-09-19' });
    await expectRecordToFollow(theCase);
    await theCase.does(officer1, 'evaluate', { effect: said('不明'), effectVerified: false, next: 'pilot' });
    const plan = { plan: said('再実験'), startsOn: '2026-10-01', endsOn: '2026-10-30' };
    await theCase.does(officer1, 'start_pilot', plan);
    await expectRecordToFollow(theCase);
    expect(await words(theCase, 'round, plan, status, ended_on::text, reason', 'pilots', 'round')).toEqual([
      { round: 1, plan: said('計画'), status: 'aborted', ended_on: '2026-09-19', reason: said('雨') },
      { round: 2, plan: said('再実験'), status: 'running', ended_on: null, reason: null },
    ]);
  });

  test('a pilot that ran when the case was closed has ended when it is taken up again', async () => {
    const theCase = await drafted('tokorozawa');
    await follow(theCase, TOKOROZAWA_WITH_PILOT.slice(0, 6));
    await theCase.at('2026-09-20').does(officer1, 'reject', { reason: said('中止') });
    await expectRecordToFollow(theCase);
    const reopening = await theCase.at('2026-09-28').receive(deskHead, 'reopen', { reason: said('再開') });
    theCase.opening = 2;
    await theCase.settle(reopening);
    await expectRecordToFollow(theCase);
    expect(theCase.state.pilot.status).toBe('aborted');
    expect(await words(theCase, 'round, status, ended_on::text', 'pilots', 'round')).toEqual([
      { round: 1, status: 'aborted', ended_on: '2026-09-20' },
    ]);
  });

  test('what is declined in the evaluation is in its rows, what is declined before it is not', async () => {
    const evaluated = await drafted('minato');
    await follow(evaluated, minatoWalk().slice(0, 7));
    await evaluated.does(officer1, 'reject', { reason: said('効果が見込めない') });
    expect(await words(evaluated, 'decision, reason', 'evaluations', '1')).toEqual([
      { decision: 'not_adopted', reason: said('効果が見込めない') },
    ]);
    expect(await evaluated.record()).toMatchObject({ outcome: 'not_adopted', closed: true });

    const talked = await drafted('minato');
    await follow(talked, minatoWalk().slice(0, 5));
    await talked.does(officer1, 'reject', { reason: said('合意に至らず') });
    expect(await words(talked, 'decision', 'evaluations', '1')).toEqual([]);
    expect(await talked.record()).toMatchObject({ outcome: 'not_realised' });
  });

  test('an agreement of an earlier opening is left as it was when the case concludes another one', async () => {
    const theCase = await drafted('minato');
    await follow(theCase, minatoWalk());
    const reopening = await theCase.at('2026-10-01').receive(deskHead, 'reopen', { reason: said('再開') });
    theCase.opening = 2;
    await theCase.settle(reopening);
    await theCase.does(deskHead, 'concur', {});
    await theCase.does(officer1, 'adopt', { reason: said('再度') });
    const document = said('協定書案 第2版');
    for (const side of [officer1, proposer]) {
      await theCase.does(side, 'consent_to_agreement', { agreementKind: 'project_agreement', document });
    }
    await theCase.does(officer1, 'conclude', {
      ...{ agreementKind: 'project_agreement', title: said('第二の協定'), document, instrument: 'other' },
      ...{ recheck: recheck(DESKS.minato), term: { from: '2026-10-01', to: '2027-03-31' } },
    });
    await theCase.at('2026-10-02').does(officer1, 'implement', { startedOn: '2026-10-02' });
    await theCase.does(officer1, 'review_agreement', { findings: said('良好'), renewUntil: '2027-09-30' });
    await theCase.does(officer1, 'end_agreement', { reason: said('終了') });
    await expectRecordToFollow(theCase);
    expect(
      await words(theCase, 'title, implemented_on::text, term_to::text, ended_on::text', 'agreements', 'concluded_on'),
    ).toEqual([
      { title: said('協定'), implemented_on: '2026-09-16', term_to: null, ended_on: null },
      { title: said('第二の協定'), implemented_on: '2026-10-02', term_to: '2027-09-30', ended_on: '2026-10-02' },
    ]);
  });

  test('a refused command projects nothing', async () => {
    const theCase = await drafted('tokorozawa');
    await follow(theCase, TOKOROZAWA_WITH_PILOT.slice(0, 4));
    const tooEarly = await theCase.receive(officer1, 'record_dialogue', {
      ...{ heldOn: '2030-01-01', participants: ['proposer', 'department'], summary: said('未来') },
    });
    expect(await theCase.settle(tooEarly)).toMatchObject({ answer: 'refused', code: 'DATE_IN_FUTURE' });
    const hit = await theCase.receive(coordinator, 'pass_screening', { answers: answers(DESKS.tokorozawa) });
    expect(await theCase.settle(hit)).toMatchObject({ answer: 'refused' });
    await expectRecordToFollow(theCase);
    expect(await words(theCase, 'summary', 'dialogue_entries', '1')).toEqual([]);
    expect(await desks.rows('select 1 from notifications where command_id = any($1)', [[tooEarly.id, hit.id]])).toEqual(
      [],
    );
    await expectNoWordsInHistories(theCase);
  });
});

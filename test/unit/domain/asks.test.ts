import { describe, expect, test } from '@jest/globals';
import { awaited, replanned, withAsks } from '../../../domain/asks.js';
import { ballOf, canonical, completed, draftState, leadingAsk, type CaseState } from '../../../domain/case-state.js';
import type { Calendar } from '../../../domain/calendar.js';
import { buildCalendar } from '../../../entities/desk-calendar.js';
import { answers, CaseRun, caseAt, EFFECT, LETTER } from '../../factories/case-run.js';
import { contentFor, D1, D2, DESKS, PEOPLE } from '../../factories/desks.js';

const { proposer, coordinator, deskHead, officer1, officer2 } = PEOPLE;

describe('who is awaited follows from the state', () => {
  test.each([
    ['screening', [['screen', 'desk', 5]]],
    ['matching', [['assign', 'desk', 5]]],
    ['dialogue', [['hold_dialogue', 'department', 15]]],
    ['pilot', [['start_pilot', 'department', 10]]],
    ['evaluation', [['evaluate', 'department', 20]]],
    ['agreement', [['municipality_consent', 'department', 20]]],
  ] as const)('in %s', (stage, expected) => {
    const { asks } = caseAt('tokorozawa', stage).state;
    expect(asks.map(({ kind, holder, days }) => [kind, holder, days])).toEqual(expected);
    expect(asks.every((ask) => (ask.departmentId === D1) === (ask.holder === 'department'))).toBe(true);
  });

  test('nobody for a draft or a closed case', () => {
    expect(awaited(draftState('open_proposal'), DESKS.tokorozawa)).toEqual([]);
    expect(caseAt('tokorozawa', 'screening').does(proposer, 'withdraw', {}).state.asks).toEqual([]);
    expect(ballOf(draftState('open_proposal'))).toBeNull();
  });

  test('with the effect on record, the decision and the other side’s concurrence, each with its own time', () => {
    const run = caseAt('tokorozawa', 'evaluation').at('2026-09-02').does(officer1, 'evaluate', EFFECT);
    expect(run.ask('decide')).toMatchObject({ holder: 'department', departmentId: D1, days: 20 });
    expect(run.ask('concur')).toMatchObject({ holder: 'desk', departmentId: null, days: 10 });
    expect(ballOf(run.state)?.holder).toBe('desk');
    run.does(coordinator, 'concur', {});
    expect(run.askKinds()).toEqual(['decide']);
    expect(ballOf(run.state)?.holder).toBe('department');
  });

  test('every department that was asked is awaited by itself', () => {
    const run = caseAt('tokorozawa', 'matching');
    run.does(coordinator, 'assign_departments', {
      departments: [{ departmentId: D1, lead: true }, { departmentId: D2 }],
    });
    expect(run.state.asks.map(({ key, kind, departmentId }) => [key, kind, departmentId])).toEqual([
      [`respond/${D1}:0:3`, 'respond', D1],
      [`respond/${D2}:0:3`, 'respond', D2],
    ]);
    const second = run.state.asks[1];
    run.at('2026-09-03').does(officer1, 'take_task', {});
    // Taking it is an answer of one; the other's time goes on unchanged.
    expect(run.ask('respond')).toEqual(second);
  });
});

describe('due dates', () => {
  test('are counted in business days from the day of receipt, over holidays, to the close of business', () => {
    const run = new CaseRun('tokorozawa').at('2026-09-18').does(proposer, 'submit', {});
    // 18 September is a Friday, 21 to 23 September are holidays: the fifth business day is Wednesday the 30th.
    expect(run.ask('screen').until).toBe('2026-09-30T08:15:00.000Z');
  });

  test('a receipt on Sunday night counts from Monday, and one after midnight in Tokyo from that day', () => {
    const sunday = new CaseRun('tokorozawa').at('2026-09-06T14:30:00.000Z').does(proposer, 'submit', {});
    expect(sunday.ask('screen')).toMatchObject({ countedFrom: '2026-09-06', until: '2026-09-14T08:15:00.000Z' });
    const midnight = new CaseRun('tokorozawa').at('2026-09-07T15:00:00.000Z').does(proposer, 'submit', {});
    expect(midnight.ask('screen')).toMatchObject({ countedFrom: '2026-09-08', until: '2026-09-15T08:15:00.000Z' });
  });

  test('a further dialogue starts its clock again, any other entry does not', () => {
    const run = caseAt('tokorozawa', 'dialogue');
    const first = run.ask('hold_dialogue');
    run.at('2026-09-10').does(coordinator, 'assign_departments', { departments: [{ departmentId: D2 }] });
    expect(run.ask('hold_dialogue')).toEqual(first);
    run.talks('stay');
    expect(run.ask('hold_dialogue')).toMatchObject({ since: run.now, countedFrom: '2026-09-10' });
    expect(run.ask('hold_dialogue').key).not.toBe(first.key);
  });

  test('a pilot’s report is due some business days after its planned end', () => {
    const run = caseAt('tokorozawa', 'pilot');
    run.does(officer1, 'start_pilot', { plan: '実証', startsOn: '2026-09-01', endsOn: '2026-12-25' });
    // Over the year end: ten business days after Friday, 25 December, with 11 January a holiday.
    expect(run.ask('report_pilot')).toMatchObject({ fixedDay: '2026-12-25', until: '2027-01-15T08:15:00.000Z' });
  });

  test('a lead that changes gets the whole time', () => {
    const run = caseAt('tokorozawa', 'dialogue');
    run
      .does(coordinator, 'assign_departments', { departments: [{ departmentId: D2 }] })
      .does(officer2, 'take_task', {});
    run.at('2026-09-15').does(coordinator, 'assign_departments', { departments: [{ departmentId: D2, lead: true }] });
    expect(run.ask('hold_dialogue')).toMatchObject({ departmentId: D2, since: run.now });
  });
});

describe('a year whose holidays nobody knows yet is refused, and the field that leads there is named', () => {
  const unknown = (field?: string) => ({
    code: 'CALENDAR_YEAR_UNKNOWN',
    ...(field !== undefined && { errors: [{ field, code: 'CALENDAR_YEAR_UNKNOWN' }] }),
  });

  test('the last day of a pilot, whose report is due after it', () => {
    const run = caseAt('tokorozawa', 'pilot');
    const plan = (endsOn: string) => ({ plan: '実証', startsOn: '2026-09-01', endsOn });
    expect(run.refusal(officer1, 'start_pilot', plan('2050-12-20'))).toEqual(unknown('input.endsOn'));
    expect(run.refusal(officer1, 'start_pilot', plan('2060-01-10'))).toEqual(unknown('input.endsOn'));
    expect(run.tries(officer1, 'start_pilot', plan('2050-12-01'))).toBe('pilot');
  });

  test('the day on which something happened', () => {
    const run = caseAt('tokorozawa', 'screening');
    const input = { answers: answers(run.profile) };
    const refusal = run.refusal(coordinator, 'pass_screening', input, { occurredOn: '1969-12-30' });
    expect(refusal).toEqual(unknown('occurredOn'));
    expect(run.tries(coordinator, 'pass_screening', input, { occurredOn: '1970-01-05' })).toBe('matching');
  });

  test('today', () => {
    const run = new CaseRun('tokorozawa', { now: '2051-02-01T01:00:00.000Z' });
    expect(run.refusal(proposer, 'submit', {})).toEqual(unknown());
  });
});

describe('counting again', () => {
  const withClosedDay: Calendar = buildCalendar(DESKS.tokorozawa, ['2026-09-04']);

  test('a closed day that is entered later moves every running due date, and nothing else', () => {
    const run = caseAt('tokorozawa', 'screening');
    const before = run.state;
    run.facts = { ...run.facts, calendar: withClosedDay };
    run.does(coordinator, 'replan', { reason: '臨時閉庁' });
    expect(run.ask('screen').until).toBe('2026-09-09T08:15:00.000Z');
    const asks = before.asks.map((ask) => ({ ...ask, until: '2026-09-09T08:15:00.000Z' }));
    expect(canonical(run.state)).toBe(canonical({ ...before, asks, last: 2, lastSettled: 2 }));
  });

  test('a clock that stands is not set going', () => {
    const run = caseAt('tokorozawa', 'screening').does(coordinator, 'request_correction', { message: '補正' });
    run.facts = { ...run.facts, calendar: withClosedDay };
    run.does(coordinator, 'replan', { reason: '臨時閉庁' });
    expect(run.ask('screen').until).toBeNull();
    expect(run.ask('correct').until).toBe('2026-09-16T08:15:00.000Z');
  });

  test('over the same calendar it changes nothing', () => {
    const { state, facts } = caseAt('minato', 'agreement');
    expect(canonical(replanned(state, facts.calendar))).toBe(canonical(state));
  });

  test('what was resumed is counted from the day of the answer', () => {
    const run = caseAt('tokorozawa', 'screening').at('2026-09-02');
    run.does(coordinator, 'request_correction', { message: '補正' });
    run.at('2026-10-01').does(proposer, 'resubmit', { content: contentFor('tokorozawa', 'open_proposal') });
    const due = run.ask('screen').until;
    run.does(coordinator, 'replan', { reason: '念のため' });
    expect([run.ask('screen').until, run.ask('screen').days]).toEqual([due, 4]);
  });
});

describe('the city’s clock', () => {
  const asksToCorrect = (run: CaseRun, day: string) =>
    run.at(day).does(coordinator, 'request_correction', { message: '補正' });
  const content = contentFor('tokorozawa', 'open_proposal');
  const corrected = (run: CaseRun, day: string) => run.at(day).does(proposer, 'resubmit', { content });
  const correction = (from: string, to: string | null) => ({ from, to, why: 'correction' });

  test('stops any number of times; each stop is noted, and takes nothing from what is left', () => {
    // Due on the 8th: four business days are left on the 2nd.
    const run = asksToCorrect(caseAt('tokorozawa', 'screening'), '2026-09-02');
    expect(run.state.pauses).toEqual([correction('2026-09-02', null)]);
    expect(run.ask('screen')).toMatchObject({ until: null, remainingDays: 4 });
    corrected(run, '2026-09-10');
    expect(run.ask('screen')).toMatchObject({ until: '2026-09-16T08:15:00.000Z', remainingDays: null });
    asksToCorrect(run, '2026-09-14');
    expect(run.ask('screen')).toMatchObject({ until: null, remainingDays: 2 });
    // Behind three holidays: the 25th and the 28th are what is left.
    corrected(run, '2026-09-24');
    expect(run.ask('screen').until).toBe('2026-09-28T08:15:00.000Z');
    // Asked for and brought over a weekend: nothing is gained or lost.
    corrected(asksToCorrect(run, '2026-09-26'), '2026-09-27');
    expect(run.ask('screen').until).toBe('2026-09-28T08:15:00.000Z');
    expect(run.state.pauses).toEqual([
      correction('2026-09-02', '2026-09-10'),
      correction('2026-09-14', '2026-09-24'),
      correction('2026-09-26', '2026-09-27'),
    ]);
  });

  test('runs on from the day of an answer that was entered late, but never from before the question', () => {
    const resumed = (occurredOn: string) => {
      const run = asksToCorrect(caseAt('tokorozawa', 'screening'), '2026-09-03').at('2026-09-07');
      run.does(coordinator, 'resubmit', { content }, { onBehalfOf: LETTER, occurredOn });
      return [run.state.pauses.at(-1)?.to, run.ask('screen').until];
    };
    expect(resumed('2026-09-04')).toEqual(['2026-09-04', '2026-09-09T08:15:00.000Z']);
    expect(resumed('2026-08-25')).toEqual(['2026-09-03', '2026-09-08T08:15:00.000Z']);
  });

  test('stands no longer once the case is closed, whoever closes it', () => {
    const run = asksToCorrect(caseAt('tokorozawa', 'screening'), '2026-09-02');
    run.at('2026-09-04').does(proposer, 'withdraw', {});
    expect(run.state.pauses).toEqual([correction('2026-09-02', '2026-09-04')]);
    run.does(deskHead, 'reopen', { reason: '申し出による' });
    expect(run.state.pauses).toEqual([correction('2026-09-02', '2026-09-04')]);
    asksToCorrect(run, '2026-09-07');
    expect(run.state.pauses).toHaveLength(2);
  });

  test('of a case from before stops were noted is known as far as it stands', () => {
    const before = (state: CaseState): CaseState => {
      const { pauses, ...earlier } = state;
      expect(pauses).toBeDefined();
      return earlier as CaseState;
    };
    const run = asksToCorrect(caseAt('tokorozawa', 'screening'), '2026-09-02');
    run.state = before(run.state);
    expect(completed(run.state).pauses).toEqual([correction('2026-09-02', null)]);
    corrected(run, '2026-09-10');
    expect(run.state.pauses).toEqual([correction('2026-09-02', '2026-09-10')]);
    expect(run.ask('screen').until).toBe('2026-09-16T08:15:00.000Z');
    run.state = before(run.state);
    expect(completed(run.state).pauses).toEqual([]);
  });
});

describe('the ball', () => {
  const state = (untils: readonly (string | null)[]): CaseState => ({
    ...draftState('open_proposal'),
    asks: untils.map((until, index) => ({
      key: `respond/${index}:0:1`,
      kind: 'respond',
      holder: 'department',
      departmentId: String(index),
      since: '2026-09-01T01:00:00.000Z',
      until,
      countedFrom: '2026-09-01',
      days: 5,
      fixedDay: null,
      remainingDays: until === null ? 3 : null,
    })),
  });

  test('the earliest due leads; at the same instant the order is stable', () => {
    const [early, late] = ['2026-09-08T08:15:00.000Z', '2026-09-09T08:15:00.000Z'];
    expect(leadingAsk(state([late, early, early]))?.key).toBe('respond/1:0:1');
  });

  test('where every clock stands, somebody has the ball all the same', () => {
    expect(ballOf(state([null]))).toMatchObject({ departmentId: '0', until: null });
  });

  test('looking for the ball leaves the state as it is', () => {
    const frozen = state(['2026-09-09T08:15:00.000Z', '2026-09-08T08:15:00.000Z']);
    Object.freeze(frozen.asks);
    expect(() => ballOf(frozen)).not.toThrow();
  });
});

test('an answer given at the counter earlier sets the city’s clock going from that day', () => {
  const run = caseAt('tokorozawa', 'screening').does(coordinator, 'request_correction', { message: '補正' });
  run.at('2026-09-10');
  run.does(
    coordinator,
    'resubmit',
    { content: contentFor('tokorozawa', 'open_proposal') },
    { onBehalfOf: LETTER, occurredOn: '2026-09-08' },
  );
  expect(run.ask('screen')).toMatchObject({ countedFrom: '2026-09-08', until: '2026-09-15T08:15:00.000Z' });
});

test('asking the same of the same state opens nothing anew', () => {
  const { state, facts, now } = caseAt('tokorozawa', 'evaluation');
  const moment = { number: 99, at: now, countedFrom: '2026-09-01', calendar: facts.calendar };
  expect(withAsks(state, DESKS.tokorozawa, moment)).toEqual(state);
});

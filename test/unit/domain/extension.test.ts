import { describe, expect, test } from '@jest/globals';
import { isToldOutside, type Actor } from '../../../domain/access.js';
import { ballOf, kindOfKey, type AskKind } from '../../../domain/case-state.js';
import { AHEAD, agendaOf } from '../../../domain/ladder.js';
import { extendableAsks } from '../../../domain/moves/extension.js';
import { CaseRun, caseAt, LETTER } from '../../factories/case-run.js';
import { contentFor, D1, D2, D3, PEOPLE } from '../../factories/desks.js';

const { proposer, coordinator, deskHead, officer1, officer2, leader3, expert, auditor, administrator } = PEOPLE;

const reason = '先方の都合により。';
const more = (run: CaseRun, kind: AskKind, until: string) => ({ ask: run.ask(kind).key, until, reason });
const atField = (code: string, field: 'ask' | 'until') => ({ code, errors: [{ field: `input.${field}`, code }] });

/** Asked on Tuesday, 1 September; screening is due on Tuesday the 8th. */
const inScreening = () => caseAt('tokorozawa', 'screening').at('2026-09-03');

/** Two departments were asked, the first of which has the case. */
const withTwoDepartments = () =>
  caseAt('tokorozawa', 'dialogue')
    .does(coordinator, 'assign_departments', { departments: [{ departmentId: D2 }, { departmentId: D3 }] })
    .at('2026-09-03');

describe('more time', () => {
  test('moves the date to the close of business of the day that was given, under a new key; since when stays', () => {
    const run = inScreening();
    const before = run.ask('screen');
    run.does(coordinator, 'extend_due', more(run, 'screen', '2026-09-18'));
    expect(run.ask('screen')).toEqual({
      ...before,
      key: 'screen/:0:2',
      // Thirteen business days after the 1st: no holiday lies in between.
      days: 13,
      until: '2026-09-18T08:15:00.000Z',
    });
    expect(ballOf(run.state)).toMatchObject({ since: before.since, until: '2026-09-18T08:15:00.000Z' });
    expect(run.state.asks).toHaveLength(1);
  });

  test('counts its days over holidays, so that a changed calendar moves it like every other date', () => {
    const run = inScreening();
    run.does(coordinator, 'extend_due', more(run, 'screen', '2026-09-24'));
    // Without the three holidays from the 21st to the 23rd.
    expect(run.ask('screen').days).toBe(14);
    const { isClosed } = run.facts.calendar;
    run.facts = {
      ...run.facts,
      calendar: { ...run.facts.calendar, isClosed: (day) => day === '2026-09-10' || isClosed(day) },
    };
    run.does(coordinator, 'replan', { reason: '臨時閉庁' });
    expect(run.ask('screen').until).toBe('2026-09-25T08:15:00.000Z');
  });

  test('begins the ladder anew: nothing is due of the old day, and everything of the new one', () => {
    const run = inScreening();
    const { key: old } = run.ask('screen');
    run.at('2026-09-09').does(coordinator, 'extend_due', more(run, 'screen', '2026-09-18'));
    const { profile, facts, now } = run;
    const { key } = run.ask('screen');
    // The old one had been climbed to its second rung.
    const agenda = agendaOf(run.state, {
      profile,
      calendar: facts.calendar,
      told: new Map([[old, 1]]),
      quietSince: null,
    });
    expect(agenda).toEqual([{ askKey: key, rung: AHEAD, at: '2026-09-17T08:15:00.000Z' }]);
    expect(agenda[0]!.at > now).toBe(true);
  });

  test('stands through whatever comes after it, until it is answered', () => {
    const run = caseAt('tokorozawa', 'dialogue').at('2026-09-03');
    run.does(officer1, 'extend_due', more(run, 'hold_dialogue', '2026-10-30'));
    const given = run.ask('hold_dialogue');
    run.does(coordinator, 'assign_departments', { departments: [{ departmentId: D2 }] });
    expect(run.ask('hold_dialogue')).toEqual(given);
    run.does(officer2, 'take_task', {}).talks('stay');
    expect(run.ask('hold_dialogue')).toMatchObject({ since: run.now, days: 15 });
  });

  test('is given again and again, each time for a later day', () => {
    const run = inScreening();
    run.does(coordinator, 'extend_due', more(run, 'screen', '2026-09-18'));
    const first = more(run, 'screen', '2026-09-25');
    run.does(deskHead, 'extend_due', first);
    expect(run.ask('screen')).toMatchObject({ key: 'screen/:0:3', until: '2026-09-25T08:15:00.000Z' });
    // What was extended meanwhile is another promise: who did not see it is told, and changes nothing.
    expect(run.refusal(coordinator, 'extend_due', first)).toEqual(atField('ASK_NOT_OPEN', 'ask'));
  });

  test('keeps a proposer from lapsing, and from being late', () => {
    const run = inScreening().does(coordinator, 'request_correction', { message: '補正' });
    run.at('2026-09-29');
    expect(run.openTo(coordinator)).toContain('lapse');
    run.does(coordinator, 'extend_due', more(run, 'correct', '2026-10-09'));
    expect(run.openTo(coordinator)).not.toContain('lapse');
    expect(run.refusedAs(coordinator, 'lapse', { reason })).toBe('NOT_OVERDUE');
  });

  test('is kept while a correction stops the clock: what is left of it runs on', () => {
    const run = inScreening();
    run.does(coordinator, 'extend_due', more(run, 'screen', '2026-09-18'));
    run.at('2026-09-10').does(coordinator, 'request_correction', { message: '補正' });
    run.at('2026-09-28').does(proposer, 'resubmit', { content: contentFor('tokorozawa', 'open_proposal') });
    // Six business days were left: 11, 14, 15, 16, 17 and 18 September.
    expect(run.ask('screen')).toMatchObject({ days: 6, until: '2026-10-06T08:15:00.000Z' });
  });

  test('is had by what is no proposal as well', () => {
    const run = new CaseRun('nara', { kind: 'consultation' }).does(proposer, 'submit', {}).at('2026-09-03');
    run.does(coordinator, 'extend_due', more(run, 'answer', '2026-09-18'));
    expect(run.ask('answer').until).toBe('2026-09-18T08:15:00.000Z');
  });
});

describe('who gives more time', () => {
  test('a page is told which asks those are: to a department its own, to a desk every one that has a day to move', () => {
    const { state } = withTwoDepartments();
    const of = (actor: Actor) => extendableAsks({ state, actor }).map(({ kind, departmentId }) => [kind, departmentId]);
    expect(of(officer2)).toEqual([['respond', D2]]);
    expect(of(coordinator)).toHaveLength(state.asks.length);
    expect(of(auditor)).toEqual([]);
  });

  test('the desk to everybody; a department to itself alone', () => {
    const run = withTwoDepartments();
    const of = (departmentId: string) => ({
      ask: run.state.asks.find((ask) => ask.kind === 'respond' && ask.departmentId === departmentId)!.key,
      until: '2026-10-01',
      reason,
    });
    expect(run.refusal(officer2, 'extend_due', of(D3))).toEqual(atField('ASK_OF_ANOTHER_SIDE', 'ask'));
    expect(run.refusal(officer1, 'extend_due', of(D2))).toEqual(atField('ASK_OF_ANOTHER_SIDE', 'ask'));
    run.does(officer2, 'extend_due', of(D2)).does(leader3, 'extend_due', of(D3));
    run.does(coordinator, 'extend_due', more(run, 'hold_dialogue', '2026-10-30'));
    expect(run.state.asks.map(({ kind, departmentId, until }) => [kind, departmentId, until?.slice(0, 10)])).toEqual([
      ['respond', D2, '2026-10-01'],
      ['respond', D3, '2026-10-01'],
      ['hold_dialogue', D1, '2026-10-30'],
    ]);
  });

  test('no department to the proposer, nor to the desk', () => {
    const run = withTwoDepartments().does(officer1, 'request_correction', { message: '補正' });
    expect(run.refusedAs(officer1, 'extend_due', more(run, 'correct', '2026-10-30'))).toBe('NO_DUE_TO_EXTEND');
    const evaluated = caseAt('tokorozawa', 'evaluation').does(officer1, 'evaluate', {
      effect: '減った。',
      effectVerified: true,
    });
    const concur = more(evaluated, 'concur', '2026-10-30');
    expect(evaluated.refusal(officer1, 'extend_due', concur)).toEqual(atField('ASK_OF_ANOTHER_SIDE', 'ask'));
  });

  test('nobody else, and nobody for somebody else', () => {
    const run = inScreening();
    const input = more(run, 'screen', '2026-09-18');
    for (const actor of [proposer, officer1, expert, auditor, administrator]) {
      expect(run.refusedAs(actor, 'extend_due', input)).toBe('NOT_AUTHORISED');
      expect(run.openTo(actor)).not.toContain('extend_due');
    }
    expect(run.refusedAs(coordinator, 'extend_due', input, { onBehalfOf: LETTER })).toBe('ON_BEHALF_NOT_ALLOWED');
  });

  test('whoever is in charge of a side; the head of the desk whoever is', () => {
    const run = inScreening();
    const notInCharge = ['desk'];
    const input = more(run, 'screen', '2026-09-18');
    expect(run.refusedAs({ ...coordinator, notInCharge }, 'extend_due', input)).toBe('ASSIGNED_TO_ANOTHER');
    expect(run.openTo({ ...deskHead, notInCharge })).toContain('extend_due');
    const talks = withTwoDepartments();
    const theirs = more(talks, 'hold_dialogue', '2026-10-30');
    const notTheirs = { ...officer1, notInCharge: [D1] };
    expect(talks.refusedAs(notTheirs, 'extend_due', theirs)).toBe('ASSIGNED_TO_ANOTHER');
  });

  test('and it is offered only where there is something to extend', () => {
    const run = inScreening();
    expect(run.openTo(coordinator)).toContain('extend_due');
    run.does(coordinator, 'request_correction', { message: '補正' });
    // The city's clock stands; the proposer's does not.
    expect(run.openTo(coordinator)).toContain('extend_due');
    const talks = withTwoDepartments();
    expect(talks.openTo(officer1)).toContain('extend_due');
    talks.does(coordinator, 'request_correction', { message: '補正' });
    expect(talks.openTo(officer1)).not.toContain('extend_due');
  });
});

describe('refused', () => {
  test('an ask that is not open', () => {
    const run = inScreening();
    const input = { ask: 'screen/:0:99', until: '2026-09-18', reason };
    expect(run.refusal(coordinator, 'extend_due', input)).toEqual(atField('ASK_NOT_OPEN', 'ask'));
  });

  test.each(['2026-09-08', '2026-09-07', '2026-01-05', '0001-01-01'])('a day that is not later: %s', (until) => {
    const run = inScreening();
    const refusal = run.refusal(coordinator, 'extend_due', more(run, 'screen', until));
    expect(refusal).toEqual(atField('DUE_NOT_LATER', 'until'));
  });

  test.each(['2026-09-12', '2026-09-22', '2026-12-30'])('a day on which the desk is closed: %s', (until) => {
    const run = inScreening();
    const refusal = run.refusal(coordinator, 'extend_due', more(run, 'screen', until));
    expect(refusal).toEqual(atField('NOT_A_BUSINESS_DAY', 'until'));
  });

  test('a day that is later than the one that was missed, and over all the same', () => {
    const run = inScreening().at('2026-09-11T08:15:00.000Z');
    for (const until of ['2026-09-10', '2026-09-11']) {
      const refusal = run.refusal(coordinator, 'extend_due', more(run, 'screen', until));
      expect(refusal).toEqual(atField('DATE_IN_PAST', 'until'));
    }
    // A moment before the close of business the day itself is still one.
    run.at('2026-09-11T08:14:59.000Z').does(coordinator, 'extend_due', more(run, 'screen', '2026-09-11'));
  });

  test.each(['2051-01-10', '9999-12-31'])('a day of a year that the calendar does not know: %s', (until) => {
    const run = inScreening();
    const refusal = run.refusal(coordinator, 'extend_due', more(run, 'screen', until));
    expect(refusal).toEqual(atField('CALENDAR_YEAR_UNKNOWN', 'until'));
  });

  test('the last day of a pilot, and of an agreement', () => {
    const pilot = caseAt('tokorozawa', 'pilot').at('2026-09-03');
    pilot.does(officer1, 'start_pilot', { plan: '実証', startsOn: '2026-09-03', endsOn: '2026-10-30' });
    expect(pilot.openTo(officer1)).not.toContain('extend_due');
    expect(pilot.refusedAs(officer1, 'extend_due', more(pilot, 'report_pilot', '2026-12-01'))).toBe('NO_DUE_TO_EXTEND');
    pilot.does(coordinator, 'consult_protection', { items: [{ item: 'summary', view: 'release' }], message: '公表' });
    const refusal = pilot.refusal(coordinator, 'extend_due', more(pilot, 'report_pilot', '2026-12-01'));
    expect(refusal).toEqual(atField('DUE_IS_FIXED', 'ask'));

    const agreed = caseAt('tokorozawa', 'agreement').bothConsent();
    agreed.concludes({ term: { from: '2026-09-01', to: '2029-08-31' } });
    for (const kind of ['end_agreement', 'review_agreement'] as const) {
      const fixed = agreed.refusal(coordinator, 'extend_due', more(agreed, kind, '2030-01-10'));
      expect(fixed).toEqual(atField('DUE_IS_FIXED', 'ask'));
    }
    // The beginning of its implementation has no such day.
    agreed.does(coordinator, 'extend_due', more(agreed, 'implement', '2026-12-01'));
  });

  test('a clock that stands, and one that had run out before it was stopped', () => {
    const run = inScreening().does(coordinator, 'request_correction', { message: '補正' });
    const input = more(run, 'screen', '2026-10-30');
    expect(run.refusal(coordinator, 'extend_due', input)).toEqual(atField('CLOCK_STOPPED', 'ask'));
    const late = inScreening().at('2026-09-09').does(coordinator, 'request_correction', { message: '補正' });
    expect(late.ask('screen').until).toBe('2026-09-08T08:15:00.000Z');
    const overdue = more(late, 'screen', '2026-10-30');
    expect(late.refusal(coordinator, 'extend_due', overdue)).toEqual(atField('CLOCK_STOPPED', 'ask'));
  });

  test('without a reason, or with an empty one', () => {
    const run = inScreening();
    const { ask, until } = more(run, 'screen', '2026-09-18');
    expect(() => run.does(coordinator, 'extend_due', { ask, until, reason: ' ' })).toThrow();
    expect(() => run.does(coordinator, 'extend_due', { ask, until } as never)).toThrow();
  });
});

test('the reason is for whoever is awaited: outside the city for the proposer or the expert alone', () => {
  const told = (ask: string) =>
    (['proposer', 'expert'] as const).filter((side) => isToldOutside(side, 'extend_due', { ask }));
  expect(told('correct/:0:4')).toEqual(['proposer']);
  expect(told('answer_protection/:1:9')).toEqual(['proposer']);
  expect(told('advise/:1:9')).toEqual(['expert']);
  expect(told('screen/:0:1')).toEqual([]);
  expect(told('nothing of the kind')).toEqual([]);
  expect(isToldOutside('proposer', 'exclude', {})).toBe(true);
  expect(isToldOutside('expert', 'exclude', {})).toBe(false);
  expect(kindOfKey('answer/:0:1')).toBe('answer');
});

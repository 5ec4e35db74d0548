import { describe, expect, test } from '@jest/globals';
import { STALLED } from '../../../domain/case-state.js';
import { agendaOf, collapsed, rungsAhead, rungsOf, stallsAt, type Surroundings } from '../../../domain/ladder.js';
import { caseAt, CaseRun } from '../../factories/case-run.js';
import { D1, DESKS, PEOPLE } from '../../factories/desks.js';
import { changed } from '../parameters/changed.js';

const { proposer, coordinator, officer1 } = PEOPLE;
const { tokorozawa, nara } = DESKS;
const EVENING = 'T08:15:00.000Z';

/** Rungs as their number, day and whom they reach. */
const ladderOf = (run: CaseRun, kind: Parameters<CaseRun['ask']>[0], profile = run.profile) =>
  rungsOf(run.ask(kind), profile, run.facts.calendar).map(({ rung, at, to }) => [rung, at.replace(EVENING, ''), ...to]);

const around = (run: CaseRun, changes: Partial<Surroundings> = {}): Surroundings => ({
  profile: run.profile,
  calendar: run.facts.calendar,
  told: new Map(),
  quietSince: null,
  ...changes,
});

describe('the city climbs as its guideline says', () => {
  test('the day before, the due date, and 3, 5 and 10 business days after it, over the holidays of September', () => {
    expect(ladderOf(caseAt('tokorozawa', 'screening'), 'screen')).toEqual([
      [-1, '2026-09-07', 'assignee'],
      [0, '2026-09-08', 'assignee'],
      [1, '2026-09-11', 'coordinator'],
      [2, '2026-09-15', 'department_manager'],
      [3, '2026-09-25', 'desk_head'],
    ]);
  });

  test('a level of the same day is a rung of its own, at the same instant', () => {
    const levels = [
      { after_due: 0, to: 'assignee' },
      { after_due: 0, to: 'leader' },
    ];
    const profile = changed(nara, { 'escalation.levels': levels, 'reminders.remind_before': 0 });
    expect(ladderOf(caseAt('nara', 'screening'), 'screen', profile)).toEqual([
      [0, '2026-09-08', 'assignee'],
      [1, '2026-09-08', 'leader'],
    ]);
  });

  test('an agreement ends by itself: nobody is awaited for it, and nobody is told before', () => {
    const run = caseAt('minato', 'agreement').bothConsent();
    run.concludes({ term: { from: '2026-10-01', to: '2027-03-31' } });
    expect(ladderOf(run, 'end_agreement')).toEqual([[0, '2027-03-31']]);
  });

  test('the notice before the due date comes after the ask was opened, or not at all', () => {
    const run = caseAt('tokorozawa', 'screening');
    const ahead = (days: number) =>
      ladderOf(run, 'screen', changed(tokorozawa, { 'reminders.remind_before': days }))[0];
    expect(ahead(5)).toEqual([-1, '2026-09-01', 'assignee']);
    expect(ahead(6)).toEqual([0, '2026-09-08', 'assignee']);
    expect(ahead(0)).toEqual([0, '2026-09-08', 'assignee']);
  });
});

describe('whoever is not of the city is told again, and in the end the desk is', () => {
  test('a proposer who was asked to correct', () => {
    const run = caseAt('tokorozawa', 'screening').does(coordinator, 'request_correction', { message: '補正' });
    expect(ladderOf(run, 'correct')).toEqual([
      [-1, '2026-09-14', 'assignee'],
      [0, '2026-09-15', 'assignee'],
      [1, '2026-09-25', 'assignee'],
      [2, '2026-10-02', 'assignee'],
      [3, '2026-10-09', 'assignee', 'coordinator'],
    ]);
  });

  test('an expert', () => {
    const run = caseAt('minato', 'dialogue').does(coordinator, 'request_expert', {
      ...{ expertKind: 'lawyer', question: '契約の形は？' },
    });
    expect(ladderOf(run, 'advise').map(([rung, , ...to]) => [rung, ...to])).toEqual([
      [-1, 'assignee'],
      [0, 'assignee'],
      [1, 'assignee'],
      [2, 'assignee'],
      [3, 'assignee', 'coordinator'],
    ]);
  });

  test('as often as the guideline says', () => {
    const run = caseAt('tokorozawa', 'screening').does(coordinator, 'request_correction', { message: '補正' });
    const once = changed(tokorozawa, { 'reminders.max_repeats': 1, 'reminders.repeat_every': 2 });
    expect(ladderOf(run, 'correct', once).slice(1)).toEqual([
      [0, '2026-09-15', 'assignee'],
      [1, '2026-09-17', 'assignee', 'coordinator'],
    ]);
  });
});

describe('the agenda', () => {
  const run = caseAt('tokorozawa', 'screening');
  const { key } = run.ask('screen');

  test('holds the next rung of each ask, and nothing below one that was told', () => {
    const next = (told: [string, number][]) => agendaOf(run.state, around(run, { told: new Map(told) }));
    expect(next([])).toEqual([{ askKey: key, rung: -1, at: `2026-09-07${EVENING}` }]);
    expect(next([[key, -1]])).toEqual([{ askKey: key, rung: 0, at: `2026-09-08${EVENING}` }]);
    // Told before there was a notice ahead: it does not come afterwards.
    expect(next([[key, 0]])).toEqual([{ askKey: key, rung: 1, at: `2026-09-11${EVENING}` }]);
    expect(next([[key, 3]])).toEqual([]);
    expect(next([['respond/:0:1', 3]])).toHaveLength(1);
  });

  test('leaves the city alone while the proposer corrects, also about what was overdue before', () => {
    const late = caseAt('tokorozawa', 'screening').at('2026-09-10');
    late.does(coordinator, 'request_correction', { message: '補正' });
    expect(late.ask('screen').until).toBe(`2026-09-08${EVENING}`);
    expect(rungsAhead(late.state, late.ask('screen'), around(late))).toEqual([]);
    expect(agendaOf(late.state, around(late)).map(({ askKey }) => askKey.split('/')[0])).toEqual(['correct']);
  });

  test('reading it leaves the state as it is', () => {
    const frozen = { ...run.state, asks: Object.freeze([...run.state.asks]) };
    expect(() => agendaOf(frozen, around(run, { quietSince: run.now }))).not.toThrow();
  });

  test('of rungs that are due at once the highest is told, and there may be none', () => {
    const rungs = rungsOf(run.ask('screen'), run.profile, run.facts.calendar);
    expect(collapsed(rungs.slice(0, 3))).toEqual({ highest: rungs[2], lower: rungs.slice(0, 2) });
    expect(collapsed(rungs.slice(0, 1))).toEqual({ highest: rungs[0], lower: [] });
    expect(collapsed([])).toBeNull();
  });

  test('has no appointment in a year that the calendar does not know', () => {
    const late = caseAt('tokorozawa', 'screening', { now: '2050-12-19T01:00:00.000Z' });
    expect(ladderOf(late, 'screen')).toEqual([
      [-1, '2050-12-23', 'assignee'],
      [0, '2050-12-26', 'assignee'],
    ]);
  });
});

describe('a case counts as stalled', () => {
  const stalls = (run: CaseRun, profile = run.profile, quietSince = run.now) =>
    stallsAt(run.state, profile, run.facts.calendar, quietSince)?.replace(EVENING, '') ?? null;

  test('after the guideline’s number of business days, whoever has the ball', () => {
    const run = caseAt('tokorozawa', 'screening');
    expect(stalls(run)).toBe('2026-09-25');
    expect(stalls(run, changed(tokorozawa, { 'escalation.stalled_after': 5 }))).toBe('2026-09-08');
    expect(stalls(run, run.profile, '2026-09-10T01:00:00.000Z')).toBe('2026-10-06');
    run.does(coordinator, 'request_correction', { message: '補正' });
    expect(stalls(run)).toBe('2026-09-25');
    expect(agendaOf(run.state, around(run, { quietSince: run.now })).at(-1)).toEqual({
      ...{ askKey: STALLED, rung: 0, at: `2026-09-25${EVENING}` },
    });
  });

  test('never where the guideline says 0, on a draft, or when it is closed', () => {
    const run = caseAt('tokorozawa', 'screening');
    expect(stalls(run, changed(tokorozawa, { 'escalation.stalled_after': 0 }))).toBeNull();
    expect(stalls(new CaseRun('tokorozawa'))).toBeNull();
    expect(stalls(run.does(proposer, 'withdraw', {}))).toBeNull();
  });

  test('not while a pilot runs or an agreement is in force: counted from the first day that was fixed', () => {
    const pilot = caseAt('tokorozawa', 'pilot');
    pilot.does(officer1, 'start_pilot', { plan: '実証', startsOn: '2026-09-01', endsOn: '2026-12-25' });
    // Its report is due on 15 January; fifteen business days later nothing has happened yet.
    expect(pilot.ask('report_pilot').until).toBe(`2027-01-15${EVENING}`);
    expect(stalls(pilot)).toBe('2027-02-05');

    const agreement = caseAt('minato', 'agreement').bothConsent();
    agreement.concludes({ term: { from: '2026-10-01', to: '2027-03-31' } });
    // That it begins is awaited now.
    expect(stalls(agreement)).toBe('2026-09-25');
    agreement.does(agreement.decider, 'implement', { startedOn: '2026-09-01' });
    expect(stalls(agreement)).toBe('2027-04-21');
  });
});

test('D1 is asked, and its ladder stands beside that of the desk', () => {
  const run = caseAt('tokorozawa', 'matching').does(coordinator, 'assign_departments', {
    departments: [{ departmentId: D1, lead: true }],
  });
  expect(agendaOf(run.state, around(run)).map(({ askKey }) => askKey)).toEqual(run.state.asks.map(({ key }) => key));
});

import { describe, expect, test } from '@jest/globals';
import { draftState, type Ask, type CaseState } from '../../../domain/case-state.js';
import { deskSchema, viewDesk } from '../../../api/views/desk-view.js';
import { sideOf, viewActor } from '../../../api/views/people-view.js';
import { viewAsks, viewClock, viewStanding } from '../../../api/views/state-view.js';
import { D1, DESKS, PEOPLE } from '../../factories/desks.js';

/** What leaves the house, and for whom. */

const ask = (key: string, holder: Ask['holder'], until: string): Ask => ({
  key,
  kind: holder === 'proposer' ? 'correct' : 'respond',
  holder,
  departmentId: holder === 'department' ? D1 : null,
  since: '2026-04-01T00:00:00.000Z',
  until,
  countedFrom: '2026-04-01',
  days: 5,
  fixedDay: null,
  remainingDays: null,
});

const state: CaseState = {
  ...draftState('open_proposal'),
  submitted: true,
  stage: 'matching',
  lastSettled: 7,
  asks: [ask('a', 'department', '2026-04-08T08:15:00.000Z'), ask('b', 'proposer', '2026-04-20T08:15:00.000Z')],
};

describe('a desk’s public profile', () => {
  test.each(Object.values(DESKS))('$id: what people need, and nothing of how the city works inside', (profile) => {
    const view = viewDesk(profile);
    expect(deskSchema.parse(view)).toEqual(view);
    expect(view.form_fields.length).toBe(profile.form_fields.length);
    expect(view.pledges.map((pledge) => pledge.ja)).toEqual(profile.pledges.map((pledge) => pledge.ja));
    const text = JSON.stringify(view);
    const inner = ['reminders', 'screening_due', 'decider', 'decisions', 'coordinate_with', 'escalation'];
    expect(inner.filter((key) => text.includes(`"${key}"`))).toEqual([]);
  });
});

test('a criterion that stands in the guideline and is not asked is not shown as one to be answered', () => {
  const codes = viewDesk(DESKS.nara).exclusions.proposal.map((criterion) => criterion.code);
  expect(DESKS.nara.exclusions.proposal.map((criterion) => criterion.code)).toEqual(['sales_pitch', 'against_intent']);
  expect(codes).toEqual(['sales_pitch']);
});

test('a method of the catalogue says what it is; its page is null where the document names none (A-33)', () => {
  const methods = viewDesk(DESKS.aomori).other_methods;
  expect(methods).toHaveLength(8);
  expect(methods.filter(({ description, url }) => description === null || url !== null)).toEqual([]);
});

describe('where a case stands', () => {
  test('the city sees stage, department and version', () => {
    expect(viewStanding(state, DESKS.minato, 'whole')).toMatchObject({
      stage: 'matching',
      stageLabel: { ja: '② 確認・調整' },
      ball: { holder: 'department', departmentId: D1 },
      version: 7,
      closed: false,
    });
    expect(viewAsks(state.asks, 'whole')).toHaveLength(2);
  });

  test('a proposer sees the heading, who has the ball and what awaits them', () => {
    const standing = viewStanding(state, DESKS.minato, 'own');
    expect(standing).not.toHaveProperty('stage');
    expect(standing).not.toHaveProperty('version');
    expect(standing.stageGroup).toEqual(['screening', 'matching']);
    expect(standing.ball).toEqual({
      holder: 'department',
      since: '2026-04-01T00:00:00.000Z',
      until: '2026-04-08T08:15:00.000Z',
    });
    expect(viewAsks(state.asks, 'own').map((shown) => shown.key)).toEqual(['b']);
  });

  test('the city’s clock: whether it stands, what is left of what falls due first, and every stop', () => {
    expect(viewClock(state)).toEqual({ stands: false, remainingDays: null, stops: [] });
    const [first, second] = state.asks as [Ask, Ask];
    const stops = [
      { from: '2026-04-02', to: '2026-04-06', why: 'correction' },
      { from: '2026-04-07', to: null, why: 'correction' },
    ] as const;
    const stopped = [
      { ...first, until: null, remainingDays: 4 },
      { ...first, key: 'c', until: null, remainingDays: 1 },
      second,
    ];
    expect(viewClock({ ...state, asks: stopped, pauses: stops })).toEqual({ stands: true, remainingDays: 1, stops });
  });

  test('a draft and a closed case await nobody', () => {
    expect(viewStanding(draftState('open_proposal'), DESKS.minato, 'own')).toMatchObject({
      stageLabel: { en: 'Draft' },
      stageGroup: [],
      ball: null,
      due: null,
    });
    const closed: CaseState = { ...state, stage: 'closed', outcome: 'withdrawn', asks: [] };
    expect(viewStanding(closed, DESKS.minato, 'own')).toMatchObject({ closed: true, outcome: 'withdrawn', ball: null });
  });
});

test('a desk says what it matches proposals with, and whether one department has them or several', () => {
  const rules = Object.entries(DESKS).map(([name, profile]) => [name, viewDesk(profile).matching]);
  expect(Object.fromEntries(rules)).toMatchObject({
    izumiotsu: { targets: ['department', 'project'], multiple_departments: true },
    minato: { targets: ['department'], multiple_departments: false },
    nara: { targets: ['department'], multiple_departments: true },
  });
});

describe('who did it', () => {
  test('the city reads names and roles, a proposer the side alone', () => {
    const names = new Map([[PEOPLE.coordinator.personId, '調整 一郎']]);
    expect(viewActor(PEOPLE.coordinator, names, 'whole')).toEqual({
      side: 'desk',
      name: '調整 一郎',
      roles: ['coordinator'],
    });
    expect(viewActor(PEOPLE.coordinator, names, 'own')).toEqual({ side: 'desk' });
    const sides = [PEOPLE.proposer, PEOPLE.officer1, PEOPLE.auditor, PEOPLE.twoHats].map(sideOf);
    expect(sides).toEqual(['proposer', 'department', 'auditor', 'desk']);
  });
});

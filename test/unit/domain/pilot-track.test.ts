import { describe, expect, test } from '@jest/globals';
import { AGREED, CaseRun } from '../../factories/case-run.js';
import { D1, DESKS, PEOPLE } from '../../factories/desks.js';

/** Pilots on a track of their own, and projects without an agreement, as Aomori has them. */

const { coordinator, officer1, proposer } = PEOPLE;

const onTrack = (track: string): CaseRun => {
  const run = new CaseRun('aomori');
  return run
    .does(proposer, 'submit', {})
    .does(coordinator, 'pass_screening', { answers: [], note: '実施できる団体である。' })
    .does(coordinator, 'assign_departments', { departments: [{ departmentId: D1, lead: true }] })
    .does(officer1, 'take_task', {})
    .does(coordinator, 'record_dialogue', {
      ...AGREED,
      heldOn: run.today,
      participants: ['proposer', 'desk'],
      roleDivision: { proposer: '運営', municipality: '場所' },
    })
    .does(officer1, 'concur', {})
    .does(coordinator, 'decide_feasibility', { feasible: true, reason: '可' })
    .does(coordinator, 'choose_track', { track, reason: '適している。' });
};

const PLAN = { plan: '二か月', issueKind: 'social', startsOn: '2026-09-10', endsOn: '2026-11-10' } as const;

describe('places of a contribution', () => {
  const place = (contribution: string, where: string) => ({
    ...PLAN,
    contributions: [{ contribution, status: 'promised' as const, place: where }],
  });

  test.each(['field', 'data', 'other'])('the base of activity of the document is not offered as %s (A-26)', (code) => {
    const run = onTrack('pilot_support');
    expect(run.refusal(officer1, 'start_pilot', place(code, 'AOMORI STARTUP CENTER'))).toEqual({
      code: 'INVALID_REQUEST',
      errors: [{ field: 'input.contributions.0.place', code: 'NOT_ALLOWED' }],
    });
  });

  test.each([
    ['activity_base', 'AOMORI STARTUP CENTER'],
    ['activity_base', '駅前の空き店舗'],
    ['field', '柳川の市道'],
  ])('%s: %s', (code, where) => {
    expect(onTrack('pilot_support').does(officer1, 'start_pilot', place(code, where)).state.pilot.status).toBe(
      'running',
    );
  });
});

describe('after a pilot', () => {
  const again = { track: 'pilot_support', reason: 'もう一度' };

  test('one that was broken off is run again, as a round of its own', () => {
    const run = onTrack('pilot_support').does(officer1, 'start_pilot', PLAN);
    run.does(officer1, 'abort_pilot', { reason: '雪が降らない。', endedOn: run.today });
    expect(run.does(officer1, 'choose_track', again).state).toMatchObject({
      stage: 'pilot',
      track: 'pilot_support',
      pilot: { round: 2, status: 'planned' },
    });
  });

  test('one that was reported on is not', () => {
    const duties = DESKS.aomori.pilot.operator_duties.map(({ code }) => ({ duty: code, evidence: '報告書' }));
    const run = onTrack('pilot_support').does(officer1, 'start_pilot', PLAN);
    run.does(officer1, 'finish_pilot', { report: '二割減', dataVerified: true, endedOn: run.today, duties });
    expect(run.refusedAs(officer1, 'choose_track', again)).toBe('NEXT_NOT_POSSIBLE');
  });
});

describe('without an agreement', () => {
  test('nobody is asked to agree to a draft; an agreement still needs both consents (A-16, A-17)', () => {
    const run = onTrack('partnership');
    const fields = { policyFields: ['welfare'], reason: '一度きりの催し' };
    run.does(coordinator, 'choose_agreement_kind', { agreementKind: 'project_agreement', ...fields });
    const agreement = { agreementKind: 'project_agreement', title: '協定', document: '案' };
    expect(run.refusedAs(officer1, 'conclude', agreement)).toBe('CONSENT_MISSING');
    expect(run.askKinds()).toEqual(['municipality_consent']);

    run.does(coordinator, 'choose_agreement_kind', { agreementKind: 'no_agreement', ...fields });
    expect(run.askKinds()).toEqual(['conclude']);
    expect(run.refusedAs(officer1, 'conclude', agreement)).toBe('AGREEMENT_KIND_UNKNOWN');
    run.does(officer1, 'conclude', { agreementKind: 'no_agreement', title: '除雪体験' });
    run.does(officer1, 'implement', { startedOn: run.today });
    expect(run.state).toMatchObject({ stage: 'closed', outcome: 'concluded', agreement: { kind: 'no_agreement' } });
  });
});

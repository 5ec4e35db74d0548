import { describe, expect, test } from '@jest/globals';
import { draftState, type CaseState } from '../../../domain/case-state.js';
import { dependsOnConsents, followUpsOf } from '../../../domain/follow-ups.js';
import { decisionOn, isForPartners, isForSections, isInDatabase } from '../../../domain/sharing.js';
import { OUTCOMES, STAGES } from '../../../domain/stages.js';
import { D1, DESKS } from '../../factories/desks.js';

const begun: CaseState = { ...draftState('open_proposal'), submitted: true, stage: 'dialogue' };
const ended = (outcome: CaseState['outcome']): CaseState => ({ ...begun, stage: 'closed', outcome });
const concluded: CaseState = {
  ...begun,
  stage: 'agreement',
  agreement: { ...begun.agreement, kind: 'project_agreement' },
};
const ALL = new Set(['database', 'internal_sharing', 'partner_municipalities', 'publication']);
const { minato, tokorozawa } = DESKS;

describe('what the city has decided', () => {
  test('nothing while a case is weighed, in whatever stage, nor on a draft or what is no proposal', () => {
    for (const stage of STAGES) expect(decisionOn({ ...begun, stage })).toBeNull();
    expect(decisionOn({ ...ended('not_adopted'), submitted: false })).toBeNull();
    expect(decisionOn({ ...ended('not_adopted'), kind: 'consultation' })).toBeNull();
  });

  test('what was concluded is realised while it lasts; each end counts as one thing or as nothing', () => {
    expect(decisionOn(concluded)).toBe('realised');
    expect(Object.fromEntries(OUTCOMES.map((outcome) => [outcome, decisionOn(ended(outcome))]))).toEqual({
      ...{ excluded: null, redirected: null, withdrawn: null, lapsed: null, answered: null },
      ...{ not_adopted: 'unrealised', no_department: 'unrealised', not_realised: 'unrealised' },
      adopted_not_selected: 'unrealised',
      ...{ concluded: 'realised', other_method: 'realised', pilot_completed: 'realised' },
    });
  });
});

describe('sharing', () => {
  test('needs every consent that it rests on', () => {
    const state = ended('not_adopted');
    for (const code of ALL) {
      const rest = new Set([...ALL].filter((other) => other !== code));
      expect([code, isInDatabase(state, minato, rest)]).toEqual([code, code !== 'database']);
      const forSections = code !== 'database' && code !== 'internal_sharing';
      expect([code, isForSections(state, minato, rest)]).toEqual([code, forSections]);
      expect([code, isForPartners(state, minato, rest)]).toEqual([code, code !== 'partner_municipalities']);
    }
  });

  test('reaches what was not realised only where the guideline says so', () => {
    expect(isForSections(ended('not_adopted'), tokorozawa, ALL)).toBe(false);
    expect(isForSections(ended('concluded'), tokorozawa, ALL)).toBe(true);
    expect(isForSections(concluded, tokorozawa, ALL)).toBe(true);
    expect(isForPartners(ended('concluded'), tokorozawa, ALL)).toBe(true);
    expect(isForPartners(ended('withdrawn'), minato, ALL)).toBe(false);
  });
});

describe('follow-ups', () => {
  const part = { departmentId: D1, lead: true };

  test('the desk stays with a case from the first section that is asked until it is over', () => {
    expect(followUpsOf(begun, minato, ALL)).toEqual([]);
    expect(followUpsOf({ ...begun, departments: [{ ...part, status: 'refused' }] }, minato, ALL)).toEqual([]);
    for (const status of ['asked', 'taken'] as const) {
      expect(followUpsOf({ ...begun, departments: [{ ...part, status }] }, minato, ALL)).toEqual(['accompany']);
    }
    expect(followUpsOf({ ...ended('excluded'), departments: [{ ...part, status: 'taken' }] }, minato, ALL)).toEqual([]);
  });

  test('what was not realised is offered as far as consents go', () => {
    const state = ended('not_adopted');
    expect(followUpsOf(state, minato, ALL)).toEqual(['offer_to_departments', 'offer_to_partners']);
    expect(followUpsOf(state, minato, new Set(['partner_municipalities']))).toEqual(['offer_to_partners']);
    expect(followUpsOf(state, minato, new Set(['internal_sharing']))).toEqual([]);
    expect(followUpsOf(ended('concluded'), minato, ALL)).toEqual([]);
    expect([dependsOnConsents(state), dependsOnConsents(begun)]).toEqual([true, false]);
  });

  test('what is carried out is published, with consent where the guideline asks for it', () => {
    const done: CaseState = {
      ...concluded,
      outcome: 'concluded',
      agreement: { ...concluded.agreement, implemented: true },
    };
    expect(followUpsOf(concluded, tokorozawa, ALL)).toEqual([]);
    expect(followUpsOf(done, tokorozawa, new Set())).toEqual(['publish']);
    expect(DESKS.nara.publication.realised_projects).toBe('with_consent');
    expect(followUpsOf(done, DESKS.nara, new Set())).toEqual([]);
    expect(followUpsOf(done, DESKS.nara, new Set(['publication']))).toEqual(['publish']);
    // What may have no page is nobody's task: approval is asked for here, and there the desk publishes nothing.
    const byApproval = { ...tokorozawa.idea_protection, mode: 'approval_for_third_party' as const };
    expect(followUpsOf(done, { ...tokorozawa, idea_protection: byApproval }, new Set())).toEqual([]);
    const withinTheCity = { ...tokorozawa.publication, audiences: ['internal' as const] };
    expect(followUpsOf(done, { ...tokorozawa, publication: withinTheCity }, ALL)).toEqual([]);
    expect(dependsOnConsents(done)).toBe(true);
  });
});

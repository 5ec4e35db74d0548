import { describe, expect, test } from '@jest/globals';
import type { CaseState } from '../../../domain/case-state.js';
import { countedFault, kindChoice, noKindBecause, type Counted } from '../../../domain/procurement.js';
import { caseAt, type CaseRun } from '../../factories/case-run.js';
import { DESKS, PEOPLE, type DeskName } from '../../factories/desks.js';

/** What the rules on the kind of agreement propose, as it is shown and as a choice is held to it. */

const { coordinator } = PEOPLE;

const one = { policyFields: ['education'], initiatives: 1 };
const two = { policyFields: ['disaster_prevention', 'welfare'], initiatives: 2 };
const oneWithThree = { policyFields: ['education'], initiatives: 3 };

/** What is proposed as `rule → kind`, and the kinds that take a reason. */
function told(run: CaseRun, counted: Counted): unknown {
  const { kinds, proposals, disagree } = kindChoice(run.state, run.profile, counted);
  return {
    proposed: proposals.map(({ rule, count, kind }) => `${rule} ${count} → ${kind.ja}`),
    free: kinds.filter(({ reasonNeeded }) => !reasonNeeded).map(({ kind }) => kind.code),
    withReason: kinds.filter(({ reasonNeeded }) => reasonNeeded).map(({ kind }) => kind.code),
    disagree,
  };
}

describe('what is proposed', () => {
  test('two rules that agree', () => {
    expect(told(caseAt('izumiotsu', 'agreement'), two)).toEqual({
      proposed: ['fields 2 → 包括連携協定', 'initiatives 2 → 包括連携協定'],
      free: ['comprehensive_agreement'],
      withReason: ['project_agreement', 'no_agreement'],
      disagree: false,
    });
  });

  test('two rules that disagree: no kind is free of a reason', () => {
    expect(told(caseAt('izumiotsu', 'agreement'), oneWithThree)).toEqual({
      proposed: ['fields 1 → 事業連携協定', 'initiatives 3 → 包括連携協定'],
      free: [],
      withReason: ['comprehensive_agreement', 'project_agreement', 'no_agreement'],
      disagree: true,
    });
  });

  test('one rule: a field that is named twice is one', () => {
    expect(told(caseAt('aomori', 'agreement'), { policyFields: ['snow', 'snow'] })).toEqual({
      proposed: ['fields 1 → 事業連携協定'],
      free: ['project_agreement'],
      withReason: ['comprehensive_agreement', 'no_agreement'],
      disagree: false,
    });
  });

  test('no rule proposes nothing', () => {
    expect(told(caseAt('tokorozawa', 'agreement'), one)).toMatchObject({ proposed: [], disagree: false });
  });

  test('what a procedure was won for follows from it', () => {
    const { state } = caseAt('izumiotsu', 'agreement');
    const won: CaseState = { ...state, procurement: { ...state.procurement, result: 'proposer' } };
    const { kinds, proposals } = kindChoice(won, DESKS.izumiotsu, oneWithThree);
    expect(kinds.map(({ kind, reasonNeeded }) => [kind.code, reasonNeeded])).toEqual([['open_call', false]]);
    expect(proposals).toEqual([]);
  });
});

test.each<[DeskName, Counted]>([
  ['izumiotsu', one],
  ['izumiotsu', two],
  ['izumiotsu', oneWithThree],
  ['aomori', one],
  ['aomori', two],
])('%s, %j: a choice without a reason is taken exactly where none was said to be needed', (desk, counted) => {
  const { kinds, disagree } = kindChoice(caseAt(desk, 'agreement').state, DESKS[desk], counted);
  expect(kinds.length).toBeGreaterThan(2);
  for (const { kind, reasonNeeded } of kinds) {
    const choice = { agreementKind: kind.code, ...counted, policyFields: [...counted.policyFields] };
    const outcome = caseAt(desk, 'agreement').tries(coordinator, 'choose_agreement_kind', choice);
    const refused = disagree ? 'RULES_DISAGREE' : 'REASON_REQUIRED';
    expect([kind.code, outcome]).toEqual([kind.code, reasonNeeded ? refused : 'agreement']);
    const reason = '担当課と協議した。';
    expect(caseAt(desk, 'agreement').tries(coordinator, 'choose_agreement_kind', { ...choice, reason })).toBe(
      'agreement',
    );
  }
});

test('what can’t be counted is named', () => {
  const { izumiotsu, aomori } = DESKS;
  expect(countedFault(izumiotsu, two)).toBeNull();
  expect(countedFault(izumiotsu, { policyFields: ['education'] })).toEqual({ field: 'initiatives', code: 'REQUIRED' });
  expect(countedFault(izumiotsu, { policyFields: ['education', 'snow'], initiatives: 1 })).toEqual({
    field: 'policyFields.1',
    code: 'NOT_ALLOWED',
  });
  // A desk without a list takes any field, and one that counts no initiatives asks for none.
  expect(countedFault(aomori, { policyFields: ['snow'] })).toBeNull();
});

test('nothing can be chosen while a procedure is undetermined, after the conclusion, and when the case is over', () => {
  const { state } = caseAt('izumiotsu', 'agreement');
  const because = (changes: Partial<CaseState>) => noKindBecause({ ...state, ...changes }, DESKS.izumiotsu);
  expect(because({})).toBeNull();
  expect(because({ cost: { ...state.cost, broadRecruitment: true } })).toBe('PROCUREMENT_UNDETERMINED');
  expect(because({ outcome: 'concluded' })).toBe('ALREADY_CONCLUDED');
  expect(because({ stage: 'closed', outcome: 'withdrawn' })).toBe('CASE_CLOSED');
});

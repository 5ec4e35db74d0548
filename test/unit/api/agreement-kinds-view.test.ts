import { expect, test } from '@jest/globals';
import { viewKindChoice } from '../../../api/views/agreement-kinds-view.js';
import type { CaseState } from '../../../domain/case-state.js';
import { caseAt } from '../../factories/case-run.js';
import { DESKS } from '../../factories/desks.js';

/** What is told of the kinds of agreement, and to whom. */

const { state } = caseAt('izumiotsu', 'agreement');
const counted = { policyFields: ['education'], initiatives: 3 };
const at = (changes: Partial<CaseState> = {}) => ({
  proposal: { state: { ...state, ...changes } },
  profile: DESKS.izumiotsu,
  sight: 'whole' as const,
});

test('a kind is told in the guideline’s words, without what the profile keeps beside them', () => {
  const { kinds, problem } = viewKindChoice(at(), counted);
  expect(problem).toBeUndefined();
  const [first] = kinds;
  expect(first).toEqual({
    kind: {
      code: 'comprehensive_agreement',
      ja: '包括連携協定',
      en: 'Comprehensive partnership agreement',
      source: '§8(2)①, §9(1)①',
      when: 'multi_field',
    },
    reasonNeeded: true,
  });
});

test('where nothing can be chosen it says why, and still what the rules propose', () => {
  const told = viewKindChoice(at({ cost: { ...state.cost, municipalCost: true } }), counted);
  expect(told).toMatchObject({ kinds: [], disagree: true, problem: { code: 'PROCUREMENT_UNDETERMINED', status: 409 } });
  expect(told.proposals).toHaveLength(2);
});

test.each(['own', 'question'] as const)('who sees only this much of a case (%s) is told nothing of it', (sight) => {
  expect(() => viewKindChoice({ ...at(), sight }, counted)).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
});

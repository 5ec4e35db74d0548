import type { CaseState } from '../case-state.js';
import type { ErrorCode, FieldError, Refusal } from '../errors.js';
import { stageRuleOf, type Profile, type StageRequirement, type StageRule } from '../profile.js';
import type { Stage } from '../stages.js';
import { departmentsToConcur } from './concurrence.js';
import type { MoveContext } from './move.js';

/** What a profile asks to be on record before a stage may be left: `requires` of its rule. */

/** What dialogues bring, in the order in which it is missed. */
const FROM_DIALOGUE: readonly (readonly [StageRequirement, keyof CaseState['dialogue'], ErrorCode])[] = [
  ['shared_goal', 'sharedGoal', 'SHARED_GOAL_REQUIRED'],
  ['benefit_proposer', 'benefitProposer', 'BENEFIT_PROPOSER_REQUIRED'],
  ['benefit_municipality', 'benefitMunicipality', 'BENEFIT_MUNICIPALITY_REQUIRED'],
  ['role_division', 'roleDivision', 'ROLE_DIVISION_REQUIRED'],
  ['risk_owners', 'riskOwners', 'RISK_OWNERS_REQUIRED'],
  ['feasibility_note', 'feasibilityNote', 'FEASIBILITY_NOTE_REQUIRED'],
];

/** What a dialogue has still to bring that this stage asks for; null when all is on record. */
export function missingNotes(state: CaseState, rule: StageRule): ErrorCode | null {
  const missing = FROM_DIALOGUE.find(([needed, fact]) => rule.requires.includes(needed) && !state.dialogue[fact]);
  return missing?.[2] ?? null;
}

/** What is still missing before the dialogue may be left (T-13, T-14, M-27), as far as the state itself shows. */
export function missingFromDialogue(state: CaseState, profile: Profile): ErrorCode | null {
  if (!state.dialogue.complete) return 'PARTICIPANTS_MISSING';
  return missingNotes(state, stageRuleOf(profile, 'dialogue'));
}

/** I-09: what the case is to solve stands in the proposal before anybody decides how. */
export function missingFromContent({ profile, facts }: MoveContext, stage: Stage): ErrorCode | null {
  const { issue } = facts.content;
  const named = typeof issue === 'string' && issue.trim().length > 0;
  return stageRuleOf(profile, stage).requires.includes('issue') && !named ? 'ISSUE_REQUIRED' : null;
}

/** What the concurrence of others still lacks, or the reason why this person may not decide after their own. */
export function concurrenceFault(state: CaseState, rule: StageRule, personId: string): ErrorCode | null {
  if (rule.coordinate_with === null) return null;
  const isConcurred =
    rule.coordinate_with === 'department'
      ? departmentsToConcur(state).length === 0 && state.evaluation.departments.length > 0
      : state.evaluation.concurrence === 'concurred';
  if (!isConcurred) return 'CONCURRENCE_REQUIRED';
  // Two people stand behind an adoption: who concurred for one side may not decide for the other.
  return state.evaluation.concurredBy === personId ? 'SAME_PERSON' : null;
}

interface Notes {
  readonly riskNote?: string | undefined;
  readonly fairnessNote?: string | undefined;
  readonly criteria: readonly { readonly criterion: string }[];
}

/** Notes that the profile asks for beside a decision (N-04, N-29), and findings on criteria that are none of its. */
export function notesFault(profile: Profile, stage: Stage, notes: Notes): Refusal | null {
  const { requires } = stageRuleOf(profile, stage);
  const errors: FieldError[] = [];
  if (requires.includes('risk_note') && notes.riskNote === undefined) {
    errors.push({ field: 'input.riskNote', code: 'REQUIRED' });
  }
  if (requires.includes('fairness_note') && notes.fairnessNote === undefined) {
    errors.push({ field: 'input.fairnessNote', code: 'REQUIRED' });
  }
  const known = profile.evaluation.criteria.map((criterion) => criterion.code);
  const answered = notes.criteria.map(({ criterion }) => criterion);
  answered.forEach((criterion, index) => {
    if (!known.includes(criterion)) errors.push({ field: `input.criteria.${index}.criterion`, code: 'NOT_ALLOWED' });
  });
  if (requires.includes('criteria_answers')) {
    for (const code of known) {
      if (!answered.includes(code)) errors.push({ field: `input.criteria.${code}`, code: 'REQUIRED' });
    }
  }
  return errors.length > 0 ? { code: 'DECISION_NOTES_REQUIRED', errors } : null;
}

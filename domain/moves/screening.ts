import { needsLocalityException } from '../form.js';
import { onlyForProposals } from './consultation.js';
import {
  criteriaOf,
  criterionKeys,
  matchesInDialogue,
  stageRuleOf,
  typeRuleOf,
  type Criterion,
  type Profile,
} from '../profile.js';
import type { DepartmentPart } from '../case-state.js';
import type { FieldError, Refusal } from '../errors.js';
import { closed, enterDialogue, leadsTo, refuse, type Move } from './move.js';

/** Screening: every criterion is answered; one that applies excludes. */

interface Answer {
  readonly criterion: string;
  readonly answer: 'clear' | 'hit';
}

/** What is wrong with a set of answers to these criteria: unknown, twice, missing, or a hit (T-39). */
export function answersFault(
  criteria: readonly Criterion[],
  answers: readonly Answer[],
  field: string,
): Refusal | null {
  const keys = criterionKeys(criteria);
  const errors: FieldError[] = [];
  answers.forEach((answer, index) => {
    const again = answers.findIndex((other) => other.criterion === answer.criterion) !== index;
    if (again || !keys.includes(answer.criterion)) {
      errors.push({ field: `${field}.${index}.criterion`, code: again ? 'NOT_ALLOWED' : 'CRITERION_UNKNOWN' });
    }
  });
  if (errors.length > 0) return { code: 'CRITERION_UNKNOWN', errors };
  const open = keys.filter((key) => !answers.some((answer) => answer.criterion === key));
  if (open.length > 0) {
    return { code: 'CRITERIA_UNANSWERED', errors: open.map((key) => ({ field: `${field}.${key}`, code: 'REQUIRED' })) };
  }
  const hits = answers.flatMap((answer, index): FieldError[] =>
    answer.answer === 'hit' ? [{ field: `${field}.${index}.answer`, code: 'CRITERION_HIT' }] : [],
  );
  return hits.length > 0 ? { code: 'CRITERION_HIT', errors: hits } : null;
}

export const passScreening: Move<'pass_screening'> = {
  leads: { screening: ['matching', 'dialogue'] },
  leadsUnder: (profile, _from, to) => (to === 'dialogue') === matchesInDialogue(profile),
  closedBecause: ({ state, profile }) => {
    if (state.correction) return 'CORRECTION_PENDING';
    const dialogueFirst = stageRuleOf(profile, 'screening').requires.includes('desk_dialogue');
    return dialogueFirst && !state.dialogue.withDesk ? 'DIALOGUE_REQUIRED' : null;
  },
  apply({ state, profile, facts }, input) {
    const fault = answersFault(criteriaOf(profile), input.answers, 'input.answers');
    if (fault) return fault;
    // I-33: where the document lists no criteria, the judgement itself is what is recorded.
    if (criterionKeys(criteriaOf(profile)).length === 0 && input.note === undefined) {
      return refuse('REASON_REQUIRED', 'input.note', 'REQUIRED');
    }
    if (needsLocalityException(profile, facts.content) && input.exceptionReason === undefined) {
      return refuse('EXCEPTION_REASON_REQUIRED', 'input.exceptionReason', 'REQUIRED');
    }
    // T-12: information on a posted challenge goes to its owners without a step of selection. One that was dissolved
    // since then can't answer: where no owner is left, the desk is asked to choose.
    const goesToOwners = typeRuleOf(profile, state.type)?.routing === 'challenge_owner';
    const owners = goesToOwners
      ? (facts.challenge?.departmentIds ?? []).filter((departmentId) => facts.departmentIds.includes(departmentId))
      : [];
    const departments = owners.map((departmentId, index): DepartmentPart => ({
      departmentId,
      lead: index === 0,
      status: 'asked',
    }));
    // the talks do not wait for a department where both go on side by side.
    return matchesInDialogue(profile)
      ? enterDialogue({ ...state, departments })
      : { ...state, stage: 'matching', departments };
  },
};

const judgedByMayor = (profile: Profile, code: string): boolean =>
  criteriaOf(profile).some((criterion) => criterion.code === code.split('.')[0] && criterion.judged_by === 'mayor');

export const exclude: Move<'exclude'> = {
  leads: leadsTo(['intake', 'screening'], ['closed']),
  closedBecause: onlyForProposals,
  apply({ state, profile }, input) {
    // I-33: what excludes is one of the criteria; a desk whose document lists none gives its judgement as the reason.
    if (input.criteria.length === 0 && criterionKeys(criteriaOf(profile)).length > 0) {
      return refuse('CRITERION_UNKNOWN', 'input.criteria', 'TOO_FEW');
    }
    const known = [...criterionKeys(criteriaOf(profile)), ...criteriaOf(profile).map((criterion) => criterion.code)];
    const unknown = input.criteria.findIndex((code) => !known.includes(code));
    if (unknown >= 0) return refuse('CRITERION_UNKNOWN', `input.criteria.${unknown}`);
    // T-34, T-38: what only the mayor may judge is not a coordinator's click.
    const byMayor = input.criteria.some((code) => judgedByMayor(profile, code));
    if (byMayor && input.externalDecision?.authority !== 'mayor') {
      return refuse('EXTERNAL_DECISION_REQUIRED', 'input.externalDecision', 'REQUIRED');
    }
    return closed(state, 'excluded');
  },
};

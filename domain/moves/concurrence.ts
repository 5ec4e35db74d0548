import { actsFor } from '../access.js';
import type { CaseState, DepartmentPart } from '../case-state.js';
import type { ErrorCode } from '../errors.js';
import { stageRuleOf, type StageRule } from '../profile.js';
import { answering } from './departments.js';
import { enterDialogue, isRefusal, type Move, type MoveContext } from './move.js';

/** Concurrence: the side that does not decide agrees or objects before the other decides. */

/** Departments that were asked and have not concurred: with a desk that coordinates with them, each of them counts. */
export const departmentsToConcur = (state: CaseState): string[] =>
  state.departments
    .filter((part) => part.status !== 'refused' && !state.evaluation.departments.includes(part.departmentId))
    .map((part) => part.departmentId);

/** Whoever was asked to take part answers that first: only a department that has the case can agree to what is done. */
export const partsToConcur = (state: CaseState): DepartmentPart[] => {
  const open = departmentsToConcur(state);
  return state.departments.filter(({ departmentId, status }) => status === 'taken' && open.includes(departmentId));
};

const ruleHere = ({ state, profile }: MoveContext): StageRule | null =>
  state.stage === 'closed' ? null : stageRuleOf(profile, state.stage);

const notYet = (context: MoveContext): ErrorCode | null => {
  const rule = ruleHere(context);
  if (!rule?.coordinate_with) return 'NOT_OPEN_IN_STAGE';
  return rule.requires.includes('effect_verification') && !context.state.evaluation.effectRecorded
    ? 'EFFECT_REQUIRED'
    : null;
};

export const concur: Move<'concur'> = {
  leads: { dialogue: ['dialogue'], evaluation: ['evaluation'] },
  closedBecause: (context) => {
    const { state, actor } = context;
    const fault = notYet(context);
    if (fault !== null) return fault;
    const isDone =
      ruleHere(context)?.coordinate_with === 'department'
        ? !partsToConcur(state).some((part) => actsFor(actor, part.departmentId))
        : state.evaluation.concurrence === 'concurred';
    return isDone ? 'ALREADY_CONCURRED' : null;
  },
  apply(context, input) {
    const { state, actor } = context;
    if (ruleHere(context)?.coordinate_with !== 'department') {
      return {
        ...state,
        evaluation: { ...state.evaluation, concurrence: 'concurred', concurredBy: actor.personId },
      };
    }
    const concurring = { ...context, state: { ...state, departments: partsToConcur(state) } };
    const part = answering(concurring, input.departmentId, ['taken']);
    if (isRefusal(part)) return part;
    const departments = [...state.evaluation.departments, part.departmentId];
    const next = { ...state, evaluation: { ...state.evaluation, departments, concurredBy: actor.personId } };
    const concurrence = departmentsToConcur(next).length === 0 ? 'concurred' : 'open';
    return { ...next, evaluation: { ...next.evaluation, concurrence } };
  },
};

export const object: Move<'object'> = {
  leads: { dialogue: ['dialogue'], evaluation: ['dialogue'] },
  closedBecause: notYet,
  // An objection with its reason goes back to where the two sides talk; a new round asks everybody again.
  apply: ({ state }) =>
    enterDialogue({
      ...state,
      evaluation: { ...state.evaluation, concurrence: 'objected', concurredBy: null, departments: [] },
    }),
};

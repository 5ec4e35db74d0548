import { stageRuleOf } from '../profile.js';
import type { CaseState } from '../case-state.js';
import type { ErrorCode } from '../errors.js';
import {
  closed,
  enterDialogue,
  enterPilot,
  refuse,
  withCost,
  type CostFindings,
  type Move,
  type MoveContext,
  type Result,
} from './move.js';

/** Evaluation: the effect, the other side's concurrence, and the decision whether it may be done. */

/** What a decision of this stage still needs: the effect on record, and the concurrence of somebody else. */
export function undecidedBecause({ state, profile, actor }: MoveContext): ErrorCode | null {
  const rule = stageRuleOf(profile, 'evaluation');
  if (state.correction) return 'CORRECTION_PENDING';
  if (rule.requires.includes('effect_verification') && !state.evaluation.effectRecorded) return 'EFFECT_REQUIRED';
  if (rule.coordinate_with === null) return null;
  if (state.evaluation.concurrence !== 'concurred') return 'CONCURRENCE_REQUIRED';
  // Two people stand behind an adoption: who concurred for one side may not decide for the other.
  return state.evaluation.concurredBy === actor.personId ? 'SAME_PERSON' : null;
}

export const evaluate: Move<'evaluate'> = {
  leads: { evaluation: ['evaluation', 'pilot', 'dialogue'] },
  closedBecause: ({ state }) => (state.correction ? 'CORRECTION_PENDING' : null),
  apply({ state, profile }, input) {
    const found = withCost(state, input.cost);
    // Who concurred did so with the effect as it was: one that is recorded anew asks again.
    const recorded: CaseState = {
      ...found,
      evaluation: { ...found.evaluation, effectRecorded: true, concurrence: 'open', concurredBy: null },
    };
    if (input.next === 'pilot') {
      return stageRuleOf(profile, 'pilot').enabled ? enterPilot(recorded) : refuse('PILOT_NOT_USED', 'input.next');
    }
    return input.next === 'dialogue' ? enterDialogue(recorded) : recorded;
  },
};

const concurrenceFault = ({ state, profile }: MoveContext): ErrorCode | null => {
  const rule = stageRuleOf(profile, 'evaluation');
  return rule.requires.includes('effect_verification') && !state.evaluation.effectRecorded ? 'EFFECT_REQUIRED' : null;
};

export const concur: Move<'concur'> = {
  leads: { evaluation: ['evaluation'] },
  closedBecause: (context) =>
    context.state.evaluation.concurrence === 'concurred' ? 'ALREADY_CONCURRED' : concurrenceFault(context),
  apply: ({ state, actor }) => ({
    ...state,
    evaluation: { ...state.evaluation, concurrence: 'concurred', concurredBy: actor.personId },
  }),
};

export const object: Move<'object'> = {
  leads: { evaluation: ['dialogue'] },
  closedBecause: concurrenceFault,
  // An objection with its reason goes back to where the two sides talk; a new round of evaluation asks again.
  apply: ({ state }) =>
    enterDialogue({ ...state, evaluation: { ...state.evaluation, concurrence: 'objected', concurredBy: null } }),
};

function adopted({ state }: MoveContext, cost: CostFindings | undefined): Result {
  const found = withCost(state, cost);
  return { ...found, stage: 'agreement', evaluation: { ...found.evaluation, adopted: true } };
}

export const decideFeasibility: Move<'decide_feasibility'> = {
  leads: { evaluation: ['agreement', 'closed'] },
  closedBecause: undecidedBecause,
  apply: (context, input) => (input.feasible ? adopted(context, input.cost) : closed(context.state, 'not_realised')),
};

export const adopt: Move<'adopt'> = {
  leads: { evaluation: ['agreement'] },
  closedBecause: undecidedBecause,
  apply: (context, input) => adopted(context, input.cost),
};

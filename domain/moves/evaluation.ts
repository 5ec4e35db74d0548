import { decidesInDialogue, stageRuleOf } from '../profile.js';
import { hasLead, NO_CONCURRENCE, type CaseState } from '../case-state.js';
import type { ErrorCode } from '../errors.js';
import type { Stage } from '../stages.js';
import { concurrenceFault, missingFromContent, missingFromDialogue, notesFault } from './requirements.js';
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

/** The decision whether it may be done, in the evaluation or in the dialogue, and what it is based on. */

/** What a decision of the evaluation still needs: the effect on record, and the concurrence of somebody else. */
export function undecidedBecause({ state, profile, actor }: MoveContext): ErrorCode | null {
  const rule = stageRuleOf(profile, 'evaluation');
  if (state.correction) return 'CORRECTION_PENDING';
  if (rule.requires.includes('effect_verification') && !state.evaluation.effectRecorded) return 'EFFECT_REQUIRED';
  return concurrenceFault(state, rule, actor.personId);
}

/** The same where the dialogue decides: what it has to bring, and the concurrence of the departments asked. */
function undecidedInDialogue(context: MoveContext): ErrorCode | null {
  const { state, profile, actor } = context;
  if (!decidesInDialogue(profile)) return 'NOT_OPEN_IN_STAGE';
  if (state.evaluation.adopted) return 'FEASIBILITY_DECIDED';
  if (state.correction) return 'CORRECTION_PENDING';
  return (
    missingFromDialogue(state, profile) ??
    missingFromContent(context, 'dialogue') ??
    (hasLead(state) ? null : 'DEPARTMENT_REQUIRED') ??
    concurrenceFault(state, stageRuleOf(profile, 'dialogue'), actor.personId)
  );
}

const undecidedHere = (context: MoveContext): ErrorCode | null =>
  context.state.stage === 'dialogue' ? undecidedInDialogue(context) : undecidedBecause(context);

export const evaluate: Move<'evaluate'> = {
  leads: { evaluation: ['evaluation', 'pilot', 'dialogue'] },
  closedBecause: ({ state }) => (state.correction ? 'CORRECTION_PENDING' : null),
  apply({ state, profile }, input) {
    const found = withCost(state, input.cost);
    // Who concurred did so with the effect as it was: one that is recorded anew asks again.
    const recorded: CaseState = {
      ...found,
      evaluation: { ...found.evaluation, ...NO_CONCURRENCE, effectRecorded: true },
    };
    if (input.next === 'pilot') {
      return stageRuleOf(profile, 'pilot').enabled ? enterPilot(recorded) : refuse('PILOT_NOT_USED', 'input.next');
    }
    return input.next === 'dialogue' ? enterDialogue(recorded) : recorded;
  },
};

/** Whether what follows is an agreement, or a choice between tracks. */
function adopted({ state, profile }: MoveContext, cost: CostFindings | undefined): Result {
  const found = withCost(state, cost);
  const evaluation = { ...found.evaluation, adopted: true };
  return profile.tracks.length > 0 ? { ...found, evaluation } : { ...found, stage: 'agreement', evaluation };
}

export const decideFeasibility: Move<'decide_feasibility'> = {
  leads: { dialogue: ['dialogue', 'agreement', 'closed'], evaluation: ['agreement', 'closed'] },
  leadsUnder: (profile, from, to) =>
    (from === 'dialogue') === decidesInDialogue(profile) &&
    (from === 'evaluation' || to === 'closed' || (to === 'dialogue') === profile.tracks.length > 0),
  closedBecause: undecidedHere,
  apply(context, input) {
    const { state, profile } = context;
    const fault = notesFault(profile, state.stage as Stage, input);
    if (fault) return fault;
    return input.feasible ? adopted(context, input.cost) : closed(state, 'not_realised');
  },
};

export const adopt: Move<'adopt'> = {
  leads: { evaluation: ['agreement'] },
  closedBecause: undecidedBecause,
  apply: (context, input) => notesFault(context.profile, 'evaluation', input) ?? adopted(context, input.cost),
};

import { decidesInDialogue, stageRuleOf } from '../profile.js';
import { undecidedBecause } from './evaluation.js';
import { missingFromDialogue } from './requirements.js';
import {
  closed,
  enterDialogue,
  enterEvaluation,
  enterPilot,
  leadsTo,
  OPEN_STAGES,
  refuse,
  staysIn,
  withCost,
  type Move,
} from './move.js';

/** Dialogue: what was talked about, and what follows from it. */

export const recordDialogue: Move<'record_dialogue'> = {
  leads: {
    ...staysIn(OPEN_STAGES),
    dialogue: ['dialogue', 'pilot', 'evaluation'],
    pilot: ['pilot', 'dialogue', 'evaluation'],
    evaluation: ['evaluation', 'dialogue'],
  },
  // Where the dialogue itself decides, nobody goes on past that decision.
  leadsUnder: (profile, from, to) => to === from || to === 'dialogue' || !decidesInDialogue(profile),
  apply(context, input) {
    const { state, profile, today } = context;
    if (input.heldOn > today) return refuse('DATE_IN_FUTURE', 'input.heldOn');
    const together = (...sides: string[]): boolean =>
      sides.every((side) => (input.participants as readonly string[]).includes(side));
    const required = stageRuleOf(profile, 'dialogue').required_participants;
    const recorded = withCost(
      {
        ...state,
        dialogue: {
          held: state.dialogue.held + 1,
          withDesk: state.dialogue.withDesk || together('proposer', 'desk'),
          complete: state.dialogue.complete || (state.stage === 'dialogue' && together(...required)),
          sharedGoal: state.dialogue.sharedGoal || input.sharedGoal !== undefined,
          benefitProposer: state.dialogue.benefitProposer || input.benefitProposer !== undefined,
          benefitMunicipality: state.dialogue.benefitMunicipality || input.benefitMunicipality !== undefined,
          roleDivision: state.dialogue.roleDivision || input.roleDivision !== undefined,
          riskOwners: state.dialogue.riskOwners || input.risks !== undefined,
          feasibilityNote: state.dialogue.feasibilityNote || input.feasibilityNote !== undefined,
        },
      },
      input.cost,
    );
    if (input.next === 'stay') return recorded;
    if (state.correction) return refuse('CORRECTION_PENDING');
    if (input.next === 'dialogue') {
      const back = state.stage === 'evaluation' || (state.stage === 'pilot' && state.pilot.status !== 'running');
      return back ? enterDialogue(recorded) : refuse('NEXT_NOT_POSSIBLE', 'input.next');
    }
    if (decidesInDialogue(profile)) return refuse('NEXT_NOT_POSSIBLE', 'input.next');
    const pilotRule = stageRuleOf(profile, 'pilot');
    // T-15: a pilot is run where it is needed; a desk that always has one goes on with its report only.
    const mustPilot = pilotRule.enabled && !pilotRule.optional && state.pilot.status !== 'finished';
    if (input.next === 'evaluation' && mustPilot) return refuse('PILOT_REQUIRED', 'input.next');
    if (state.stage === 'pilot' && input.next === 'evaluation') {
      return state.pilot.status === 'running' ? refuse('PILOT_RUNNING', 'input.next') : enterEvaluation(recorded);
    }
    if (state.stage !== 'dialogue') return refuse('NEXT_NOT_POSSIBLE', 'input.next');
    const missing = missingFromDialogue(recorded, profile);
    if (missing) return refuse(missing);
    if (input.next === 'evaluation') return enterEvaluation(recorded);
    return pilotRule.enabled ? enterPilot(recorded) : refuse('PILOT_NOT_USED', 'input.next');
  },
};

/**
 * Declined with a reason. In the stage that decides on adoption this is 不採用; a case that ends in dialogue, pilot or
 * agreement was never judged that way and is counted as not realised.
 */
export const reject: Move<'reject'> = {
  leads: leadsTo(['dialogue', 'pilot', 'evaluation', 'agreement'], ['closed']),
  closedBecause: (context) => {
    if (context.state.outcome === 'concluded') return 'ALREADY_CONCLUDED';
    // In evaluation a no is a decision like a yes, and needs the same.
    return context.state.stage === 'evaluation' ? undecidedBecause(context) : null;
  },
  apply: ({ state, profile }) =>
    closed(state, state.stage === 'evaluation' && !decidesInDialogue(profile) ? 'not_adopted' : 'not_realised'),
};

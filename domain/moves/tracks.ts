import { hasLead } from '../case-state.js';
import { stagesOfTrack } from '../profile.js';
import type { ErrorCode } from '../errors.js';
import { closed, enterEvaluation, enterPilot, refuse, type Move, type MoveContext } from './move.js';

/** Ways of carrying it out that a desk keeps apart: a partnership, support for a pilot, or another method altogether. */

const notToBeChosen = ({ state, profile }: MoveContext): ErrorCode | null => {
  if (profile.tracks.length === 0) return 'NOT_USED_BY_DESK';
  if (state.correction) return 'CORRECTION_PENDING';
  if (!state.evaluation.adopted) return 'FEASIBILITY_UNDECIDED';
  // The department that had the case may have handed it back: whoever runs the pilot is found first.
  return hasLead(state) ? null : 'DEPARTMENT_REQUIRED';
};

export const chooseTrack: Move<'choose_track'> = {
  leads: { dialogue: ['pilot', 'agreement'], evaluation: ['pilot', 'agreement'] },
  closedBecause: notToBeChosen,
  apply({ state, profile }, input) {
    const stages = stagesOfTrack(profile, input.track);
    const [first] = stages;
    if (first === undefined) return refuse('TRACK_UNKNOWN', 'input.track');
    // A pilot that was reported on is over; what can follow is another track, from its beginning. One that was broken off
    // has shown nothing yet, and can be run again.
    const again = state.track === input.track || (state.stage === 'evaluation' && stages.includes('evaluation'));
    const isRetry = first === 'pilot' && state.pilot.status === 'aborted';
    if (again && !isRetry) return refuse('NEXT_NOT_POSSIBLE', 'input.track');
    const chosen = { ...state, track: input.track };
    if (first === 'pilot') return enterPilot(chosen);
    return first === 'evaluation' ? enterEvaluation(chosen) : { ...chosen, stage: 'agreement' };
  },
};

export const chooseOtherMethod: Move<'choose_other_method'> = {
  leads: { dialogue: ['closed'] },
  closedBecause: ({ state, profile }) => {
    if (profile.other_methods.length === 0) return 'NOT_USED_BY_DESK';
    return state.correction ? 'CORRECTION_PENDING' : null;
  },
  apply({ state, profile }, input) {
    if (!profile.other_methods.some((method) => method.code === input.method)) {
      return refuse('METHOD_UNKNOWN', 'input.method');
    }
    return closed(state, 'other_method');
  },
};

/** The report of a pilot on a track of its own: with it the case has reached what it was for. */
export const acceptReport: Move<'accept_report'> = {
  leads: { evaluation: ['closed'] },
  closedBecause: ({ state }) => {
    if (state.track === null) return 'NOT_OPEN_IN_STAGE';
    if (state.correction) return 'CORRECTION_PENDING';
    return state.pilot.status === 'finished' ? null : 'PILOT_NOT_FINISHED';
  },
  apply: ({ state }) => closed(state, 'pilot_completed'),
};

import { OPEN_STAGES, refuse, staysIn, type Move } from './move.js';

/** Advice of somebody outside (M-28): asked for, waited for beside whatever goes on, and recorded. */

const AFTER_INTAKE = OPEN_STAGES.filter((stage) => stage !== 'intake');

export const requestExpert: Move<'request_expert'> = {
  leads: staysIn(AFTER_INTAKE),
  closedBecause: ({ state }) => (state.expert.status === 'asked' ? 'EXPERT_ALREADY_ASKED' : null),
  apply({ state, profile, facts }, input) {
    if (!profile.experts.kinds.some((kind) => kind.code === input.expertKind)) {
      return refuse('EXPERT_UNKNOWN', 'input.expertKind', 'NOT_ALLOWED');
    }
    if (input.personId !== undefined && !facts.expertIds.includes(input.personId)) {
      return refuse('EXPERT_UNKNOWN', 'input.personId');
    }
    return {
      ...state,
      expert: { round: state.expert.round + 1, status: 'asked', personId: input.personId ?? null },
    };
  },
};

export const recordAdvice: Move<'record_advice'> = {
  leads: staysIn(AFTER_INTAKE),
  closedBecause: ({ state }) => (state.expert.status === 'asked' ? null : 'NO_EXPERT_ASKED'),
  apply: ({ state }) => ({ ...state, expert: { ...state.expert, status: 'advised' } }),
};

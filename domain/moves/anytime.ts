import { canonical } from '../case-state.js';
import { replanned } from '../asks.js';
import { stageRuleOf } from '../profile.js';
import { closed, enterDialogue, enterEvaluation, OPEN_STAGES, type Move } from './move.js';

/** Moves that belong to no stage: taking back, letting lapse, taking up again, counting again. */

export const withdraw: Move<'withdraw'> = {
  from: OPEN_STAGES,
  to: ['closed'],
  closedBecause: ({ state }) => (state.outcome === 'concluded' ? 'ALREADY_CONCLUDED' : null),
  apply: ({ state }) => closed(state, 'withdrawn'),
};

export const lapse: Move<'lapse'> = {
  from: OPEN_STAGES,
  to: ['closed'],
  closedBecause: ({ state, at }) => {
    if (state.outcome === 'concluded') return 'ALREADY_CONCLUDED';
    const overdue = state.asks.some((ask) => ask.holder === 'proposer' && ask.until !== null && ask.until < at);
    return overdue ? null : 'NOT_OVERDUE';
  },
  apply: ({ state }) => closed(state, 'lapsed'),
};

export const reopen: Move<'reopen'> = {
  from: ['closed'],
  to: ['screening', 'matching', 'dialogue', 'evaluation'],
  closedBecause: ({ state }) => (state.stage === 'closed' ? null : 'NOT_CLOSED'),
  apply({ state, profile }, input) {
    const hasLead = state.departments.some((part) => part.lead && part.status === 'taken');
    const left = state.closedFrom ?? 'screening';
    const asked = input.stage ?? (left === 'intake' ? 'screening' : left === 'pilot' ? 'dialogue' : left);
    // The agreement's own stage is entered by a new decision only.
    const wanted = asked === 'agreement' ? 'evaluation' : asked;
    const open = {
      ...state,
      outcome: null,
      closedFrom: null,
      procurement: { fundsSecured: false, procedure: null, result: null },
      agreement: {
        proposerConsent: null,
        municipalityConsent: null,
        kind: null,
        term: null,
        nextReviewOn: null,
        implemented: false,
      },
      pilot: { ...state.pilot, status: state.pilot.status === 'running' ? ('aborted' as const) : state.pilot.status },
    };
    if (wanted === 'screening') return { ...open, stage: 'screening', departments: [] };
    // Dialogue and evaluation are a department's work: without one that has the case, it is matched first.
    if (wanted === 'matching' || (!hasLead && stageRuleOf(profile, 'evaluation').decider === 'department')) {
      const departments = hasLead ? [] : open.departments.filter((part) => part.status === 'refused');
      return { ...open, stage: 'matching', departments };
    }
    return wanted === 'dialogue' ? enterDialogue(open) : enterEvaluation(open);
  },
};

export const replan: Move<'replan'> = {
  from: OPEN_STAGES,
  to: OPEN_STAGES,
  apply({ state, facts }) {
    const next = replanned(state, facts.calendar);
    // The state itself may be the same; that the question was asked still stands in the record.
    return canonical(next) === canonical(state) ? state : next;
  },
};

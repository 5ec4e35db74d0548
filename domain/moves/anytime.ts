import { canonical, hasLead, NO_AGREEMENT, NO_EVALUATION, NO_PROCUREMENT } from '../case-state.js';
import { replanned } from '../asks.js';
import { decidesInDialogue, matchesInDialogue, type Profile } from '../profile.js';
import { STAGES, type Stage } from '../stages.js';
import { takesMoreThanProposals } from '../universal-moves.js';
import { closed, enterDialogue, enterEvaluation, leadsTo, OPEN_STAGES, refuse, staysIn, type Move } from './move.js';

/** Moves that belong to no stage: taking back, letting lapse, taking up again, counting again. */

export const withdraw: Move<'withdraw'> = {
  leads: leadsTo(OPEN_STAGES, ['closed']),
  closedBecause: ({ state }) => (state.outcome === 'concluded' ? 'ALREADY_CONCLUDED' : null),
  apply: ({ state }) => closed(state, 'withdrawn'),
};

export const lapse: Move<'lapse'> = {
  // A proposer owes nothing while the city screens.
  leads: { ...leadsTo(OPEN_STAGES, ['closed']), screening: [] },
  closedBecause: ({ state, at }) => {
    if (state.outcome === 'concluded') return 'ALREADY_CONCLUDED';
    // Whoever is silent about protection loses nothing: it stays protected.
    const overdue = state.asks.some(
      (ask) => ask.holder === 'proposer' && ask.kind !== 'answer_protection' && ask.until !== null && ask.until < at,
    );
    return overdue ? null : 'NOT_OVERDUE';
  },
  apply: ({ state }) => closed(state, 'lapsed'),
};

/** How far a reopening can lead, by the stage in which the case was closed: the agreement's is entered by a decision. */
const FURTHEST: Readonly<Record<Stage, 'screening' | 'matching' | 'dialogue' | 'evaluation'>> = {
  intake: 'screening',
  screening: 'screening',
  matching: 'matching',
  dialogue: 'dialogue',
  pilot: 'dialogue',
  evaluation: 'evaluation',
  agreement: 'evaluation',
};

/** A desk that decides in its dialogue has no evaluation to go back to. */
const furthestOf = (closedFrom: Stage, profile: Profile): (typeof FURTHEST)[Stage] =>
  FURTHEST[closedFrom] === 'evaluation' && decidesInDialogue(profile) ? 'dialogue' : FURTHEST[closedFrom];

export const reopen: Move<'reopen'> = {
  leads: { closed: ['intake', 'screening', 'matching', 'dialogue', 'evaluation'] },
  leadsUnder: (profile, _from, to) => {
    if (to === 'intake') return takesMoreThanProposals(profile);
    if (to === 'matching') return !matchesInDialogue(profile);
    return to !== 'evaluation' || !decidesInDialogue(profile);
  },
  closedBecause: ({ state }) => (state.stage === 'closed' ? null : 'NOT_CLOSED'),
  apply({ state, profile }, input) {
    // What is no proposal was never examined: it is asked at the window again.
    if (state.kind !== 'proposal') {
      if (input.stage !== undefined) return refuse('NEXT_NOT_POSSIBLE', 'input.stage');
      return { ...state, stage: 'intake', outcome: null, closedFrom: null };
    }
    const furthest = furthestOf(state.closedFrom ?? 'screening', profile);
    const wanted = input.stage ?? furthest;
    // Ahead of where it was closed nothing has been examined, agreed or evaluated yet.
    if (STAGES.indexOf(wanted) > STAGES.indexOf(furthest)) return refuse('NEXT_NOT_POSSIBLE', 'input.stage');
    const open = {
      ...state,
      outcome: null,
      closedFrom: null,
      evaluation: { ...state.evaluation, ...NO_EVALUATION },
      track: null,
      expert: state.expert.status === 'asked' ? { ...state.expert, status: 'none' as const } : state.expert,
      procurement: NO_PROCUREMENT,
      agreement: NO_AGREEMENT,
      pilot: { ...state.pilot, status: state.pilot.status === 'running' ? ('aborted' as const) : state.pilot.status },
    };
    if (wanted === 'screening') return { ...open, stage: 'screening', departments: [] };
    if (matchesInDialogue(profile)) return enterDialogue(open);
    // From the dialogue on a department leads: without one that has the case, it is matched first.
    if (wanted === 'matching' || !hasLead(state)) {
      const departments = hasLead(state) ? [] : open.departments.filter((part) => part.status === 'refused');
      return { ...open, stage: 'matching', departments };
    }
    return wanted === 'dialogue' ? enterDialogue(open) : enterEvaluation(open);
  },
};

export const replan: Move<'replan'> = {
  leads: staysIn(OPEN_STAGES),
  apply({ state, facts }) {
    const next = replanned(state, facts.calendar);
    // The state itself may be the same; that the question was asked still stands in the record.
    return canonical(next) === canonical(state) ? state : next;
  },
};

import { mayExtend } from '../access.js';
import { extended, isStopped } from '../asks.js';
import { isBusinessDay, tokyoDay, tokyoInstant } from '../calendar.js';
import type { Ask, CaseState } from '../case-state.js';
import type { ErrorCode } from '../errors.js';
import { OPEN_STAGES, refuse, staysIn, type Move, type MoveContext } from './move.js';

/** Why a due date is nobody's to move: a term has its own day, and a clock that stands has none. */
function fixture(state: CaseState, ask: Ask): ErrorCode | null {
  if (ask.fixedDay !== null) return 'DUE_IS_FIXED';
  return isStopped(state, ask) ? 'CLOCK_STOPPED' : null;
}

const isExtendable = ({ state, actor }: Pick<MoveContext, 'state' | 'actor'>, ask: Ask): boolean =>
  mayExtend(actor, ask) && fixture(state, ask) === null;

/** The open asks for which this person may give more time. */
export const extendableAsks = (at: Pick<MoveContext, 'state' | 'actor'>): Ask[] =>
  at.state.asks.filter((ask) => isExtendable(at, ask));

/**
 * More time for whoever is awaited, with a reason. It is a promise made anew: what was told of the old day ends, and the
 * ladder begins again before the new one. Since when somebody is awaited stays as it was.
 */
export const extendDue: Move<'extend_due'> = {
  leads: staysIn(OPEN_STAGES),
  closedBecause: (context) => (extendableAsks(context).length > 0 ? null : 'NO_DUE_TO_EXTEND'),
  apply({ state, actor, facts, at }, { ask: key, until }) {
    const ask = state.asks.find((open) => open.key === key);
    if (!ask) return refuse('ASK_NOT_OPEN', 'input.ask');
    if (!mayExtend(actor, ask)) return refuse('ASK_OF_ANOTHER_SIDE', 'input.ask');
    const fixed = fixture(state, ask);
    if (fixed !== null || ask.until === null) return refuse(fixed ?? 'CLOCK_STOPPED', 'input.ask');
    if (until <= tokyoDay(ask.until)) return refuse('DUE_NOT_LATER', 'input.until');
    if (tokyoInstant(until, facts.calendar.closeOfBusiness) <= at) return refuse('DATE_IN_PAST', 'input.until');
    if (!isBusinessDay(facts.calendar, until)) return refuse('NOT_A_BUSINESS_DAY', 'input.until');
    return {
      ...state,
      asks: state.asks.map((open) => (open === ask ? extended(state, ask, until, facts.calendar) : open)),
    };
  },
};

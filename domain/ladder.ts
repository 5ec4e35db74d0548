import { isAssignedSide } from './assignments.js';
import { businessDaysBefore, dueInstant, inKnownYears, tokyoDay, tokyoInstant, type Calendar } from './calendar.js';
import { isStopped } from './asks.js';
import { STALLED, type AgendaEntry, type Ask, type AskKind, type CaseState } from './case-state.js';
import type { EscalationTarget } from './profile-parts.js';
import type { Profile } from './profile.js';

/**
 * The ladder of an ask: the instants at which somebody is told of it, and whom each of them reaches. Its rungs follow from
 * the due date, the guideline and the calendar; the records know which of them were told. `agendaOf` is the only maker
 * of what a case wakes up for.
 */
export interface Rung {
  readonly rung: number;
  readonly at: string;
  readonly to: readonly EscalationTarget[];
}

/** The rung before the due date. */
export const AHEAD = -1;

/** What was not agreed by its due date goes to the head of the desk as well, who alone can end it (I-S4). */
const TOLD_TO_HEADS: ReadonlySet<AskKind> = new Set<AskKind>(['answer_protection', 'settle_protection']);

/**
 * All rungs of an ask whose clock runs, the lowest first. The city's climb as its guideline says; a proposer or an expert is
 * told again and again, and in the end whoever is in charge of the desk learns that no answer comes. An instant in a year
 * that the calendar does not know is nobody's appointment.
 */
export function rungsOf(ask: Ask, profile: Profile, calendar: Calendar): Rung[] {
  const { until, kind } = ask;
  if (until === null) return [];
  // The clock itself ends an agreement: nobody is awaited for it.
  if (kind === 'end_agreement') return [{ rung: 0, at: until, to: [] }];
  const due = tokyoDay(until);
  const after = (days: number) => (days === 0 ? until : inKnownYears(() => dueInstant(calendar, due, days)));
  const { remind_before: before, repeat_every: every, max_repeats: repeats } = profile.reminders;
  const eve =
    before === 0
      ? null
      : inKnownYears(() => tokyoInstant(businessDaysBefore(calendar, due, before), calendar.closeOfBusiness));
  const climb: { at: string | null; to: EscalationTarget[] }[] = isAssignedSide(ask.holder)
    ? profile.escalation.levels.map(({ after_due: days, to }) => ({ at: after(days), to: [to] }))
    : Array.from({ length: repeats + 1 }, (_, repeat) => ({
        at: after(repeat * every),
        to: repeat === repeats && repeats > 0 ? ['assignee', 'coordinator'] : ['assignee'],
      }));
  const rungs = climb.map(({ at, to }, rung) => ({
    rung,
    at,
    to: rung === 0 && TOLD_TO_HEADS.has(kind) ? [...to, 'desk_head' as const] : to,
  }));
  return [
    { rung: AHEAD, at: eve !== null && eve > ask.since ? eve : null, to: ['assignee' as const] },
    ...rungs,
  ].flatMap(({ rung, at, to }) => (at === null ? [] : [{ rung, at, to }]));
}

/** The highest rung of each ask that was told. */
export type ToldRungs = ReadonlyMap<string, number>;

/**
 * The rungs of an ask that are still to be told. None below one that was: it is not climbed twice. None of the city's while
 * the proposer corrects, whose answer they wait for, but for what has its fixed day.
 */
export function rungsAhead(
  state: CaseState,
  ask: Ask,
  { profile, calendar, told }: Pick<Surroundings, 'profile' | 'calendar' | 'told'>,
): Rung[] {
  if (isStopped(state, ask)) return [];
  const highest = told.get(ask.key) ?? -Infinity;
  return rungsOf(ask, profile, calendar).filter(({ rung }) => rung > highest);
}

/**
 * When a case in which nothing has happened since an instant counts as stalled; null: not at all. While everything has its
 * fixed day (a pilot runs, an agreement is in force), nothing has to happen before the first of them.
 */
export function stallsAt(state: CaseState, profile: Profile, calendar: Calendar, quietSince: string): string | null {
  const days = profile.escalation.stalled_after;
  if (days === 0 || state.asks.length === 0) return null;
  const fixed = state.asks.flatMap(({ fixedDay, until }) => (fixedDay !== null && until !== null ? [until] : []));
  const first = fixed.length === state.asks.length ? [...fixed].sort()[0] : undefined;
  const from = first !== undefined && first > quietSince ? first : quietSince;
  return inKnownYears(() => dueInstant(calendar, tokyoDay(from), days));
}

export interface Surroundings {
  readonly profile: Profile;
  readonly calendar: Calendar;
  readonly told: ToldRungs;
  /** When something last happened, or when it was last seen that nothing did. */
  readonly quietSince: string | null;
}

const byInstant = (a: AgendaEntry, b: AgendaEntry): number =>
  a.at.localeCompare(b.at) || a.askKey.localeCompare(b.askKey);

/** What a case wakes up for, the earliest first: the next rung of each ask, and the day on which it counts as stalled. */
export function agendaOf(state: CaseState, around: Surroundings): AgendaEntry[] {
  const { profile, calendar, quietSince } = around;
  const next = state.asks.flatMap((ask): AgendaEntry[] => {
    const [first] = rungsAhead(state, ask, around);
    return first ? [{ askKey: ask.key, rung: first.rung, at: first.at }] : [];
  });
  const stalls = quietSince === null ? null : stallsAt(state, profile, calendar, quietSince);
  return [...next, ...(stalls === null ? [] : [{ askKey: STALLED, rung: 0, at: stalls }])].sort(byInstant);
}

/** Of rungs that are due at once one is told: the highest, to everybody whom one of them reaches. */
export function collapsed(due: readonly Rung[]): { highest: Rung; lower: readonly Rung[] } | null {
  const highest = due.at(-1);
  return highest === undefined ? null : { highest, lower: due.slice(0, -1) };
}

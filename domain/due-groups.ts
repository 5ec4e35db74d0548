import { addBusinessDays, addDays, tokyoDay, tokyoInstant, type Calendar } from './calendar.js';

/** How pressing something is that awaits somebody, by when it is due; the most pressing first. */
export const DUE_GROUPS = ['overdue', 'today', 'soon', 'later', 'stopped'] as const;
export type DueGroup = (typeof DUE_GROUPS)[number];

/** What falls due within so many business days is soon. */
const SOON = 3;

/** The instants (UTC) at which one group ends and the next begins, as they lie at a moment. */
export interface DueLimits {
  readonly now: string;
  readonly endOfToday: string;
  readonly endOfSoon: string;
}

export function dueLimits(calendar: Calendar, now: string): DueLimits {
  const today = tokyoDay(now);
  return {
    now,
    endOfToday: tokyoInstant(addDays(today, 1), '00:00'),
    endOfSoon: tokyoInstant(addDays(addBusinessDays(calendar, today, SOON), 1), '00:00'),
  };
}

/** Of something that is due at an instant; null: its clock stands. */
export function dueGroupOf(until: string | null, limits: DueLimits): DueGroup {
  if (until === null) return 'stopped';
  if (until < limits.now) return 'overdue';
  if (until < limits.endOfToday) return 'today';
  return until < limits.endOfSoon ? 'soon' : 'later';
}

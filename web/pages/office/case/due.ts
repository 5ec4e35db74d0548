import { tokyoDay } from '../../../../domain/calendar.js';
import { daysUntil } from '../../../words/dates.js';

/** Of a due date: how it stands today. */
export type Urgency = 'overdue' | 'today' | 'soon' | 'later';

const SOON_DAYS = 3;

export function urgencyOf(until: string): Urgency {
  if (new Date(until) < new Date()) return 'overdue';
  const days = daysUntil(tokyoDay(until));
  if (days <= 0) return 'today';
  return days <= SOON_DAYS ? 'soon' : 'later';
}

export const CHIP_OF: Readonly<Record<Urgency, string>> = {
  overdue: 'chip-error',
  today: 'chip-warning',
  soon: 'chip-warning',
  later: 'chip-quiet',
};

interface Due {
  readonly until: string | null;
}

/** What falls due first comes first; what has no day, last. */
export const byDue = (a: Due, b: Due): number => (a.until ?? '9999').localeCompare(b.until ?? '9999');

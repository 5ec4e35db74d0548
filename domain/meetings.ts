import { addDays, tokyoDay, tokyoInstant } from './calendar.js';
import type { CaseState } from './case-state.js';
import type { FieldError } from './errors.js';
import type { MessageAudience, WritingSide } from './messages.js';

/** Meetings that are planned in a case. Like a message a plan moves nothing; what was said in one is a dialogue's record. */

/** Who takes part: as with messages, both sides or the city's own people. */
export type MeetingAudience = MessageAudience;

export const LONGEST_PLACE = 1_000;
export const LONGEST_MEETING_REASON = 2_000;

/** Plans, changes and cancellations of one case on one day: each of them tells people. */
export const MOST_MEETING_STEPS_A_DAY = 50;

/** As far ahead as anybody makes an appointment. */
const FURTHEST_DAYS = 731;

/** When, by the clocks of a Japanese city. */
export interface MeetingTime {
  readonly day: string;
  /** HH:MM */
  readonly from: string;
  readonly to: string;
}

export const beginningOf = ({ day, from }: MeetingTime): string => tokyoInstant(day, from);
export const endOf = ({ day, to }: MeetingTime): string => tokyoInstant(day, to);

/** Why nobody can meet then. */
export function faultsOfTime(time: MeetingTime, now: string): FieldError[] {
  if (time.to <= time.from) return [{ field: 'to', code: 'DATES_REVERSED' }];
  if (time.day > addDays(tokyoDay(now), FURTHEST_DAYS)) return [{ field: 'day', code: 'OUT_OF_RANGE' }];
  return beginningOf(time) <= now ? [{ field: 'day', code: 'DATE_IN_PAST' }] : [];
}

/** The sides that take part: the departments that work on it, and inside the city those that were asked as well. */
export function sidesAtMeeting(
  audience: MeetingAudience,
  { departments }: Pick<CaseState, 'departments'>,
): { readonly side: WritingSide; readonly departmentId: string | null }[] {
  const working = departments
    .filter(({ status }) => (audience === 'internal' ? status !== 'refused' : status === 'taken'))
    .map(({ departmentId }) => ({ side: 'department' as const, departmentId }));
  const city = [{ side: 'desk' as const, departmentId: null }, ...working];
  return audience === 'internal' ? city : [{ side: 'proposer', departmentId: null }, ...city];
}

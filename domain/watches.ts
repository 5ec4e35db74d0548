import { businessDaysBefore, inKnownYears, type Calendar } from './calendar.js';
import type { NoticeKind } from './notice-kinds.js';
import type { Profile } from './profile.js';

/**
 * What is told of ahead, beside the asks of a case: something ends on a day that was fixed long before, and whoever is
 * concerned should think of it in time. Each is also the kind of the notice.
 */
export const WATCHES = [
  'window_closing',
  'pilot_ending',
  'agreement_review',
  'agreement_renewal',
] as const satisfies readonly NoticeKind[];
export type Watch = (typeof WATCHES)[number];

/** How many business days ahead, as the guideline says. */
export const noticeAhead = ({ reminders }: Profile, watch: Watch): number =>
  ({
    window_closing: reminders.challenge_closing_notice,
    pilot_ending: reminders.pilot_ending_notice,
    agreement_review: reminders.agreement_notice,
    agreement_renewal: reminders.agreement_notice,
  })[watch];

/**
 * Whether it is time to tell today of what ends on a day: from the first day of notice until that day, so that a morning
 * on which nothing ran is made up for on the next one.
 */
export function isToBeTold(
  watch: Watch,
  endsOn: string,
  { profile, calendar, today }: { readonly profile: Profile; readonly calendar: Calendar; readonly today: string },
): boolean {
  const from = inKnownYears(() => businessDaysBefore(calendar, endsOn, noticeAhead(profile, watch)));
  // What ends in a year whose holidays nobody knows yet is far away.
  return from !== null && from <= today && today <= endsOn;
}

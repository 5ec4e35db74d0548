import { addDays } from './calendar.js';

/**
 * Which days a desk may open or close: those ahead, and the last few weeks, since a typhoon is entered when it is over. What
 * lies further back was counted on long ago; what lies further ahead is nobody's plan yet.
 */
const BACK_DAYS = 31;
const AHEAD_DAYS = 1096;

export const firstDayToChange = (today: string): string => addDays(today, -BACK_DAYS);

export const mayChangeDay = (day: string, today: string): boolean =>
  day >= firstDayToChange(today) && day <= addDays(today, AHEAD_DAYS);

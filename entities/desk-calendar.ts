import holidayTable from '@holiday-jp/holiday_jp';
import type { Calendar } from '../domain/calendar.js';
import type { Profile } from '../domain/profile.js';

/**
 * The table's days as texts. Its functions that take a Date would read it in the time zone of the process, and under
 * UTC a holiday in Japan would begin nine hours late.
 */
const NATIONAL_HOLIDAYS: ReadonlySet<string> = new Set(Object.keys(holidayTable.holidays));

/** The table knows these years: 1970 to 2050. Beyond them every weekday would look like a business day. */
const TABLE_YEARS = [...NATIONAL_HOLIDAYS].map((day) => Number(day.slice(0, 4)));
const YEARS = { first: Math.min(...TABLE_YEARS), last: Math.max(...TABLE_YEARS) };

/**
 * The calendar of a desk: national holidays and the year end as its profile says, its profile's closed days, and the
 * closed days that the desk has entered since.
 */
export function buildCalendar(profile: Profile, extraClosedDays: Iterable<string> = []): Calendar {
  const { national_holidays, year_end, closed_days, close_of_business } = profile.reminders.calendar;
  const closedDays = new Set([...closed_days, ...extraClosedDays]);

  const isYearEnd = (day: string): boolean => {
    const monthAndDay = day.slice(5);
    const [begun, notOver] = [monthAndDay >= year_end.from, monthAndDay <= year_end.to];
    // From December into January the range wraps: a day in it has either begun or is not over yet.
    return year_end.from <= year_end.to ? begun && notOver : begun || notOver;
  };

  return {
    isClosed: (day) => closedDays.has(day) || (national_holidays && NATIONAL_HOLIDAYS.has(day)) || isYearEnd(day),
    closeOfBusiness: close_of_business,
    ...(national_holidays && { years: YEARS }),
  };
}

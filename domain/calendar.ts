/**
 * Business-day arithmetic over a given set of closed days. Pure: days are 'YYYY-MM-DD' texts, so no process time zone
 * can shift them. Which days are closed is data (national holidays, year end, the desk's own days) and comes in.
 */

/** Municipal calendars run on Japan time, which has had a fixed offset of nine hours since 1951. */
const TOKYO_OFFSET_MS = 9 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

export interface Calendar {
  /** Whether the desk is closed on a day that is neither Saturday nor Sunday. */
  readonly isClosed: (day: string) => boolean;
  /** Time of day, HH:MM in Tokyo, at which a due day ends. */
  readonly closeOfBusiness: string;
  /** Years whose closed days are known; left out: all of them are. */
  readonly years?: { readonly first: number; readonly last: number };
}

/** A day of a year whose holidays nobody has announced: what can't be known is refused, not guessed. */
export class CalendarYearUnknown extends RangeError {
  constructor(readonly day: string) {
    super(`the calendar does not know the year of ${day}`);
  }
}

const toUtc = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const toDay = (utc: number): string => new Date(utc).toISOString().slice(0, 10);

/** The day after `count` days (negative: before). */
export const addDays = (day: string, count: number): string => toDay(toUtc(day) + count * DAY_MS);

/** The day in Tokyo at an instant (ISO 8601). */
export const tokyoDay = (instant: string): string => toDay(Date.parse(instant) + TOKYO_OFFSET_MS);

/** The instant (ISO 8601, UTC) of a time of day in Tokyo. */
export const tokyoInstant = (day: string, time: string): string =>
  new Date(Date.parse(`${day}T${time}:00Z`) - TOKYO_OFFSET_MS).toISOString();

/** What is counted over days; null where that leads into a year which the calendar does not know. */
export function inKnownYears<T>(count: () => T): T | null {
  try {
    return count();
  } catch (error) {
    if (error instanceof CalendarYearUnknown) return null;
    throw error;
  }
}

const isYearKnown = ({ years }: Calendar, day: string): boolean => {
  const year = Number(day.slice(0, 4));
  return years === undefined || (year >= years.first && year <= years.last);
};

/** Monday to Friday. */
export const isWeekday = (day: string): boolean => ![0, 6].includes(new Date(toUtc(day)).getUTCDay());

export function isBusinessDay(calendar: Calendar, day: string): boolean {
  if (!isYearKnown(calendar, day)) throw new CalendarYearUnknown(day);
  return isWeekday(day) && !calendar.isClosed(day);
}

/** The day itself where it is a business day, else the next one: what a weekend's receipt counts from. */
export function businessDayFrom(calendar: Calendar, day: string): string {
  let candidate = day;
  // A desk that never opens would never end this loop: ten years without a business day is a wrong calendar.
  for (let tried = 0; tried < 3660; tried += 1) {
    if (isBusinessDay(calendar, candidate)) return candidate;
    candidate = addDays(candidate, 1);
  }
  throw new RangeError(`no business day within ten years of ${day}`);
}

/** The day `count` business days after `day`, counted from the first business day on or after it. */
export function addBusinessDays(calendar: Calendar, day: string, count: number): string {
  let current = businessDayFrom(calendar, day);
  for (let counted = 0; counted < count; counted += 1) current = businessDayFrom(calendar, addDays(current, 1));
  return current;
}

/** The day `count` business days before `day`, counted back from the last business day on or before it. */
export function businessDaysBefore(calendar: Calendar, day: string, count: number): string {
  let [current, left] = [day, count];
  for (let tried = 0; tried < 3660; tried += 1) {
    if (isBusinessDay(calendar, current)) {
      if (left === 0) return current;
      left -= 1;
    }
    current = addDays(current, -1);
  }
  throw new RangeError(`no ${count} business days within ten years before ${day}`);
}

/** How many business days lie after `from`, up to and including `to`; 0 when `to` is not after `from`. */
export function businessDaysBetween(calendar: Calendar, from: string, to: string): number {
  let count = 0;
  for (let current = addDays(from, 1); current <= to; current = addDays(current, 1)) {
    if (isBusinessDay(calendar, current)) count += 1;
  }
  return count;
}

/** `businessDaysBetween` for many first days at once: one walk back from the last, however many there are. */
export function businessDaysSince(
  calendar: Calendar,
  from: readonly string[],
  to: string,
): ReadonlyMap<string, number> {
  const counted = new Map(from.map((day) => [day, 0]));
  const first = [...counted.keys()].sort()[0] ?? to;
  let count = 0;
  for (let current = to; current >= first; current = addDays(current, -1)) {
    if (counted.has(current)) counted.set(current, count);
    if (isBusinessDay(calendar, current)) count += 1;
  }
  return counted;
}

/** The instant at which something due in `count` business days from `day` falls due. */
export const dueInstant = (calendar: Calendar, day: string, count: number): string =>
  tokyoInstant(addBusinessDays(calendar, day, count), calendar.closeOfBusiness);

/**
 * Last day of a window of calendar months (M-06): the day before the same date that many months later; where that
 * date does not exist, the last day of that month. 2026-09-01 + 3 -> 11-30; 2026-11-30 + 3 -> 2027-02-28.
 */
export function windowEnd(start: string, months: number): string {
  const [year, month, date] = start.split('-').map(Number) as [number, number, number];
  const sameDate = new Date(Date.UTC(year, month - 1 + months, date));
  const wanted = (month - 1 + months) % 12;
  if (sameDate.getUTCMonth() !== wanted) return toDay(Date.UTC(year, month + months, 0));
  return toDay(sameDate.getTime() - DAY_MS);
}

/** The Japanese fiscal year (April to March) of a day: 2026-03-31 is in 2025. */
export const fiscalYear = (day: string): number => {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return month >= 4 ? year : year - 1;
};

/** Reiwa year of a fiscal year, as in 令和8年度; Reiwa began on 2019-05-01. */
export const reiwaYear = (fiscal: number): number => fiscal - 2018;

/** The same date some years later; 29 February becomes 28 February. */
export function addYears(day: string, years: number): string {
  const [year, rest] = [Number(day.slice(0, 4)) + years, day.slice(4)];
  const candidate = `${String(year).padStart(4, '0')}${rest}`;
  return rest === '-02-29' && new Date(Date.UTC(year, 1, 29)).getUTCMonth() !== 1
    ? `${String(year).padStart(4, '0')}-02-28`
    : candidate;
}

import holidayTable from '@holiday-jp/holiday_jp';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addBusinessDays,
  addDays,
  businessDaysBefore,
  businessDaysBetween,
  dueInstant,
  tokyoDay,
} from '../../../domain/calendar.js';
import { buildCalendar } from '../../../entities/desk-calendar.js';
import { DESKS } from '../../factories/desks.js';

/** Business days of a shipped desk, held against somebody who turns over a calendar page by page. */

const calendar = buildCalendar(DESKS.tokorozawa);
const HOLIDAYS = new Set(Object.keys(holidayTable.holidays));
const DAY_MS = 86_400_000;

/** Whether the town hall is open: told from the parts of a date, as a person would. */
function isOpen(date: Date): boolean {
  const [month, day, weekday] = [date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCDay()];
  if (weekday === 0 || weekday === 6) return false;
  if ((month === 12 && day >= 29) || (month === 1 && day <= 3)) return false;
  return !HOLIDAYS.has(date.toISOString().slice(0, 10));
}

/** Page by page: on to the first open day, then so many open days further. */
function turnPages(from: string, count: number): string {
  let date = new Date(`${from}T00:00:00Z`);
  const next = () => {
    date = new Date(date.getTime() + DAY_MS);
  };
  while (!isOpen(date)) next();
  for (let left = count; left > 0;) {
    next();
    if (isOpen(date)) left -= 1;
  }
  return date.toISOString().slice(0, 10);
}

const anyDay = fc.integer({ min: 0, max: 365 * 24 }).map((offset) => addDays('2026-01-01', offset));
const days = fc.integer({ min: 0, max: 60 });

describe('due dates are those of somebody who counts day by day', () => {
  test('whatever the day and the number of business days', () => {
    fc.assert(
      fc.property(anyDay, days, (day, count) => {
        const due = addBusinessDays(calendar, day, count);
        expect([day, count, due]).toEqual([day, count, turnPages(day, count)]);
        // Counted back, and in between, it comes to the same.
        expect(businessDaysBefore(calendar, due, count)).toBe(turnPages(day, 0));
        expect(businessDaysBetween(calendar, turnPages(day, 0), due)).toBe(count);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ['year end', '2026-12-28', 1, '2027-01-04'],
    ['Golden Week', '2026-04-30', 2, '2026-05-07'],
    ['a substitute holiday: 6 May 2026, for Sunday the 3rd', '2026-05-05', 0, '2026-05-07'],
    ['29 February of a leap year', '2028-02-28', 1, '2028-02-29'],
    ['28 February of another year', '2027-02-26', 1, '2027-03-01'],
  ])('%s: %s + %i is %s', (_, day, count, expected) => {
    expect([addBusinessDays(calendar, day, count), turnPages(day, count)]).toEqual([expected, expected]);
  });

  test('a submission at 23:59:59 on a Sunday counts from Monday, one second later as well', () => {
    const due = (instant: string) => dueInstant(calendar, tokyoDay(instant), 5);
    expect(due('2026-06-07T14:59:59.000Z')).toBe('2026-06-15T08:15:00.000Z');
    expect(due('2026-06-07T15:00:00.000Z')).toBe('2026-06-15T08:15:00.000Z');
    expect(due('2026-06-08T14:59:59.000Z')).toBe('2026-06-15T08:15:00.000Z');
    expect(due('2026-06-08T15:00:00.000Z')).toBe('2026-06-16T08:15:00.000Z');
  });
});

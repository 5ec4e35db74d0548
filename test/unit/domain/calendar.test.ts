import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addBusinessDays,
  addDays,
  addYears,
  businessDayFrom,
  businessDaysBetween,
  businessDaysSince,
  dueInstant,
  fiscalYear,
  isBusinessDay,
  reiwaYear,
  tokyoDay,
  tokyoInstant,
  windowEnd,
  type Calendar,
} from '../../../domain/calendar.js';

/** The closed days that the samples meet, written out: this room knows no holiday table. */
const CLOSED = new Set([
  ...['2026-04-29', '2026-05-03', '2026-05-04', '2026-05-05', '2026-05-06'],
  ...['2026-09-21', '2026-09-22', '2026-09-23'],
  ...['2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03'],
]);
const calendar: Calendar = { isClosed: (day) => CLOSED.has(day), closeOfBusiness: '17:15' };

describe('business days', () => {
  test.each([
    ['over Golden Week', '2026-04-28', 3, '2026-05-07'],
    ['over the holidays of September', '2026-09-18', 1, '2026-09-24'],
    ['over the year end', '2026-12-25', 3, '2027-01-05'],
  ])('%s: %s + %i is %s', (_, day, count, expected) => {
    expect(addBusinessDays(calendar, day, count)).toBe(expected);
  });

  test('the year end is closed from 29 December to 3 January, the days beside it are not', () => {
    expect(isBusinessDay(calendar, '2026-12-28')).toBe(true);
    expect(businessDayFrom(calendar, '2026-12-29')).toBe('2027-01-04');
  });

  test('a receipt on Sunday at 23:00 keeps its day; deadlines count from Monday (A-04)', () => {
    const received = tokyoDay('2026-06-07T14:00:00Z');
    expect(received).toBe('2026-06-07');
    expect(businessDayFrom(calendar, received)).toBe('2026-06-08');
    expect(addBusinessDays(calendar, received, 1)).toBe('2026-06-09');
    expect(addBusinessDays(calendar, received, 5)).toBe(addBusinessDays(calendar, '2026-06-08', 5));
  });

  test('a due day ends at close of business in Tokyo', () => {
    expect(dueInstant(calendar, '2026-04-28', 3)).toBe('2026-05-07T08:15:00.000Z');
  });

  test('a desk that never opens is a wrong calendar, not an endless search', () => {
    expect(() => businessDayFrom({ ...calendar, isClosed: () => true }, '2026-06-01')).toThrow(RangeError);
  });

  test('nothing lies between a day and itself, or an earlier one', () => {
    expect(businessDaysBetween(calendar, '2026-06-08', '2026-06-08')).toBe(0);
    expect(businessDaysBetween(calendar, '2026-06-08', '2026-06-01')).toBe(0);
  });
});

describe('the window of a theme (M-S1)', () => {
  test.each([
    ['2026-09-01', '2026-11-30'],
    ['2026-11-30', '2027-02-28'],
    ['2027-11-30', '2028-02-29'],
    ['2026-08-31', '2026-11-30'],
    ['2026-10-15', '2027-01-14'],
  ])('opened on %s for three months, its last day is %s', (start, end) => {
    expect(windowEnd(start, 3)).toBe(end);
  });

  test('the last day lasts until midnight in Tokyo', () => {
    const end = windowEnd('2026-09-01', 3);
    expect(tokyoDay(tokyoInstant('2026-11-30', '23:59')) <= end).toBe(true);
    expect(tokyoDay(tokyoInstant('2026-12-01', '00:00')) <= end).toBe(false);
  });
});

describe('years', () => {
  test('a fiscal year begins in April', () => {
    expect(fiscalYear('2026-03-31')).toBe(2025);
    expect(fiscalYear('2026-04-01')).toBe(2026);
    expect(reiwaYear(2026)).toBe(8);
  });

  test('a year after 29 February is 28 February, four years after it is the 29th', () => {
    expect(addYears('2028-02-29', 1)).toBe('2029-02-28');
    expect(addYears('2028-02-29', 4)).toBe('2032-02-29');
    expect(addYears('2026-04-30', 1)).toBe('2027-04-30');
  });
});

describe('properties, for any calendar', () => {
  const days = fc.integer({ min: 0, max: 1500 }).map((offset) => addDays('2025-01-01', offset));
  const counts = fc.integer({ min: 0, max: 60 });
  const calendars = fc.uniqueArray(days, { maxLength: 200 }).map((closed): Calendar => {
    const closedDays = new Set(closed);
    return { isClosed: (day) => closedDays.has(day), closeOfBusiness: '17:15' };
  });

  test('adding business days lands on a business day', () => {
    fc.assert(
      fc.property(calendars, days, counts, (anyCalendar, day, count) => {
        expect(isBusinessDay(anyCalendar, addBusinessDays(anyCalendar, day, count))).toBe(true);
      }),
    );
  });

  test('one more business day is later; a later day is never due earlier', () => {
    fc.assert(
      fc.property(calendars, days, counts, fc.nat(30), (anyCalendar, day, count, later) => {
        const due = addBusinessDays(anyCalendar, day, count);
        expect(addBusinessDays(anyCalendar, day, count + 1) > due).toBe(true);
        expect(addBusinessDays(anyCalendar, addDays(day, later), count) >= due).toBe(true);
      }),
    );
  });

  test('counting between gives back what was added', () => {
    fc.assert(
      fc.property(calendars, days, counts, (anyCalendar, day, count) => {
        const from = businessDayFrom(anyCalendar, day);
        expect(businessDaysBetween(anyCalendar, from, addBusinessDays(anyCalendar, day, count))).toBe(count);
      }),
    );
  });

  test('adding in two steps is adding at once', () => {
    fc.assert(
      fc.property(calendars, days, counts, counts, (anyCalendar, day, first, second) => {
        const inSteps = addBusinessDays(anyCalendar, addBusinessDays(anyCalendar, day, first), second);
        expect(inSteps).toBe(addBusinessDays(anyCalendar, day, first + second));
      }),
    );
  });

  test('an instant in Tokyo is on its day there', () => {
    const times = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    fc.assert(
      fc.property(days, times, (day, time) => {
        expect(tokyoDay(tokyoInstant(day, time))).toBe(day);
      }),
    );
  });

  test('a window of months ends after it began, and a longer one ends later', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 24 }), (day, months) => {
        expect(windowEnd(day, months) > day).toBe(true);
        expect(windowEnd(day, months + 1) > windowEnd(day, months)).toBe(true);
      }),
    );
  });
});

test('counted for many days at once, business days are those of each by itself', () => {
  const days = fc.array(fc.integer({ min: -400, max: 30 }), { maxLength: 12 });
  fc.assert(
    fc.property(days, (offsets) => {
      const to = '2026-12-31';
      const from = offsets.map((offset) => addDays(to, offset));
      const counted = businessDaysSince(calendar, from, to);
      expect([...counted.keys()].sort()).toEqual([...new Set(from)].sort());
      for (const day of from) expect([day, counted.get(day)]).toEqual([day, businessDaysBetween(calendar, day, to)]);
    }),
  );
});

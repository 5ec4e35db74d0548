import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, businessDaysBefore, businessDaysBetween, isBusinessDay } from '../../../domain/calendar.js';
import { dueGroupOf, dueLimits } from '../../../domain/due-groups.js';
import { isToBeTold, WATCHES } from '../../../domain/watches.js';
import { buildCalendar } from '../../../entities/desk-calendar.js';
import { DESKS } from '../../factories/desks.js';

const profile = DESKS.tokorozawa;
const calendar = buildCalendar(profile, ['2026-10-30']);

const aDay = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2026-01-01', days));

describe('business days before a day', () => {
  test('agree with a count of them one by one, over weekends, Golden Week and the year end', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 0, max: 60 }), (day, count) => {
        const before = businessDaysBefore(calendar, day, count);
        expect(isBusinessDay(calendar, before)).toBe(true);
        expect(before <= day).toBe(true);
        // A day that is none itself is counted from the last one before it.
        expect(businessDaysBetween(calendar, before, day)).toBe(count);
      }),
    );
  });

  test.each([
    ['2026-11-30', 0, '2026-11-30'],
    ['2026-11-29', 0, '2026-11-27'],
    ['2026-11-24', 1, '2026-11-20'],
    ['2027-01-04', 1, '2026-12-28'],
    ['2026-05-07', 1, '2026-05-01'],
    ['2028-03-01', 1, '2028-02-29'],
    ['2026-11-02', 1, '2026-10-29'],
  ])('before %s, %i: %s', (day, count, wanted) => {
    expect(businessDaysBefore(calendar, day, count)).toBe(wanted);
  });

  test('are not looked for without end where a desk never opens', () => {
    expect(() => businessDaysBefore({ isClosed: () => true, closeOfBusiness: '17:15' }, '2026-11-30', 1)).toThrow(
      RangeError,
    );
  });
});

describe('what is told ahead', () => {
  test('is to be told on every day from the first of notice to the last, and on no other', () => {
    for (const watch of WATCHES) {
      const days = Array.from({ length: 120 }, (_, index) => addDays('2026-09-15', index));
      const told = days.filter((today) => isToBeTold(watch, '2026-11-30', { profile, calendar, today }));
      const first = { window_closing: '2026-11-13', pilot_ending: '2026-11-13' }[watch as string] ?? '2026-10-28';
      expect([told[0], told.at(-1)]).toEqual([first, '2026-11-30']);
      expect(told).toHaveLength(days.indexOf('2026-11-30') - days.indexOf(first) + 1);
    }
  });
});

describe('how pressing something is', () => {
  // Thursday, 19 November 2026, nine in Tokyo; Monday the 23rd is a holiday.
  const limits = dueLimits(calendar, '2026-11-19T00:00:00.000Z');

  test.each([
    [null, 'stopped'],
    ['2026-11-18T23:59:59.999Z', 'overdue'],
    ['2026-11-19T00:00:00.000Z', 'today'],
    ['2026-11-19T14:59:59.999Z', 'today'],
    ['2026-11-19T15:00:00.000Z', 'soon'],
    // Three business days: the 20th, the 24th and the 25th.
    ['2026-11-25T14:59:59.999Z', 'soon'],
    ['2026-11-25T15:00:00.000Z', 'later'],
  ])('%s is %s', (until, group) => {
    expect(dueGroupOf(until, limits)).toBe(group);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { addBusinessDays, isBusinessDay } from '../../../domain/calendar.js';
import { formatFaults, parseProfile } from '../../../domain/profile-text.js';
import type { Profile } from '../../../domain/profile.js';
import { buildCalendar } from '../../../entities/desk-calendar.js';

function shippedProfile(): Profile {
  const text = readFileSync(new URL('../../../desks/tokorozawa.yaml', import.meta.url), 'utf8');
  const result = parseProfile(text, 'desks/tokorozawa.yaml');
  if ('faults' in result) throw new Error(formatFaults(result.faults));
  return result.profile;
}

const shipped = shippedProfile();

type CalendarRule = Profile['reminders']['calendar'];
const withCalendar = (change: Partial<CalendarRule>): Profile => ({
  ...shipped,
  reminders: { ...shipped.reminders, calendar: { ...shipped.reminders.calendar, ...change } },
});

describe('the calendar of a desk', () => {
  test.each([
    ['2026-04-28', 3, '2026-05-07'],
    ['2026-09-18', 1, '2026-09-24'],
    ['2026-12-25', 3, '2027-01-05'],
  ])('%s + %i business days is %s', (day, count, expected) => {
    expect(addBusinessDays(buildCalendar(shipped), day, count)).toBe(expected);
  });

  test.each([
    ['2026-11-23', 'Labour Thanksgiving Day'],
    ['2026-09-22', 'a day between two holidays'],
    ['2027-03-22', 'a substitute for a holiday on Sunday'],
  ])('national holidays are closed: %s, %s', (day) => {
    expect(buildCalendar(shipped).isClosed(day)).toBe(true);
    expect(buildCalendar(withCalendar({ national_holidays: false })).isClosed(day)).toBe(false);
  });

  test.each([
    ['2026-12-28', false],
    ['2026-12-29', true],
    ['2026-12-31', true],
    ['2027-01-02', true],
    ['2027-01-03', true],
    ['2027-01-04', false],
  ])('the year end wraps over New Year: %s closed is %s', (day, closed) => {
    expect(buildCalendar(shipped).isClosed(day)).toBe(closed);
  });

  test('a year end within one year closes only its own days', () => {
    const calendar = buildCalendar(withCalendar({ year_end: { from: '12-29', to: '12-31' } }));
    expect(calendar.isClosed('2026-12-30')).toBe(true);
    expect(calendar.isClosed('2027-01-02')).toBe(false);
    expect(calendar.isClosed('2026-06-15')).toBe(false);
  });

  test('closed days of the profile and of the desk are closed', () => {
    const calendar = buildCalendar(withCalendar({ closed_days: ['2026-06-15'] }), new Set(['2026-06-16']));
    expect(isBusinessDay(calendar, '2026-06-15')).toBe(false);
    expect(isBusinessDay(calendar, '2026-06-16')).toBe(false);
    expect(isBusinessDay(calendar, '2026-06-17')).toBe(true);
  });

  test('the desk closes when its profile says', () => {
    expect(buildCalendar(withCalendar({ close_of_business: '16:30' })).closeOfBusiness).toBe('16:30');
  });
});

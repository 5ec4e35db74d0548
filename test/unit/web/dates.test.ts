import { describe, expect, test } from '@jest/globals';
import {
  daysUntil,
  readDay,
  readDayText,
  readTime,
  readYear,
  showDay,
  showFiscalYear,
  showInstant,
  showMoment,
} from '../../../web/words/dates.js';

describe('a day as people read it', () => {
  test.each([
    ['2026-11-20', '令和8年11月20日(金)', '20 November 2026 (Fri)'],
    ['2019-05-01', '令和元年5月1日(水)', '1 May 2019 (Wed)'],
    ['2019-04-30', '平成31年4月30日(火)', '30 April 2019 (Tue)'],
    ['2027-01-01', '令和9年1月1日(金)', '1 January 2027 (Fri)'],
  ])('%s', (day, ja, en) => {
    expect([showDay(day, 'ja'), showDay(day, 'en')]).toEqual([ja, en]);
  });

  test('an instant is of the day that it is in Japan', () => {
    expect(showInstant('2026-11-19T15:05:00Z', 'ja')).toBe('令和8年11月20日(金) 00:05');
    expect(showMoment('2026-11-19T15:05:07.9Z', 'en')).toBe('20 November 2026 (Fri) 00:05:07');
  });

  test.each([
    ['2026-03-31', '令和7年度', 'FY2025'],
    ['2026-04-01', '令和8年度', 'FY2026'],
    ['2019-04-01', '令和元年度', 'FY2019'],
    ['2018-04-01', '2018年度', 'FY2018'],
  ])('%s belongs to a fiscal year', (day, ja, en) => {
    expect([showFiscalYear(day, 'ja'), showFiscalYear(day, 'en')]).toEqual([ja, en]);
  });

  test('days that are left', () => {
    expect([daysUntil('2026-11-30', '2026-11-20'), daysUntil('2026-11-20', '2026-11-20')]).toEqual([10, 0]);
    expect(daysUntil('2026-11-19', '2026-11-20')).toBe(-1);
  });
});

describe('three boxes', () => {
  test.each([
    ['2026', 2026],
    ['２０２６年', 2026],
    ['令和8', 2026],
    ['令和８年', 2026],
    ['R8', 2026],
    ['r 8', 2026],
    ['令和元', 2019],
    ['平成31', 2019],
    ['昭和64', 1989],
    ['8', null],
    ['令和', null],
    ['令和0', null],
    ['', null],
    ['two thousand', null],
  ])('%s is the year %s', (text, year) => {
    expect(readYear(text)).toBe(year);
  });

  test.each([
    [['令和8', '11', '20'], '2026-11-20'],
    [['2026', '１', '5日'], '2026-01-05'],
    [['2028', '2', '29'], '2028-02-29'],
    [['2026', '2', '29'], null],
    [['2026', '13', '1'], null],
    [['2026', '', '1'], null],
  ])('%j', ([year = '', month = '', day = ''], expected) => {
    expect(readDay({ year, month, day })).toBe(expected);
  });
});

describe('what a field of a day holds', () => {
  test.each([
    ['2027-03-31', '2027-03-31'],
    ['令和9-3-31', '2027-03-31'],
    ['2027-2-29', null],
    ['2027--', null],
    ['', null],
    ['2027-3-31-1', null],
  ])('%s', (held, day) => {
    expect(readDayText(held)).toBe(day);
  });
});

test.each([
  ['15:30', '15:30'],
  ['9:05', '09:05'],
  ['１５：３０', '15:30'],
  ['15時', '15:00'],
  ['15時半', '15:30'],
  ['9時5分', '09:05'],
  ['9時5', '09:05'],
  ['午後3時', '15:00'],
  ['午後12時半', '12:30'],
  ['午前 9時', '09:00'],
  ['25:00', '25:00'],
  ['昼ごろ', '昼ごろ'],
  ['', ''],
])('a time written %s is %s', (written, read) => {
  expect(readTime(written)).toBe(read);
});

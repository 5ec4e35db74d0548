import { fiscalYear, reiwaYear, tokyoDay } from '../../domain/calendar.js';
import type { Language } from '../../domain/languages.js';

/** Days and instants as people read them, in the time of Japan: 令和8年11月20日(金), or 20 November 2026 (Fri). */

const ZONE = 'Asia/Tokyo';

const japanese = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { timeZone: ZONE, dateStyle: 'long' });
const weekday = new Intl.DateTimeFormat('ja-JP', { timeZone: ZONE, weekday: 'short' });
const western = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, day: 'numeric', month: 'long', year: 'numeric' });
const westernWeekday = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, weekday: 'short' });
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hour12: false });

/** Noon, so that no zone makes another day of it. */
const noonOf = (day: string): Date => new Date(`${day}T12:00:00+09:00`);

/** 令和8年11月20日(金) */
export function showDay(day: string, language: Language): string {
  const at = noonOf(day);
  return language === 'ja'
    ? `${japanese.format(at)}(${weekday.format(at)})`
    : `${western.format(at)} (${westernWeekday.format(at)})`;
}

/** The day of an instant, without its hour: due dates are days. */
export const showDayOf = (instant: string, language: Language): string => showDay(tokyoDay(instant), language);

const shortJapanese = new Intl.DateTimeFormat('ja-JP', { timeZone: ZONE, month: 'long', day: 'numeric' });
const shortWestern = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, day: 'numeric', month: 'short' });

/** 11月20日(金), where many stand beside each other; the year is said where it is not this one. */
export function showShortDay(instant: string, language: Language): string {
  const day = tokyoDay(instant);
  if (day.slice(0, 4) !== today().slice(0, 4)) return showDay(day, language);
  const at = noonOf(day);
  return language === 'ja'
    ? `${shortJapanese.format(at)}(${weekday.format(at)})`
    : `${shortWestern.format(at)} (${westernWeekday.format(at)})`;
}

/** The day with the hour. */
export const showInstant = (instant: string, language: Language): string =>
  `${showDayOf(instant, language)} ${clock.format(new Date(instant))}`;

const clockWithSeconds = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, timeStyle: 'medium', hour12: false });

/** The same to the second, where the order of things matters. */
export const showMoment = (instant: string, language: Language): string =>
  `${showDayOf(instant, language)} ${clockWithSeconds.format(new Date(instant))}`;

export const showTime = (instant: Date): string => clock.format(instant);

/** 令和8年度 */
export function showFiscalYear(day: string, language: Language): string {
  const year = fiscalYear(day);
  if (language === 'en') return `FY${year}`;
  return reiwaYear(year) > 0 ? `令和${reiwaYear(year) === 1 ? '元' : reiwaYear(year)}年度` : `${year}年度`;
}

export const today = (): string => tokyoDay(new Date().toISOString());

const DAY_MS = 86_400_000;

/** Whole days from one day to another; negative where it is over. */
export const daysUntil = (day: string, from: string = today()): number =>
  Math.round((Date.parse(day) - Date.parse(from)) / DAY_MS);

/** First year of an era less one; the letters are how it is written in short. */
const ERAS: readonly (readonly [RegExp, number])[] = [
  [/^(令和|令|r)/i, 2018],
  [/^(平成|平|h)/i, 1988],
  [/^(昭和|昭|s)/i, 1925],
];

/** A year as somebody writes it: 2026, 令和8, R8, 令和元, in full-width digits as well. Null: none. */
export function readYear(text: string): number | null {
  const plain = text.normalize('NFKC').replaceAll(/[\s年]/g, '');
  for (const [era, before] of ERAS) {
    if (!era.test(plain)) continue;
    const rest = plain.replace(era, '');
    if (rest === '元') return before + 1;
    return /^\d{1,2}$/.test(rest) && Number(rest) > 0 ? before + Number(rest) : null;
  }
  return /^\d{4}$/.test(plain) ? Number(plain) : null;
}

const readNumber = (text: string): number | null => {
  const plain = text.normalize('NFKC').replaceAll(/[\s月日]/g, '');
  return /^\d{1,2}$/.test(plain) ? Number(plain) : null;
};

export interface DateBoxes {
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

/** The day that three boxes name, YYYY-MM-DD; null where there is none such. */
export function readDay(boxes: DateBoxes): string | null {
  const year = readYear(boxes.year);
  const month = readNumber(boxes.month);
  const day = readNumber(boxes.day);
  if (year === null || month === null || day === null) return null;
  const at = new Date(Date.UTC(year, month - 1, day));
  const exists = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return exists ? at.toISOString().slice(0, 10) : null;
}

/** A day as a field holds it; null: it names none. */
export const readDayText = (text: string): string | null => {
  const [year = '', month = '', day = '', ...more] = text.split('-');
  return more.length > 0 ? null : readDay({ year, month, day });
};

const TIME_JA = /^(午前|午後)?(\d{1,2})時(?:(\d{1,2})分?|(半))?$/;
const TIME = /^(\d{1,2}):(\d{1,2})$/;

/** A time of the day as people write it (9:30, 15時半, 午後3時, digits of full width), as HH:MM; anything else as it stands. */
export function readTime(text: string): string {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  const [, half, hour, minute = '0', thirty] = TIME_JA.exec(plain) ?? [];
  const [, hours = hour, minutes = thirty ? '30' : minute] = TIME.exec(plain) ?? [];
  if (hours === undefined) return text;
  const ofDay = half === '午後' && Number(hours) < 12 ? Number(hours) + 12 : Number(hours);
  return `${String(ofDay).padStart(2, '0')}:${minutes.padStart(2, '0')}`;
}

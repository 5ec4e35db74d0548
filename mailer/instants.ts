import type { Language } from '../domain/languages.js';

/** Instants as people of a Japanese city read them: in Tokyo, whoever reads and wherever this runs. */

const FORMATS = {
  ja: new Intl.DateTimeFormat('ja-JP', {
    ...{ timeZone: 'Asia/Tokyo', year: 'numeric', month: 'long', day: 'numeric' },
    ...{ weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }),
  en: new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: 'Asia/Tokyo', year: 'numeric', month: 'long', day: 'numeric' },
    ...{ weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }),
} as const;

const DAY = { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' } as const;
const DAYS = { ja: new Intl.DateTimeFormat('ja-JP', DAY), en: new Intl.DateTimeFormat('en-GB', DAY) } as const;

export const dayAndTime = (instant: string, language: Language): string => {
  const told = FORMATS[language].format(new Date(instant));
  return language === 'en' ? `${told} (Japan)` : told;
};

/** A day as YYYY-MM-DD. */
export const dayOnly = (day: string, language: Language): string => DAYS[language].format(new Date(`${day}T00:00:00Z`));

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

export const dayAndTime = (instant: string, language: Language): string => {
  const told = FORMATS[language].format(new Date(instant));
  return language === 'en' ? `${told} (Japan)` : told;
};

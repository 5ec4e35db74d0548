import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { LANGUAGES, type Language } from '../../domain/languages.js';
import type { Dictionary, RoomWords } from '../words/dictionary.js';
import { en } from '../words/en.js';
import { ja } from '../words/ja.js';
import type { Words } from './client.js';

/** In which language a person reads: Japanese unless they chose otherwise. */

const DICTIONARIES: Readonly<Record<Language, Dictionary>> = { ja, en };
const KEPT_AS = 'kyoso-language';

interface Speaking {
  readonly language: Language;
  /** Texts of the pages. */
  readonly t: Dictionary;
  /** What the API or domain/ says in both languages. */
  readonly say: (words: Words) => string;
  readonly speak: (language: Language) => void;
}

const SpeakingContext = createContext<Speaking | null>(null);

const isLanguage = (value: string | null): value is Language => LANGUAGES.some((language) => language === value);

function keptLanguage(): Language {
  const kept = localStorage.getItem(KEPT_AS);
  return isLanguage(kept) ? kept : 'ja';
}

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(keptLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const speaking = useMemo<Speaking>(
    () => ({
      language,
      t: DICTIONARIES[language],
      say: (words) => words[language],
      speak: (chosen) => {
        localStorage.setItem(KEPT_AS, chosen);
        setLanguage(chosen);
      },
    }),
    [language],
  );
  return <SpeakingContext value={speaking}>{children}</SpeakingContext>;
}

export function useLanguage(): Speaking {
  const speaking = use(SpeakingContext);
  if (!speaking) throw new Error('LanguageProvider is missing');
  return speaking;
}

/** The texts of a room of the office, in the language of the reader. */
export const useWords = <T,>(words: RoomWords<T>): RoomWords<T>[Language] => words[useLanguage().language];

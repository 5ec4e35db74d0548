import type { Language } from '../../domain/languages.js';
import type { ja } from './ja.js';

type Shape<T> = {
  readonly [K in keyof T]: T[K] extends (...given: infer Given) => string
    ? (...given: Given) => string
    : T[K] extends string
      ? string
      : Shape<T[K]>;
};

/** Every text of the pages: Japanese is written first, and every other language has to say the same. */
export type Dictionary = Shape<typeof ja>;

/** The texts of one room of the office: they are loaded with its pages, and by nobody who does not go there. */
export type RoomWords<T> = Readonly<Record<Language, Shape<T>>>;

/** Japanese is written first; whatever English lacks is a type error. */
export const bothOf = <const T extends object>(ja: T, en: Shape<T>): RoomWords<T> => ({ ja: ja as Shape<T>, en });

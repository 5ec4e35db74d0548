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

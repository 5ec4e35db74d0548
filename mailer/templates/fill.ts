import type { Placeholder } from '../../domain/mail-words.js';

export type Values = Readonly<Partial<Record<Placeholder, string>>>;

/** Puts values into the braces of a template. What is not known is left out with its braces. */
export const fill = (template: string, values: Values): string =>
  template.replaceAll(/\{([a-z_]+)\}/g, (_, name: string) => values[name as Placeholder] ?? '');

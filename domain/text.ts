import { z } from 'zod';

/** Control characters of both blocks, C0 and C1, but for tab and the ends of a line. */
const CONTROL = /[^\P{Cc}\t\n\r]/u;

/**
 * Says why a text can't be kept exactly as given, or null when it can. PostgreSQL refuses NUL, and a lone surrogate
 * would silently turn into U+FFFD, which later looks like tampering to the hash chain.
 */
export function textFault(text: string): 'NUL_CHARACTER' | 'LONE_SURROGATE' | 'CONTROL_CHARACTER' | null {
  if (text.includes('\u0000')) return 'NUL_CHARACTER';
  if (!text.isWellFormed()) return 'LONE_SURROGATE';
  return CONTROL.test(text) ? 'CONTROL_CHARACTER' : null;
}

/** What `textFault` lets through, for documents. A lone surrogate can't be named there: no text of theirs holds one. */
export const KEPT_TEXT = '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F]*$';

/** The same for a text that is not blank. */
const FILLED_TEXT =
  '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F]*[^\\s\\u0000-\\u001F\\u007F-\\u009F][^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F]*$';

/** Length in code points: what a person counts when a form says "200 characters". */
export const codePoints = (text: string): number => [...text].length;

/** A required text of at most `max` code points that is not blank. */
export const text = (max: number) =>
  z
    .string()
    .refine((value) => value.trim().length > 0, { params: { code: 'REQUIRED' } })
    .refine((value) => codePoints(value) <= max, { params: { code: 'TOO_LONG', max } })
    .meta({ minLength: 1, maxLength: max, pattern: FILLED_TEXT });

/** A calendar day as YYYY-MM-DD that exists. There was no year 0. */
export const day = () =>
  z
    .string()
    .refine(
      (value) => {
        if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(value)) return false;
        const parsed = new Date(`${value}T00:00:00Z`);
        return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
      },
      { params: { code: 'NOT_A_DATE' } },
    )
    .meta({ format: 'date' });

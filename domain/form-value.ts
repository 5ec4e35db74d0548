import { z } from 'zod';
import { KEPT_TEXT } from './text.js';

const text = { type: 'string', pattern: KEPT_TEXT } as const;

/**
 * What a field of any desk's form can hold, as documents say it. It is not refused here but by the form of the desk,
 * which knows the field and can say exactly what is wrong.
 */
export const formValue = z.unknown().meta({
  id: 'FormValue',
  description: 'A text, yes or no, a list of texts or codes, or consents and answers by code',
  anyOf: [
    text,
    { type: 'boolean' },
    { type: 'array', items: text },
    { type: 'object', additionalProperties: { anyOf: [{ type: 'boolean' }, { type: 'string', enum: ['yes', 'no'] }] } },
  ],
});

/** A content as it is given, before it is read with the form of its desk. */
export const givenContent = z.record(z.string().max(80), formValue);

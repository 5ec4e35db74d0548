import type { z } from 'zod';
import { ERRORS, FIELD_FAULTS, type ErrorCode, type FieldError, type FieldFault } from './errors.js';

/** Turns zod's issues into this system's field errors: a dotted path and a code of ours, never zod's own sentence. */

const isCode = (code: unknown): code is ErrorCode | FieldFault =>
  typeof code === 'string' && (code in ERRORS || code in FIELD_FAULTS);

/** Of a union that one field tells apart the path names that field, and zod the whole object. */
function codeOfUnion(input: unknown, discriminator: string | null): FieldFault {
  const isObject = typeof input === 'object' && input !== null;
  const given: unknown = discriminator !== null && isObject ? Reflect.get(input, discriminator) : input;
  if (given === undefined) return 'REQUIRED';
  return discriminator !== null && typeof given === 'string' ? 'NOT_ALLOWED' : 'WRONG_TYPE';
}

function codeOf(issue: z.core.$ZodIssue): ErrorCode | FieldFault {
  switch (issue.code) {
    case 'custom': {
      const given: unknown = issue.params?.['code'];
      return isCode(given) ? given : 'NOT_ALLOWED';
    }
    case 'invalid_type':
      return issue.input === undefined ? 'REQUIRED' : 'WRONG_TYPE';
    case 'invalid_format':
      if (issue.format === 'uuid') return 'NOT_AN_ID';
      return issue.format === 'email' ? 'NOT_AN_EMAIL' : 'NOT_ALLOWED';
    case 'too_big':
      if (issue.origin === 'string') return 'TOO_LONG';
      return issue.origin === 'array' ? 'TOO_MANY' : 'OUT_OF_RANGE';
    case 'too_small':
      if (issue.origin === 'string') return 'REQUIRED';
      return issue.origin === 'array' ? 'TOO_FEW' : 'OUT_OF_RANGE';
    case 'invalid_value':
      return issue.input === undefined ? 'REQUIRED' : 'NOT_ALLOWED';
    case 'invalid_union':
      return codeOfUnion(issue.input, 'discriminator' in issue ? String(issue.discriminator) : null);
    default:
      return 'NOT_ALLOWED';
  }
}

/** A person mends some fields and tries again; a list without end would only be a burden. */
const MAX_FAULTS = 50;

export function fieldErrorsOf(error: z.ZodError, prefix: readonly string[] = []): FieldError[] {
  const all = error.issues.flatMap((issue): FieldError[] => {
    const path = [...prefix, ...issue.path.map(String)];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ field: [...path, key].join('.'), code: 'UNKNOWN_FIELD' }));
    }
    return [{ field: path.join('.') || 'body', code: codeOf(issue) }];
  });
  return all.slice(0, MAX_FAULTS);
}

import { z } from 'zod';
import {
  DomainError,
  ERRORS,
  FIELD_FAULTS,
  messagesOf,
  statusOf,
  type ErrorCode,
  type FieldError,
} from '../domain/errors.js';

/** Problem documents (RFC 9457). Code, status and words stand in domain/errors.ts and nowhere else. */

export const PROBLEM_TYPE = 'application/problem+json';

const messages = z.object({ ja: z.string(), en: z.string() });

const fieldError = z
  .object({
    field: z
      .string()
      .describe('Dotted path of the input, or `body`, `content-type`, `id` and the like for what has no field'),
    code: z.enum([...Object.keys(ERRORS), ...Object.keys(FIELD_FAULTS)] as [string, ...string[]]),
    messages,
  })
  .meta({ id: 'FieldError' });

export const problemSchema = z
  .object({
    type: z.string().describe('URN of the code'),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]),
    messages,
    errors: z.array(fieldError),
    requestId: z.string(),
    commandId: z.uuid().optional().describe('The command that was refused, where one had been received'),
    number: z.int().optional(),
    conflict: z
      .object({
        kind: z.string(),
        number: z.int(),
        at: z.iso.datetime(),
        by: z.object({ side: z.string(), name: z.string().optional() }),
      })
      .optional()
      .describe('VERSION_CONFLICT: what was decided first, when and by whom'),
  })
  .meta({ id: 'Problem', description: 'Why a request was not carried out' });

export type Problem = z.output<typeof problemSchema>;
export type ProblemDetails = Pick<Problem, 'commandId' | 'number' | 'conflict'>;

/** A refusal that says more than its code: which command, what came first, when to try again. */
export class ApiProblem extends DomainError {
  readonly details: ProblemDetails;
  readonly retryAfterS: number | null;

  constructor(
    code: ErrorCode,
    errors: readonly FieldError[] = [],
    options: { readonly details?: ProblemDetails; readonly retryAfterS?: number } = {},
  ) {
    super(code, errors);
    this.details = options.details ?? {};
    this.retryAfterS = options.retryAfterS ?? null;
  }
}

/** The same answer for what does not exist and for what the asker may not know to exist. */
export const notFound = (field = 'id'): DomainError => new DomainError('NOT_FOUND', [{ field, code: 'NOT_FOUND' }]);

export const invalid = (errors: readonly FieldError[]): DomainError => new DomainError('INVALID_REQUEST', errors);

/** A problem document without what belongs to one request: also the `problem` of a refused command. */
export function describeProblem(code: ErrorCode, errors: readonly FieldError[]): Omit<Problem, 'requestId'> {
  return {
    type: `urn:kyoso-desk:problem:${code}`,
    title: ERRORS[code][2],
    status: statusOf(code),
    code,
    messages: messagesOf(code),
    errors: errors.map((error) => ({ field: error.field, code: error.code, messages: messagesOf(error.code) })),
  };
}

export function problemOf(error: DomainError, requestId: string): Problem {
  const details = error instanceof ApiProblem ? error.details : {};
  return { ...describeProblem(error.code, error.errors), requestId, ...details };
}

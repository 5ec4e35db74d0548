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
import { openPartSchema } from './views/assignment-view.js';
import { sideSchema } from './views/people-view.js';
import { commandKindSchema, wordsSchema } from './views/vocabulary.js';

/** Problem documents (RFC 9457). Code, status and words stand in domain/errors.ts and nowhere else. */

export const PROBLEM_TYPE = 'application/problem+json';

export const errorCodeSchema = z
  .enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]])
  .meta({ id: 'ErrorCode', description: 'Why a request was not carried out; the table is in the introduction' });

const fieldCodeSchema = z
  .enum([...Object.keys(ERRORS), ...Object.keys(FIELD_FAULTS)] as [string, ...string[]])
  .meta({ id: 'FieldCode', description: 'What is wrong with one field: a fault, or the code of the request' });

export const fieldErrorSchema = z
  .object({
    field: z
      .string()
      .describe('Dotted path of the input, or `body`, `content-type`, `id` and the like for what has no field'),
    code: fieldCodeSchema,
    messages: wordsSchema,
  })
  .meta({ id: 'FieldError' });

const conflictSchema = z
  .object({
    kind: commandKindSchema,
    number: z.int(),
    at: z.iso.datetime(),
    by: z.object({ side: sideSchema, name: z.string().optional() }),
  })
  .meta({ id: 'Conflict', description: 'What was decided first, when and by whom' });

const refusal = {
  type: z.string().meta({ format: 'uri' }).describe('URN of the code'),
  title: z.string(),
  status: z.int(),
  code: errorCodeSchema,
  messages: wordsSchema,
  errors: z
    .array(fieldErrorSchema)
    .describe('The places of the input that are wrong, each with its rule; may be empty'),
} as const;

/** Why a command was refused, as its state tells it later. */
export const refusalSchema = z.object(refusal).meta({ id: 'Refusal', description: 'Why a command was refused' });

export const problemSchema = z
  .object({
    ...refusal,
    requestId: z.string().describe('Also in X-Request-Id and in the server’s log'),
    commandId: z.uuid().optional().describe('The command that was refused, where one had been received'),
    number: z.int().optional().describe('Its number'),
    openWork: z.array(openPartSchema).optional().describe('What would be left without anybody'),
    conflict: conflictSchema.optional().describe('VERSION_CONFLICT: what was decided first, when and by whom'),
  })
  .meta({ id: 'Problem', description: 'Why a request was not carried out (RFC 9457)' });

export type Problem = z.output<typeof problemSchema>;
export type ProblemDetails = Pick<Problem, 'commandId' | 'number' | 'conflict' | 'openWork'>;

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

export const describeFieldError = ({ field, code }: FieldError): z.output<typeof fieldErrorSchema> => ({
  field,
  code,
  messages: messagesOf(code),
});

/** A problem document without what belongs to one request: also the `problem` of a refused command. */
export function describeProblem(code: ErrorCode, errors: readonly FieldError[]): Omit<Problem, 'requestId'> {
  return {
    type: `urn:kyoso-desk:problem:${code}`,
    title: ERRORS[code][2],
    status: statusOf(code),
    code,
    messages: messagesOf(code),
    errors: errors.map(describeFieldError),
  };
}

export function problemOf(error: DomainError, requestId: string): Problem {
  const details = error instanceof ApiProblem ? error.details : {};
  return { ...describeProblem(error.code, error.errors), requestId, ...details };
}

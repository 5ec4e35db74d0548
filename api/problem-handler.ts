import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { QueryFailedError } from 'typeorm';
import { DomainError, statusOf } from '../domain/errors.js';
import { isDatabaseUnavailable } from '../entities/database-errors.js';
import { ApiProblem, notFound, PROBLEM_TYPE, problemOf } from './problem.js';
import { requestIdOf } from './request-log.js';

const DATABASE_RETRY_S = 5;

/** Faults that body-parser finds, by its `type`; all others of its 4xx mean a body that can't be read. */
const BODY_FAULTS: Readonly<Record<string, DomainError>> = {
  'entity.too.large': new DomainError('BODY_TOO_LARGE', [{ field: 'body', code: 'BODY_TOO_LARGE' }]),
  'charset.unsupported': new DomainError('UNSUPPORTED_CONTENT_TYPE', [
    { field: 'content-type', code: 'UNSUPPORTED_CONTENT_TYPE' },
  ]),
  'encoding.unsupported': new DomainError('UNSUPPORTED_CONTENT_TYPE', [
    { field: 'content-encoding', code: 'UNSUPPORTED_CONTENT_TYPE' },
  ]),
};

interface HttpFault {
  readonly status: number;
  readonly type?: string;
}

const isHttpFault = (error: unknown): error is HttpFault =>
  error instanceof Error && typeof (error as { status?: unknown }).status === 'number';

/** What a thrown thing means to the caller. */
export function toDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  // Express could not decode the path, for example /api/proposals/%E0%A4%A.
  if (error instanceof URIError) return notFound();
  if (isHttpFault(error) && error.status >= 400 && error.status < 500) {
    const known = typeof error.type === 'string' ? BODY_FAULTS[error.type] : undefined;
    return known ?? new DomainError('MALFORMED_BODY', [{ field: 'body', code: 'MALFORMED_BODY' }]);
  }
  if (isDatabaseUnavailable(error)) {
    return new ApiProblem('DATABASE_UNAVAILABLE', [], { retryAfterS: DATABASE_RETRY_S });
  }
  return new DomainError('INTERNAL');
}

/** What of an error goes to the log. The parameters of a query are people's words and stay out. */
export interface LoggableError {
  readonly name?: string;
  readonly message: string;
  readonly stack?: string | undefined;
  readonly code?: unknown;
  readonly sqlState?: string | undefined;
  readonly constraint?: string | undefined;
  readonly query?: string;
}

export function loggable(error: unknown): LoggableError {
  if (error instanceof QueryFailedError) {
    const { code, constraint } = error.driverError as { code?: string; constraint?: string };
    return { name: error.name, message: error.message, sqlState: code, constraint, query: error.query };
  }
  if (error instanceof Error) {
    return { name: error.name, message: error.message, stack: error.stack, code: (error as { code?: unknown }).code };
  }
  return { message: String(error) };
}

export function sendProblem(response: Response, error: DomainError): void {
  const status = statusOf(error.code);
  if (error instanceof ApiProblem && error.retryAfterS !== null) {
    response.setHeader('Retry-After', String(error.retryAfterS));
  }
  if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  response
    .status(status)
    .type(PROBLEM_TYPE)
    .send(JSON.stringify(problemOf(error, requestIdOf(response))));
}

/** The last middleware. Four parameters are how Express knows it. */
export const problemHandler =
  (log: Logger): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const known = toDomainError(error);
    const status = statusOf(known.code);
    const level = status === 503 ? 'warn' : 'error';
    if (status >= 500) log[level]({ requestId: requestIdOf(response), error: loggable(error) }, known.code);
    sendProblem(response, known);
  };

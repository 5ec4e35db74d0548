import { QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';

/** SQLSTATEs after which the same work may succeed later, where a whole class (its first two characters) doesn't say so. */
const PASSING_STATES: ReadonlySet<string> = new Set([
  '25006', // read-only: a standby, or a server about to be replaced
  '25P03', // idle in transaction: this process stalled and the server hung up
  '40001', // serialisation failure
  '40P01', // deadlock
  '55P03', // lock timeout
  '57014', // statement timeout
  '57P01', // terminated by an administrator
  '57P02', // another process of the server crashed
  '57P03', // starting up or shutting down
  '57P05', // idle session
]);

/** Connection exceptions; insufficient resources: too many connections, disk full, out of memory. */
const PASSING_CLASSES: ReadonlySet<string> = new Set(['08', '53']);

const NETWORK_CODES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** The driver gives these errors no code. */
const CONNECTION_MESSAGES =
  /^(Query read timeout|Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Client was closed and is not queryable)/;

/**
 * Whether the database, not the request, is at fault, so that the same work may be tried again later. It does not mean
 * that nothing was written: a connection may break between a COMMIT and its answer. Repeat only what is idempotent.
 */
export const isDatabaseUnavailable = (error: unknown): boolean => causesOf(error).some(isPassing);

/** Whether a unique key refused the row; `constraint` names which one, as in the migrations. */
export const isUniqueViolation = (error: unknown, constraint?: string): boolean =>
  causesOf(error).some(
    (cause) =>
      textOf(cause, 'code') === '23505' && (constraint === undefined || textOf(cause, 'constraint') === constraint),
  );

function isPassing(error: object): boolean {
  // TypeORM lets go of a connection that breaks between two statements, and the next statement says only this.
  if (error instanceof QueryRunnerAlreadyReleasedError) return true;
  if (error instanceof QueryRunnerProviderAlreadyReleasedError) return true;
  const code = textOf(error, 'code') ?? '';
  if (NETWORK_CODES.has(code) || PASSING_STATES.has(code)) return true;
  if (/^[0-9A-Z]{5}$/.test(code) && PASSING_CLASSES.has(code.slice(0, 2))) return true;
  return CONNECTION_MESSAGES.test(textOf(error, 'message') ?? '');
}

/** The error and what it wraps: TypeORM's around the driver's, and an AggregateError where a name has several addresses. */
function causesOf(error: unknown, depth = 0): object[] {
  if (typeof error !== 'object' || error === null || depth > 5) return [];
  const inner = ['driverError', 'cause', 'errors'].flatMap((key): unknown => (error as Record<string, unknown>)[key]);
  return [error, ...inner.flatMap((cause) => causesOf(cause, depth + 1))];
}

function textOf(error: object, key: string): string | undefined {
  const value = (error as Record<string, unknown>)[key];
  return typeof value === 'string' ? value : undefined;
}

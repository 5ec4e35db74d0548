import { isGrpcServiceError, NamespaceNotFoundError } from '@temporalio/client';

/** gRPC's status codes by number: the package with their names is not ours to import. */
const STATUS: Readonly<Record<number, string>> = {
  1: 'CANCELLED',
  2: 'UNKNOWN',
  3: 'INVALID_ARGUMENT',
  4: 'DEADLINE_EXCEEDED',
  5: 'NOT_FOUND',
  7: 'PERMISSION_DENIED',
  8: 'RESOURCE_EXHAUSTED',
  9: 'FAILED_PRECONDITION',
  12: 'UNIMPLEMENTED',
  13: 'INTERNAL',
  14: 'UNAVAILABLE',
  16: 'UNAUTHENTICATED',
};

const UNREACHABLE: ReadonlySet<string> = new Set(['CANCELLED', 'DEADLINE_EXCEEDED', 'UNAVAILABLE']);

function statusOf(error: unknown, depth = 0): string | null {
  if (typeof error !== 'object' || error === null || depth > 5) return null;
  if (isGrpcServiceError(error)) return STATUS[error.code] ?? `GRPC_${error.code}`;
  return statusOf((error as { cause?: unknown }).cause, depth + 1);
}

/** Temporal refuses the call as it is: a search attribute that the namespace does not know, for one. */
export const isInvalidArgument = (error: unknown): boolean => statusOf(error) === 'INVALID_ARGUMENT';

/** What went wrong in one short code. Never a message: a database's can quote what a person wrote. */
export function failureCode(error: unknown): string {
  const status = statusOf(error);
  if (status) return `TEMPORAL_${status}`;
  const { code } = (error ?? {}) as { code?: unknown };
  if (typeof code === 'string' && /^[A-Z0-9_]{5,40}$/.test(code)) return `DATABASE_${code}`;
  return error instanceof Error ? error.name.slice(0, 100) : 'UNEXPECTED';
}

/** Whether Temporal, not the call, is at fault, so that every other call would fail as well. */
export function isTemporalUnavailable(error: unknown): boolean {
  if (error instanceof NamespaceNotFoundError) return true;
  const message = error instanceof Error ? error.message : '';
  return UNREACHABLE.has(statusOf(error) ?? '') || message === 'Failed to connect before the deadline';
}

import { ERRORS, statusOf, type ErrorCode } from '../domain/errors.js';
import type { Route } from './route.js';

/**
 * With which codes each operation can say no. Most follow from what a route is; what only its handler knows, it
 * declares. The tests hold every answer against this: a code that is not here for its operation fails them.
 */

type Facts = Pick<
  Route,
  'method' | 'whileEnrolling' | 'rule' | 'path' | 'body' | 'headers' | 'problems' | 'needsDatabase' | 'isLimited'
>;

function codesOf({
  method,
  whileEnrolling,
  rule,
  path,
  body,
  headers = [],
  problems = [],
  needsDatabase,
  isLimited,
}: Facts): readonly ErrorCode[] {
  const when = (holds: boolean, ...codes: ErrorCode[]): ErrorCode[] => (holds ? codes : []);
  return [
    // A query parameter that nobody knows is refused everywhere.
    'INVALID_REQUEST',
    'INTERNAL',
    ...when(needsDatabase, 'DATABASE_UNAVAILABLE'),
    ...when(isLimited, 'TOO_MANY_REQUESTS'),
    ...when(rule !== 'anyone', 'UNAUTHENTICATED'),
    ...when(rule !== 'anyone', 'STAFF_NOT_HERE'),
    ...when(rule !== 'anyone' && !whileEnrolling, 'SECOND_FACTOR_REQUIRED'),
    ...when(method !== 'get', 'CROSS_SITE_REQUEST'),
    ...when(typeof rule === 'object', 'FORBIDDEN'),
    ...when(path.includes('{'), 'NOT_FOUND'),
    ...when(body !== undefined, 'MALFORMED_BODY', 'BODY_TOO_LARGE', 'UNSUPPORTED_CONTENT_TYPE'),
    ...when(headers.includes('Idempotency-Key'), 'IDEMPOTENCY_KEY_REUSED'),
    ...problems,
  ];
}

/** The codes of an operation by status, in the order of domain/errors.ts. */
export function problemCodesOf(route: Facts): ReadonlyMap<number, readonly ErrorCode[]> {
  const codes = new Set(codesOf(route));
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of (Object.keys(ERRORS) as ErrorCode[]).filter((known) => codes.has(known))) {
    byStatus.set(statusOf(code), [...(byStatus.get(statusOf(code)) ?? []), code]);
  }
  return byStatus;
}

/** What belongs to other requests than commands. Every other code is a move's refusal, and a command can get it. */
const NOT_OF_COMMANDS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'UNAUTHENTICATED',
  'WRONG_CREDENTIALS',
  'TOO_MANY_REQUESTS',
  'SECOND_FACTOR_CODE_REQUIRED',
  'SECOND_FACTOR_CODE_WRONG',
  'SECOND_FACTOR_REQUIRED',
  'SECOND_FACTOR_IS_SET_UP',
  'SECOND_FACTOR_NOT_SET_UP',
  'LINK_NOT_VALID',
  'OIDC_NOT_OFFERED',
  'OIDC_REFUSED',
  'OIDC_UNAVAILABLE',
  'NO_ROLE_IN_FORCE',
  'STAFF_NOT_HERE',
  'CROSS_SITE_REQUEST',
  'TOO_MANY_ATTEMPTS',
  'FORBIDDEN',
  'METHOD_NOT_ALLOWED',
  'TEMPORAL_UNAVAILABLE',
  'DRAFT_CHANGED',
  'WINDOW_RULE',
  'CHANNEL_NOT_OFFERED',
  'WINDOW_BEFORE_SUBMISSION',
  'OWN_ROLES',
  'FOUR_EYES',
  'ROLE_ALREADY_HELD',
  'ROLE_ENDED',
  'PERSON_HAS_OPEN_WORK',
  'ALREADY_AT_DESK',
  'ORGANISATION_UNKNOWN',
  'ORGANISATION_KIND_NOT_TAKEN',
  'ORGANISATION_FIXED',
  'NO_ORGANISATION',
  'CREDENTIAL_WITHOUT_END',
  'TOO_MANY_COLLEAGUES',
  'DEPARTMENT_CODE_TAKEN',
  'DEPARTMENT_IN_USE',
  'CONSENT_NOT_ASKED',
  'CONSENT_NOT_IN_FORCE',
  'NOT_TO_BE_SHARED',
  'FOLLOW_UP_ENDED',
  'MAIL_NOT_FAILED',
  'ALREADY_ASSIGNED',
  'NOT_ASSIGNED',
  'NOT_IN_CHARGE',
  'ASSIGNEE_NOT_OF_SIDE',
  'SIDE_AMBIGUOUS',
  'ASSIGNMENTS_REFUSED',
  'HANDOVER_INCOMPLETE',
  'HANDOVER_ENDED',
  'HANDOVER_EXISTS',
  'MEETING_CANCELLED',
  'MEETING_CHANGED',
  'CLOSED_DAY_EXISTS',
  'REPLAN_UNDER_WAY',
  'SUCCESSOR_MISSING',
  'SUCCESSOR_NOT_OF_SIDE',
  'HANDOVER_NOTE_REQUIRED',
  'WEBHOOK_ADDRESS_REFUSED',
  'TOO_MANY_WEBHOOKS',
  'WEBHOOK_DISABLED',
  'PERSON_UNKNOWN',
  'NOT_REALISED',
  'HEARING_REQUIRED',
  'ALREADY_PUBLISHED',
  'NOT_PUBLISHED',
  // Codes of single fields inside SUBMISSION_INCOMPLETE.
  'INDIVIDUAL_NOT_ELIGIBLE',
  'SOLE_PROPRIETOR_NOT_ELIGIBLE',
  'NOTICE_NOT_READ',
  'CONSENT_REQUIRED',
  'CAN_IMPLEMENT_REQUIRED',
  'PLEDGE_REQUIRED',
]);

export const COMMAND_PROBLEMS: readonly ErrorCode[] = (Object.keys(ERRORS) as ErrorCode[]).filter(
  (code) => !NOT_OF_COMMANDS.has(code),
);

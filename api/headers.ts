import { z } from 'zod';

/** The headers with a meaning of their own in this API: what each may hold and what it does. One list for all routes. */

interface RequestHeaderSpec {
  readonly schema: z.ZodType;
  readonly description: string;
  readonly example: string;
}

export const REQUEST_HEADERS = {
  'Idempotency-Key': {
    schema: z
      .string()
      .regex(/^[\x21-\x7e]+$/)
      .min(1)
      .max(200),
    description:
      'A name of the caller’s own for this request: 1 to 200 visible ASCII characters, best a new UUID. It is kept for 30 days per person, desk and route, in the transaction of what it stands for. A repeat under the same key does nothing again and is answered with what became of the first one by now. Another body or path under the same key is refused with 422 `IDEMPOTENCY_KEY_REUSED`.',
    example: '7f1f9a52-3a0e-4c39-9f0a-3c6b7d1f2e55',
  },
  'X-CSRF-Token': {
    schema: z.string(),
    description:
      'The `csrfToken` of the session, where a request that changes something is known by its cookie. A request with `Authorization` needs none.',
    example: 'pXgq0cQ1o6l1m0b0yTz1v3nWw3m0hYc8k3v1d2e4f5g',
  },
  Prefer: {
    schema: z.string(),
    description:
      '`respond-async` (RFC 7240): answer 202 as soon as the command is in the ledger, without waiting for its settlement. The answer then says `Preference-Applied: respond-async`. Other preferences are ignored.',
    example: 'respond-async',
  },
  'If-None-Match': {
    schema: z.string(),
    description: 'The `ETag` of what is already there: nothing is sent where it is still the same (RFC 9110)',
    example: '"Lc3F0yYpRWyMZhQpN0q0k8tVYyqk3H8iUj0m4iWcX1E"',
  },
} as const satisfies Record<string, RequestHeaderSpec>;
export type RequestHeader = keyof typeof REQUEST_HEADERS;

interface ResponseHeaderSpec {
  readonly schema: object;
  readonly description: string;
  /** Whether an answer that declares it always has it. */
  readonly required: boolean;
  readonly example: string | number;
}

export const RESPONSE_HEADERS = {
  'X-Request-Id': {
    schema: { type: 'string', minLength: 1 },
    description:
      'Id of the request, also in the log and in problem documents: the request’s own `X-Request-Id` where it is 8 to 64 letters, digits, `_` or `-`, otherwise a new one',
    required: true,
    example: '5a0f6c1e-3c1b-4d55-9f0e-0d9f3a4b8c11',
  },
  'Cache-Control': {
    schema: { type: 'string', const: 'no-store' },
    description: 'Answers differ from person to person: nobody keeps them',
    required: true,
    example: 'no-store',
  },
  Location: {
    schema: { type: 'string', pattern: '^/[a-z]' },
    description:
      'Path of what was made: the draft, or the command whose settlement can be asked for there; or the page on which to go on',
    required: true,
    example: '/api/proposals/0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10',
  },
  ETag: {
    schema: { type: 'string', pattern: '^"[A-Za-z0-9_-]{43}"$' },
    description: 'Names this very content, for `If-None-Match`',
    required: true,
    example: '"Lc3F0yYpRWyMZhQpN0q0k8tVYyqk3H8iUj0m4iWcX1E"',
  },
  'Set-Cookie': {
    schema: { type: 'string', pattern: '^(__Host-)?kyoso_(session|oidc)=' },
    description:
      'The cookie of a session in a browser (`HttpOnly`, `SameSite=Lax`; behind TLS `Secure`, with a `__Host-` name)',
    required: false,
    example: 'kyoso_session=N2Yy…; Path=/; HttpOnly; SameSite=Lax',
  },
  'Clear-Site-Data': {
    schema: { type: 'string', const: '"cache", "storage"' },
    description: 'What a browser kept of this installation goes with the session',
    required: false,
    example: '"cache", "storage"',
  },
  'Preference-Applied': {
    schema: { type: 'string', const: 'respond-async' },
    description: 'The request’s `Prefer: respond-async` was followed',
    required: false,
    example: 'respond-async',
  },
  'Retry-After': {
    schema: { type: 'string', pattern: '^[1-9][0-9]*$' },
    description: 'Seconds after which it is worth trying again',
    required: true,
    example: '5',
  },
  'WWW-Authenticate': {
    schema: { type: 'string', const: 'Bearer' },
    description: 'How to sign in',
    required: true,
    example: 'Bearer',
  },
} as const satisfies Record<string, ResponseHeaderSpec>;
export type ResponseHeader = keyof typeof RESPONSE_HEADERS;

import type { Request } from 'express';
import { z } from 'zod';
import { type Relation, ROUTE_RULES, type RouteName, type RouteRule } from '../domain/route-access.js';
import { DomainError, type ErrorCode } from '../domain/errors.js';
import { fieldErrorsOf } from '../domain/problems.js';
import type { Account } from './auth/tokens.js';
import { hasRole, isStaff, listPeople } from './auth/accounts.js';
import { readCookie } from './auth/cookies.js';
import { refuseOtherSites } from './auth/cross-site.js';
import { findAccount, readBearer } from './auth/tokens.js';
import { bodyFaults } from './body.js';
import { enterCase, enterDesk, type AtCase, type AtDesk } from './callers.js';
import type { ApiDeps } from './deps.js';
import type { RequestHeader, ResponseHeader } from './headers.js';
import { invalid, notFound } from './problem.js';

/**
 * The one way to define a route. Its name leads to its rule in domain/access.ts, its schemas validate and document it,
 * and what its handler gets follows from the rule: nobody reaches a desk or a case but through `callers.ts`.
 */

type Rules = typeof ROUTE_RULES;

/** Under what the page lists an operation. */
export const TAGS = {
  Service: 'How this installation is, and this document',
  Session: 'Signing in and out',
  Desks: 'The desks and what their guidelines say',
  People: 'Who may do what at a desk, and from when until when',
  Challenges: 'Challenges that a city posted',
  Proposals: 'Drafts, cases and the commands that move them',
  Tasks: 'What awaits me',
  Notices: 'What I am told, and how; and what a desk could not tell',
  Handover: 'Transfers: successors for everything that is open, and what they have to know',
  Webhooks: 'Other systems that are told of events',
  Audit: 'Record, Temporal history and hash chain side by side',
} as const;
export type Tag = keyof typeof TAGS;

interface AnybodysDoor {
  /** Null: not signed in. */
  readonly account: Account | null;
}

interface SignedInDoor {
  readonly account: Account;
}

interface CaseDoor extends SignedInDoor {
  /** One transaction on the case of the path, which the caller may see. Refusals thrown inside are noted. */
  readonly openCase: <T>(
    work: (at: AtCase) => Promise<T>,
    options?: { readonly lock?: boolean; readonly action?: string },
  ) => Promise<T>;
}

/** What a route's handler gets: a name with a case in its path opens that case, a rule with roles opens the desk. */
export type Door<N extends RouteName> = N extends `${string}{id}${string}`
  ? CaseDoor
  : Rules[N] extends 'anyone'
    ? AnybodysDoor
    : Rules[N] extends 'signed_in'
      ? SignedInDoor
      : AtDesk;

interface Asked<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
  /** The body as it came, for what is compared byte by byte. */
  readonly rawBody: unknown;
  readonly header: (name: string) => string | undefined;
  /** Address of the caller. */
  readonly address: string;
  readonly now: Date;
  readonly deps: ApiDeps;
}

interface ResponseSpec {
  readonly description: string;
  readonly schema?: z.ZodType;
  /** Of an answer that is a text and no JSON. */
  readonly mediaType?: 'text/calendar' | 'text/event-stream';
  /** Answers as they come, by a name for the page. */
  readonly examples?: Examples;
  /** Beyond those that every answer has. */
  readonly headers?: readonly ResponseHeader[];
}

/** Values by name; the name is what a reader of the page chooses from. */
export type Examples = Readonly<Record<string, unknown>>;

type Responses = Readonly<Record<number, ResponseSpec>>;

/** An answer that the route says it gives, with a body of the schema that goes with its status. */
export type Answer<R extends Responses> = {
  [S in keyof R & number]: {
    readonly status: S;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body: R[S] extends { readonly schema: infer T extends z.ZodType } ? z.output<T> : null;
  };
}[keyof R & number];

/** An answer with its status as a literal, which TypeScript would otherwise widen to any number. */
export const reply = <const S extends number, B>(
  status: S,
  body: B,
  headers: Readonly<Record<string, string>> = {},
): { readonly status: S; readonly body: B; readonly headers: Readonly<Record<string, string>> } => ({
  status,
  body,
  headers,
});

type NoParams = z.ZodObject<Record<never, z.ZodType>>;

interface RouteSchemas<P, Q, B> {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Where the document can say more of the body than one schema checks. */
  readonly documentedBody?: z.ZodType;
  readonly bodyExamples?: Examples;
  /** Headers that the route reads, beyond `Authorization`. */
  readonly headers?: readonly RequestHeader[];
  /** Codes with which its handler says no, beyond those that follow from what the route is (`problem-codes.ts`). */
  readonly problems?: readonly ErrorCode[];
}

interface RouteDefinition<
  N extends RouteName,
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends Responses,
> extends RouteSchemas<P, Q, B> {
  readonly name: N;
  /** Its name in clients, for good. */
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tag: Tag;
  readonly responses: R;
  /** False: it answers without PostgreSQL too. */
  readonly needsDatabase?: boolean;
  /** False: it is answered however often somebody asks. */
  readonly isLimited?: boolean;
  /** Open to staff who still have to set up their second factor. */
  readonly whileEnrolling?: boolean;
  handler(request: Asked<P, Q, B> & Door<N>): Promise<Answer<R>>;
}

interface AnyAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** A defined route, with its types forgotten: what is mounted and documented. */
export interface Route extends RouteSchemas<z.ZodObject, z.ZodObject, z.ZodType> {
  readonly name: string;
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** With {placeholders}, without /api. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tag: Tag;
  readonly rule: RouteRule;
  readonly needsDatabase: boolean;
  readonly isLimited: boolean;
  readonly whileEnrolling: boolean;
  readonly responses: Responses;
  /** `know` is told who asks, before anything else is done for them; it refuses who asks too much. */
  answer(request: Request, deps: ApiDeps, know: (account: Account | null) => Promise<void>): Promise<AnyAnswer>;
}

/** Reads with a schema; faults are told by field. */
function read<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw invalid(fieldErrorsOf(parsed.error));
}

/** A path that names nothing: the answer is that there is no such thing, never what its id should look like. */
function readParams<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw notFound(String(parsed.error.issues[0]?.path[0] ?? 'id'));
}

/**
 * Who asks. A token in the header counts alone, and a cookie only without one: what another site makes a browser send
 * has no header. A request that changes something and has no header must come from a page of ours.
 */
async function authenticate(request: Request, deps: ApiDeps, now: Date): Promise<Account | null> {
  const { production, publicUrl, cookies } = deps.signIn;
  const { headers } = request;
  if (headers.authorization !== undefined) {
    const token = readBearer(headers.authorization);
    return token === null ? null : findAccount(deps.dataSource, token, { by: 'bearer', now, production });
  }
  const sessionToken = readCookie(headers.cookie, 'session', cookies);
  const account =
    sessionToken === null ? null : await findAccount(deps.dataSource, sessionToken, { by: 'cookie', now, production });
  if (!['GET', 'HEAD'].includes(request.method)) {
    refuseOtherSites(headers, { sessionToken: account === null ? null : sessionToken, publicUrl });
  }
  return account;
}

/**
 * A browser's session rests on its person's roles as they are now: without any it is over. Staff get nowhere without a
 * second factor where one is required. A program's own token is nobody's session.
 */
async function checkStanding(account: Account, deps: ApiDeps, asked: { whileEnrolling: boolean; now: Date }) {
  const { kind, secondFactor, accountId } = account;
  const wantsFactor = deps.signIn.secondFactor === 'required' && !secondFactor && !asked.whileEnrolling;
  const mayBeStaff = deps.signIn.staffHere;
  if (mayBeStaff && (kind === 'program' || (kind === 'session' && !wantsFactor))) return;
  const people = await listPeople(deps.dataSource, accountId, asked.now);
  // Signed in elsewhere: a session holds for the installation, and so does a program's token.
  if (!mayBeStaff && isStaff(people)) throw new DomainError('STAFF_NOT_HERE');
  if (kind === 'browser' && !hasRole(people)) throw new DomainError('UNAUTHENTICATED');
  if (wantsFactor && isStaff(people)) throw new DomainError('SECOND_FACTOR_REQUIRED');
}

/** Where the city's own people do not sign in, they are told what anybody is told. */
const isStrangerHere = async ({ accountId }: Account, { signIn, dataSource }: ApiDeps, now: Date): Promise<boolean> =>
  !signIn.staffHere && isStaff(await listPeople(dataSource, accountId, now));

/** The relations to a case in which a route may be called; none where it is no route of a case. */
const casesOf = (rule: RouteRule): readonly Relation[] => (typeof rule === 'object' && 'case' in rule ? rule.case : []);

const METHODS = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const;

export function defineRoute<
  const N extends RouteName,
  const R extends Responses,
  P extends z.ZodObject = NoParams,
  Q extends z.ZodObject = NoParams,
  B extends z.ZodType = z.ZodUnknown,
>(definition: RouteDefinition<N, P, Q, B, R>): Route {
  const { name } = definition;
  // By name at run time as well: a route in plain JavaScript, or a rule that was deleted, must not slip through.
  const rule: RouteRule | undefined = Object.hasOwn(ROUTE_RULES, name) ? ROUTE_RULES[name] : undefined;
  if (rule === undefined) throw new Error(`Route "${String(name)}" has no rule in ROUTE_RULES: it can't be mounted.`);
  const [method, path] = name.split(' ') as [keyof typeof METHODS, string];
  const params = definition.params ?? (z.strictObject({}) as unknown as P);
  const whileEnrolling = definition.whileEnrolling ?? false;
  const query = definition.query ?? (z.strictObject({}) as unknown as Q);

  return {
    ...definition,
    method: METHODS[method],
    path,
    rule,
    needsDatabase: definition.needsDatabase ?? true,
    isLimited: definition.isLimited ?? true,
    whileEnrolling,
    params,
    query,
    body: definition.body,
    answer: async (request, deps, know) => {
      const now = deps.now();
      const rawBody: unknown = definition.body ? (request.body ?? {}) : undefined;
      const faults = [...bodyFaults(request.query), ...bodyFaults(rawBody)];
      if (faults.length > 0) throw invalid(faults);

      const known = await authenticate(request, deps, now);
      await know(known);
      const account = known !== null && rule === 'anyone' && (await isStrangerHere(known, deps, now)) ? null : known;
      if (account === null && rule !== 'anyone') throw new DomainError('UNAUTHENTICATED');
      if (account !== null && rule !== 'anyone') await checkStanding(account, deps, { whileEnrolling, now });

      const named = readParams(params, request.params);
      const attempt = account && { deps, account, action: name, now };
      const caseId = (named as { readonly id?: string }).id;
      const openCase: CaseDoor['openCase'] = (work, options) => {
        if (attempt === null || caseId === undefined) throw new Error(`Route "${name}" opens no case.`);
        const { lock = false, action = name } = options ?? {};
        return enterCase({ ...attempt, action }, { id: caseId, relations: casesOf(rule), lock }, work);
      };
      const openDesk = <T>(work: (at: AtDesk) => Promise<T>): Promise<T> => {
        const deskId = (named as { readonly desk?: string }).desk;
        if (attempt === null || deskId === undefined || typeof rule !== 'object' || !('desk' in rule)) {
          throw new Error(`Route "${name}" names neither desk nor case.`);
        }
        return enterDesk(attempt, { deskId, roles: rule.desk }, work);
      };
      // What is wrong with a request is told only to whom may call it, and may know that the case is there.
      const tellingNobodyElse = async <T>(readIt: () => T): Promise<T> => {
        try {
          return readIt();
        } catch (error) {
          if (caseId !== undefined) await openCase(async () => undefined);
          else if (typeof rule === 'object') await openDesk(async () => undefined);
          throw error;
        }
      };

      const asked: Asked<P, Q, B> = {
        params: named,
        query: await tellingNobodyElse(() => read(query, request.query)),
        body: await tellingNobodyElse(
          () => (definition.body ? read(definition.body, rawBody) : undefined) as z.output<B>,
        ),
        rawBody,
        header: (header) => request.get(header),
        address: request.ip ?? '',
        now,
        deps,
      };
      const handle = (door: AnybodysDoor | SignedInDoor | CaseDoor | AtDesk): Promise<AnyAnswer> =>
        definition.handler({ ...asked, ...door } as unknown as Asked<P, Q, B> & Door<N>);

      if (attempt === null || rule === 'anyone' || rule === 'signed_in') return handle({ account });
      if (caseId !== undefined) return handle({ account: attempt.account, openCase });
      return openDesk(handle);
    },
  };
}

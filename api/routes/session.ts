import { z } from 'zod';
import { listPeople, recordOfAccount, type PersonAtDesk } from '../auth/accounts.js';
import { clearCookie, readCookie, setCookie } from '../auth/cookies.js';
import { csrfTokenOf } from '../auth/cross-site.js';
import { factorOf } from '../auth/second-factor.js';
import { mustSetUpFactor, signIn } from '../auth/sign-in.js';
import { revokeToken, type NewSession } from '../auth/tokens.js';
import type { ApiDeps } from '../deps.js';
import { BROWSER_SESSION, SESSION, SIGNED_IN } from '../examples/answers.js';
import { defineRoute, reply } from '../route.js';
import { roleSchema } from '../views/vocabulary.js';

const people = z
  .array(
    z
      .object({
        desk: z.string(),
        personId: z.uuid(),
        name: z.string(),
        roles: z.array(roleSchema),
        departmentIds: z.array(z.uuid()),
      })
      .meta({ id: 'PersonAtDesk' }),
  )
  .describe('Who the account is, desk by desk');

const copyPerson = (person: PersonAtDesk) => ({
  ...person,
  roles: [...person.roles],
  departmentIds: [...person.departmentIds],
});

const csrfToken = z.string().describe('To be sent as `X-CSRF-Token` with whatever changes something');

export const browserSession = z
  .object({ expiresAt: z.iso.datetime(), csrfToken, people })
  .meta({ id: 'BrowserSession', description: 'A session in a browser; its token is in the cookie' });

/** What a browser is told when it was signed in, in whichever way. */
export async function replyInBrowser(deps: ApiDeps, session: NewSession, now: Date) {
  const known = await listPeople(deps.dataSource, session.accountId, now);
  const { token, expiresAt } = session;
  const body = { expiresAt: expiresAt.toISOString(), csrfToken: csrfTokenOf(token), people: known.map(copyPerson) };
  return reply(200, body, { 'Set-Cookie': setCookie('session', token, deps.signIn.cookies) });
}

/** How a session that goes on under a new token is answered: in a cookie for a browser, in the body for a program. */
export const continuedSession = z
  .object({
    expiresAt: z.iso.datetime(),
    token: z.string().nullable().describe('Null in a browser: it is in the cookie'),
    csrfToken: csrfToken.nullable().describe('Null for a program'),
  })
  .meta({ id: 'ContinuedSession', description: 'The session goes on under a new token; all others have ended' });

export function describeContinued(deps: ApiDeps, session: NewSession) {
  const { token, expiresAt, kind } = session;
  const inBrowser = kind === 'browser';
  const headers: Record<string, string> = inBrowser
    ? { 'Set-Cookie': setCookie('session', token, deps.signIn.cookies) }
    : {};
  return {
    headers,
    session: {
      expiresAt: expiresAt.toISOString(),
      token: inBrowser ? null : token,
      csrfToken: inBrowser ? csrfTokenOf(token) : null,
    },
  };
}

const credentials = z
  .strictObject({
    email: z.email().max(254),
    password: z.string().min(1).max(1000),
    code: z.string().min(1).max(40).optional().describe('Of the second factor, or a recovery code'),
  })
  .meta({ id: 'Credentials' });

const CREDENTIALS = { 'a coordinator': { email: 'coordinator@example.jp', password: '…', code: '123456' } };

const PROBLEMS = [
  'WRONG_CREDENTIALS',
  'SECOND_FACTOR_CODE_REQUIRED',
  'SECOND_FACTOR_CODE_WRONG',
  'NO_ROLE_IN_FORCE',
  'STAFF_NOT_HERE',
  'TOO_MANY_ATTEMPTS',
] as const;

const post = defineRoute({
  name: 'POST /session',
  operationId: 'signIn',
  tag: 'Session',
  summary: 'Sign in with a program',
  description:
    'With e-mail address, password and, where one is set up, a code of the second factor; the token goes into `Authorization: Bearer …` and is good for twelve hours. Too many failures are answered with 429 for a while.',
  problems: PROBLEMS,
  body: credentials,
  bodyExamples: CREDENTIALS,
  responses: {
    200: {
      description: 'Signed in; the token is shown this once',
      schema: z.object({ token: z.string(), expiresAt: z.iso.datetime(), people }).meta({ id: 'NewSession' }),
      examples: { 'a coordinator': SIGNED_IN },
    },
  },
  handler: async ({ body, account, address, now, deps }) => {
    const session = await signIn(deps, { ...body, address, now, kind: 'session', replaces: account });
    const { token, expiresAt, accountId } = session;
    const known = await listPeople(deps.dataSource, accountId, now);
    return reply(200, { token, expiresAt: expiresAt.toISOString(), people: known.map(copyPerson) });
  },
});

const postBrowser = defineRoute({
  name: 'POST /session/browser',
  operationId: 'signInInBrowser',
  tag: 'Session',
  summary: 'Sign in in a browser',
  description:
    'The same with a cookie: it ends after twelve hours, after half an hour without a request, and at once with the account, its last role or its password. Whatever changes something is then sent with `X-CSRF-Token`.',
  problems: PROBLEMS,
  body: credentials,
  bodyExamples: CREDENTIALS,
  responses: {
    200: {
      description: 'Signed in',
      schema: browserSession,
      headers: ['Set-Cookie'],
      examples: { 'a coordinator': BROWSER_SESSION },
    },
  },
  handler: async ({ body, account, address, now, deps }) => {
    const session = await signIn(deps, { ...body, address, now, kind: 'browser', replaces: account });
    return replyInBrowser(deps, session, now);
  },
});

const get = defineRoute({
  name: 'GET /session',
  operationId: 'getSession',
  tag: 'Session',
  summary: 'Who I am',
  description: 'The account behind the token or cookie: its people and roles, desk by desk, as they are now.',
  whileEnrolling: true,
  responses: {
    200: {
      description: 'The session',
      schema: z
        .object({
          expiresAt: z.iso.datetime(),
          csrfToken: csrfToken.nullable().describe('Null for a program'),
          people,
          secondFactor: z.object({
            isSetUp: z.boolean(),
            mustBeSetUp: z.boolean().describe('Nothing else is open to this person until it is'),
            recoveryCodesLeft: z.int(),
          }),
        })
        .meta({ id: 'Session' }),
      examples: { 'a coordinator': SESSION },
    },
  },
  handler: async ({ account, header, now, deps }) => {
    const known = await listPeople(deps.dataSource, account.accountId, now);
    const token = account.kind === 'browser' ? readCookie(header('cookie'), 'session', deps.signIn.cookies) : null;
    return reply(200, {
      expiresAt: account.expiresAt.toISOString(),
      csrfToken: token === null ? null : csrfTokenOf(token),
      people: known.map(copyPerson),
      secondFactor: {
        ...(await factorOf(deps.dataSource.manager, account.accountId)),
        mustBeSetUp: await mustSetUpFactor(deps, account, now),
      },
    });
  },
});

const remove = defineRoute({
  name: 'DELETE /session',
  operationId: 'signOut',
  tag: 'Session',
  summary: 'Sign out: the token is of no use afterwards',
  description: 'Ends the session of the token that the request was sent with; others of the account stay.',
  whileEnrolling: true,
  responses: { 204: { description: 'Signed out', headers: ['Set-Cookie', 'Clear-Site-Data'] } },
  handler: async ({ account, now, deps }) => {
    await revokeToken(deps.dataSource.manager, account.tokenId, now);
    await recordOfAccount(deps, { accountId: account.accountId, action: 'sign_out', code: null, now });
    return reply(
      204,
      null,
      account.kind === 'browser'
        ? { 'Set-Cookie': clearCookie('session', deps.signIn.cookies), 'Clear-Site-Data': '"cache", "storage"' }
        : {},
    );
  },
});

export const sessionRoutes = [post, postBrowser, get, remove];

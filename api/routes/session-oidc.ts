import { z } from 'zod';
import { readCookie, setCookie } from '../auth/cookies.js';
import { beginOidc, finishOidc, PENDING_S } from '../auth/oidc.js';
import { DomainError } from '../../domain/errors.js';
import { addressOf } from '../../domain/pages.js';
import { defineRoute, reply } from '../route.js';

/** Where the provider sends people back to; it knows this address beforehand. */
export const CALLBACK_PATH = '/api/session/oidc/callback';
/** Where a browser goes on that has just been signed in. */
const AFTER_SIGN_IN = addressOf('signIn');

const getWays = defineRoute({
  name: 'GET /session/ways',
  operationId: 'listWaysToSignIn',
  tag: 'Session',
  summary: 'In which ways one signs in here',
  description:
    'Before anybody is known: what a page offers beside password and one-time link. Nothing is asked of the provider.',
  needsDatabase: false,
  responses: {
    200: {
      description: 'The ways',
      schema: z
        .object({ provider: z.boolean().describe('The city’s own provider of identities: `POST /session/oidc`') })
        .meta({ id: 'WaysToSignIn' }),
      examples: { 'with a provider': { provider: true } },
    },
  },
  handler: async ({ deps }) => reply(200, { provider: deps.signIn.identities !== null }),
});

const postBegin = defineRoute({
  name: 'POST /session/oidc',
  operationId: 'beginProviderSignIn',
  tag: 'Session',
  summary: 'Begin to sign in with the city’s own provider of identities',
  description:
    'OpenID Connect, authorization code with PKCE, state and nonce. The browser goes on to `location`; the provider sends it back to `GET /session/oidc/callback`, within ten minutes.',
  problems: ['OIDC_NOT_OFFERED', 'OIDC_UNAVAILABLE'],
  responses: {
    200: {
      description: 'Where to go',
      schema: z.object({ location: z.url() }).meta({ id: 'ProviderSignIn' }),
      headers: ['Set-Cookie'],
      examples: { 'a provider': { location: 'https://login.example.lg.jp/authorize?client_id=kyoso' } },
    },
  },
  handler: async ({ now, deps }) => {
    const { address, browserToken } = await beginOidc(deps, now);
    return reply(
      200,
      { location: address.href },
      { 'Set-Cookie': setCookie('oidc', browserToken, deps.signIn.cookies, PENDING_S) },
    );
  },
});

const part = z.string().max(4000).optional();

/** A browser that was sent here shows whatever comes; a program reads it. */
const wantsPage = (accept: string | undefined): boolean => accept?.includes('text/html') ?? false;

/** Somebody who comes back from the provider without being let in is told so on a page, and can try another way. */
const afterRefusal = ({ code }: DomainError): string =>
  `${AFTER_SIGN_IN}?${new URLSearchParams({ refused: code }).toString()}`;

const getCallback = defineRoute({
  name: 'GET /session/oidc/callback',
  operationId: 'finishProviderSignIn',
  tag: 'Session',
  summary: 'Where the provider sends people back to',
  description:
    'An account is found by the provider’s issuer and subject; at the first time by the address of e-mail that the provider vouches for, which links the two for good. Nobody gets an account in this way. A browser (`Accept: text/html`) that is not signed in goes on to the sign-in page as well, which says why (`refused`).',
  problems: ['OIDC_NOT_OFFERED', 'OIDC_REFUSED', 'OIDC_UNAVAILABLE', 'NO_ROLE_IN_FORCE', 'STAFF_NOT_HERE'],
  // What else a provider adds is its own affair.
  query: z.looseObject({
    code: part.describe('What the provider gives for an identity'),
    state: part.describe('The sign-in that this answers'),
    iss: part.describe('The provider'),
    error: part.describe('Why it refuses'),
  }),
  responses: {
    303: { description: 'Signed in; for a browser also where it is not', headers: ['Location', 'Set-Cookie'] },
  },
  handler: async ({ query, header, account, address, now, deps }) => {
    const answer = Object.fromEntries(
      Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
    const { cookies } = deps.signIn;
    const browserToken = readCookie(header('cookie'), 'oidc', cookies);
    let session;
    try {
      session = await finishOidc(deps, { answer, browserToken, address, now, replaces: account });
    } catch (error) {
      if (!(error instanceof DomainError) || !wantsPage(header('accept'))) throw error;
      return reply(303, null, { Location: afterRefusal(error) });
    }
    return reply(303, null, { Location: AFTER_SIGN_IN, 'Set-Cookie': setCookie('session', session.token, cookies) });
  },
});

export const oidcRoutes = [getWays, postBegin, getCallback];

import { z } from 'zod';
import { requestLink, takeLink } from '../auth/links.js';
import { MAX_PASSWORD } from '../auth/password-rules.js';
import { BROWSER_SESSION } from '../examples/answers.js';
import { defineRoute, reply } from '../route.js';
import { browserSession, replyInBrowser } from './session.js';

const postRequest = defineRoute({
  name: 'POST /session/links',
  operationId: 'requestLink',
  tag: 'Session',
  summary: 'Ask for a one-time link to my address',
  description:
    '`sign_in`: a link to sign in with, for 10 minutes (staff need their second factor with it). `password`: a link to choose a new password, for 30 minutes. The answer is the same whether or not the address is known. Of one address of e-mail five are sent in a quarter of an hour.',
  problems: ['TOO_MANY_ATTEMPTS'],
  body: z
    .strictObject({ email: z.email().max(254), purpose: z.enum(['sign_in', 'password']) })
    .meta({ id: 'LinkRequest' }),
  bodyExamples: { 'a proposer': { email: 'proposer@example.jp', purpose: 'sign_in' } },
  responses: { 202: { description: 'If the address is known, a link is on its way' } },
  handler: async ({ body, address, now, deps }) => {
    await requestLink(deps, { ...body, address, now });
    return reply(202, null);
  },
});

const postLink = defineRoute({
  name: 'POST /session/link',
  operationId: 'takeLink',
  tag: 'Session',
  summary: 'Sign in in a browser with a one-time link',
  description:
    'Also how an invitation is accepted: that one, and one for a forgotten password, want a new `password`. Where a second factor is set up, its code is wanted as well. A link is good once; a refusal leaves it as it is.',
  problems: [
    'LINK_NOT_VALID',
    'SECOND_FACTOR_CODE_REQUIRED',
    'SECOND_FACTOR_CODE_WRONG',
    'NO_ROLE_IN_FORCE',
    'STAFF_NOT_HERE',
    'TOO_MANY_ATTEMPTS',
  ],
  body: z
    .strictObject({
      token: z.string().min(1).max(200),
      password: z.string().min(1).max(MAX_PASSWORD).optional(),
      code: z.string().min(1).max(40).optional(),
    })
    .meta({ id: 'LinkUse' }),
  bodyExamples: {
    'to sign in': { token: 'q3y9…' },
    'an invitation': { token: 'q3y9…', password: 'みんなで作る川沿いの散歩道' },
  },
  responses: {
    200: {
      description: 'Signed in',
      schema: browserSession,
      headers: ['Set-Cookie'],
      examples: { 'a coordinator': BROWSER_SESSION },
    },
  },
  handler: async ({ body, account, address, now, deps }) => {
    const { token, password, code } = body;
    const session = await takeLink(deps, { token, password, code, address, now, replaces: account });
    return replyInBrowser(deps, session, now);
  },
});

export const linkRoutes = [postRequest, postLink];

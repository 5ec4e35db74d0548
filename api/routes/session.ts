import { z } from 'zod';
import { listPeople, revokeToken, signIn } from '../auth/sign-in.js';
import { SESSION, SIGNED_IN } from '../examples/answers.js';
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

const post = defineRoute({
  name: 'POST /session',
  operationId: 'signIn',
  tag: 'Session',
  summary: 'Sign in',
  description:
    'With e-mail address and password; the token goes into `Authorization: Bearer …` and is good for twelve hours. Too many failures are answered with 429 for a while.',
  problems: ['WRONG_CREDENTIALS', 'TOO_MANY_ATTEMPTS'],
  body: z
    .strictObject({ email: z.email().max(254), password: z.string().min(1).max(1000) })
    .meta({ id: 'Credentials' }),
  bodyExamples: { 'a coordinator': { email: 'coordinator@example.jp', password: '…' } },
  responses: {
    200: {
      description: 'Signed in; the token is shown this once',
      schema: z.object({ token: z.string(), expiresAt: z.iso.datetime(), people }).meta({ id: 'NewSession' }),
      examples: { 'a coordinator': SIGNED_IN },
    },
  },
  handler: async ({ body, address, now, deps }) => {
    const session = await signIn(deps.dataSource, { ...body, address, now });
    const { token, expiresAt, accountId } = session;
    const known = await listPeople(deps.dataSource, accountId, now);
    return reply(200, { token, expiresAt: expiresAt.toISOString(), people: known.map(copyPerson) });
  },
});

const copyPerson = (person: Awaited<ReturnType<typeof listPeople>>[number]) => ({
  ...person,
  roles: [...person.roles],
  departmentIds: [...person.departmentIds],
});

const get = defineRoute({
  name: 'GET /session',
  operationId: 'getSession',
  tag: 'Session',
  summary: 'Who I am',
  description: 'The account behind the token: its people and roles, desk by desk, as they are now.',
  responses: {
    200: {
      description: 'The session',
      schema: z.object({ expiresAt: z.iso.datetime(), people }).meta({ id: 'Session' }),
      examples: { 'a coordinator': SESSION },
    },
  },
  handler: async ({ account, now, deps }) => {
    const known = await listPeople(deps.dataSource, account.accountId, now);
    return reply(200, { expiresAt: account.expiresAt.toISOString(), people: known.map(copyPerson) });
  },
});

const remove = defineRoute({
  name: 'DELETE /session',
  operationId: 'signOut',
  tag: 'Session',
  summary: 'Sign out: the token is of no use afterwards',
  description: 'Ends the session of the token that the request was sent with; others of the account stay.',
  responses: { 204: { description: 'Signed out' } },
  handler: async ({ account, now, deps }) => {
    await revokeToken(deps.dataSource, account.tokenId, now);
    return reply(204, null);
  },
});

export const sessionRoutes = [post, get, remove];

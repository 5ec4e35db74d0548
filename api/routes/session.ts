import { z } from 'zod';
import { ROLES } from '../../domain/stages.js';
import { listPeople, revokeToken, signIn } from '../auth/sign-in.js';
import { defineRoute, reply } from '../route.js';

const people = z
  .array(
    z.object({
      desk: z.string(),
      personId: z.uuid(),
      name: z.string(),
      roles: z.array(z.enum(ROLES)),
      departmentIds: z.array(z.uuid()),
    }),
  )
  .describe('Who the account is, desk by desk');

const post = defineRoute({
  name: 'POST /session',
  tag: 'Session',
  summary: 'Sign in',
  body: z
    .strictObject({ email: z.email().max(254), password: z.string().min(1).max(1000) })
    .meta({ examples: [{ email: 'coordinator@example.jp', password: '…' }] }),
  responses: {
    200: {
      description: 'Signed in; the token is shown this once',
      schema: z.object({ token: z.string(), expiresAt: z.iso.datetime(), people }),
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
  tag: 'Session',
  summary: 'Who I am',
  responses: {
    200: { description: 'The session', schema: z.object({ expiresAt: z.iso.datetime(), people }) },
  },
  handler: async ({ account, now, deps }) => {
    const known = await listPeople(deps.dataSource, account.accountId, now);
    return reply(200, { expiresAt: account.expiresAt.toISOString(), people: known.map(copyPerson) });
  },
});

const remove = defineRoute({
  name: 'DELETE /session',
  tag: 'Session',
  summary: 'Sign out: the token is of no use afterwards',
  responses: { 204: { description: 'Signed out' } },
  handler: async ({ account, now, deps }) => {
    await revokeToken(deps.dataSource, account.tokenId, now);
    return reply(204, null);
  },
});

export const sessionRoutes = [post, get, remove];

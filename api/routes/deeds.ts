import { z } from 'zod';
import { RECORDED, type RecordedClass } from '../../domain/field-access.js';
import { day } from '../../domain/text.js';
import { recordAccess } from '../../entities/records/audit.js';
import { findDeeds, type Deed } from '../../entities/records/deeds.js';
import { personNamed } from '../administering.js';
import { cutPage, isInstant, readCursor } from '../cursor.js';
import { DEEDS } from '../examples/audit.js';
import { PERSON } from '../examples/people.js';
import { betweenDays, DEFAULT_PAGE, deskParams, nextPage, pageQuery } from '../params.js';
import { defineRoute, reply } from '../route.js';
import { namedPersonSchema } from '../views/people-view.js';

/** What one person did and read: the question after a device was lost, or an account was somebody else's. */

const deed = z
  .object({
    id: z.uuid(),
    at: z.iso.datetime(),
    source: z
      .enum(['chain', 'access'])
      .describe('An entry of a hash chain; or a note of a read, a sign-in or a refused attempt'),
    action: z.string().describe('Of a chain entry its action; of a note the route, the command or what was done'),
    proposal: z
      .object({ id: z.uuid(), referenceNumber: z.string().nullable() })
      .nullable()
      .describe('Null: it belongs to no case'),
    command: z.string().nullable().describe('Kind of the command that it belongs to'),
    fields: z.array(z.enum(RECORDED)).describe('Classes of guarded fields that were shown'),
    code: z.string().nullable().describe('Why it was refused; null: it was not'),
  })
  .meta({ id: 'Deed', description: 'Something that a person did or read' });

const viewDeed = (row: Deed): z.output<typeof deed> => ({
  id: row.id,
  at: row.at.toISOString(),
  source: row.source,
  action: row.action,
  proposal: row.proposalId === null ? null : { id: row.proposalId, referenceNumber: row.referenceNumber },
  command: row.command,
  fields: (row.fields?.split(' ') ?? []) as RecordedClass[],
  code: row.code,
});

const list = defineRoute({
  name: 'GET /audit/desks/{desk}/people/{personId}',
  operationId: 'listDeeds',
  tag: 'Audit',
  summary: 'What a person did and read at a desk, the latest first',
  description:
    'The entries of the chains that name the person as who acted, joined with their recorded reads, sign-ins and refused attempts, between two days. Each such reading is recorded itself. An attempt at a case that the person may not see names the case all the same.',
  params: deskParams.extend({
    personId: z
      .uuid()
      .describe('Id of the person at this desk')
      .meta({ examples: [PERSON.id] }),
  }),
  query: z.strictObject({
    ...pageQuery,
    from: day().optional().describe('First day (Tokyo)'),
    to: day().optional().describe('Last day (Tokyo)'),
  }),
  responses: {
    200: {
      description: 'A page; `next` is the cursor of the following one, null on the last',
      schema: z.object({ person: namedPersonSchema, deeds: z.array(deed), next: nextPage }).meta({ id: 'DeedPage' }),
      examples: { 'a decision and a read': DEEDS },
    },
  },
  handler: async ({ manager, deskId, account, person, params, query, now }) => {
    const { id: personId, name } = await personNamed(manager, deskId, params.personId);
    const limit = query.limit ?? DEFAULT_PAGE;
    const found = await findDeeds(manager, deskId, {
      personId,
      ...betweenDays(query.from, query.to),
      before: readCursor(query.cursor, isInstant),
      limit: limit + 1,
    });
    const { page, next } = cutPage(found, limit, ({ at, id }) => ({ at: at.toISOString(), id }));
    await recordAccess(manager, {
      ...{ deskId, at: now, personId: person.personId, accountId: account.accountId },
      ...{ action: list.name, proposalId: null, code: null },
    });
    return reply(200, { person: { personId, name }, deeds: page.map(viewDeed), next });
  },
});

export const deedRoutes = [list];

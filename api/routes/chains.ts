import { MoreThan } from 'typeorm';
import { z } from 'zod';
import { AuditEntryEntity } from '../../entities/index.js';
import { readEntry, recordAccess, verifyChain, type ToldEntry } from '../../entities/records/audit.js';
import { CHAIN } from '../examples/audit.js';
import { caseParams, DEFAULT_PAGE, nextPage, pageQuery } from '../params.js';
import { defineRoute, reply } from '../route.js';
import { loadNames, type Names } from '../views/people-view.js';

/** The hash chain of a case: everything that was done to it, in its order, whether or not Temporal answers. */

const entry = z
  .object({
    n: z.int(),
    at: z.iso.datetime(),
    action: z.string(),
    person: z
      .object({ id: z.string(), name: z.string().nullable() })
      .nullable()
      .describe('Null: the system. Without a name: nobody whom the desk knows'),
    commandId: z.uuid().nullable(),
    facts: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
      .describe('Codes, ids, numbers and instants; words stand in the chain as commitments only'),
    hash: z.string(),
  })
  .meta({ id: 'ChainEntry' });

/** Nothing of what stands there can be read: its hash does not fit either, and `valid` says so. */
const UNREADABLE: ToldEntry = { action: 'unreadable', person: null, facts: {} };

function viewEntry(row: AuditEntryEntity, names: Names): z.output<typeof entry> {
  const { action, person, facts } = readEntry(row.text) ?? UNREADABLE;
  return {
    ...{ n: row.n, at: row.at.toISOString(), action },
    person: person === null ? null : { id: person, name: names.get(person) ?? null },
    commandId: row.commandId,
    facts: { ...facts },
    hash: row.hash,
  };
}

const get = defineRoute({
  name: 'GET /audit/proposals/{id}/chain',
  operationId: 'getChain',
  tag: 'Audit',
  summary: 'The hash chain of a case, computed anew, and its entries in their order',
  description:
    'From the record alone: it is answered while Temporal is away. The whole chain is computed with each page. The reading itself is noted.',
  params: caseParams,
  query: z.strictObject({
    limit: pageQuery.limit,
    cursor: z
      .string()
      .regex(/^[1-9]\d{0,8}$/)
      .optional()
      .describe('`next` of the page before'),
  }),
  responses: {
    200: {
      description: 'A page; `next` is the cursor of the following one, null on the last',
      schema: z
        .object({
          length: z.int(),
          head: z.string(),
          valid: z.boolean().describe('Every entry follows from the one before it, and says what it said'),
          entries: z.array(entry),
          next: nextPage,
        })
        .meta({ id: 'ChainPage' }),
      examples: { 'one entry': CHAIN },
    },
  },
  handler: async ({ account, query, now, openCase }) =>
    reply(
      200,
      await openCase(async ({ manager, deskId, proposal, person }) => {
        const limit = query.limit ?? DEFAULT_PAGE;
        const { length, head, valid } = await verifyChain(manager, deskId, proposal.id);
        const rows = await manager.find(AuditEntryEntity, {
          where: { deskId, chain: proposal.id, n: MoreThan(Number(query.cursor ?? 0)) },
          order: { n: 'ASC' },
          take: limit + 1,
        });
        const page = rows.slice(0, limit);
        const names = await loadNames(
          manager,
          deskId,
          page.map(({ text }) => readEntry(text)?.person ?? null).filter(isUuid),
        );
        await recordAccess(manager, {
          ...{ deskId, at: now, personId: person.personId, accountId: account.accountId },
          ...{ action: get.name, proposalId: proposal.id, code: null },
        });
        const next = rows.length > limit ? String(page.at(-1)?.n ?? '') : null;
        return { length, head, valid, entries: page.map((row) => viewEntry(row, names)), next };
      }),
    ),
});

/** The system acts too, and is no person of the desk. */
const isUuid = (text: string | null): boolean => text !== null && z.uuid().safeParse(text).success;

export const chainRoutes = [get];

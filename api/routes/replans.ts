import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { DomainError } from '../../domain/errors.js';
import { text } from '../../domain/text.js';
import { REPLAN_STATUSES, ReplanEntity } from '../../entities/index.js';
import { appendAudit, DESK_CHAIN } from '../../entities/records/audit.js';
import { planReplan, type MovedCase } from '../../entities/records/replans.js';
import { REPLAN, REPLAN_RESULT } from '../examples/calendar.js';
import { deskParams } from '../params.js';
import { defineRoute, reply } from '../route.js';
import { loadNames, type Names } from '../views/people-view.js';
import { askKindSchema, partySchema } from '../views/vocabulary.js';

/** A calendar that changed: one order counts the due dates of every open case again. */

/** So many cases are listed; all are counted. */
const MOST_LISTED = 100;
const MOST_ORDERS = 50;

const replanSchema = z
  .object({
    id: z.uuid(),
    status: z.enum(REPLAN_STATUSES).meta({ id: 'ReplanStatus' }),
    reason: z.string(),
    orderedBy: z.string(),
    orderedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable().describe('When the last case was looked at'),
    given: z.int().describe('Cases that were given the command'),
    settling: z.int().describe('Of those, cases whose workflow has yet to take it; they go on by themselves'),
  })
  .meta({ id: 'Replan' });

const movedCase = z
  .object({
    proposalId: z.uuid(),
    referenceNumber: z.string().nullable(),
    dates: z.array(
      z
        .object({
          ask: askKindSchema,
          holder: partySchema,
          departmentId: z.uuid().nullable(),
          from: z.iso.datetime(),
          to: z.iso.datetime(),
        })
        .meta({ id: 'MovedDate' }),
    ),
  })
  .meta({ id: 'MovedCase' });

const resultSchema = z
  .object({
    replan: replanSchema.nullable().describe('Null: a dry run'),
    cases: z.int().describe('Cases whose dates move, as they stand now'),
    examples: z.array(movedCase).describe(`The first ${MOST_LISTED} of them`),
  })
  .meta({ id: 'ReplanResult' });

const viewMoved = ({ proposalId, referenceNumber, dates }: MovedCase): z.output<typeof movedCase> => ({
  proposalId,
  referenceNumber,
  dates: dates.map(({ ask: { kind, holder, departmentId }, from, to }) => ({
    ask: kind,
    holder,
    departmentId,
    from,
    to,
  })),
});

async function countSettling(manager: EntityManager, { deskId, orderedBy, orderedAt }: ReplanEntity): Promise<number> {
  const [count] = await manager.query<{ settling: number }[]>(
    `select count(*)::int as settling from commands
      where desk_id = $1 and kind = 'replan' and status = 'received' and actor_person_id = $2 and received_at >= $3`,
    [deskId, orderedBy, orderedAt],
  );
  return count?.settling ?? 0;
}

const viewReplan = async (
  manager: EntityManager,
  row: ReplanEntity,
  names: Names,
): Promise<z.output<typeof replanSchema>> => ({
  id: row.id,
  status: row.status,
  reason: row.reason,
  orderedBy: names.get(row.orderedBy) ?? '',
  orderedAt: row.orderedAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
  given: row.given,
  settling: row.given > 0 ? await countSettling(manager, row) : 0,
});

const order = defineRoute({
  name: 'POST /desks/{desk}/replans',
  operationId: 'orderReplan',
  tag: 'Desks',
  summary: 'Count the due dates of every open case again',
  description:
    'After a change of the desk’s calendar. Each open case whose dates move is given the command `replan`, with the reason, and takes it between two others; what was counted before stands in its record as it was. Some cases at a time: the list tells how far it is.',
  params: deskParams,
  body: z
    .strictObject({
      reason: text(2000).describe('Stands in each case whose dates move'),
      dryRun: z.boolean().default(false).describe('Only say which dates would move'),
    })
    .meta({ id: 'NewReplan' }),
  bodyExamples: { 'a day was added': { reason: REPLAN.reason } },
  problems: ['REPLAN_UNDER_WAY'],
  responses: {
    200: {
      description: 'A dry run: nothing was changed',
      schema: resultSchema,
      examples: { 'one case moves': REPLAN_RESULT },
    },
    202: {
      description: 'Ordered; it is carried out case by case',
      schema: resultSchema,
      examples: { 'one case moves': { ...REPLAN_RESULT, replan: { ...REPLAN, given: 0, settling: 0 } } },
    },
  },
  handler: async ({ manager, deskId, person, body, now }) => {
    const moved = await planReplan(manager, deskId);
    const told = { cases: moved.length, examples: moved.slice(0, MOST_LISTED).map(viewMoved) };
    if (body.dryRun) return reply(200, { replan: null, ...told });
    const row = manager.create(ReplanEntity, {
      deskId,
      id: randomUUID(),
      reason: body.reason,
      status: 'ordered',
      lastLookedAt: null,
      given: 0,
      orderedBy: person.personId,
      orderedAt: now,
      endedAt: null,
    });
    const { reason, orderedBy, orderedAt } = row;
    // Of two who order at once the first wins.
    const [written] = await manager.query<{ id: string }[]>(
      `insert into replans (desk_id, id, reason, status, ordered_by, ordered_at) values ($1, $2, $3, 'ordered', $4, $5)
       on conflict (desk_id) where status = 'ordered' do nothing returning id`,
      [deskId, row.id, reason, orderedBy, orderedAt],
    );
    if (!written) throw new DomainError('REPLAN_UNDER_WAY');
    await appendAudit(manager, {
      deskId,
      chain: DESK_CHAIN,
      action: 'replan.ordered',
      at: now,
      personId: orderedBy,
      facts: { replan: row.id, cases: moved.length },
      words: { reason },
    });
    const replan = await viewReplan(manager, row, await loadNames(manager, deskId, [orderedBy]));
    return reply(202, { replan, ...told });
  },
});

const list = defineRoute({
  name: 'GET /desks/{desk}/replans',
  operationId: 'listReplans',
  tag: 'Desks',
  summary: 'Orders to count due dates again, and how far they are',
  description: 'The latest first.',
  params: deskParams,
  responses: {
    200: {
      description: `The last ${MOST_ORDERS}`,
      schema: z.object({ replans: z.array(replanSchema) }).meta({ id: 'ReplanList' }),
      examples: { 'one is under way': { replans: [REPLAN] } },
    },
  },
  handler: async ({ manager, deskId }) => {
    const rows = await manager.find(ReplanEntity, {
      where: { deskId },
      order: { orderedAt: 'DESC', id: 'ASC' },
      take: MOST_ORDERS,
    });
    const names = await loadNames(
      manager,
      deskId,
      rows.map((row) => row.orderedBy),
    );
    const replans: z.output<typeof replanSchema>[] = [];
    for (const row of rows) replans.push(await viewReplan(manager, row, names));
    return reply(200, { replans });
  },
});

export const replanRoutes = [order, list];

import { LessThan, type EntityManager, type FindOptionsWhere, Raw } from 'typeorm';
import { z } from 'zod';
import { RECORDED, type RecordedClass } from '../../domain/field-access.js';
import { day } from '../../domain/text.js';
import { AuditAccessEntity } from '../../entities/index.js';
import { ACCESSES } from '../examples/answers.js';
import { betweenDays, caseParams, DEFAULT_PAGE, nextPage, pageQuery } from '../params.js';
import { defineRoute, reply } from '../route.js';
import { loadNames, type Names } from '../views/people-view.js';

/** Who read what of a case, and who tried and was refused: the question that a breach asks. */

const access = z
  .object({
    at: z.iso.datetime(),
    personId: z.uuid().nullable().describe('Null: an account that is nobody at this desk'),
    name: z.string().nullable(),
    action: z.string().describe('Route or command'),
    fields: z.array(z.enum(RECORDED)).describe('Classes of guarded fields that the answer showed'),
    code: z.string().nullable().describe('Why it was refused; null: it was answered'),
  })
  .meta({ id: 'Access', description: 'A read, or a refused attempt' });

const viewAccess = (row: AuditAccessEntity, names: Names): z.output<typeof access> => ({
  at: row.at.toISOString(),
  personId: row.personId,
  name: row.personId === null ? null : (names.get(row.personId) ?? null),
  action: row.action,
  fields: (row.fields?.split(' ') ?? []) as RecordedClass[],
  code: row.code,
});

const query = z.strictObject({
  limit: pageQuery.limit,
  cursor: z
    .string()
    .regex(/^[1-9]\d{0,17}$/)
    .optional()
    .describe('`next` of the page before'),
  from: day().optional().describe('First day (Tokyo)'),
  to: day().optional().describe('Last day (Tokyo)'),
  personId: z.uuid().optional().describe('Only of this person'),
});

function findAccesses(
  manager: EntityManager,
  of: Pick<AuditAccessEntity, 'deskId'> & { readonly proposalId: string },
  { from, to, cursor, personId }: z.output<typeof query>,
  limit: number,
): Promise<AuditAccessEntity[]> {
  const where: FindOptionsWhere<AuditAccessEntity> = { ...of };
  if (cursor !== undefined) where.id = LessThan(cursor);
  if (personId !== undefined) where.personId = personId.toLowerCase();
  if (from !== undefined || to !== undefined) {
    const { first, after } = betweenDays(from, to);
    where.at = Raw((column) => `${column} >= :first and ${column} < :after`, { first, after });
  }
  return manager.find(AuditAccessEntity, { where, order: { id: 'DESC' }, take: limit + 1 });
}

const get = defineRoute({
  name: 'GET /audit/proposals/{id}/accesses',
  operationId: 'listAccesses',
  tag: 'Audit',
  summary: 'Who read protected or personal fields of a case, and who was refused, the latest first',
  description:
    'Every answer that shows such fields has a row, and every refused attempt. Reading this list shows none of the fields, and is no such read itself.',
  params: caseParams,
  query,
  responses: {
    200: {
      description: 'A page; `next` is the cursor of the following one, null on the last',
      schema: z.object({ accesses: z.array(access), next: nextPage }).meta({ id: 'AccessPage' }),
      examples: { 'a read and a refused attempt': ACCESSES },
    },
  },
  handler: async ({ query: asked, openCase }) =>
    reply(
      200,
      await openCase(async ({ manager, deskId, proposal }) => {
        const limit = asked.limit ?? DEFAULT_PAGE;
        const rows = await findAccesses(manager, { deskId, proposalId: proposal.id }, asked, limit);
        const page = rows.slice(0, limit);
        const names = await loadNames(
          manager,
          deskId,
          page.map(({ personId }) => personId),
        );
        const next = rows.length > limit ? (page.at(-1)?.id ?? null) : null;
        return { accesses: page.map((row) => viewAccess(row, names)), next };
      }),
    ),
});

export const accessRoutes = [get];

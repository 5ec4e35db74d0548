import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { isDesk } from '../../domain/access.js';
import type { AskKind } from '../../domain/case-state.js';
import { tokyoDay } from '../../domain/calendar.js';
import type { Party } from '../../domain/stages.js';
import { MembershipEntity } from '../../entities/index.js';
import { findPersonByAccount, type Person } from '../../entities/records/people.js';
import { withDesk } from '../../entities/with-desk.js';
import { TASKS } from '../examples/answers.js';
import { defineRoute, reply } from '../route.js';
import { askKindSchema, partySchema } from '../views/vocabulary.js';

const MOST_TASKS = 200;

const task = z
  .object({
    desk: z.string(),
    proposalId: z.uuid(),
    referenceNumber: z.string().nullable(),
    title: z.string(),
    ask: askKindSchema,
    holder: partySchema,
    departmentId: z.uuid().nullable(),
    since: z.iso.datetime(),
    due: z.iso.datetime().nullable().describe('Null: the clock stands'),
    overdue: z.boolean(),
  })
  .meta({ id: 'Task' });

interface OpenAsk {
  readonly proposal_id: string;
  readonly reference_number: string | null;
  readonly title: string;
  readonly kind: AskKind;
  readonly holder: Party;
  readonly department_id: string | null;
  readonly since: Date;
  readonly until: Date | null;
}

/** The open asks that await this person in one of their roles. */
function listOpenAsks(manager: EntityManager, deskId: string, person: Person): Promise<OpenAsk[]> {
  const { roles, departmentIds, personId, organisationId } = person;
  return manager.query<OpenAsk[]>(
    `select a.proposal_id, p.reference_number, p.title, a.kind, a.holder, a.department_id, a.since, a.until
       from asks a join proposals p on p.desk_id = a.desk_id and p.id = a.proposal_id
      where a.desk_id = $1 and a.closed_at is null
        and ((a.holder = 'desk' and $2)
          or (a.holder = 'department' and a.department_id = any($3::uuid[]))
          or (a.holder = 'expert' and coalesce((p.state -> 'expert' ->> 'personId')::uuid = $5, $2))
          or (a.holder = 'proposer' and $4 and (p.proposer_person_id = $5 or p.organisation_id = $6)))
      order by a.until asc nulls last, a.since, a.proposal_id, a.key
      limit ${MOST_TASKS}`,
    [deskId, isDesk(person), [...departmentIds], roles.includes('proposer'), personId, organisationId],
  );
}

const get = defineRoute({
  name: 'GET /tasks',
  operationId: 'listTasks',
  tag: 'Tasks',
  summary: 'What awaits me, over all my desks, the earliest due first',
  description:
    'The open asks that await one of my people in one of their roles: the desk’s, my departments’, my own proposals’.',
  responses: {
    200: {
      description: `At most ${MOST_TASKS}; \`more\` says that there are others`,
      schema: z.object({ tasks: z.array(task), more: z.boolean() }).meta({ id: 'TaskList' }),
      examples: { 'one task': TASKS },
    },
  },
  handler: async ({ account, now, deps }) => {
    const { accountId } = account;
    const memberships = await deps.dataSource.manager.findBy(MembershipEntity, { accountId });
    const items: z.output<typeof task>[] = [];
    let more = false;
    for (const { deskId } of memberships) {
      const { ofDesk, asks } = await withDesk(deps.dataSource, { deskId }, async (manager) => {
        const person = await findPersonByAccount(manager, deskId, accountId, tokyoDay(now.toISOString()));
        if (!person) return { ofDesk: false, asks: [] };
        return { ofDesk: isDesk(person), asks: await listOpenAsks(manager, deskId, person) };
      });
      more ||= asks.length === MOST_TASKS;
      items.push(...asks.map((ask) => viewTask(deskId, ask, now, ofDesk)));
    }
    items.sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999') || a.since.localeCompare(b.since));
    return reply(200, { tasks: items.slice(0, MOST_TASKS), more: more || items.length > MOST_TASKS });
  },
});

const viewTask = (deskId: string, ask: OpenAsk, now: Date, ofDesk: boolean): z.output<typeof task> => ({
  desk: deskId,
  proposalId: ask.proposal_id,
  referenceNumber: ask.reference_number,
  // M-28: an expert knows the question, not the proposal.
  title: ask.holder === 'expert' && !ofDesk ? '' : ask.title,
  ask: ask.kind,
  holder: ask.holder,
  departmentId: ask.department_id,
  since: ask.since.toISOString(),
  due: ask.until?.toISOString() ?? null,
  overdue: ask.until !== null && ask.until < now,
});

export const taskRoutes = [get];

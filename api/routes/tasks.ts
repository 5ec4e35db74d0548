import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { isDesk } from '../../domain/access.js';
import type { AskKind } from '../../domain/case-state.js';
import { tokyoDay } from '../../domain/calendar.js';
import type { Party } from '../../domain/stages.js';
import { MembershipEntity } from '../../entities/index.js';
import { isRoleOfSide } from '../../entities/records/assignments.js';
import { listFollowUps, type OpenFollowUp } from '../../entities/records/follow-ups.js';
import { findPersonByAccount, isHeldOn, type Person } from '../../entities/records/people.js';
import { withDesk } from '../../entities/with-desk.js';
import { TASKS } from '../examples/answers.js';
import { defineRoute, reply } from '../route.js';
import { followUpKindSchema } from '../views/follow-up-view.js';
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
    inCharge: z
      .object({ personId: z.uuid(), name: z.string() })
      .nullable()
      .optional()
      .describe('Who is in charge of that side; null: nobody. Only of the city’s own sides'),
  })
  .meta({ id: 'Task' });

const openFollowUp = z
  .object({
    id: z.uuid(),
    desk: z.string(),
    proposalId: z.uuid(),
    referenceNumber: z.string().nullable(),
    title: z.string(),
    kind: followUpKindSchema,
    departmentId: z.uuid().nullable().describe('Null: the desk’s'),
    openedAt: z.iso.datetime(),
  })
  .meta({ id: 'OpenFollowUp', description: 'A task beside the process: nothing in the case waits for it' });

/** What one looks into: what hangs on me, what my sides have, what of it nobody is in charge of, or everything. */
const INBOXES = ['mine', 'department', 'unclaimed', 'all'] as const;

const filters = z.strictObject({
  inbox: z
    .enum(INBOXES)
    .optional()
    .describe(
      'mine: I am in charge or stand in for who is, or it awaits me as a proposer or expert; department: what awaits the desk or a department of mine, whoever is in charge; unclaimed: of that what nobody is in charge of; all where it is not given',
    ),
  assignee: z.uuid().optional().describe('Of the city’s own sides: this person is in charge'),
});
type Filters = z.output<typeof filters>;

interface OpenAsk {
  readonly proposal_id: string;
  readonly reference_number: string | null;
  readonly title: string;
  readonly kind: AskKind;
  readonly holder: Party;
  readonly department_id: string | null;
  readonly since: Date;
  readonly until: Date | null;
  readonly in_charge: string | null;
  readonly in_charge_name: string | null;
}

const WAYS_IN: Readonly<Record<(typeof INBOXES)[number], string>> = {
  mine: `(a.holder in ('proposer', 'expert') or charged.person_id = $5 or exists (
            select 1 from absences away
             where away.desk_id = a.desk_id and away.person_id = charged.person_id and away.substitute_id = $5
               and away.cancelled_at is null and $7::date between away.from_day and away.to_day))`,
  department: `a.holder in ('desk', 'department')`,
  unclaimed: `(a.holder in ('desk', 'department') and charged.person_id is null)`,
  all: 'true',
};

/** The open asks that await this person in one of their roles. Who has left the side is in charge of nothing. */
function listOpenAsks(
  manager: EntityManager,
  deskId: string,
  person: Person,
  { inbox = 'all', assignee = null }: { inbox?: Filters['inbox']; assignee?: string | null },
  today: string,
): Promise<OpenAsk[]> {
  const { roles, departmentIds, personId, organisationId } = person;
  return manager.query<OpenAsk[]>(
    `select a.proposal_id, p.reference_number, p.title, a.kind, a.holder, a.department_id, a.since, a.until,
            charged.person_id as in_charge, who.name as in_charge_name
       from asks a join proposals p on p.desk_id = a.desk_id and p.id = a.proposal_id
       left join case_assignments charged
         on charged.desk_id = a.desk_id and charged.proposal_id = a.proposal_id and charged.until is null
        and charged.holder = a.holder and charged.department_id is not distinct from a.department_id
        and exists (select 1 from person_roles held
                     join people other on other.desk_id = held.desk_id and other.id = held.person_id
                      and other.disabled_at is null
                     where held.desk_id = a.desk_id and held.person_id = charged.person_id
                       and ${isHeldOn('held', '$7::date')} and ${isRoleOfSide('held', 'a.holder', 'a.department_id')})
       left join people who on who.desk_id = charged.desk_id and who.id = charged.person_id
      where a.desk_id = $1 and a.closed_at is null
        and ((a.holder = 'desk' and $2)
          or (a.holder = 'department' and a.department_id = any($3::uuid[]))
          or (a.holder = 'expert' and coalesce((p.state -> 'expert' ->> 'personId')::uuid = $5, $2))
          or (a.holder = 'proposer' and $4 and (p.proposer_person_id = $5 or p.organisation_id = $6)))
        and ${WAYS_IN[inbox]} and ($8::uuid is null or charged.person_id = $8)
      order by a.until asc nulls last, a.since, a.proposal_id, a.key
      limit ${MOST_TASKS}`,
    [deskId, isDesk(person), [...departmentIds], roles.includes('proposer'), personId, organisationId, today, assignee],
  );
}

const get = defineRoute({
  name: 'GET /tasks',
  operationId: 'listTasks',
  tag: 'Tasks',
  summary: 'What awaits me, over all my desks, the earliest due first',
  description:
    'The open asks that await one of my people in one of their roles: the desk’s, my departments’, my own proposals’.',
  query: filters,
  responses: {
    200: {
      description: `At most ${MOST_TASKS}; \`more\` says that there are others`,
      schema: z
        .object({
          tasks: z.array(task),
          followUps: z.array(openFollowUp).describe('Tasks beside the process; they are a side’s, and nobody’s own'),
          more: z.boolean(),
        })
        .meta({ id: 'TaskList' }),
      examples: { 'one task': TASKS },
    },
  },
  handler: async ({ account, query, now, deps }) => {
    const { accountId } = account;
    const today = tokyoDay(now.toISOString());
    const memberships = await deps.dataSource.manager.findBy(MembershipEntity, { accountId });
    const items: z.output<typeof task>[] = [];
    const followUps: z.output<typeof openFollowUp>[] = [];
    let more = false;
    for (const { deskId } of memberships) {
      const { ofDesk, asks, open } = await withDesk(deps.dataSource, { deskId }, async (manager) => {
        const person = await findPersonByAccount(manager, deskId, accountId, today);
        if (!person) return { ofDesk: false, asks: [], open: [] };
        const isShown = query.inbox !== 'mine' && query.assignee === undefined;
        return {
          ofDesk: isDesk(person),
          asks: await listOpenAsks(manager, deskId, person, query, today),
          open: isShown ? await listFollowUps(manager, deskId, person) : [],
        };
      });
      followUps.push(...open.map((each) => viewFollowUp(deskId, each)));
      more ||= asks.length === MOST_TASKS;
      items.push(...asks.map((ask) => viewTask(deskId, ask, now, ofDesk)));
    }
    items.sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999') || a.since.localeCompare(b.since));
    return reply(200, { tasks: items.slice(0, MOST_TASKS), followUps, more: more || items.length > MOST_TASKS });
  },
});

const viewFollowUp = (desk: string, open: OpenFollowUp): z.output<typeof openFollowUp> => ({
  id: open.id,
  desk,
  proposalId: open.proposalId,
  referenceNumber: open.referenceNumber,
  title: open.title,
  kind: open.kind,
  departmentId: open.departmentId,
  openedAt: open.openedAt.toISOString(),
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
  ...((ask.holder === 'desk' || ask.holder === 'department') && {
    inCharge: ask.in_charge === null ? null : { personId: ask.in_charge, name: ask.in_charge_name ?? '' },
  }),
});

export const taskRoutes = [get];

import { z } from 'zod';
import { isDesk } from '../../domain/access.js';
import { isAssignedSide } from '../../domain/assignments.js';
import { tokyoDay } from '../../domain/calendar.js';
import { listFollowUps, type OpenFollowUp } from '../../entities/records/follow-ups.js';
import { listOpenAsks, MOST_ASKS, type OpenAsk } from '../../entities/records/open-asks.js';
import { atEachDesk } from '../callers.js';
import { TASKS } from '../examples/answers.js';
import { defineRoute, reply } from '../route.js';
import { followUpKindSchema } from '../views/follow-up-view.js';
import { namedPersonSchema } from '../views/people-view.js';
import { askKindSchema, partySchema } from '../views/vocabulary.js';

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
    inCharge: namedPersonSchema
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
      description: `At most ${MOST_ASKS}; \`more\` says that there are others`,
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
    const today = tokyoDay(now.toISOString());
    const isShown = query.inbox !== 'mine' && query.assignee === undefined;
    const desks = await atEachDesk({ deps, account, now }, async ({ manager, deskId, person }) => {
      const asks = await listOpenAsks(manager, deskId, person, query, today);
      const open = isShown ? await listFollowUps(manager, deskId, person) : [];
      return {
        tasks: asks.map((ask) => viewTask(deskId, ask, now, isDesk(person))),
        followUps: open.map((each) => viewFollowUp(deskId, each)),
      };
    });
    const items = desks.flatMap(({ tasks }) => tasks);
    const more = desks.some(({ tasks }) => tasks.length === MOST_ASKS);
    items.sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999') || a.since.localeCompare(b.since));
    return reply(200, {
      tasks: items.slice(0, MOST_ASKS),
      followUps: desks.flatMap(({ followUps }) => followUps),
      more: more || items.length > MOST_ASKS,
    });
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
  ...(isAssignedSide(ask.holder) && {
    inCharge: ask.in_charge === null ? null : { personId: ask.in_charge, name: ask.in_charge_name ?? '' },
  }),
});

export const taskRoutes = [get];

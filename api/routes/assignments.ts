import { z } from 'zod';
import { isDesk, relationsOf } from '../../domain/access.js';
import {
  assignmentFault,
  caseFault,
  isSameSide,
  sideMeant,
  type AssignmentAction,
  type Side,
} from '../../domain/assignments.js';
import { tokyoDay } from '../../domain/calendar.js';
import { DomainError, type ErrorCode, type FieldError } from '../../domain/errors.js';
import { text } from '../../domain/text.js';
import { CaseAssignmentEntity, type ProposalEntity } from '../../entities/index.js';
import { findInCharge, putInCharge, releaseSide, type Assignment } from '../../entities/records/assignments.js';
import { actorFor, findPersonById, listAssignees, type Person } from '../../entities/records/people.js';
import { lockProposal } from '../../entities/records/proposals.js';
import type { AtDesk } from '../callers.js';
import { ASSIGNEES, ASSIGNMENTS, IN_CHARGE } from '../examples/assignments.js';
import { DEPARTMENT } from '../examples/commands.js';
import { caseParams, deskParams } from '../params.js';
import { invalid } from '../problem.js';
import { defineRoute, reply } from '../route.js';
import {
  assignmentActionSchema,
  assignmentWaySchema,
  inChargeSchema,
  sideOfCase,
  viewInCharge,
} from '../views/assignment-view.js';
import { loadNames } from '../views/people-view.js';
import { roleSchema } from '../views/vocabulary.js';

/** Who is in charge of a side of a case: taken, given back, given, handed on. Beside the process: no state changes. */

const named = z
  .uuid()
  .nullable()
  .optional()
  .describe('The side: a department, null for the desk; the only one that can be meant where it is not given');

const AT_ONCE = 200;

const assignmentRow = z
  .object({
    ...sideOfCase,
    personId: z.uuid(),
    name: z.string(),
    how: assignmentWaySchema,
    givenBy: z.string().describe('Name of who did it'),
    note: z.string().nullable(),
    since: z.iso.datetime(),
    until: z.iso.datetime().nullable().describe('Null: still in charge'),
  })
  .meta({ id: 'Assignment' });

const FAULTS = [
  'CASE_CLOSED',
  'NOT_SUBMITTED',
  'NOT_AUTHORISED',
  'ALREADY_ASSIGNED',
  'NOT_ASSIGNED',
  'NOT_IN_CHARGE',
  'ASSIGNEE_NOT_OF_SIDE',
  'PERSON_UNKNOWN',
  'SIDE_AMBIGUOUS',
  'DEPARTMENT_NOT_ASKED',
] as const satisfies readonly ErrorCode[];

/** The field that a fault is about, where it is about one. */
const FIELD_OF: { readonly [Code in ErrorCode]?: string } = {
  ASSIGNEE_NOT_OF_SIDE: 'personId',
  PERSON_UNKNOWN: 'personId',
  SIDE_AMBIGUOUS: 'departmentId',
  DEPARTMENT_NOT_ASKED: 'departmentId',
};

interface Wanted {
  readonly action: AssignmentAction;
  readonly departmentId: string | null | undefined;
  readonly personId: string | undefined;
  readonly note: string | null;
  readonly now: Date;
}

type AtLockedCase = Pick<AtDesk, 'manager' | 'deskId' | 'person'> & { readonly proposal: ProposalEntity };

interface Allowed {
  readonly side: Side;
  readonly inCharge: Assignment | null;
  readonly assignee: Person | null;
}

/** Looks at one case under its lock: what would be done, or why it can't. */
async function examine(at: AtLockedCase, wanted: Wanted): Promise<Allowed | ErrorCode> {
  const { manager, deskId, person, proposal } = at;
  const today = tokyoDay(wanted.now.toISOString());
  const closed = caseFault(proposal.state);
  if (closed !== null) return closed;
  const side = sideMeant(proposal.state, person, wanted.departmentId);
  if (typeof side === 'string') return side;
  const all = await findInCharge(manager, deskId, [proposal.id], today);
  const inCharge = all.find((each) => isSameSide(each, side)) ?? null;
  const assignee = wanted.personId === undefined ? null : await findPersonById(manager, deskId, wanted.personId, today);
  const fault = assignmentFault({ action: wanted.action, by: person, side, inCharge, assignee });
  return fault ?? { side, inCharge, assignee };
}

const HOW = { claim: 'claimed', assign: 'assigned', delegate: 'delegated' } as const;

async function carryOut(at: AtLockedCase, wanted: Wanted, { side, inCharge, assignee }: Allowed): Promise<void> {
  const { manager, deskId, person, proposal } = at;
  const { action, note, now } = wanted;
  const common = { deskId, proposalId: proposal.id, side, givenBy: person.personId, note, now };
  if (action === 'release') {
    const back = inCharge?.delegatedBy ?? null;
    const delegator = back === null ? null : await findPersonById(manager, deskId, back, tokyoDay(now.toISOString()));
    const returns = { action: 'claim', side, inCharge: null, assignee: null } as const;
    // What was delegated returns to whoever delegated it, as long as they still belong there.
    if (delegator !== null && assignmentFault({ ...returns, by: delegator }) === null) {
      await putInCharge(manager, { ...common, personId: delegator.personId, how: 'assigned' });
    } else await releaseSide(manager, common);
    return;
  }
  const personId = action === 'claim' ? person.personId : assignee!.personId;
  if (inCharge?.personId === personId && inCharge.inForce) return;
  const delegatedBy = action === 'delegate' ? person.personId : null;
  await putInCharge(manager, { ...common, personId, how: HOW[action], delegatedBy });
}

const get = defineRoute({
  name: 'GET /proposals/{id}/assignments',
  operationId: 'listAssignments',
  tag: 'Tasks',
  summary: 'Who is and was in charge of this case',
  description: 'By side, the latest first: the desk’s and that of each department that takes part.',
  params: caseParams,
  responses: {
    200: {
      description: 'Those in charge now, and everybody who was before',
      schema: z
        .object({ inCharge: z.array(inChargeSchema), history: z.array(assignmentRow) })
        .meta({ id: 'AssignmentList' }),
      examples: { 'claimed by an officer': ASSIGNMENTS },
    },
  },
  handler: async ({ openCase, now }) => {
    const body = await openCase(async ({ manager, deskId, proposal }) => {
      const rows = await manager.find(CaseAssignmentEntity, {
        where: { deskId, proposalId: proposal.id },
        order: { since: 'DESC', id: 'ASC' },
      });
      const names = await loadNames(
        manager,
        deskId,
        rows.flatMap((row) => [row.personId, row.givenBy]),
      );
      return {
        inCharge: viewInCharge(await findInCharge(manager, deskId, [proposal.id], tokyoDay(now.toISOString()))),
        history: rows.map(({ holder, departmentId, personId, how, givenBy, note, since, until }) => ({
          holder,
          departmentId,
          personId,
          name: names.get(personId) ?? '',
          how,
          givenBy: names.get(givenBy) ?? '',
          note,
          since: since.toISOString(),
          until: until?.toISOString() ?? null,
        })),
      };
    });
    return reply(200, body);
  },
});

const change = defineRoute({
  name: 'POST /proposals/{id}/assignments',
  operationId: 'changeAssignment',
  tag: 'Tasks',
  summary: 'Take charge of a side of a case, give it back, give it to somebody, or hand it on',
  description:
    'claim: I am in charge from now on, unless somebody is already. release: back to the inbox, or to whoever delegated it. assign: by the leader of the department, or the desk head. delegate: by the person in charge. As long as somebody is in charge, only they, their substitute during an absence, the leader of the department and the desk head give the commands of that side; everybody else gets ASSIGNED_TO_ANOTHER.',
  params: caseParams,
  body: z
    .strictObject({
      action: assignmentActionSchema,
      departmentId: named,
      personId: z.uuid().optional().describe('assign, delegate: to whom'),
      note: text(2000).optional(),
    })
    .meta({ id: 'AssignmentChange' }),
  bodyExamples: {
    'take charge': { action: 'claim' },
    'the leader gives it': { action: 'assign', departmentId: DEPARTMENT, personId: IN_CHARGE.personId },
  },
  problems: FAULTS,
  responses: {
    200: {
      description: 'Who is in charge now',
      schema: z.object({ inCharge: z.array(inChargeSchema) }).meta({ id: 'InChargeList' }),
      examples: { 'claimed by an officer': { inCharge: [IN_CHARGE] } },
    },
  },
  handler: async ({ openCase, body, now }) => {
    const { action, departmentId, personId, note = null } = body;
    // Who claims for somebody else would find themselves in charge.
    if (personId !== undefined && (action === 'claim' || action === 'release')) {
      throw invalid([{ field: 'personId', code: 'NOT_ALLOWED' }]);
    }
    const inCharge = await openCase(
      async (at) => {
        const wanted = { action, departmentId, personId, note, now };
        const allowed = await examine(at, wanted);
        if (typeof allowed === 'string') {
          const field = FIELD_OF[allowed];
          throw new DomainError(allowed, field === undefined ? [] : [{ field, code: allowed }]);
        }
        await carryOut(at, wanted, allowed);
        return viewInCharge(await findInCharge(at.manager, at.deskId, [at.proposal.id], tokyoDay(now.toISOString())));
      },
      { lock: true, action: `assignment.${action}` },
    );
    return reply(200, { inCharge });
  },
});

const assignMany = defineRoute({
  name: 'POST /desks/{desk}/assignments',
  operationId: 'assignMany',
  tag: 'Tasks',
  summary: 'Put somebody in charge of many cases at once: of all of them, or of none',
  description:
    'By the leader of the department, or the desk head. Where one of them can’t be assigned, nothing is, and `errors` says which and why.',
  params: deskParams,
  body: z
    .strictObject({
      personId: z.uuid().describe('Who is to be in charge'),
      cases: z
        .array(z.strictObject({ proposalId: z.uuid(), departmentId: named }).meta({ id: 'CaseToAssign' }))
        .min(1)
        .max(AT_ONCE),
      note: text(2000).optional(),
    })
    .meta({ id: 'BulkAssignment' }),
  bodyExamples: {
    'two cases': {
      personId: IN_CHARGE.personId,
      cases: [{ proposalId: '0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10', departmentId: DEPARTMENT }],
    },
  },
  problems: ['ASSIGNMENTS_REFUSED'],
  responses: {
    200: {
      description: 'Everything was assigned',
      schema: z.object({ assigned: z.int() }).meta({ id: 'BulkAssigned' }),
      examples: { 'two cases': { assigned: 2 } },
    },
  },
  handler: async ({ manager, deskId, person, body, now }) => {
    const faults: FieldError[] = [];
    const work: (() => Promise<void>)[] = [];
    const inOrder = body.cases
      .map((each, index) => ({ ...each, index }))
      // In the order of their ids: two such requests lock the same cases in the same order.
      .sort((a, b) => (a.proposalId < b.proposalId ? -1 : a.proposalId > b.proposalId ? 1 : a.index - b.index));
    for (const { proposalId, departmentId, index } of inOrder) {
      const proposal = await lockProposal(manager, deskId, proposalId);
      const relations = proposal
        ? relationsOf(actorFor(person, proposal), proposal.state, proposal.authorPersonId === person.personId)
        : [];
      if (!proposal || !relations.some((relation) => relation === 'desk' || relation === 'participant')) {
        faults.push({ field: `cases.${index}.proposalId`, code: 'NOT_FOUND' });
        continue;
      }
      const wanted = { action: 'assign', departmentId, personId: body.personId, note: body.note ?? null, now } as const;
      const at = { manager, deskId, person, proposal };
      const allowed = await examine(at, wanted);
      if (typeof allowed === 'string') faults.push({ field: `cases.${index}`, code: allowed });
      else work.push(() => carryOut(at, wanted, allowed));
    }
    if (faults.length > 0) throw new DomainError('ASSIGNMENTS_REFUSED', faults);
    for (const carry of work) await carry();
    return reply(200, { assigned: work.length });
  },
});

const assignees = defineRoute({
  name: 'GET /desks/{desk}/assignees',
  operationId: 'listAssignees',
  tag: 'Tasks',
  summary: 'Who can be in charge of what, today',
  description: 'The people of the desk and of the departments, with the roles in which they act.',
  params: deskParams,
  responses: {
    200: {
      description: 'By name',
      schema: z
        .object({
          assignees: z.array(
            z
              .object({
                personId: z.uuid(),
                name: z.string(),
                roles: z.array(roleSchema),
                departmentIds: z.array(z.uuid()),
                ofDesk: z.boolean().describe('Can be in charge of the desk’s side'),
              })
              .meta({ id: 'Assignee' }),
          ),
        })
        .meta({ id: 'AssigneeList' }),
      examples: { 'an officer': ASSIGNEES },
    },
  },
  handler: async ({ manager, deskId, now }) => {
    const people = await listAssignees(manager, deskId, tokyoDay(now.toISOString()));
    return reply(200, {
      assignees: people.map((person) => ({
        personId: person.personId,
        name: person.name,
        roles: [...person.roles],
        departmentIds: [...person.departmentIds],
        ofDesk: isDesk(person),
      })),
    });
  },
});

export const assignmentRoutes = [get, change, assignMany, assignees];

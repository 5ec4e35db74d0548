import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { ASSIGNED_SIDES } from '../../domain/assignments.js';
import { tokyoDay } from '../../domain/calendar.js';
import { DomainError, type FieldError } from '../../domain/errors.js';
import {
  PREDECESSOR_KINDS,
  type Handed,
  type HandoverFault,
  type HandoverOrder,
  type TransferRules,
} from '../../domain/handover.js';
import { day, text } from '../../domain/text.js';
import { DepartmentEntity, HANDOVER_STATUSES, HandoverEntity } from '../../entities/index.js';
import { appendAudit, DESK_CHAIN } from '../../entities/records/audit.js';
import {
  endRoles,
  giveHandover,
  HANDOVER_WARNINGS,
  hasActedForCity,
  planHandover,
  restoreRoles,
  warnOfHandover,
  type HandoverWarning,
} from '../../entities/records/handovers.js';
import { loadCurrentProfile } from '../../entities/records/profiles.js';
import { beginChange } from '../administering.js';
import type { AtDesk } from '../callers.js';
import { BRIEF, HANDOVER, HANDOVER_RESULT, NEW_HANDOVER } from '../examples/handovers.js';
import { caseParams, deskParams } from '../params.js';
import { ApiProblem, invalid, notFound } from '../problem.js';
import { defineRoute, reply } from '../route.js';
import { openPartSchema, viewOpenPart } from '../views/assignment-view.js';
import { handoverBriefSchema, viewHandoverBrief } from '../views/handover-brief-view.js';
import { loadNames, type Names } from '../views/people-view.js';
import { daySchema } from '../views/vocabulary.js';

/** Transfers (人事異動): one order for everything that a person or a section has open. */

/** Ids are compared with those of the record, which are in lower case: who goes must not come back as somebody else. */
const anyId = z.uuid().toLowerCase();

const predecessor = z
  .strictObject({ kind: z.enum(PREDECESSOR_KINDS), id: anyId })
  .meta({ id: 'Predecessor', description: 'Who goes: a person, or a section (department)' });

const successor = anyId.describe('Of the kind of the predecessor: a person, or a section');

const newHandover = z
  .strictObject({
    from: predecessor,
    effectiveOn: day().describe('First day on which the successors act and the predecessor does not; today or later'),
    successorId: successor
      .optional()
      .describe('For everything that names no other; needed where the day is yet to come'),
    sides: z
      .array(
        z
          .strictObject({
            holder: z.enum(ASSIGNED_SIDES),
            departmentId: anyId.nullable().describe('Null: the desk’s side'),
            successorId: successor,
          })
          .meta({ id: 'SuccessorOfSide' }),
      )
      .max(50)
      .default([])
      .describe('For the cases of one side'),
    cases: z
      .array(
        z
          .strictObject({ proposalId: anyId, successorId: successor.optional(), note: text(4000).optional() })
          .meta({ id: 'SuccessorOfCase' }),
      )
      .max(2000)
      .default([])
      .describe('For single cases, with what the successor has to know of them'),
    note: text(4000).optional().describe('For every case that has none of its own'),
    dryRun: z.boolean().default(false).describe('Only say what would go to whom, and what is missing'),
  })
  .meta({ id: 'NewHandover' });

const handedPart = openPartSchema
  .extend({
    successorId: z.uuid().nullable().describe('Null: back to the inbox of the side'),
    hasNote: z.boolean(),
  })
  .meta({ id: 'PartToHandOver' });

const warningSchema = z
  .object({
    code: z.enum(HANDOVER_WARNINGS).meta({ id: 'HandoverWarningCode' }),
    departmentId: z.uuid().nullable().describe('Null: the desk'),
  })
  .meta({ id: 'HandoverWarning', description: 'A side that is left without a leader, or without anybody' });

const handoverSchema = z
  .object({
    id: z.uuid(),
    from: z.object({ kind: z.enum(PREDECESSOR_KINDS), id: z.uuid(), name: z.string() }).meta({ id: 'HandedFrom' }),
    effectiveOn: daySchema,
    successorId: z.uuid().nullable(),
    status: z.enum(HANDOVER_STATUSES).meta({ id: 'HandoverStatus' }),
    problem: z.string().nullable().describe('What keeps it from being carried out although its day has come'),
    orderedBy: z.string(),
    orderedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable().describe('When it was carried out or taken back'),
    settling: z.int().describe('Cases whose workflow has yet to take the command; they go on by themselves'),
  })
  .meta({ id: 'Handover' });

const resultSchema = z
  .object({
    handover: handoverSchema.nullable().describe('Null: a dry run'),
    parts: z.array(handedPart).describe('What goes to whom; of a later day: as it stands now'),
    missing: z
      .array(
        openPartSchema
          .extend({ code: z.enum(['SUCCESSOR_MISSING', 'SUCCESSOR_NOT_OF_SIDE', 'HANDOVER_NOTE_REQUIRED']) })
          .meta({ id: 'MissingPart' }),
      )
      .describe('Dry run: what would keep it from being carried out'),
    warnings: z.array(warningSchema),
  })
  .meta({ id: 'HandoverResult' });

const viewWarnings = (warnings: readonly HandoverWarning[]): z.output<typeof warningSchema>[] =>
  warnings.map(({ code, departmentId }) => ({ code, departmentId }));

const viewParts = ({ parts }: Handed): z.output<typeof handedPart>[] =>
  parts.map((part) => ({ ...viewOpenPart(part), successorId: part.successorId, hasNote: part.note !== null }));

const viewMissing = (faults: readonly HandoverFault[]) =>
  faults.map(({ part, code }) => ({ ...viewOpenPart(part), code }));

const fromOf = (row: HandoverEntity): HandoverOrder['from'] => row.plan.from;

async function namesFor(manager: EntityManager, deskId: string, rows: readonly HandoverEntity[]): Promise<Names> {
  const people = await loadNames(
    manager,
    deskId,
    rows.flatMap((row) => [row.fromPersonId, row.createdBy]),
  );
  const departments = rows.some((row) => row.fromDepartmentId !== null)
    ? await manager.findBy(DepartmentEntity, { deskId })
    : [];
  return new Map([...people, ...departments.map(({ id, nameJa }) => [id, nameJa] as const)]);
}

async function countSettling(manager: EntityManager, { deskId, id }: HandoverEntity): Promise<number> {
  const [count] = await manager.query<{ settling: number }[]>(
    `select count(*)::int as settling from commands
      where desk_id = $1 and kind = 'hand_over' and status = 'received' and input ->> 'handoverId' = $2`,
    [deskId, id],
  );
  return count?.settling ?? 0;
}

async function viewHandover(
  manager: EntityManager,
  row: HandoverEntity,
  names: Names,
): Promise<z.output<typeof handoverSchema>> {
  const from = fromOf(row);
  return {
    id: row.id,
    from: { kind: from.kind, id: from.id, name: names.get(from.id) ?? '' },
    effectiveOn: row.effectiveOn,
    successorId: row.plan.successorId,
    status: row.status,
    problem: row.problem,
    orderedBy: names.get(row.createdBy) ?? '',
    orderedAt: row.createdAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    settling: row.status === 'done' ? await countSettling(manager, row) : 0,
  };
}

const readOrder = (body: z.output<typeof newHandover>): HandoverOrder => ({
  from: body.from,
  effectiveOn: body.effectiveOn,
  successorId: body.successorId ?? null,
  sides: body.sides,
  cases: body.cases.map(({ proposalId, successorId, note }) => ({
    proposalId,
    successorId: successorId ?? null,
    note: note ?? null,
  })),
  note: body.note ?? null,
});

async function rulesOf(manager: EntityManager, deskId: string): Promise<TransferRules> {
  const profile = await loadCurrentProfile(manager, deskId);
  if (!profile) throw notFound('desk');
  return profile.escalation.officer_transfer;
}

/** What is wrong with an order whatever is open: nobody goes who is not there, and nothing is handed over in the past. */
async function checkOrder(
  { manager, deskId }: AtDesk,
  order: HandoverOrder,
  rules: TransferRules,
  today: string,
): Promise<void> {
  const { from, effectiveOn, successorId } = order;
  const isPerson = from.kind === 'person';
  const isThere = isPerson
    ? await hasActedForCity(manager, deskId, from.id)
    : await manager.existsBy(DepartmentEntity, { deskId, id: from.id });
  const unknown = isPerson ? 'PERSON_UNKNOWN' : 'DEPARTMENT_UNKNOWN';
  if (!isThere) throw new DomainError(unknown, [{ field: 'from.id', code: unknown }]);
  if (effectiveOn < today) throw new DomainError('DATE_IN_PAST', [{ field: 'effectiveOn', code: 'DATE_IN_PAST' }]);
  // Until that day more may come to who goes: somebody has to be named for what is not there yet.
  const needsDefault = effectiveOn > today && (rules.successor_required || from.kind === 'department');
  if (needsDefault && successorId === null) throw invalid([{ field: 'successorId', code: 'REQUIRED' }]);
}

/** A case that is named has to be among what goes: whoever mistyped its id would lose its note and its successor. */
function refuseStrangeCases({ cases }: HandoverOrder, { parts }: Handed): void {
  const going = new Set(parts.map(({ proposalId }) => proposalId));
  const strange = cases.flatMap(({ proposalId }, index): FieldError[] =>
    going.has(proposalId) ? [] : [{ field: `cases.${index}.proposalId`, code: 'NOT_FOUND' }],
  );
  if (strange.length > 0) throw invalid(strange);
}

/** Refuses with the list: what has no successor, and why. */
function refuseIncomplete({ faults }: Handed): never {
  const errors = faults.map(({ part, code }): FieldError => ({ field: `cases.${part.proposalId}`, code }));
  const parts = new Map(faults.map(({ part }) => [`${part.proposalId}/${part.departmentId ?? ''}`, part]));
  throw new ApiProblem('HANDOVER_INCOMPLETE', errors, {
    details: { openWork: [...parts.values()].map(viewOpenPart) },
  });
}

const order = defineRoute({
  name: 'POST /desks/{desk}/handovers',
  operationId: 'orderHandover',
  tag: 'Handover',
  summary: 'Hand over everything that a person or a section has open',
  description:
    'One order moves every open case that the person is in charge of, or for which nobody else is left, with their watches and substitutions; of a section every open case that it was asked for. Their roles end with the day before. Where anything has no successor nothing is done, and `openWork` lists it. No due date changes. A later day is carried out by itself; rights follow from the dates, so that they change on the day in any case.',
  params: deskParams,
  body: newHandover,
  bodyExamples: { 'an officer goes on 1 April': NEW_HANDOVER },
  problems: ['PERSON_UNKNOWN', 'DEPARTMENT_UNKNOWN', 'DATE_IN_PAST', 'HANDOVER_INCOMPLETE', 'HANDOVER_EXISTS'],
  responses: {
    200: {
      description: 'A dry run: nothing was changed',
      schema: resultSchema,
      examples: { 'what would go to whom': { ...HANDOVER_RESULT, handover: null } },
    },
    201: {
      description: 'Carried out, or planned for its day',
      schema: resultSchema,
      examples: { 'planned for 1 April': HANDOVER_RESULT },
    },
  },
  handler: async (asked) => {
    const { manager, deskId, body, now } = asked;
    const today = tokyoDay(now.toISOString());
    const given = readOrder(body);
    const rules = await rulesOf(manager, deskId);
    await checkOrder(asked, given, rules, today);
    const warnings = viewWarnings(await warnOfHandover(manager, deskId, given));
    if (body.dryRun) {
      const handed = await planHandover(manager, deskId, given, rules);
      refuseStrangeCases(given, handed);
      return reply(200, { handover: null, parts: viewParts(handed), missing: viewMissing(handed.faults), warnings });
    }
    const fromPersonId = given.from.kind === 'person' ? given.from.id : null;
    const fromDepartmentId = given.from.kind === 'department' ? given.from.id : null;
    const { personId: orderedBy } = await beginChange(asked, now, 'administrator');
    if (await isPlanned(manager, deskId, given)) throw new DomainError('HANDOVER_EXISTS');

    const handoverId = randomUUID();
    const isDue = given.effectiveOn <= today;
    const handed = isDue
      ? await giveHandover(manager, { deskId, handoverId, order: given, rules, orderedBy, now })
      : await planHandover(manager, deskId, given, rules);
    refuseStrangeCases(given, handed);
    if (handed.faults.length > 0) refuseIncomplete(handed);
    const endedRoles = isDue ? [] : await endRoles(manager, { deskId, order: given, orderedBy, now });
    const row = manager.create(HandoverEntity, {
      deskId,
      id: handoverId,
      fromPersonId,
      fromDepartmentId,
      effectiveOn: given.effectiveOn,
      status: isDue ? 'done' : 'planned',
      problem: null,
      createdBy: orderedBy,
      createdAt: now,
      endedAt: isDue ? now : null,
    });
    row.plan = { ...given, endedRoles };
    await manager.insert(HandoverEntity, row);
    await appendAudit(manager, {
      deskId,
      chain: DESK_CHAIN,
      action: 'handover.ordered',
      at: now,
      personId: orderedBy,
      facts: { handover: handoverId, kind: given.from.kind, from: given.from.id, effectiveOn: given.effectiveOn },
      ...(given.note !== null && { words: { note: given.note } }),
    });
    const handover = await viewHandover(manager, row, await namesFor(manager, deskId, [row]));
    return reply(201, { handover, parts: viewParts(handed), missing: [], warnings });
  },
});

const isPlanned = (manager: EntityManager, deskId: string, { from }: HandoverOrder): Promise<boolean> =>
  manager.existsBy(HandoverEntity, {
    deskId,
    status: 'planned',
    ...(from.kind === 'person' ? { fromPersonId: from.id } : { fromDepartmentId: from.id }),
  });

const MOST = 200;

const list = defineRoute({
  name: 'GET /desks/{desk}/handovers',
  operationId: 'listHandovers',
  tag: 'Handover',
  summary: 'Handovers that are planned, and those that were',
  description: 'The latest day first. One whose day has come and which is still planned says in `problem` why.',
  params: deskParams,
  responses: {
    200: {
      description: `The last ${MOST}`,
      schema: z.object({ handovers: z.array(handoverSchema) }).meta({ id: 'HandoverList' }),
      examples: { 'one is planned': { handovers: [HANDOVER] } },
    },
  },
  handler: async ({ manager, deskId }) => {
    const rows = await manager.find(HandoverEntity, {
      where: { deskId },
      order: { effectiveOn: 'DESC', createdAt: 'DESC' },
      take: MOST,
    });
    const names = await namesFor(manager, deskId, rows);
    const handovers: z.output<typeof handoverSchema>[] = [];
    for (const row of rows) handovers.push(await viewHandover(manager, row, names));
    return reply(200, { handovers });
  },
});

const takeBack = defineRoute({
  name: 'DELETE /desks/{desk}/handovers/{handoverId}',
  operationId: 'takeBackHandover',
  tag: 'Handover',
  summary: 'A planned handover does not take place',
  description:
    'Roles go on as they would have. Where somebody was given a role meanwhile beside which theirs can’t go on (FOUR_EYES), nothing is taken back: that one is ended first. What was carried out is not taken back: another handover leads the other way.',
  params: deskParams.extend({ handoverId: z.uuid().meta({ examples: [HANDOVER.id] }) }),
  problems: ['HANDOVER_ENDED', 'FOUR_EYES', 'OWN_ROLES'],
  responses: { 204: { description: 'It is taken back' } },
  handler: async (asked) => {
    const { manager, deskId, params, now } = asked;
    const row = await manager.findOne(HandoverEntity, {
      where: { deskId, id: params.handoverId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!row) throw notFound('handoverId');
    if (row.status !== 'planned') throw new DomainError('HANDOVER_ENDED');
    // After its row, as whoever carries it out locks the two.
    const change = await beginChange(asked, now, 'administrator');
    if (row.fromPersonId === change.personId && row.createdBy !== change.personId) throw new DomainError('OWN_ROLES');
    await restoreRoles(manager, change, row.plan);
    await manager.update(HandoverEntity, { deskId, id: row.id }, { status: 'cancelled', problem: null, endedAt: now });
    await appendAudit(manager, {
      deskId,
      chain: DESK_CHAIN,
      action: 'handover.cancelled',
      at: now,
      personId: change.personId,
      facts: { handover: row.id },
    });
    return reply(204, null);
  },
});

const brief = defineRoute({
  name: 'GET /proposals/{id}/handover-brief',
  operationId: 'getHandoverBrief',
  tag: 'Handover',
  summary: 'What somebody has to know who takes this case over',
  description:
    'Made from the record: what was promised and until when, what is next, who was met, what is still open, and the notes of those who had it before. For whoever may read the whole case, before a handover as well as after it.',
  params: caseParams,
  responses: {
    200: { description: 'The brief', schema: handoverBriefSchema, examples: { 'in the talks': BRIEF } },
  },
  handler: async ({ now, openCase }) => reply(200, await openCase((at) => viewHandoverBrief(at, now))),
});

export const handoverRoutes = [order, list, takeBack, brief];

import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { isDesk, orderingActor } from '../../domain/access.js';
import { isOfSide, ROLES_OF_SIDE, sidesActedFor } from '../../domain/assignments.js';
import { addDays, tokyoDay } from '../../domain/calendar.js';
import {
  byCase,
  handOver,
  type CanTake,
  type EndedRole,
  type Handed,
  type HandedPart,
  type HandoverOrder,
  type OpenPart,
  type TransferRules,
} from '../../domain/handover.js';
import { DomainError } from '../../domain/errors.js';
import { goingOn, grantFault } from '../../domain/people-rules.js';
import {
  AbsenceEntity,
  CaseAssignmentEntity,
  CaseWatchEntity,
  DepartmentEntity,
  HandoverEntity,
  PersonRoleEntity,
  ProposalEntity,
} from '../index.js';
import { openWorkOf, openWorkOfSection, putInCharge, releaseSide } from './assignments.js';
import { appendAudit, DESK_CHAIN } from './audit.js';
import { receiveCommand } from './ledger.js';
import { lockPeople, tellOfPeople, tellOfRole, type Change } from './people-changes.js';
import { findPersonById, isHeldOn, listAssignees } from './people.js';
import { lockProposal } from './proposals.js';
import { writeNotices, type Notice } from './notices.js';
import { mayFollow } from './watches.js';

/**
 * A handover carried out: in one transaction every open part goes to its successor, with a command in each case that says
 * so, or none does. Rights follow from the dates of roles, so that they change on the day even where no worker runs.
 */

const ROLES_THAT_END = [...ROLES_OF_SIDE.desk, ...ROLES_OF_SIDE.department];

/** Somebody who could have work here: who only proposes, or reads, has nothing to hand over. */
export const hasActedForCity = (manager: EntityManager, deskId: string, personId: string): Promise<boolean> =>
  manager.existsBy(PersonRoleEntity, { deskId, personId, role: In(ROLES_THAT_END) });

export const findOpenWork = (manager: EntityManager, deskId: string, order: HandoverOrder): Promise<OpenPart[]> =>
  order.from.kind === 'person'
    ? openWorkOf(manager, deskId, order.from.id, order.effectiveOn)
    : openWorkOfSection(manager, deskId, order.from.id);

/** Who can take what on, on the day: a person with a role of the side, or a section in use that has people. */
async function successorsOn(manager: EntityManager, deskId: string, order: HandoverOrder): Promise<CanTake> {
  const { from, effectiveOn } = order;
  const people = await listAssignees(manager, deskId, effectiveOn);
  if (from.kind === 'person') {
    const byId = new Map(people.map((person) => [person.personId, person]));
    return (successorId, side) => {
      const successor = byId.get(successorId);
      return successorId !== from.id && successor !== undefined && isOfSide(successor, side);
    };
  }
  const departments = await manager.findBy(DepartmentEntity, { deskId });
  const manned = new Set(people.flatMap((person) => person.departmentIds));
  const inUse = departments.filter(({ retiredOn }) => retiredOn === null || retiredOn > effectiveOn);
  return (successorId) =>
    successorId !== from.id && manned.has(successorId) && inUse.some(({ id }) => id === successorId);
}

/** What the order would do now. Reads only. */
export async function planHandover(
  manager: EntityManager,
  deskId: string,
  order: HandoverOrder,
  rules: TransferRules,
): Promise<Handed> {
  const open = await findOpenWork(manager, deskId, order);
  return handOver(order, open, rules, await successorsOn(manager, deskId, order));
}

/** What an administrator should know although it stops nothing. */
export const HANDOVER_WARNINGS = ['NO_LEADER_LEFT', 'NOBODY_LEFT'] as const;
export interface HandoverWarning {
  readonly code: (typeof HANDOVER_WARNINGS)[number];
  /** Null: the desk. */
  readonly departmentId: string | null;
}

/** The sides of a person that would be without a leader, or without anybody, from that day on (N-16). */
export async function warnOfHandover(
  manager: EntityManager,
  deskId: string,
  { from, effectiveOn }: HandoverOrder,
): Promise<HandoverWarning[]> {
  if (from.kind === 'department') return [];
  const leaving = await findPersonById(manager, deskId, from.id, addDays(effectiveOn, -1));
  if (!leaving) return [];
  const others = (await listAssignees(manager, deskId, effectiveOn)).filter(({ personId }) => personId !== from.id);
  return sidesActedFor(leaving).flatMap((side): HandoverWarning[] => {
    const { departmentId } = side;
    const left = others.filter((person) => isOfSide(person, side));
    if (left.length === 0) return [{ code: 'NOBODY_LEFT', departmentId }];
    const hasLeader =
      departmentId === null
        ? left.some((person) => person.roles.includes('desk_head'))
        : left.some((person) => person.ledDepartmentIds.includes(departmentId));
    return hasLeader ? [] : [{ code: 'NO_LEADER_LEFT', departmentId }];
  });
}

/**
 * Roles of the predecessor end with the day before: from the day on nobody has to have done anything for them to be
 * refused. A role that begins on the day is the new post of somebody who is transferred, and stays.
 */
export async function endRoles(
  manager: EntityManager,
  {
    deskId,
    order: { from, effectiveOn },
    orderedBy,
    now,
  }: Pick<HandoverToGive, 'deskId' | 'order' | 'orderedBy' | 'now'>,
): Promise<EndedRole[]> {
  const lastDay = addDays(effectiveOn, -1);
  const rows = await manager.find(PersonRoleEntity, {
    where: {
      deskId,
      role: In(ROLES_THAT_END),
      ...(from.kind === 'person' ? { personId: from.id } : { departmentId: from.id }),
    },
    lock: { mode: 'pessimistic_write' },
  });
  const ending = rows.filter(
    ({ validFrom, validTo }) => validFrom < effectiveOn && (validTo === null || validTo >= effectiveOn),
  );
  const change = { deskId, personId: orderedBy, now, today: tokyoDay(now.toISOString()) };
  for (const { id, role, personId, departmentId, validFrom: since } of ending) {
    await manager.update(PersonRoleEntity, { deskId, id }, { validTo: lastDay });
    await tellOfPeople(manager, change, 'role.ended', { person: personId, roleId: id, role, to: lastDay });
    await tellOfRole(manager, change, personId, { role, departmentId, from: since, to: lastDay });
  }
  return ending.map(({ id, validTo }) => ({ roleId: id, validTo }));
}

/**
 * A handover that was planned and taken back: the roles go on as they would have, unless the person was given something
 * meanwhile that they can't stand beside. The caller holds the lock on people.
 */
export async function restoreRoles(
  manager: EntityManager,
  change: Change,
  { endedRoles, effectiveOn }: { readonly endedRoles: readonly EndedRole[]; readonly effectiveOn: string },
): Promise<void> {
  const { deskId } = change;
  const asWeLeftThem = addDays(effectiveOn, -1);
  for (const { roleId, validTo } of endedRoles) {
    const row = await manager.findOneBy(PersonRoleEntity, { deskId, id: roleId, validTo: asWeLeftThem });
    if (!row) continue;
    const { personId, role, departmentId } = row;
    const others = await manager.findBy(PersonRoleEntity, { deskId, personId, id: Not(roleId) });
    const held = others.map((other) => ({ ...other, from: other.validFrom, to: other.validTo }));
    const rest = goingOn({ role, departmentId, from: effectiveOn, to: validTo }, held);
    if (rest === null) continue;
    // Of the days that it would get back, whether the first has passed or not.
    const fault = grantFault(rest, held, effectiveOn);
    if (fault) throw new DomainError(fault.code, [{ field: `roles.${roleId}`, code: fault.code }]);
    await manager.update(PersonRoleEntity, { deskId, id: roleId }, { validTo: rest.to });
    await tellOfPeople(manager, change, 'role.restored', { person: personId, roleId, role, to: rest.to });
    await tellOfRole(manager, change, personId, { role, departmentId, from: row.validFrom, to: rest.to });
  }
}

export interface HandoverToGive {
  readonly deskId: string;
  readonly handoverId: string;
  readonly order: HandoverOrder;
  readonly rules: TransferRules;
  /** The administrator who ordered it. */
  readonly orderedBy: string;
  readonly now: Date;
}

/** Carries a handover out, whole; where something has no successor nothing is done, and it is said what. */
export async function giveHandover(manager: EntityManager, given: HandoverToGive): Promise<Handed> {
  const { deskId, order, rules } = given;
  await lockPeople(manager, deskId);
  const cases = await lockCases(manager, given);
  // Under the locks: what was open a moment ago may have been settled, taken or closed.
  const handed = await planHandover(manager, deskId, order, rules);
  if (handed.faults.length > 0) return handed;
  for (const [proposalId, parts] of byCase(handed.parts)) {
    const proposal = cases.get(proposalId) ?? (await lockProposal(manager, deskId, proposalId));
    if (proposal) await handOverCase(manager, given, proposal, parts);
  }
  if (order.from.kind === 'person') {
    await moveWatches(manager, given, handed.parts);
    await moveAbsences(manager, given);
  } else await moveSection(manager, given);
  await endRoles(manager, given);
  await tellSuccessors(manager, given, handed.parts);
  await appendAudit(manager, {
    deskId,
    chain: DESK_CHAIN,
    action: 'handover.done',
    at: given.now,
    personId: given.orderedBy,
    facts: {
      handover: given.handoverId,
      kind: order.from.kind,
      from: order.from.id,
      effectiveOn: order.effectiveOn,
      parts: handed.parts.length,
    },
  });
  return handed;
}

/** What they may do has changed with what went to them. Each once, however many parts of however many cases it was. */
async function tellSuccessors(
  manager: EntityManager,
  { deskId, handoverId, order, now }: HandoverToGive,
  parts: readonly HandedPart[],
): Promise<void> {
  const successors = new Map(
    parts.flatMap(({ successorId, holder }) => (successorId === null ? [] : [[successorId, holder] as const])),
  );
  const isPerson = order.from.kind === 'person';
  await writeNotices(
    manager,
    [...successors].map(([successorId, holder]): Notice => ({
      ...{ deskId, kind: 'roles_changed', recipient: holder, createdAt: now },
      ...(isPerson ? { personId: successorId } : { departmentId: successorId }),
      params: { handover: handoverId, from: order.effectiveOn },
    })),
  );
}

async function lockCases(
  manager: EntityManager,
  { deskId, order }: HandoverToGive,
): Promise<Map<string, ProposalEntity>> {
  const open = await findOpenWork(manager, deskId, order);
  const locked = new Map<string, ProposalEntity>();
  // In the order of their ids, as everybody locks who locks several.
  for (const id of [...new Set(open.map(({ proposalId }) => proposalId))].sort()) {
    const proposal = await lockProposal(manager, deskId, id);
    if (proposal) locked.set(id, proposal);
  }
  return locked;
}

async function handOverCase(
  manager: EntityManager,
  given: HandoverToGive,
  proposal: ProposalEntity,
  parts: readonly HandedPart[],
): Promise<void> {
  const { deskId, handoverId, order, orderedBy, now } = given;
  const { from, effectiveOn } = order;
  const proposalId = proposal.id;
  // Written down for a proposer and not handed in: no case yet, which only its author sees.
  const draft = parts.find(({ because }) => because === 'draft');
  if (draft?.successorId) {
    await manager.update(ProposalEntity, { deskId, id: proposalId }, { authorPersonId: draft.successorId });
  }
  const ofCase = parts.filter(({ because }) => because !== 'draft');
  if (ofCase.length === 0) return;

  const isPerson = from.kind === 'person';
  // One note per case: of its parts each has the same.
  const note = ofCase[0]?.note ?? null;
  const moved = isPerson ? null : await moveCharge(manager, given, proposalId, ofCase[0]?.successorId ?? null);
  await receiveCommand(manager, proposal, {
    kind: 'hand_over',
    input: {
      handoverId,
      effectiveOn,
      parts: ofCase.map(({ holder, departmentId, successorId }) => ({
        holder,
        departmentId,
        fromPersonId: isPerson ? from.id : moved,
        toPersonId: isPerson ? successorId : moved,
        toDepartmentId: isPerson ? null : successorId,
      })),
      ...(note !== null && { note }),
    },
    actor: orderingActor(orderedBy, 'handover'),
    onBehalfOf: null,
    occurredOn: null,
    expectedVersion: null,
    now,
  });
  if (!isPerson) return;
  for (const { holder, departmentId, successorId } of ofCase) {
    const common = { deskId, proposalId, side: { holder, departmentId }, givenBy: orderedBy, note, now };
    if (successorId === null) await releaseSide(manager, common);
    else await putInCharge(manager, { ...common, personId: successorId, how: 'handed_over' });
  }
}

/** Whoever was in charge for the section stays so where they work for its successor on the day. Says who that is. */
async function moveCharge(
  manager: EntityManager,
  { deskId, order, orderedBy, now }: HandoverToGive,
  proposalId: string,
  to: string | null,
): Promise<string | null> {
  const departmentId = order.from.id;
  const charged = await manager.findOneBy(CaseAssignmentEntity, { deskId, proposalId, departmentId, until: IsNull() });
  if (!charged || to === null) return null;
  const side = { holder: 'department', departmentId } as const;
  await releaseSide(manager, { deskId, proposalId, side, givenBy: orderedBy, now });
  const person = await findPersonById(manager, deskId, charged.personId, order.effectiveOn);
  const after = { holder: 'department', departmentId: to } as const;
  const taken = await manager.existsBy(CaseAssignmentEntity, { deskId, proposalId, departmentId: to, until: IsNull() });
  if (!person || taken || !isOfSide(person, after)) return null;
  const { personId } = person;
  await putInCharge(manager, {
    deskId,
    proposalId,
    side: after,
    personId,
    how: 'handed_over',
    givenBy: orderedBy,
    now,
  });
  return personId;
}

/** Whom a case goes to follows it instead, if they may see it. */
async function moveWatches(manager: EntityManager, given: HandoverToGive, parts: readonly HandedPart[]): Promise<void> {
  const { deskId, order, now } = given;
  const personId = order.from.id;
  const watches = await manager.findBy(CaseWatchEntity, { deskId, personId, until: IsNull() });
  for (const { proposalId } of watches) {
    const successorId = parts.find((part) => part.proposalId === proposalId)?.successorId ?? order.successorId;
    await manager.update(CaseWatchEntity, { deskId, proposalId, personId }, { until: now });
    if (successorId === null) continue;
    await manager.query(
      `insert into case_watches (desk_id, proposal_id, person_id, since)
       select p.desk_id, p.id, $3, $4
         from proposals p
        where p.desk_id = $1 and p.id = $2 and exists (
          select 1 from person_roles held
           where held.desk_id = $1 and held.person_id = $3
             and ${isHeldOn('held', '$5::date')}
             and ${mayFollow(
               'held',
               `p.state -> 'departments'
                   @> jsonb_build_array(jsonb_build_object('departmentId', held.department_id))`,
             )})
       on conflict (desk_id, proposal_id, person_id) do update set since = excluded.since, until = null`,
      [deskId, proposalId, successorId, now, order.effectiveOn],
    );
  }
}

/** Who goes is away no more, and stands in for nobody: from the day on the successor does, where there is one for all. */
async function moveAbsences(manager: EntityManager, given: HandoverToGive): Promise<void> {
  const { deskId, order, now } = given;
  const { effectiveOn, successorId } = order;
  const lastDay = addDays(effectiveOn, -1);
  const open = (await manager.findBy(AbsenceEntity, { deskId, cancelledAt: IsNull() })).filter(
    ({ toDay, personId, substituteId }) =>
      toDay >= effectiveOn && (personId === order.from.id || substituteId === order.from.id),
  );
  for (const absence of open) {
    const { id, fromDay, personId } = absence;
    await manager.update(
      AbsenceEntity,
      { deskId, id },
      fromDay < effectiveOn ? { toDay: lastDay } : { cancelledAt: now },
    );
    if (personId === order.from.id || successorId === null || successorId === personId) continue;
    await manager.query(
      `insert into absences (desk_id, id, person_id, substitute_id, from_day, to_day, created_by, created_at)
       values ($1, gen_random_uuid(), $2, $3, greatest($4::date, $5::date), $6, $7, $8)`,
      [deskId, personId, successorId, fromDay, effectiveOn, absence.toDay, given.orderedBy, now],
    );
    await tellOfSubstitution(manager, given, successorId, absence);
  }
}

async function tellOfSubstitution(
  manager: EntityManager,
  { deskId, order: { effectiveOn }, now }: HandoverToGive,
  personId: string,
  { fromDay, toDay }: AbsenceEntity,
): Promise<void> {
  const successor = await findPersonById(manager, deskId, personId, effectiveOn);
  const recipient = successor && isDesk(successor) ? 'desk' : 'department';
  const from = fromDay > effectiveOn ? fromDay : effectiveOn;
  await writeNotices(manager, [
    { ...{ deskId, kind: 'substitution', recipient, personId, createdAt: now }, params: { from, to: toDay } },
  ]);
}

/** What else names a section: its posted challenges, which would bring cases to nobody, and tasks beside the process. */
async function moveSection(manager: EntityManager, { deskId, order }: HandoverToGive): Promise<void> {
  const { from, successorId } = order;
  if (successorId === null) return;
  await manager.query(
    `update challenge_departments owner set department_id = $3
      where owner.desk_id = $1 and owner.department_id = $2
        and not exists (select 1 from challenge_departments other
                         where other.desk_id = $1 and other.challenge_id = owner.challenge_id and other.department_id = $3)`,
    [deskId, from.id, successorId],
  );
  await manager.query(
    `update follow_ups set department_id = $3
      where desk_id = $1 and department_id = $2 and done_at is null and dropped_at is null`,
    [deskId, from.id, successorId],
  );
}

/**
 * The handovers of a desk whose day has come, each in the transaction that it is given. What can't be carried out as it
 * was ordered stays planned and says why: it is tried again, and an administrator orders another in its place.
 */
export async function giveNextDueHandover(
  manager: EntityManager,
  deskId: string,
  rules: TransferRules,
  now: Date,
  tried: readonly string[],
): Promise<{ readonly id: string; readonly problem: string | null } | null> {
  const [due] = await manager.query<{ id: string }[]>(
    `select id from handovers
      where desk_id = $1 and status = 'planned' and effective_on <= $2 and not (id = any($3::uuid[]))
      order by effective_on, created_at limit 1 for update skip locked`,
    [deskId, tokyoDay(now.toISOString()), [...tried]],
  );
  if (!due) return null;
  const row = await manager.findOneByOrFail(HandoverEntity, { deskId, id: due.id });
  const given = { deskId, handoverId: row.id, order: row.plan, rules, orderedBy: row.createdBy, now };
  const { faults } = await giveHandover(manager, given);
  const problem = faults.length > 0 ? 'HANDOVER_INCOMPLETE' : null;
  const ended = problem === null ? { status: 'done' as const, endedAt: now, problem } : { problem };
  await manager.update(HandoverEntity, { deskId, id: row.id }, ended);
  return { id: row.id, problem };
}

import { randomUUID } from 'node:crypto';
import { IsNull, type EntityManager } from 'typeorm';
import {
  ROLES_OF_SIDE,
  sidesOfOthers,
  type Assignee,
  type AssignmentWay,
  type InCharge,
  type Side,
} from '../../domain/assignments.js';
import type { OpenPart } from '../../domain/handover.js';
import { CaseAssignmentEntity, type ProposalEntity } from '../index.js';
import { appendAudit } from './audit.js';
import { tellChanged } from './changes.js';
import { writeNotices } from './notices.js';
import { isHeldOn } from './people.js';

/** Who is in charge of which side of a case: read for every action of the city's own people, written under the record's lock. */

const list = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** A role that somebody holds on a side, in SQL: `held` is a row of person_roles, `holder` and `department` name the side. */
export const isRoleOfSide = (held: string, holder: string, department: string): string =>
  `(case ${holder} when 'desk' then ${held}.role in (${list(ROLES_OF_SIDE.desk)})
     else ${held}.role in (${list(ROLES_OF_SIDE.department)}) and ${held}.department_id = ${department} end)`;

/**
 * Who is in charge of the side that a row (`desk_id`, `proposal_id`, `holder`, `department_id`) names, as `charged`, in SQL.
 * Who has left the side is in charge of nothing.
 */
export const joinInCharge = (row: string, day: string): string =>
  `left join case_assignments charged
     on charged.desk_id = ${row}.desk_id and charged.proposal_id = ${row}.proposal_id and charged.until is null
    and charged.holder = ${row}.holder and charged.department_id is not distinct from ${row}.department_id
    and exists (select 1 from person_roles held
                 join people other on other.desk_id = held.desk_id and other.id = held.person_id
                  and other.disabled_at is null
                 where held.desk_id = ${row}.desk_id and held.person_id = charged.person_id
                   and ${isHeldOn('held', day)} and ${isRoleOfSide('held', `${row}.holder`, `${row}.department_id`)})`;

/** Who is in charge of the sides of a case, with how it came about. */
export interface Assignment extends InCharge {
  readonly id: string;
  readonly proposalId: string;
  readonly name: string;
  readonly how: AssignmentWay;
  readonly delegatedBy: string | null;
  readonly since: Date;
}

/** Those in charge of these cases on a day. */
export function findInCharge(
  manager: EntityManager,
  deskId: string,
  proposalIds: readonly string[],
  today: string,
): Promise<Assignment[]> {
  return manager.query<Assignment[]>(
    `select a.id, a.proposal_id as "proposalId", a.holder, a.department_id as "departmentId", a.person_id as "personId",
            person.name, a.how, a.delegated_by as "delegatedBy", a.since,
            person.disabled_at is null and exists (select 1 from person_roles held
                     where held.desk_id = a.desk_id and held.person_id = a.person_id
                       and ${isHeldOn('held', '$3::date')} and ${isRoleOfSide('held', 'a.holder', 'a.department_id')}
                   ) as "inForce",
            array(select away.substitute_id::text from absences away
                   where away.desk_id = a.desk_id and away.person_id = a.person_id and away.cancelled_at is null
                     and $3::date between away.from_day and away.to_day) as "substituteIds"
       from case_assignments a join people person on person.desk_id = a.desk_id and person.id = a.person_id
      where a.desk_id = $1 and a.proposal_id = any($2::uuid[]) and a.until is null
      order by a.proposal_id, a.holder desc, a.since`,
    [deskId, [...proposalIds], today],
  );
}

/** The sides of a case that others are in charge of: there this person does not act. Asked of the city's own people only. */
export async function findSidesOfOthers(
  manager: EntityManager,
  { deskId, id }: Pick<ProposalEntity, 'deskId' | 'id'>,
  person: Assignee,
  today: string,
): Promise<string[]> {
  const isDesk = person.roles.some((role) => ROLES_OF_SIDE.desk.includes(role));
  if (!isDesk && person.departmentIds.length === 0) return [];
  return sidesOfOthers(person, await findInCharge(manager, deskId, [id], today));
}

export interface NewAssignment {
  readonly deskId: string;
  readonly proposalId: string;
  readonly side: Side;
  readonly personId: string;
  readonly how: AssignmentWay;
  readonly givenBy: string;
  readonly delegatedBy?: string | null;
  readonly note?: string | null;
  readonly now: Date;
}

/** Puts somebody in charge of a side, after whoever was before. The caller holds the record's lock. */
export async function putInCharge(manager: EntityManager, assignment: NewAssignment): Promise<void> {
  const { deskId, proposalId, side, personId, how, givenBy, now } = assignment;
  const { delegatedBy = null, note = null } = assignment;
  const before = await endInCharge(manager, assignment);
  const { holder, departmentId } = side;
  await manager.insert(CaseAssignmentEntity, {
    deskId,
    id: randomUUID(),
    proposalId,
    holder,
    departmentId,
    personId,
    how,
    givenBy,
    delegatedBy,
    note,
    since: now,
    until: null,
  });
  await appendAudit(manager, {
    deskId,
    chain: proposalId,
    action: 'assignment.given',
    at: now,
    personId: givenBy,
    facts: { holder, departmentId, assignee: personId, before, how },
    ...(note !== null && { words: { note } }),
  });
  await tellChanged(manager, { deskId, proposalId, circle: 'city' });
  if (personId === givenBy) return;
  await writeNotices(manager, [
    {
      deskId,
      proposalId,
      kind: 'assigned',
      recipient: holder,
      departmentId,
      personId,
      params: { how },
      createdAt: now,
    },
  ]);
}

type Ended = Pick<NewAssignment, 'deskId' | 'proposalId' | 'side' | 'now'>;

/** Nobody is in charge of a side any more. Says who was. */
async function endInCharge(manager: EntityManager, { deskId, proposalId, side, now }: Ended): Promise<string | null> {
  const open = {
    deskId,
    proposalId,
    holder: side.holder,
    departmentId: side.departmentId ?? IsNull(),
    until: IsNull(),
  };
  const row = await manager.findOneBy(CaseAssignmentEntity, open);
  if (!row) return null;
  await manager.update(CaseAssignmentEntity, { deskId, id: row.id }, { until: now });
  return row.personId;
}

/** Gives a side back to its inbox. The caller holds the record's lock. */
export async function releaseSide(
  manager: EntityManager,
  released: Ended & { readonly givenBy: string; readonly note?: string | null },
): Promise<void> {
  const { deskId, proposalId, side, givenBy, note = null, now } = released;
  const before = await endInCharge(manager, released);
  if (before === null) return;
  await appendAudit(manager, {
    deskId,
    chain: proposalId,
    action: 'assignment.released',
    at: now,
    personId: givenBy,
    facts: { holder: side.holder, departmentId: side.departmentId, before },
    ...(note !== null && { words: { note } }),
  });
  await tellChanged(manager, { deskId, proposalId, circle: 'city' });
}

/** The earliest due of the open asks of a side. */
const DUE = `(select min(ask.until) from asks ask
                where ask.desk_id = part.desk_id and ask.proposal_id = part.proposal_id and ask.closed_at is null
                  and ask.holder = part.holder and ask.department_id is not distinct from part.department_id)`;

/** Every side of every open case: the desk's always, a department's from when it is asked until it refuses. */
const OPEN_SIDES = `
  select p.desk_id, p.id as proposal_id, p.reference_number, 'desk' as holder, null::uuid as department_id
    from proposals p where p.desk_id = $1 and p.submitted and not p.closed
  union all
  select p.desk_id, p.id, p.reference_number, 'department', (asked ->> 'departmentId')::uuid
    from proposals p, jsonb_array_elements(p.state -> 'departments') asked
   where p.desk_id = $1 and p.submitted and not p.closed and asked ->> 'status' in ('asked', 'taken')`;

const COLUMNS = `part.proposal_id as "proposalId", part.reference_number as "referenceNumber", part.holder,
                 part.department_id as "departmentId"`;

type OpenRow = Omit<OpenPart, 'due'> & { readonly due: Date | null };

const readOpen = (rows: readonly OpenRow[]): OpenPart[] =>
  rows.map((row) => ({ ...row, due: row.due?.toISOString() ?? null }));

/**
 * What would be left without anybody if this person were gone from a day on (today where none is named): the sides of open
 * cases that they are in charge of, those for which nobody else is left, and drafts that they wrote down for proposers.
 */
export async function openWorkOf(
  manager: EntityManager,
  deskId: string,
  personId: string,
  from: string | null = null,
): Promise<OpenPart[]> {
  const day = `coalesce($3::date, (now() at time zone 'Asia/Tokyo')::date)`;
  const rows = await manager.query<OpenRow[]>(
    `select ${COLUMNS}, ${DUE} as due, case when charged.person_id = $2 then 'in_charge' else 'nobody_else' end as because
       from (${OPEN_SIDES}) part
       left join case_assignments charged
         on charged.desk_id = part.desk_id and charged.proposal_id = part.proposal_id and charged.until is null
        and charged.holder = part.holder and charged.department_id is not distinct from part.department_id
      where charged.person_id = $2
         or (exists (select 1 from person_roles held
                      where held.desk_id = $1 and held.person_id = $2 and held.valid_from <= ${day}
                        and coalesce(held.valid_to, 'infinity') >= ${day} - 1
                        and ${isRoleOfSide('held', 'part.holder', 'part.department_id')})
             and not exists (select 1 from person_roles held
                      join people other on other.desk_id = held.desk_id and other.id = held.person_id
                       and other.disabled_at is null
                      where held.desk_id = $1 and held.person_id <> $2 and ${isHeldOn('held', day)}
                        and ${isRoleOfSide('held', 'part.holder', 'part.department_id')}))
      union all
     select p.id, p.reference_number, 'desk', null, null, 'draft'
       from proposals p
      where p.desk_id = $1 and not p.submitted and p.author_person_id = $2 and p.proposer_person_id is null
      order by 1, 3 desc, 4`,
    [deskId, personId, from],
  );
  return readOpen(rows);
}

/** What a section has open. Cases into which a command that is under way brings the section are among them. */
export async function openWorkOfSection(
  manager: EntityManager,
  deskId: string,
  departmentId: string,
): Promise<OpenPart[]> {
  const rows = await manager.query<OpenRow[]>(
    `select ${COLUMNS}, ${DUE} as due, 'section' as because
       from (${OPEN_SIDES}
             union
             select p.desk_id, p.id, p.reference_number, 'department', $2::uuid
               from commands given join proposals p on p.desk_id = given.desk_id and p.id = given.proposal_id
              where given.desk_id = $1 and given.status = 'received' and given.kind = 'assign_departments'
                and not p.closed and given.input -> 'departments' @> $3::jsonb) part
      where part.department_id = $2 order by part.proposal_id`,
    [deskId, departmentId, JSON.stringify([{ departmentId }])],
  );
  return readOpen(rows);
}

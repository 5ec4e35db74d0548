import type { EntityManager } from 'typeorm';
import type { Actor } from '../../domain/access.js';
import { ROLES_OF_SIDE } from '../../domain/assignments.js';
import type { Role } from '../../domain/stages.js';
import type { ProposalEntity } from '../index.js';

/** A person of a desk with the rights that are in force on a day. */
export interface Person {
  readonly personId: string;
  readonly name: string;
  readonly organisationId: string | null;
  /** Departments in which the person is officer or leader. */
  readonly departmentIds: readonly string[];
  /** Departments of which the person is the leader. */
  readonly ledDepartmentIds: readonly string[];
  readonly roles: readonly Role[];
}

/** Whether a row of person_roles is in force on a day, in SQL. */
export const isHeldOn = (held: string, day: string): string =>
  `${held}.valid_from <= ${day} and coalesce(${held}.valid_to, 'infinity') >= ${day}`;

/**
 * The person that an account is at this desk, or null: who was shut out is nobody here. Read anew at each request,
 * since a role ends with its last day, or at once.
 */
export const findPersonByAccount = (
  manager: EntityManager,
  deskId: string,
  accountId: string,
  today: string,
): Promise<Person | null> => findPerson(manager, deskId, 'account_id', accountId, today);

/** A person of the desk with the rights that are in force on a day, or null. */
export const findPersonById = (
  manager: EntityManager,
  deskId: string,
  personId: string,
  day: string,
): Promise<Person | null> => findPerson(manager, deskId, 'id', personId, day);

async function findPerson(
  manager: EntityManager,
  deskId: string,
  by: 'account_id' | 'id',
  id: string,
  today: string,
): Promise<Person | null> {
  const rows = await manager.query<PersonRow[]>(
    `select person.id as "personId", person.name, person.organisation_id as "organisationId",
            held.role, held.department_id as "departmentId"
       from people person
       left join person_roles held on held.desk_id = person.desk_id and held.person_id = person.id
             and ${isHeldOn('held', '$3::date')}
      where person.desk_id = $1 and person.${by} = $2 and person.disabled_at is null
      order by held.valid_from, held.id`,
    [deskId, id, today],
  );
  return readPeople(rows)[0] ?? null;
}

/** Everybody who can be in charge of something on a day, by name. */
export async function listAssignees(manager: EntityManager, deskId: string, day: string): Promise<Person[]> {
  const rows = await manager.query<PersonRow[]>(
    `select person.id as "personId", person.name, person.organisation_id as "organisationId",
            held.role, held.department_id as "departmentId"
       from people person
       join person_roles held on held.desk_id = person.desk_id and held.person_id = person.id
             and ${isHeldOn('held', '$2::date')}
             and held.role = any($3::text[])
      where person.desk_id = $1 and person.disabled_at is null
      order by person.name, person.id, held.valid_from, held.id`,
    [deskId, day, [...ROLES_OF_SIDE.desk, ...ROLES_OF_SIDE.department]],
  );
  return readPeople(rows);
}

/** One person per id, in the order of the rows. */
function readPeople(rows: readonly PersonRow[]): Person[] {
  const ids = [...new Set(rows.map((row) => row.personId))];
  return ids.flatMap((id) => {
    const held = rows.filter((row) => row.personId === id);
    const [first] = held;
    if (!first) return [];
    const { personId, name, organisationId } = first;
    const departmentsAs = (...as: Role[]): string[] => [
      ...new Set(
        held.flatMap(({ role, departmentId }) =>
          departmentId !== null && role !== null && as.includes(role) ? [departmentId] : [],
        ),
      ),
    ];
    const roles = new Set(held.flatMap(({ role }) => (role === null ? [] : [role])));
    return [
      {
        personId,
        name,
        organisationId,
        departmentIds: departmentsAs('officer', 'leader'),
        ledDepartmentIds: departmentsAs('leader'),
        roles: [...roles],
      },
    ];
  });
}

interface PersonRow {
  readonly personId: string;
  readonly name: string;
  readonly organisationId: string | null;
  /** Null: a person without a role that is in force. */
  readonly role: Role | null;
  readonly departmentId: string | null;
}

/** How a person stands towards one case: it is theirs when they brought it, or their organisation did. */
export function actorFor(person: Person, proposal: Pick<ProposalEntity, 'proposerPersonId' | 'organisationId'>): Actor {
  const ownsCase =
    (person.roles.includes('proposer') || person.roles.includes('proposer_viewer')) &&
    (proposal.proposerPersonId === person.personId ||
      (person.organisationId !== null && proposal.organisationId === person.organisationId));
  return { personId: person.personId, roles: person.roles, departmentIds: person.departmentIds, ownsCase };
}

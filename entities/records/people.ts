import type { EntityManager } from 'typeorm';
import type { Actor } from '../../domain/access.js';
import type { Role } from '../../domain/stages.js';
import type { ProposalEntity } from '../index.js';

/** A person of a desk with the rights that are in force on a day. */
export interface Person {
  readonly personId: string;
  readonly name: string;
  readonly organisationId: string | null;
  /** Departments in which the person is officer or leader. */
  readonly departmentIds: readonly string[];
  readonly roles: readonly Role[];
}

/**
 * The person that an account is at this desk, or null: who was shut out is nobody here. Read anew at each request,
 * since a role ends with its last day, or at once.
 */
export async function findPersonByAccount(
  manager: EntityManager,
  deskId: string,
  accountId: string,
  today: string,
): Promise<Person | null> {
  const rows = await manager.query<PersonRow[]>(
    `select person.id as "personId", person.name, person.organisation_id as "organisationId",
            held.role, held.department_id as "departmentId"
       from people person
       left join person_roles held on held.desk_id = person.desk_id and held.person_id = person.id
             and held.valid_from <= $3 and (held.valid_to is null or held.valid_to >= $3)
      where person.desk_id = $1 and person.account_id = $2 and person.disabled_at is null
      order by held.valid_from, held.id`,
    [deskId, accountId, today],
  );
  const [person] = rows;
  if (!person) return null;
  const { personId, name, organisationId } = person;
  const roles = rows.flatMap(({ role }) => (role === null ? [] : [role]));
  const departmentIds = rows.flatMap(({ role, departmentId }) =>
    departmentId !== null && (role === 'officer' || role === 'leader') ? [departmentId] : [],
  );
  return {
    personId,
    name,
    organisationId,
    departmentIds: [...new Set(departmentIds)],
    roles: [...new Set(roles)],
  };
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

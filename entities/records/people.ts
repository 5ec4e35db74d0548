import type { EntityManager } from 'typeorm';
import type { Actor } from '../../domain/access.js';
import type { Role } from '../../domain/stages.js';
import { PersonEntity, PersonRoleEntity, type ProposalEntity } from '../index.js';

/** A person of a desk with the rights that are in force on a day. */
export interface Person {
  readonly personId: string;
  readonly name: string;
  readonly organisationId: string | null;
  /** Departments in which the person is officer or leader. */
  readonly departmentIds: readonly string[];
  readonly roles: readonly Role[];
}

/** The person that an account is at this desk, or null. Roles are read anew each time: they end with their last day. */
export async function findPersonByAccount(
  manager: EntityManager,
  deskId: string,
  accountId: string,
  today: string,
): Promise<Person | null> {
  const person = await manager.findOneBy(PersonEntity, { deskId, accountId });
  if (!person) return null;
  const rows = await manager.findBy(PersonRoleEntity, { deskId, personId: person.id });
  const roles = rows.filter((row) => row.validFrom <= today && (row.validTo === null || row.validTo >= today));
  const departmentIds = roles.flatMap((row) =>
    row.departmentId !== null && (row.role === 'officer' || row.role === 'leader') ? [row.departmentId] : [],
  );
  return {
    personId: person.id,
    name: person.name,
    organisationId: person.organisationId,
    departmentIds: [...new Set(departmentIds)],
    roles: [...new Set(roles.map((row) => row.role))],
  };
}

/** How a person stands towards one case: it is theirs when they brought it, or their organisation did. */
export function actorFor(person: Person, proposal: Pick<ProposalEntity, 'proposerPersonId' | 'organisationId'>): Actor {
  const ownsCase =
    person.roles.includes('proposer') &&
    (proposal.proposerPersonId === person.personId ||
      (person.organisationId !== null && proposal.organisationId === person.organisationId));
  return { personId: person.personId, roles: person.roles, departmentIds: person.departmentIds, ownsCase };
}

import { ROLES_OF_SIDE } from '../../../../domain/assignments.js';
import type { HeldRole, Person } from '../../../app/office-queries.js';

const SIDE_ROLES = [...ROLES_OF_SIDE.desk, ...ROLES_OF_SIDE.department];

/** A role in which cases come to somebody. */
export const bringsCases = ({ role }: HeldRole): boolean => SIDE_ROLES.includes(role);

export interface EndingRole {
  readonly name: string;
  readonly role: HeldRole;
}

/** The roles of who goes, or of the people of a section that goes, that would go on beyond the day before. */
export const endingRoles = (
  people: readonly Person[],
  from: { readonly kind: 'person' | 'department'; readonly id: string },
  day: string,
): EndingRole[] =>
  people.flatMap(({ id, name, roles }) =>
    roles
      .filter((role) => (from.kind === 'person' ? id === from.id : role.departmentId === from.id))
      .filter((role) => bringsCases(role) && role.from < day && (role.to === null || role.to >= day))
      .map((role) => ({ name, role })),
  );

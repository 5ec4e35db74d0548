import { randomUUID } from 'node:crypto';
import { PersonEntity, PersonRoleEntity } from '../../entities/index.js';
import type { Role } from '../../domain/stages.js';
import type { DesksOnPostgres } from './desk-on-postgres.js';
import { PEOPLE, type DeskName } from './desks.js';

const SINCE = '2026-04-01';

/** The roles of the invented people as rows, for what asks the record and not an actor. */
export async function giveRoles(desks: DesksOnPostgres, deskId: DeskName): Promise<void> {
  const rows = Object.values(PEOPLE).flatMap(({ personId, roles, departmentIds }) =>
    roles.flatMap((role) =>
      (['officer', 'leader'].includes(role) ? departmentIds : [null]).map((departmentId) => ({
        deskId,
        id: randomUUID(),
        personId,
        role,
        departmentId,
        validFrom: SINCE,
        validTo: null,
      })),
    ),
  );
  await desks.within(deskId, (manager) => manager.insert(PersonRoleEntity, rows));
}

/** Further people with one role; says who they are. */
export async function addPeople(
  desks: DesksOnPostgres,
  deskId: DeskName,
  count: number,
  { role, departmentId }: { readonly role: Role; readonly departmentId: string | null },
): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  await desks.within(deskId, async (manager) => {
    const createdAt = new Date(`${SINCE}T00:00:00.000Z`);
    await manager.insert(
      PersonEntity,
      ids.map((id) => ({ deskId, id, name: '職員', createdAt })),
    );
    await manager.insert(
      PersonRoleEntity,
      ids.map((personId) => ({
        deskId,
        id: randomUUID(),
        personId,
        role,
        departmentId,
        validFrom: SINCE,
        validTo: null,
      })),
    );
  });
  return ids;
}

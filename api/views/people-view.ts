import { In, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { isDesk, SYSTEM_ACTOR, type Actor, type Sight } from '../../domain/access.js';
import type { DepartmentEntity } from '../../entities/index.js';
import { PersonEntity } from '../../entities/index.js';
import { roleSchema, wordsSchema } from './vocabulary.js';

/** Who did something, as somebody may see it: the city's people by name and role, for proposers only which side. */

export const SIDES = ['proposer', 'desk', 'department', 'expert', 'auditor', 'system'] as const;
type Side = (typeof SIDES)[number];

export const sideSchema = z.enum(SIDES).meta({ id: 'Side' });

export const actorSchema = z
  .object({
    side: sideSchema,
    name: z.string().optional().describe('Only for the city’s own people, as are the roles'),
    roles: z.array(roleSchema).optional(),
  })
  .meta({ id: 'Actor', description: 'Who did it' });

export function sideOf(actor: Actor): Side {
  if (actor.personId === SYSTEM_ACTOR.personId) return 'system';
  if (actor.ownsCase) return 'proposer';
  if (isDesk(actor)) return 'desk';
  if (actor.departmentIds.length > 0) return 'department';
  if (actor.roles.includes('expert')) return 'expert';
  return actor.roles.includes('auditor') ? 'auditor' : 'desk';
}

export type Names = ReadonlyMap<string, string>;

export async function loadNames(
  manager: EntityManager,
  deskId: string,
  personIds: Iterable<string | null>,
): Promise<Names> {
  const ids = [...new Set([...personIds].filter((id) => id !== null))];
  if (ids.length === 0) return new Map();
  const people = await manager.find(PersonEntity, {
    where: { deskId, id: In(ids) },
    select: { id: true, name: true },
  });
  return new Map(people.map((person) => [person.id, person.name]));
}

export function viewActor(actor: Actor, names: Names, sight: Exclude<Sight, 'none'>): z.output<typeof actorSchema> {
  const side = sideOf(actor);
  if (sight !== 'whole') return { side };
  return { side, name: names.get(actor.personId), roles: [...actor.roles] };
}

export const namedPersonSchema = z.object({ personId: z.uuid(), name: z.string() }).meta({ id: 'NamedPerson' });

export const departmentSchema = z
  .object({ id: z.uuid(), code: z.string(), name: wordsSchema })
  .meta({ id: 'Department' });

export const viewDepartment = (row: DepartmentEntity): z.output<typeof departmentSchema> => ({
  id: row.id,
  code: row.code,
  name: { ja: row.nameJa, en: row.nameEn },
});

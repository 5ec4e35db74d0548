import { In, type EntityManager } from 'typeorm';
import { z } from 'zod';
import {
  ChallengeDepartmentEntity,
  ChallengeWindowChangeEntity,
  DepartmentEntity,
  type ChallengeEntity,
} from '../../entities/index.js';
import { departmentSchema, loadNames, viewDepartment } from './people-view.js';
import { daySchema, postingKindSchema } from './vocabulary.js';

const windowSchema = z
  .object({ opensOn: daySchema, closesOn: daySchema.nullable().describe('Last day; null: open end') })
  .meta({ id: 'Window' });

const windowChange = z
  .object({
    at: z.iso.datetime(),
    by: z.string().describe('Name'),
    reasonCode: z.string().nullable().describe('Code of a reason of the guideline'),
    reason: z.string(),
    old: windowSchema,
    new: windowSchema,
  })
  .meta({ id: 'WindowChange' });

export const challengeSchema = z
  .object({
    id: z.uuid(),
    kind: postingKindSchema,
    title: z.string(),
    description: z.string(),
    publishedOn: daySchema.nullable(),
    opensOn: daySchema,
    closesOn: daySchema.nullable().describe('Last day; null: open end'),
    open: z.boolean().describe('Proposals can be handed in today'),
    departments: z.array(departmentSchema).describe('Owners; the first one leads'),
    windowChanges: z.array(windowChange).optional().describe('Only for the city’s own people'),
  })
  .meta({ id: 'Challenge' });
export type ChallengeView = z.output<typeof challengeSchema>;

interface Viewing {
  readonly deskId: string;
  /** Day in Tokyo. */
  readonly today: string;
  readonly isStaff: boolean;
}

const isOpen = (challenge: ChallengeEntity, today: string): boolean =>
  challenge.publishedOn !== null &&
  challenge.publishedOn <= today &&
  challenge.opensOn <= today &&
  (challenge.closesOn === null || challenge.closesOn >= today);

/** Challenges with their owners, and for the city's own people every move of their windows. */
export async function viewChallenges(
  manager: EntityManager,
  challenges: readonly ChallengeEntity[],
  { deskId, today, isStaff }: Viewing,
): Promise<ChallengeView[]> {
  if (challenges.length === 0) return [];
  const challengeId = In(challenges.map((challenge) => challenge.id));
  const owners = await manager.find(ChallengeDepartmentEntity, {
    where: { deskId, challengeId },
    order: { position: 'ASC' },
  });
  const departments = await manager.findBy(DepartmentEntity, {
    deskId,
    id: In(owners.map((owner) => owner.departmentId)),
  });
  const changes = isStaff
    ? await manager.find(ChallengeWindowChangeEntity, { where: { deskId, challengeId }, order: { at: 'ASC' } })
    : [];
  const names = await loadNames(
    manager,
    deskId,
    changes.map((change) => change.personId),
  );
  return challenges.map((challenge) => ({
    id: challenge.id,
    kind: challenge.kind,
    title: challenge.title,
    description: challenge.description,
    publishedOn: challenge.publishedOn,
    opensOn: challenge.opensOn,
    closesOn: challenge.closesOn,
    open: isOpen(challenge, today),
    departments: owners
      .filter((owner) => owner.challengeId === challenge.id)
      .flatMap((owner) => departments.filter((department) => department.id === owner.departmentId))
      .map(viewDepartment),
    ...(isStaff && {
      windowChanges: changes
        .filter((change) => change.challengeId === challenge.id)
        .map((change) => ({
          at: change.at.toISOString(),
          by: names.get(change.personId) ?? '',
          reasonCode: change.reasonCode,
          reason: change.reason,
          old: { opensOn: change.oldOpensOn, closesOn: change.oldClosesOn },
          new: { opensOn: change.newOpensOn, closesOn: change.newClosesOn },
        })),
    }),
  }));
}

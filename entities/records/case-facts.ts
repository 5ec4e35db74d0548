import { createHash } from 'node:crypto';
import { IsNull, type EntityManager } from 'typeorm';
import type { CaseFacts, ChallengeFacts } from '../../domain/process.js';
import type { Profile } from '../../domain/profile.js';
import { ChallengeDepartmentEntity, ChallengeEntity, DepartmentEntity, type ProposalEntity } from '../index.js';
import { loadCalendar } from './profiles.js';

/** SHA-256 in hexadecimal. */
export const digest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

async function loadChallenge(manager: EntityManager, deskId: string, id: string): Promise<ChallengeFacts | null> {
  const challenge = await manager.findOneBy(ChallengeEntity, { deskId, id });
  if (!challenge) return null;
  const owners = await manager.find(ChallengeDepartmentEntity, {
    where: { deskId, challengeId: id },
    order: { position: 'ASC' },
  });
  return {
    publishedOn: challenge.publishedOn,
    opensOn: challenge.opensOn,
    closesOn: challenge.closesOn,
    departmentIds: owners.map((owner) => owner.departmentId),
  };
}

/** What `decide` has to know of the world around a case. */
export async function loadFacts(
  manager: EntityManager,
  proposal: ProposalEntity,
  profile: Profile,
): Promise<CaseFacts> {
  const { deskId, challengeId } = proposal;
  const departments = await manager.find(DepartmentEntity, {
    where: { deskId, retiredOn: IsNull() },
    select: { id: true },
  });
  return {
    calendar: await loadCalendar(manager, deskId, profile),
    content: proposal.content,
    challenge: challengeId === null ? null : await loadChallenge(manager, deskId, challengeId),
    departmentIds: departments.map((department) => department.id),
    digest,
  };
}

import type { EntityManager } from 'typeorm';
import { ProposalEntity } from '../index.js';

/**
 * Something happened in a case, so that it does not stand still: a command was settled, or somebody wrote to the others.
 * What the system tells by itself is no movement. The caller writes it in the transaction of what happened.
 */
export async function noteMovement(
  manager: EntityManager,
  proposal: Pick<ProposalEntity, 'deskId' | 'id'>,
  now: Date,
): Promise<void> {
  const { deskId, id } = proposal;
  await manager.update(ProposalEntity, { deskId, id }, { movedAt: now, stalledSince: null });
}

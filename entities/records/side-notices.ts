import type { EntityManager } from 'typeorm';
import { actingFor } from '../../domain/assignments.js';
import { tokyoDay } from '../../domain/calendar.js';
import type { WritingSide } from '../../domain/messages.js';
import type { ProposalEntity } from '../index.js';
import { findInCharge } from './assignments.js';
import { writeNotices, type Notice } from './notices.js';

interface Side {
  readonly side: WritingSide;
  readonly departmentId: string | null;
}

export interface ToldToSides extends Pick<Notice, 'kind' | 'params'> {
  /** Who did what is told: they know. */
  readonly author: { readonly personId: string } & Side;
  readonly now: Date;
}

/**
 * Tells sides of a case: whoever is in charge of each, or stands in for them; where nobody is, the side. The author's own
 * side is told only if somebody else is in charge of it. Answers with what was told.
 */
export async function tellSides(
  manager: EntityManager,
  { deskId, id: proposalId, proposerPersonId, organisationId }: ProposalEntity,
  sides: readonly Side[],
  { author, now, kind, params }: ToldToSides,
): Promise<Notice[]> {
  const inCharge = await findInCharge(manager, deskId, [proposalId], tokyoDay(now.toISOString()));
  const notices = sides.flatMap(({ side, departmentId }): Notice[] => {
    // Who handed in on paper has nobody here who could be told.
    if (side === 'proposer' && proposerPersonId === null && organisationId === null) return [];
    const personId = actingFor(inCharge, { holder: side, departmentId });
    const isAuthors = side === author.side && departmentId === author.departmentId;
    if (personId === author.personId || (isAuthors && personId === null)) return [];
    return [{ deskId, proposalId, departmentId, personId, recipient: side, createdAt: now, kind, params }];
  });
  await writeNotices(manager, notices);
  return notices;
}

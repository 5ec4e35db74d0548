import { randomUUID } from 'node:crypto';
import { In, IsNull, type EntityManager } from 'typeorm';
import { dependsOnConsents, followUpsOf, type FollowUpKind } from '../../domain/follow-ups.js';
import type { CaseState } from '../../domain/case-state.js';
import type { Profile } from '../../domain/profile.js';
import { FollowUpEntity, type ProposalEntity } from '../index.js';
import { consentsInForce } from './consents.js';

/** Opens what a case newly calls for, and drops what it no longer does. What was done stays done. */
export async function moveFollowUps(
  manager: EntityManager,
  { deskId, id: proposalId }: Pick<ProposalEntity, 'deskId' | 'id'>,
  wanted: { readonly before: readonly FollowUpKind[]; readonly after: readonly FollowUpKind[] },
  { commandId, now }: { readonly commandId: string | null; readonly now: Date },
): Promise<void> {
  const gone = wanted.before.filter((kind) => !wanted.after.includes(kind));
  if (gone.length > 0) {
    const open = { deskId, proposalId, kind: In(gone), doneAt: IsNull(), droppedAt: IsNull() };
    await manager.update(FollowUpEntity, open, { droppedAt: now });
  }
  const opened = wanted.after
    .filter((kind) => !wanted.before.includes(kind))
    .map((kind) => ({
      ...{ deskId, id: randomUUID(), proposalId, kind, holder: 'desk' as const, departmentId: null },
      ...{ commandId, openedAt: now, doneAt: null, doneBy: null, note: null, droppedAt: null },
    }));
  if (opened.length > 0)
    await manager.createQueryBuilder().insert().into(FollowUpEntity).values(opened).orIgnore().execute();
}

/** What a settled command makes of the follow-ups of its case. `consents` are those in force before it. */
export async function projectFollowUps(
  manager: EntityManager,
  proposal: ProposalEntity,
  states: { readonly before: CaseState; readonly after: CaseState },
  profile: Profile,
  by: { readonly commandId: string; readonly now: Date },
): Promise<void> {
  const asks = dependsOnConsents(states.before) || dependsOnConsents(states.after);
  const consents: ReadonlySet<string> = asks ? await consentsInForce(manager, proposal) : new Set();
  const before = followUpsOf(states.before, profile, consents);
  await moveFollowUps(manager, proposal, { before, after: followUpsOf(states.after, profile, consents) }, by);
}

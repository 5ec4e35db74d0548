import { randomUUID } from 'node:crypto';
import { In, IsNull, type EntityManager } from 'typeorm';
import { isDesk } from '../../domain/access.js';
import { DomainError } from '../../domain/errors.js';
import { dependsOnConsents, followUpsOf, type FollowUpKind } from '../../domain/follow-ups.js';
import type { CaseState } from '../../domain/case-state.js';
import type { Profile } from '../../domain/profile.js';
import type { Party } from '../../domain/stages.js';
import { FollowUpEntity, type ProposalEntity } from '../index.js';
import { appendAudit } from './audit.js';
import { consentsInForce } from './consents.js';
import type { Person } from './people.js';

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

/** What a settled command makes of the follow-ups of its case. */
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

/** What a consent that was given or withdrawn makes of the follow-ups of its case. The caller holds the lock. */
export async function followConsent(
  manager: EntityManager,
  proposal: Pick<ProposalEntity, 'deskId' | 'id' | 'state'>,
  profile: Profile,
  consents: { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> },
  now: Date,
): Promise<void> {
  const { state } = proposal;
  const before = followUpsOf(state, profile, consents.before);
  const after = followUpsOf(state, profile, consents.after);
  await moveFollowUps(manager, proposal, { before, after }, { commandId: null, now });
}

/** A follow-up that waits for somebody. */
export interface OpenFollowUp {
  readonly id: string;
  readonly proposalId: string;
  readonly referenceNumber: string | null;
  readonly title: string;
  readonly kind: FollowUpKind;
  readonly holder: Party;
  readonly departmentId: string | null;
  readonly openedAt: Date;
}

const MOST_FOLLOW_UPS = 200;

/** The open follow-ups that await this person in one of their roles, the oldest first. */
export function listFollowUps(manager: EntityManager, deskId: string, person: Person): Promise<OpenFollowUp[]> {
  return manager.query<OpenFollowUp[]>(
    `select f.id, f.proposal_id as "proposalId", p.reference_number as "referenceNumber", p.title, f.kind, f.holder,
            f.department_id as "departmentId", f.opened_at as "openedAt"
       from follow_ups f join proposals p on p.desk_id = f.desk_id and p.id = f.proposal_id
      where f.desk_id = $1 and f.done_at is null and f.dropped_at is null
        and ((f.holder = 'desk' and $2) or (f.holder = 'department' and f.department_id = any($3::uuid[])))
      order by f.opened_at, f.id limit ${MOST_FOLLOW_UPS}`,
    [deskId, isDesk(person), [...person.departmentIds]],
  );
}

export const listFollowUpsOf = (
  manager: EntityManager,
  { deskId, id }: Pick<ProposalEntity, 'deskId' | 'id'>,
): Promise<FollowUpEntity[]> =>
  manager.find(FollowUpEntity, {
    where: { deskId, proposalId: id },
    order: { openedAt: 'ASC', kind: 'ASC', id: 'ASC' },
  });

/** Somebody has done it. Null: there is no such follow-up of this case; the caller holds the lock. */
export async function finishFollowUp(
  manager: EntityManager,
  { deskId, id: proposalId }: Pick<ProposalEntity, 'deskId' | 'id'>,
  followUpId: string,
  { personId, note, now }: { readonly personId: string; readonly note: string | null; readonly now: Date },
): Promise<FollowUpEntity | null> {
  const found = await manager.findOneBy(FollowUpEntity, { deskId, id: followUpId, proposalId });
  if (!found) return null;
  if (found.doneAt !== null || found.droppedAt !== null) throw new DomainError('FOLLOW_UP_ENDED');
  const done = { doneAt: now, doneBy: personId, note };
  await manager.update(FollowUpEntity, { deskId, id: followUpId }, done);
  await appendAudit(manager, {
    deskId,
    chain: proposalId,
    action: 'follow_up.done',
    at: now,
    personId,
    facts: { followUp: followUpId, kind: found.kind },
    ...(note !== null && { words: { note } }),
  });
  return Object.assign(found, done);
}

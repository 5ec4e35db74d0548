import type { EntityManager } from 'typeorm';
import { sidesAtMeeting, type MeetingAudience } from '../../domain/meetings.js';
import type { WritingSide } from '../../domain/messages.js';
import type { NoticeKind } from '../../domain/notice-kinds.js';
import { MeetingEntity, type ProposalEntity } from '../index.js';
import { appendAudit } from './audit.js';
import { tellChanged } from './changes.js';
import { noteMovement } from './movement.js';
import { tellSides } from './side-notices.js';

/** Meetings of a case. A plan moves nothing and goes no way through the workflow: one transaction, with its audit entry. */

/** Who plans, changes or cancels, and when. */
export interface MeetingStep {
  readonly author: { readonly personId: string; readonly side: WritingSide; readonly departmentId: string | null };
  readonly now: Date;
}

export interface MeetingPlan {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
}

interface NewMeeting extends MeetingPlan, MeetingStep {
  readonly id: string;
  readonly audience: MeetingAudience;
}

/** Plans a meeting and tells those who take part. The caller holds the record's lock, here and below. */
export async function planMeeting(
  manager: EntityManager,
  proposal: ProposalEntity,
  { id, audience, startsAt, endsAt, place, ...step }: NewMeeting,
): Promise<MeetingEntity> {
  const { author, now } = step;
  const meeting = manager.create(MeetingEntity, {
    ...{ deskId: proposal.deskId, id, proposalId: proposal.id, audience, startsAt, endsAt, place, sequence: 0 },
    ...{ plannedBy: author.personId, plannedAt: now, changedAt: now, reason: null, cancelledAt: null },
  });
  await manager.insert(MeetingEntity, meeting);
  await note(manager, proposal, meeting, 'planned', step);
  return meeting;
}

/** Moves a meeting, to another time or another place. */
export async function changeMeeting(
  manager: EntityManager,
  proposal: ProposalEntity,
  meeting: MeetingEntity,
  change: MeetingPlan & MeetingStep & { readonly reason: string },
): Promise<void> {
  const { startsAt, endsAt, place, reason, ...step } = change;
  await write(manager, meeting, { startsAt, endsAt, place, reason, changedAt: step.now });
  await note(manager, proposal, meeting, 'changed', step);
}

/** It does not take place. It stays listed, so that nobody goes there. */
export async function cancelMeeting(
  manager: EntityManager,
  proposal: ProposalEntity,
  meeting: MeetingEntity,
  { reason, ...step }: MeetingStep & { readonly reason: string },
): Promise<void> {
  await write(manager, meeting, { reason, cancelledAt: step.now, changedAt: step.now });
  await note(manager, proposal, meeting, 'cancelled', step);
}

async function write(manager: EntityManager, meeting: MeetingEntity, change: Partial<MeetingEntity>): Promise<void> {
  const { deskId, id, sequence } = meeting;
  const changed = { ...change, sequence: sequence + 1 };
  await manager.update(MeetingEntity, { deskId, id }, changed);
  Object.assign(meeting, changed);
}

const TOLD = {
  planned: 'meeting_planned',
  changed: 'meeting_changed',
  cancelled: 'meeting_cancelled',
} as const satisfies Record<string, NoticeKind>;

async function note(
  manager: EntityManager,
  proposal: ProposalEntity,
  { id, audience, startsAt, endsAt, sequence, place, reason }: MeetingEntity,
  what: keyof typeof TOLD,
  { author, now }: MeetingStep,
): Promise<void> {
  const { deskId, id: proposalId } = proposal;
  const [from, to] = [startsAt.toISOString(), endsAt.toISOString()];
  await appendAudit(manager, {
    ...{ deskId, chain: proposalId, action: `meeting.${what}`, at: now, personId: author.personId },
    facts: { meeting: id, audience, from, to, sequence },
    words: { place, ...(reason !== null && { reason }) },
  });
  await noteMovement(manager, proposal, now);
  await tellChanged(manager, { deskId, proposalId, circle: audience === 'internal' ? 'city' : 'everybody' });
  await tellSides(manager, proposal, sidesAtMeeting(audience, proposal.state), {
    ...{ author, now, kind: TOLD[what] },
    params: { meeting: id, at: from },
  });
}

export interface MeetingPage {
  readonly audiences: readonly MeetingAudience[];
  /** Where the page before ended. */
  readonly before: { readonly at: string; readonly id: string } | null;
  readonly limit: number;
}

/** The latest first. */
export function listMeetings(
  manager: EntityManager,
  { deskId, id }: Pick<ProposalEntity, 'deskId' | 'id'>,
  { audiences, before, limit }: MeetingPage,
): Promise<MeetingEntity[]> {
  const rows = manager
    .createQueryBuilder(MeetingEntity, 'meeting')
    .where('meeting.desk_id = :deskId and meeting.proposal_id = :id', { deskId, id })
    .andWhere('meeting.audience = any(:audiences)', { audiences: [...audiences] });
  if (before) {
    rows.andWhere('(meeting.starts_at, meeting.id) < (:at::timestamptz, :last::uuid)', {
      at: before.at,
      last: before.id,
    });
  }
  return rows.orderBy('meeting.startsAt', 'DESC').addOrderBy('meeting.id', 'DESC').limit(limit).getMany();
}

/** How often meetings of a case were planned, changed or cancelled since an instant. */
export async function meetingStepsSince(
  manager: EntityManager,
  { deskId, id }: Pick<ProposalEntity, 'deskId' | 'id'>,
  since: string,
): Promise<number> {
  const [row] = await manager.query<{ count: number }[]>(
    `select count(*)::int as count from audit_entries
      where desk_id = $1 and chain = $2 and at >= $3 and text::jsonb ->> 'action' like 'meeting.%'`,
    [deskId, id, since],
  );
  return row?.count ?? 0;
}

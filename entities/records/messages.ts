import type { EntityManager } from 'typeorm';
import { sidesToldOf, type MessageAudience, type WrittenFor } from '../../domain/messages.js';
import { MessageEntity, type ProposalEntity } from '../index.js';
import { appendAudit } from './audit.js';
import { tellChanged } from './changes.js';
import { noteMovement } from './movement.js';
import { tellSides } from './side-notices.js';
import { tellWatchersOfMessage } from './watches.js';

/** Messages of a case. They move nothing and go no way through the workflow: one transaction, with its audit entry. */

export interface NewMessage extends WrittenFor {
  readonly id: string;
  readonly text: string;
  readonly personId: string;
  readonly now: Date;
}

/** Writes a message and tells the other sides. The caller holds the record's lock. */
export async function writeMessage(
  manager: EntityManager,
  proposal: ProposalEntity,
  message: NewMessage,
): Promise<MessageEntity> {
  const { deskId, id: proposalId } = proposal;
  const { id, audience, side, departmentId, text, personId, now } = message;
  const writtenAt = await nextInstant(manager, proposal, now);
  const row = manager.create(MessageEntity, {
    ...{ deskId, id, proposalId, audience, side, departmentId, text, writtenAt },
    authorPersonId: personId,
  });
  await manager.insert(MessageEntity, row);
  await appendAudit(manager, {
    ...{ deskId, chain: proposalId, action: 'message.written', at: now, personId },
    facts: { message: id, audience, side, departmentId },
    words: { text },
  });
  await noteMovement(manager, proposal, now);
  await tellChanged(manager, { deskId, proposalId, circle: audience === 'internal' ? 'city' : 'everybody' });
  const told = await tellSides(manager, proposal, sidesToldOf(message, proposal.state), {
    ...{ author: { personId, side, departmentId }, now, kind: 'message' as const },
    params: { message: id },
  });
  await tellWatchersOfMessage(manager, proposal, message, told);
  return row;
}

/** Strictly after the latest one, whatever the clocks of two APIs say: how far somebody has read is one instant. */
async function nextInstant(manager: EntityManager, { deskId, id }: ProposalEntity, now: Date): Promise<Date> {
  const [latest] = await manager.find(MessageEntity, {
    where: { deskId, proposalId: id },
    order: { writtenAt: 'DESC' },
    take: 1,
  });
  return latest ? new Date(Math.max(now.getTime(), latest.writtenAt.getTime() + 1)) : now;
}

export interface MessagePage {
  readonly audiences: readonly MessageAudience[];
  readonly before: Date | null;
  readonly limit: number;
}

/** The latest first. */
export function listMessages(
  manager: EntityManager,
  { deskId, id }: Pick<ProposalEntity, 'deskId' | 'id'>,
  { audiences, before, limit }: MessagePage,
): Promise<MessageEntity[]> {
  const rows = manager
    .createQueryBuilder(MessageEntity, 'message')
    .where('message.desk_id = :deskId and message.proposal_id = :id', { deskId, id })
    .andWhere('message.audience = any(:audiences)', { audiences: [...audiences] });
  if (before) rows.andWhere('message.written_at < :before', { before });
  return rows.orderBy('message.writtenAt', 'DESC').limit(limit).getMany();
}

/** How far a person has read, and how many messages of others they have not. */
export async function readStanding(
  manager: EntityManager,
  { deskId, id }: Pick<ProposalEntity, 'deskId' | 'id'>,
  { personId, audiences }: { readonly personId: string; readonly audiences: readonly MessageAudience[] },
): Promise<{ readonly readTo: Date | null; readonly unread: number }> {
  const [row] = await manager.query<{ readTo: Date | null; unread: number }[]>(
    `select mark.read_to as "readTo",
            (select count(*)::int from messages m
              where m.desk_id = $1 and m.proposal_id = $2 and m.audience = any($4::text[]) and m.author_person_id <> $3
                and m.written_at > coalesce(mark.read_to, '-infinity')) as unread
       from (select 1) as here
       left join message_marks mark on mark.desk_id = $1 and mark.proposal_id = $2 and mark.person_id = $3`,
    [deskId, id, personId, [...audiences]],
  );
  return { readTo: row?.readTo ?? null, unread: row?.unread ?? 0 };
}

/** Notes how far a person has read; never back. */
export async function markRead(
  manager: EntityManager,
  { deskId, id }: Pick<ProposalEntity, 'deskId' | 'id'>,
  personId: string,
  readTo: Date,
): Promise<void> {
  await manager.query(
    `insert into message_marks (desk_id, proposal_id, person_id, read_to) values ($1, $2, $3, $4)
     on conflict (desk_id, proposal_id, person_id)
     do update set read_to = greatest(message_marks.read_to, excluded.read_to)`,
    [deskId, id, personId, readTo],
  );
}

/** How many messages somebody has written in a case since an instant. */
export async function writtenSince(
  manager: EntityManager,
  { deskId, id }: Pick<ProposalEntity, 'deskId' | 'id'>,
  personId: string,
  since: string,
): Promise<number> {
  const [row] = await manager.query<{ count: number }[]>(
    `select count(*)::int as count from messages
      where desk_id = $1 and proposal_id = $2 and author_person_id = $3 and written_at >= $4`,
    [deskId, id, personId, since],
  );
  return row?.count ?? 0;
}

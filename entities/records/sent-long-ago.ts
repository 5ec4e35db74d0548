import type { EntityManager } from 'typeorm';

/** What was sent is kept for a while, so that somebody can say that it was; then it is removed, some rows at a time. */
export const SENT_KEPT_DAYS = 90;

/** Removes some of a desk. Says how many there were: as many as were asked for means that there may be more. */
export type RemoveSent = (manager: EntityManager, deskId: string, before: Date, atMost: number) => Promise<number>;

/** Mails that were sent, or that nobody was to get any more. What failed stays: somebody has to see it. */
export const removeSentMails: RemoveSent = async (manager, deskId, before, atMost) => {
  const [, count] = await manager.query<[unknown[], number]>(
    `delete from mails
      where desk_id = $1 and id in (
              select id from mails
               where desk_id = $1 and status in ('sent', 'dropped') and created_at < $2
                 and coalesce(sent_at, created_at) < $2
               order by created_at limit $3 for update skip locked)`,
    [deskId, before, atMost],
  );
  return count;
};

/** Events that a receiver took. What was given up stays, so that it can be sent again. */
export const removeDeliveredEvents: RemoveSent = async (manager, deskId, before, atMost) => {
  const [, count] = await manager.query<[unknown[], number]>(
    `delete from webhook_deliveries
      where desk_id = $1 and id in (
              select id from webhook_deliveries
               where desk_id = $1 and status = 'delivered' and last_at < $2
               order by last_at limit $3 for update skip locked)`,
    [deskId, before, atMost],
  );
  return count;
};

import type { DataSource, EntityManager } from 'typeorm';
import { WebhookDeliveryEntity, WebhookEndpointEntity, WebhookQueueItemEntity } from '../index.js';

/** The line of each endpoint: only its first is ever sent, so that nothing overtakes what went before. */

export interface Line {
  readonly deskId: string;
  readonly endpointId: string;
}

/** The endpoints whose first in line is to be sent now. */
export const findDueLines = (dataSource: DataSource, now: Date): Promise<Line[]> =>
  dataSource.query<Line[]>(
    `select head.desk_id as "deskId", head.endpoint_id as "endpointId"
       from (select distinct on (endpoint_id) desk_id, endpoint_id, next_at, leased_until
               from webhook_queue order by endpoint_id, n) head
      where head.next_at <= $1 and (head.leased_until is null or head.leased_until <= $1)`,
    [now],
  );

export interface Claimed extends Line {
  readonly n: string;
  readonly deliveryId: string;
}

/** Takes the first in line for a while; null where it is not due, or another process has it. */
export async function claimFirst(
  dataSource: DataSource,
  { deskId, endpointId }: Line,
  lease: { readonly now: Date; readonly until: Date },
): Promise<Claimed | null> {
  const [rows] = await dataSource.query<[{ n: string; delivery_id: string }[], number]>(
    `update webhook_queue set leased_until = $3
      where n = (select min(n) from webhook_queue where endpoint_id = $1)
        and next_at <= $2 and (leased_until is null or leased_until <= $2)
      returning n, delivery_id`,
    [endpointId, lease.now, lease.until],
  );
  const [row] = rows;
  return row ? { deskId, endpointId, n: row.n, deliveryId: row.delivery_id } : null;
}

/** Gives it back as it was: nothing came of it. */
export const giveBack = async (dataSource: DataSource, { n }: Claimed): Promise<void> => {
  await dataSource.query(`update webhook_queue set leased_until = null where n = $1`, [n]);
};

export async function loadClaimed(
  manager: EntityManager,
  { deskId, endpointId, deliveryId }: Claimed,
): Promise<{ endpoint: WebhookEndpointEntity; delivery: WebhookDeliveryEntity } | null> {
  const endpoint = await manager.findOneBy(WebhookEndpointEntity, { deskId, id: endpointId });
  const delivery = await manager.findOneBy(WebhookDeliveryEntity, { deskId, id: deliveryId });
  return endpoint && delivery?.status === 'pending' ? { endpoint, delivery } : null;
}

export interface Outcome {
  readonly code: string;
  readonly at: Date;
  /** Null: not tried again. */
  readonly nextAt: Date | null;
  readonly delivered: boolean;
}

/** Writes down what became of an attempt. An endpoint that was disabled meanwhile has lost its line already. */
export async function recordAttempt(manager: EntityManager, claimed: Claimed, outcome: Outcome): Promise<void> {
  const { deskId, deliveryId, n } = claimed;
  const { code, at, nextAt, delivered } = outcome;
  const { affected } =
    nextAt === null
      ? await manager.delete(WebhookQueueItemEntity, { n })
      : await manager.update(WebhookQueueItemEntity, { n }, { nextAt, leasedUntil: null });
  if (affected !== 1) return;
  await manager.query(
    `update webhook_deliveries set attempts = attempts + 1, last_code = $3, last_at = $4, status = $5
      where desk_id = $1 and id = $2`,
    [deskId, deliveryId, code, at, delivered ? 'delivered' : nextAt === null ? 'dead' : 'pending'],
  );
}

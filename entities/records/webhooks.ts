import { randomUUID } from 'node:crypto';
import { In, IsNull, type EntityManager } from 'typeorm';
import type { Ask } from '../../domain/case-state.js';
import { overdueEvent, type WebhookEvent, type WebhookEventType } from '../../domain/webhook-events.js';
import {
  WebhookDeliveryEntity,
  WebhookEndpointEntity,
  WebhookQueueItemEntity,
  type DeliveryStatus,
  type ProposalEntity,
} from '../index.js';
import { appendAudit, DESK_CHAIN } from './audit.js';

/** Who is told of which events, and what they are told: written with the event itself, for the sender to take from there. */

/** A row per event and endpoint, and its place in line, in the order in which the events are given. */
const ENQUEUE = `
  with made as (
    insert into webhook_deliveries
      (desk_id, id, endpoint_id, event_id, proposal_id, type, payload, status, attempts, created_at, queued_at)
    select $1, gen_random_uuid(), endpoint.id, event.id, $2, event.type, event.payload, 'pending', 0, $3, $3
      from unnest($4::uuid[], $5::text[], $6::text[]) with ordinality as event (id, type, payload, position)
      join webhook_endpoints endpoint
        on endpoint.desk_id = $1 and endpoint.disabled_at is null and endpoint.events ? event.type
     order by event.position
    returning id, endpoint_id, n
  )
  insert into webhook_queue (desk_id, endpoint_id, delivery_id, next_at)
  select $1, endpoint_id, id, $3 from made order by n`;

/** Puts events in line for whoever wants to be told of them, in the transaction of what they tell. */
export async function emitEvents(
  manager: EntityManager,
  proposal: Pick<ProposalEntity, 'deskId' | 'id' | 'referenceNumber'>,
  events: readonly WebhookEvent[],
  now: Date,
): Promise<void> {
  const { deskId, id: proposalId, referenceNumber: number } = proposal;
  if (events.length === 0) return;
  // Most desks tell nobody: one look then is all that it costs.
  if (!(await manager.existsBy(WebhookEndpointEntity, { deskId, disabledAt: IsNull() }))) return;
  const payloads = events.map(({ type, ...facts }) =>
    JSON.stringify({ type, timestamp: now.toISOString(), data: { desk: deskId, proposalId, number, ...facts } }),
  );
  const types = events.map(({ type }) => type);
  await manager.query(ENQUEUE, [deskId, proposalId, now, events.map(() => randomUUID()), types, payloads]);
}

/** Tells that an ask is overdue: once, however often somebody is reminded of it. */
export async function emitOverdue(
  manager: EntityManager,
  proposal: ProposalEntity,
  ask: Ask,
  now: Date,
): Promise<void> {
  if (ask.until === null || ask.until > now.toISOString()) return;
  const { deskId, id: proposalId } = proposal;
  const isTold = await manager.query<unknown[]>(
    `select 1 from webhook_deliveries
      where desk_id = $1 and proposal_id = $2 and type = 'ask.overdue'
        and payload::jsonb -> 'data' -> 'ask' ->> 'key' = $3 limit 1`,
    [deskId, proposalId, ask.key],
  );
  if (isTold.length === 0) await emitEvents(manager, proposal, [overdueEvent(proposal.state, ask)], now);
}

/** Where a secret is sealed for: in another endpoint's row it can't be opened. */
export const secretPlace = (endpointId: string): string => `webhook_endpoints/${endpointId}`;

export interface NewEndpoint {
  readonly deskId: string;
  readonly id: string;
  readonly url: string;
  readonly events: readonly WebhookEventType[];
  readonly sealedSecret: string;
  readonly by: string;
  readonly now: Date;
}

const note = (
  manager: EntityManager,
  deskId: string,
  what: 'made' | 'rotated' | 'disabled' | 'enabled' | 'sent_again',
  facts: Readonly<Record<string, string | number>>,
  by: { readonly personId: string | null; readonly now: Date },
): Promise<void> =>
  appendAudit(manager, {
    deskId,
    chain: DESK_CHAIN,
    action: `webhook.${what}`,
    at: by.now,
    personId: by.personId,
    facts,
  });

export async function addEndpoint(manager: EntityManager, endpoint: NewEndpoint): Promise<void> {
  const { deskId, id, url, events, sealedSecret, by, now } = endpoint;
  await manager.insert(WebhookEndpointEntity, {
    ...{ deskId, id, url, events, sealedSecret, sealedPrevious: null, previousUntil: null },
    ...{ createdBy: by, createdAt: now, disabledAt: null },
  });
  await note(manager, deskId, 'made', { endpoint: id, url }, { personId: by, now });
}

export const listEndpoints = (manager: EntityManager, deskId: string): Promise<WebhookEndpointEntity[]> =>
  manager.find(WebhookEndpointEntity, { where: { deskId }, order: { createdAt: 'ASC', id: 'ASC' } });

export const lockEndpoint = (
  manager: EntityManager,
  deskId: string,
  id: string,
): Promise<WebhookEndpointEntity | null> =>
  manager.findOne(WebhookEndpointEntity, { where: { deskId, id }, lock: { mode: 'pessimistic_write' } });

type By = { readonly personId: string | null; readonly now: Date };

/** How long the secret before signs along, so that a receiver can change without missing anything. */
const BOTH_FOR_MS = 24 * 60 * 60_000;

export async function rotateSecret(
  manager: EntityManager,
  endpoint: WebhookEndpointEntity,
  sealedSecret: string,
  by: By,
): Promise<Date> {
  const { deskId, id } = endpoint;
  const previousUntil = new Date(by.now.getTime() + BOTH_FOR_MS);
  const change = { sealedSecret, sealedPrevious: endpoint.sealedSecret, previousUntil };
  await manager.update(WebhookEndpointEntity, { deskId, id }, change);
  await note(manager, deskId, 'rotated', { endpoint: id }, by);
  return previousUntil;
}

/** Tells an endpoint nothing any more. What waited for it lies among what could not be delivered. */
export async function disableEndpoint(manager: EntityManager, endpoint: WebhookEndpointEntity, by: By): Promise<void> {
  const { deskId, id } = endpoint;
  if (endpoint.disabledAt !== null) return;
  await manager.update(WebhookEndpointEntity, { deskId, id }, { disabledAt: by.now });
  await manager.delete(WebhookQueueItemEntity, { deskId, endpointId: id });
  const waiting = { deskId, endpointId: id, status: 'pending' as const };
  await manager.update(WebhookDeliveryEntity, waiting, { status: 'dead', lastCode: 'DISABLED', lastAt: by.now });
  await note(manager, deskId, 'disabled', { endpoint: id }, by);
}

export async function enableEndpoint(manager: EntityManager, endpoint: WebhookEndpointEntity, by: By): Promise<void> {
  const { deskId, id } = endpoint;
  if (endpoint.disabledAt === null) return;
  await manager.update(WebhookEndpointEntity, { deskId, id }, { disabledAt: null });
  await note(manager, deskId, 'enabled', { endpoint: id }, by);
}

export const MOST_SENT_AGAIN = 500;

/**
 * Puts what was given up, or those of the ids, in line again, in their order and behind what waits already. The events keep
 * their ids.
 */
export async function sendAgain(
  manager: EntityManager,
  endpoint: WebhookEndpointEntity,
  ids: readonly string[] | null,
  by: By,
): Promise<number> {
  const { deskId, id: endpointId } = endpoint;
  const wanted = ids === null ? { status: 'dead' as const } : { id: In([...ids]), status: In(['dead', 'delivered']) };
  const rows = await manager.find(WebhookDeliveryEntity, {
    where: { deskId, endpointId, ...wanted },
    order: { n: 'ASC' },
    take: MOST_SENT_AGAIN,
    select: { id: true, deskId: true },
    lock: { mode: 'pessimistic_write' },
  });
  if (rows.length === 0) return 0;
  const again = { status: 'pending' as const, attempts: 0, queuedAt: by.now };
  await manager.update(WebhookDeliveryEntity, { deskId, id: In(rows.map(({ id }) => id)) }, again);
  await manager.insert(
    WebhookQueueItemEntity,
    rows.map(({ id: deliveryId }) => ({ deskId, endpointId, deliveryId, nextAt: by.now, leasedUntil: null })),
  );
  await note(manager, deskId, 'sent_again', { endpoint: endpointId, deliveries: rows.length }, by);
  return rows.length;
}

/** How much waits for each endpoint, and how much was given up. */
export async function countDeliveries(
  manager: EntityManager,
  deskId: string,
): Promise<Map<string, { readonly waiting: number; readonly dead: number }>> {
  const rows = await manager.query<{ endpoint_id: string; waiting: number; dead: number }[]>(
    `select endpoint_id, count(*) filter (where status = 'pending')::integer as waiting,
            count(*) filter (where status = 'dead')::integer as dead
       from webhook_deliveries where desk_id = $1 and status in ('pending', 'dead') group by endpoint_id`,
    [deskId],
  );
  return new Map(rows.map(({ endpoint_id, waiting, dead }) => [endpoint_id, { waiting, dead }]));
}

/** The latest first, from the one before that of the id. */
export function listDeliveries(
  manager: EntityManager,
  deskId: string,
  endpointId: string,
  asked: { readonly status: DeliveryStatus | null; readonly before: string | null; readonly limit: number },
): Promise<WebhookDeliveryEntity[]> {
  const query = manager
    .createQueryBuilder(WebhookDeliveryEntity, 'delivery')
    .where({ deskId, endpointId, ...(asked.status !== null && { status: asked.status }) })
    .orderBy('delivery.n', 'DESC')
    .limit(asked.limit);
  if (asked.before !== null) {
    query.andWhere(
      `delivery.n < (select earlier.n from webhook_deliveries earlier where earlier.desk_id = :deskId and earlier.id = :before)`,
      { deskId, before: asked.before },
    );
  }
  return query.getMany();
}

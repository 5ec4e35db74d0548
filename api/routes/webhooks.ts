import { randomBytes, randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { DomainError } from '../../domain/errors.js';
import { isReceiverAllowed } from '../../domain/webhook-address.js';
import { WEBHOOK_EVENTS } from '../../domain/webhook-events.js';
import { DELIVERY_STATUSES, type WebhookEndpointEntity } from '../../entities/index.js';
import {
  addEndpoint,
  countDeliveries,
  disableEndpoint,
  enableEndpoint,
  listDeliveries,
  listEndpoints,
  lockEndpoint,
  MOST_SENT_AGAIN,
  rotateSecret,
  secretPlace,
  sendAgain,
} from '../../entities/records/webhooks.js';
import type { AtDesk } from '../callers.js';
import { cutPage, isInstant, readCursor } from '../cursor.js';
import { DELIVERIES, ENDPOINT_MADE, ENDPOINTS, NEW_ENDPOINT, ROTATED, SENT_AGAIN } from '../examples/webhooks.js';
import { DEFAULT_PAGE, deskId, deskParams, nextPage, pageQuery } from '../params.js';
import { notFound } from '../problem.js';
import { defineRoute, reply } from '../route.js';

/** Other systems that are told of events (docs/WEBHOOKS.md). */

const MOST_ENDPOINTS = 10;
const SECRET_BYTES = 32;

const eventType = z.enum(WEBHOOK_EVENTS).meta({ id: 'WebhookEventType' });

const endpointSchema = z
  .object({
    id: z.uuid(),
    url: z.string(),
    events: z.array(eventType),
    createdAt: z.iso.datetime(),
    disabledAt: z.iso.datetime().nullable(),
    previousSecretUntil: z.iso.datetime().nullable().describe('Until then the secret before signs along'),
    waiting: z.int().describe('Deliveries that wait in line'),
    dead: z.int().describe('Deliveries that were given up'),
  })
  .meta({ id: 'WebhookEndpoint', description: 'A receiver of events' });

const endpointParams = z.strictObject({
  desk: deskId,
  endpointId: z
    .uuid()
    .describe('Id of the receiver')
    .meta({ examples: [ENDPOINTS.endpoints[0]?.id] }),
});

const newSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
const secretSchema = z.string().describe('Shown this once: events are signed with it (Standard Webhooks, v1)');

const viewEndpoint = (
  endpoint: WebhookEndpointEntity,
  counted: { readonly waiting: number; readonly dead: number },
): z.output<typeof endpointSchema> => ({
  id: endpoint.id,
  url: endpoint.url,
  events: [...endpoint.events],
  createdAt: endpoint.createdAt.toISOString(),
  disabledAt: endpoint.disabledAt?.toISOString() ?? null,
  previousSecretUntil: endpoint.previousUntil?.toISOString() ?? null,
  waiting: counted.waiting,
  dead: counted.dead,
});

const list = defineRoute({
  name: 'GET /desks/{desk}/webhooks',
  operationId: 'listWebhooks',
  tag: 'Webhooks',
  summary: 'The receivers of a desk’s events',
  description: 'With how much waits for each, and how much was given up. No secret.',
  params: deskParams,
  responses: {
    200: {
      description: 'All of them, the disabled ones too',
      schema: z.object({ endpoints: z.array(endpointSchema) }).meta({ id: 'WebhookEndpointList' }),
      examples: { 'one receiver': ENDPOINTS },
    },
  },
  handler: async ({ manager, deskId: desk }) => {
    const counts = await countDeliveries(manager, desk);
    const endpoints = (await listEndpoints(manager, desk)).map((endpoint) =>
      viewEndpoint(endpoint, counts.get(endpoint.id) ?? { waiting: 0, dead: 0 }),
    );
    return reply(200, { endpoints });
  },
});

const make = defineRoute({
  name: 'POST /desks/{desk}/webhooks',
  operationId: 'addWebhook',
  tag: 'Webhooks',
  summary: 'Tell another system of events',
  description:
    'From now on each event of these types is sent there, signed in the form of Standard Webhooks. A public https address; where an instance is tried out also http on this machine.',
  params: deskParams,
  body: z
    .strictObject({
      url: z.string().max(500).describe('https://…, without a password or a fragment'),
      events: z.array(eventType).min(1).max(WEBHOOK_EVENTS.length),
    })
    .meta({ id: 'NewWebhook' }),
  bodyExamples: { 'two events': NEW_ENDPOINT },
  problems: ['WEBHOOK_ADDRESS_REFUSED', 'TOO_MANY_WEBHOOKS'],
  responses: {
    201: {
      description: 'The receiver, and the secret',
      schema: z.object({ endpoint: endpointSchema, secret: secretSchema }).meta({ id: 'NewWebhookEndpoint' }),
      examples: { made: ENDPOINT_MADE },
    },
  },
  handler: async ({ manager, deskId: desk, person, body, now, deps }) => {
    const { production, sealer } = deps.signIn;
    if (!isReceiverAllowed(body.url, { allowLoopback: !production })) throw new DomainError('WEBHOOK_ADDRESS_REFUSED');
    if ((await listEndpoints(manager, desk)).length >= MOST_ENDPOINTS) throw new DomainError('TOO_MANY_WEBHOOKS');
    const [id, secret] = [randomUUID(), newSecret()];
    const endpoint = { id, url: body.url, events: [...new Set(body.events)] };
    const sealedSecret = sealer.seal(secret, secretPlace(id));
    await addEndpoint(manager, { deskId: desk, ...endpoint, sealedSecret, by: person.personId, now });
    const made = { ...endpoint, createdAt: now.toISOString(), disabledAt: null, previousSecretUntil: null };
    return reply(201, { endpoint: { ...made, waiting: 0, dead: 0 }, secret });
  },
});

async function open(manager: EntityManager, desk: string, id: string): Promise<WebhookEndpointEntity> {
  const endpoint = await lockEndpoint(manager, desk, id);
  if (!endpoint) throw notFound('endpointId');
  return endpoint;
}

const byWhom = ({ person }: AtDesk, now: Date) => ({ personId: person.personId, now });

const rotate = defineRoute({
  name: 'POST /desks/{desk}/webhooks/{endpointId}/rotation',
  operationId: 'rotateWebhookSecret',
  tag: 'Webhooks',
  summary: 'Give a receiver a new secret',
  description: 'For a day events are signed with both, so that the receiver can change without missing anything.',
  params: endpointParams,
  responses: {
    200: {
      description: 'The new secret',
      schema: z.object({ secret: secretSchema, previousUntil: z.iso.datetime() }).meta({ id: 'RotatedSecret' }),
      examples: { rotated: ROTATED },
    },
  },
  handler: async ({ params, now, deps, ...at }) => {
    const endpoint = await open(at.manager, at.deskId, params.endpointId);
    const secret = newSecret();
    const sealed = deps.signIn.sealer.seal(secret, secretPlace(endpoint.id));
    const until = await rotateSecret(at.manager, endpoint, sealed, byWhom(at, now));
    return reply(200, { secret, previousUntil: until.toISOString() });
  },
});

const disable = defineRoute({
  name: 'POST /desks/{desk}/webhooks/{endpointId}/disable',
  operationId: 'disableWebhook',
  tag: 'Webhooks',
  summary: 'Tell a receiver nothing any more',
  description: 'What waited for it lies among what was given up, and can be sent again once it is enabled.',
  params: endpointParams,
  responses: { 204: { description: 'It is disabled' } },
  handler: async ({ params, now, ...at }) => {
    await disableEndpoint(at.manager, await open(at.manager, at.deskId, params.endpointId), byWhom(at, now));
    return reply(204, null);
  },
});

const enable = defineRoute({
  name: 'POST /desks/{desk}/webhooks/{endpointId}/enable',
  operationId: 'enableWebhook',
  tag: 'Webhooks',
  summary: 'Tell a disabled receiver of events again',
  description: 'Of those that happen from now on; what it missed while it was disabled was never put in line.',
  params: endpointParams,
  responses: { 204: { description: 'It is enabled' } },
  handler: async ({ params, now, ...at }) => {
    await enableEndpoint(at.manager, await open(at.manager, at.deskId, params.endpointId), byWhom(at, now));
    return reply(204, null);
  },
});

const deliverySchema = z
  .object({
    id: z.uuid(),
    eventId: z.uuid().describe('`webhook-id` of every attempt'),
    proposalId: z.uuid(),
    type: eventType,
    status: z.enum(DELIVERY_STATUSES).meta({ id: 'WebhookDeliveryStatus' }),
    attempts: z.int(),
    lastCode: z.string().nullable().describe('What became of the last attempt: HTTP_500, TIMEOUT, ECONNREFUSED, …'),
    lastAt: z.iso.datetime().nullable(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'WebhookDelivery', description: 'An event for one receiver, and what became of it' });

const deliveries = defineRoute({
  name: 'GET /desks/{desk}/webhooks/{endpointId}/deliveries',
  operationId: 'listWebhookDeliveries',
  tag: 'Webhooks',
  summary: 'What a receiver was told, and what it could not be told',
  description: 'The latest first. `status=dead` is the list of what was given up.',
  params: endpointParams,
  query: z.strictObject({ ...pageQuery, status: z.enum(DELIVERY_STATUSES).optional() }),
  responses: {
    200: {
      description: 'One page',
      schema: z.object({ deliveries: z.array(deliverySchema), next: nextPage }).meta({ id: 'WebhookDeliveryPage' }),
      examples: { 'one that was given up': DELIVERIES },
    },
  },
  handler: async ({ manager, deskId: desk, params, query }) => {
    await open(manager, desk, params.endpointId);
    const limit = query.limit ?? DEFAULT_PAGE;
    const from = readCursor(query.cursor, isInstant);
    const rows = await listDeliveries(manager, desk, params.endpointId, {
      status: query.status ?? null,
      before: from?.id ?? null,
      limit: limit + 1,
    });
    const { page, next } = cutPage(rows, limit, ({ createdAt, id }) => ({ at: createdAt.toISOString(), id }));
    const views = page.map(({ id, eventId, proposalId, type, status, attempts, lastCode, lastAt, createdAt }) => ({
      ...{ id, eventId, proposalId, type, status, attempts, lastCode },
      lastAt: lastAt?.toISOString() ?? null,
      createdAt: createdAt.toISOString(),
    }));
    return reply(200, { deliveries: views, next });
  },
});

const redeliver = defineRoute({
  name: 'POST /desks/{desk}/webhooks/{endpointId}/redeliveries',
  operationId: 'sendWebhooksAgain',
  tag: 'Webhooks',
  summary: 'Send again what was given up',
  description: `Those of the ids, delivered ones too; without any, whatever was given up, the oldest first, at most ${MOST_SENT_AGAIN} at once. They keep their event ids and their order among themselves, behind what waits already.`,
  params: endpointParams,
  body: z
    .strictObject({ deliveries: z.array(z.uuid()).min(1).max(MOST_SENT_AGAIN).optional() })
    .meta({ id: 'Redeliveries' }),
  bodyExamples: { 'whatever was given up': {}, 'one of them': { deliveries: [DELIVERIES.deliveries[0]?.id] } },
  problems: ['WEBHOOK_DISABLED'],
  responses: {
    200: {
      description: 'How many were put in line',
      schema: z.object({ queued: z.int() }).meta({ id: 'RedeliveriesQueued' }),
      examples: { one: SENT_AGAIN },
    },
  },
  handler: async ({ params, body, now, ...at }) => {
    const endpoint = await open(at.manager, at.deskId, params.endpointId);
    if (endpoint.disabledAt !== null) throw new DomainError('WEBHOOK_DISABLED');
    return reply(200, {
      queued: await sendAgain(at.manager, endpoint, body.deliveries ?? null, byWhom(at, now)),
    });
  },
});

export const webhookRoutes = [list, make, rotate, disable, enable, deliveries, redeliver];

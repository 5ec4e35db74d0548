import { z } from 'zod';
import { sees } from '../../domain/field-access.js';
import { EventStream } from '../change-streams.js';
import { documented } from '../json-schemas.js';
import { caseParams, deskParams } from '../params.js';
import { defineRoute, reply } from '../route.js';

/** What pages listen to while they stand open. */

const MOST_SECONDS = 55;

const query = z.strictObject({
  seconds: documented(
    z
      .string()
      .regex(/^([1-9]|[1-4]\d|5[0-5])$/)
      .transform(Number)
      .describe(`How long to listen, 1 to ${MOST_SECONDS}; then ask again`),
    { type: 'integer', minimum: 1, maximum: MOST_SECONDS },
  ),
});

const responses = {
  200: {
    description: 'Server-sent events: `change` whenever something happened, at most some three in a second',
    schema: z.instanceof(EventStream),
    mediaType: 'text/event-stream',
    examples: { 'something happened': 'retry: 1000\n: open\n\nevent: change\ndata: {}\n\n' },
  },
} as const;

const SAYS =
  'An event says that something changed, and nothing of what: ask again for what you show. Ask again after each new connection too: what happened in between was told to nobody.';

const ofCase = defineRoute({
  name: 'GET /proposals/{id}/changes',
  operationId: 'listenToCase',
  tag: 'Proposals',
  summary: 'Hear that a case changed',
  description: `${SAYS} What only the city sees does not show here to anybody else.`,
  params: caseParams,
  query,
  responses,
  handler: async ({ query: { seconds }, account: { accountId }, deps, openCase }) => {
    const { proposalId, isCity } = await openCase(async ({ proposal, sight }) => ({
      proposalId: proposal.id,
      isCity: sees(sight, 'internal'),
    }));
    const wants = (change: { readonly proposalId: string; readonly circle: string }): boolean =>
      change.proposalId === proposalId && (isCity || change.circle === 'everybody');
    return reply(200, deps.streams.streamFor({ accountId, wants, seconds }));
  },
});

const ofDesk = defineRoute({
  name: 'GET /desks/{desk}/changes',
  operationId: 'listenToDesk',
  tag: 'Proposals',
  summary: 'Hear that some case of a desk changed',
  description: `For lists, boards and inboxes. ${SAYS}`,
  params: deskParams,
  query,
  responses,
  handler: async ({ query: { seconds }, account: { accountId }, deps, deskId }) => {
    const wants = (change: { readonly deskId: string }): boolean => change.deskId === deskId;
    return reply(200, deps.streams.streamFor({ accountId, wants, seconds }));
  },
});

export const changeRoutes = [ofCase, ofDesk];

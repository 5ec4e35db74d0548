import { z } from 'zod';
import { MAILER_STATES } from '../../entities/index.js';
import { HEALTHY, UNHEALTHY } from '../examples/answers.js';
import { readHealth } from '../health.js';
import { defineRoute, reply } from '../route.js';

const part = z.enum(['up', 'down']).meta({ id: 'PartState' });

const schema = z
  .object({
    status: z.enum(['ok', 'degraded', 'down']),
    parts: z.object({ api: part, postgres: part, temporal: part, worker: part, relay: part }),
    mail: z.enum(MAILER_STATES).describe('Whether mails go out; where they don’t, they wait, and nothing else does'),
    details: z.object({
      oldestUnsentS: z.int().nullable().describe('Age of the oldest command that Temporal was not told of yet'),
      unsent: z.int().nullable(),
      lateCommands: z.int().nullable().describe('Commands received more than five minutes ago and not decided yet'),
      workerSeenS: z.int().nullable().describe('Seconds since a worker gave a sign of life'),
      mailsDue: z.int().nullable().describe('Mails that are due and not sent'),
    }),
  })
  .meta({ id: 'Health' });

const get = defineRoute({
  name: 'GET /health',
  operationId: 'getHealth',
  tag: 'Service',
  summary: 'Whether proposals can be handed in now, and how each part is',
  description:
    'Looks at PostgreSQL, Temporal, the workers’ sign of life and what waits to be sent. It answers 200 as long as intake works, that is, as long as PostgreSQL answers.',
  needsDatabase: false,
  // A load balancer that was refused here would take the whole API for down.
  isLimited: false,
  responses: {
    200: { description: 'PostgreSQL answers, so that intake works', schema, examples: { ok: HEALTHY } },
    503: { description: 'PostgreSQL does not answer', schema, examples: { down: UNHEALTHY } },
  },
  handler: async ({ deps }) => {
    const health = await readHealth(deps.dataSource, deps.temporal.isUp);
    return health.parts.postgres === 'up' ? reply(200, health) : reply(503, health);
  },
});

export const healthRoutes = [get];

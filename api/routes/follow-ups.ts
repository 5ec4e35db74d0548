import { z } from 'zod';
import { text } from '../../domain/text.js';
import { finishFollowUp, listFollowUpsOf } from '../../entities/records/follow-ups.js';
import { FOLLOW_UP, FOLLOW_UPS } from '../examples/answers.js';
import { caseParams } from '../params.js';
import { notFound } from '../problem.js';
import { defineRoute, reply } from '../route.js';
import { followUpSchema, viewFollowUps } from '../views/follow-up-view.js';

const list = defineRoute({
  name: 'GET /proposals/{id}/follow-ups',
  operationId: 'listFollowUps',
  tag: 'Tasks',
  summary: 'The tasks beside the process of a case',
  description:
    'What the case calls for beyond its own steps: opened and dropped with the commands and consents that make the difference, done by somebody of the desk.',
  params: caseParams,
  responses: {
    200: {
      description: 'All of them, the oldest first',
      schema: z.object({ followUps: z.array(followUpSchema) }).meta({ id: 'FollowUpList' }),
      examples: { 'one to do': FOLLOW_UPS },
    },
  },
  handler: async ({ openCase }) =>
    reply(200, {
      followUps: await openCase(async (at) => viewFollowUps(at, await listFollowUpsOf(at.manager, at.proposal))),
    }),
});

const finish = defineRoute({
  name: 'POST /proposals/{id}/follow-ups/{followUpId}/done',
  operationId: 'finishFollowUp',
  tag: 'Tasks',
  summary: 'A task beside the process is done',
  description: 'On a closed case too; what is said to it stays on record.',
  params: caseParams.extend({
    followUpId: z
      .uuid()
      .describe('Id of the follow-up')
      .meta({ examples: [FOLLOW_UP.id] }),
  }),
  body: z.strictObject({ note: text(2000).optional() }).meta({ id: 'FollowUpDone' }),
  bodyExamples: { 'offered at a meeting': { note: '庁内連絡会で各課に紹介した。' } },
  problems: ['FOLLOW_UP_ENDED'],
  responses: { 200: { description: 'Done', schema: followUpSchema, examples: { done: FOLLOW_UP } } },
  handler: async ({ body, params, now, openCase }) => {
    const view = await openCase(
      async (at) => {
        const { manager, proposal, person } = at;
        const said = { personId: person.personId, note: body.note ?? null, now };
        const done = await finishFollowUp(manager, proposal, params.followUpId, said);
        if (!done) throw notFound('followUpId');
        const [shown] = await viewFollowUps(at, [done]);
        return shown!;
      },
      { lock: true },
    );
    return reply(200, view);
  },
});

export const followUpRoutes = [list, finish];

import { caseParams } from '../params.js';
import { defineRoute, reply } from '../route.js';
import { proposalSchema, viewProposal } from '../views/proposal-view.js';
import { readTimeline, timelineSchema } from '../views/timeline-view.js';

const get = defineRoute({
  name: 'GET /proposals/{id}',
  tag: 'Proposals',
  summary: 'A case, whose turn it is, and what I can do now',
  params: caseParams,
  responses: { 200: { description: 'The case', schema: proposalSchema } },
  handler: async ({ now, openCase }) => reply(200, await openCase((at) => viewProposal(at, now))),
});

const timeline = defineRoute({
  name: 'GET /proposals/{id}/timeline',
  tag: 'Proposals',
  summary: 'What happened to a case, in order',
  params: caseParams,
  responses: { 200: { description: 'The timeline', schema: timelineSchema } },
  handler: async ({ openCase }) => reply(200, await openCase(readTimeline)),
});

export const caseRoutes = [get, timeline];

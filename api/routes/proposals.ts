import { CASES, TIMELINE } from '../examples/answers.js';
import { caseParams } from '../params.js';
import { defineRoute, reply } from '../route.js';
import { proposalSchema, viewProposal } from '../views/proposal-view.js';
import { readTimeline, timelineSchema } from '../views/timeline-view.js';

const get = defineRoute({
  name: 'GET /proposals/{id}',
  operationId: 'getProposal',
  tag: 'Proposals',
  summary: 'A case, whose turn it is, and what I can do now',
  description:
    'What it tells depends on who asks: the city’s own people read everything, a proposer what is theirs. For whoever may not see the case there is no such case.',
  params: caseParams,
  responses: { 200: { description: 'The case', schema: proposalSchema, examples: CASES } },
  handler: async ({ now, openCase }) => reply(200, await openCase((at) => viewProposal(at, now))),
});

const timeline = defineRoute({
  name: 'GET /proposals/{id}/timeline',
  operationId: 'getTimeline',
  tag: 'Proposals',
  summary: 'What happened to a case, in order',
  description:
    'Commands in the order of their numbers, with reminders and restarts between them. A proposer reads what was carried out, and the words that are addressed to them.',
  params: caseParams,
  responses: { 200: { description: 'The timeline', schema: timelineSchema, examples: { 'for the desk': TIMELINE } } },
  handler: async ({ openCase }) => reply(200, await openCase(readTimeline)),
});

export const caseRoutes = [get, timeline];

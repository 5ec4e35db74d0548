export { proposalWorkflow } from './proposal.js';
export { deskDigestWorkflow } from './schedules/digest.js';
export { deskWatchWorkflow } from './schedules/watch.js';

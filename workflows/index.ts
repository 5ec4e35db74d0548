export { proposalWorkflow } from './proposal.js';

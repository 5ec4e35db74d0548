import { setHandler } from '@temporalio/workflow';
import type { Stage } from '../domain/stages.js';
import { caseStateQuery, commandSignal, retrySignal, type ProposalEnd, type ProposalInput } from './messages.js';
import { ProposalCase } from './proposal-case.js';
import { inAgreement } from './stages/agreement.js';

/** What is done in a stage until the next thing happens; a stage without words of its own waits like any other. */
const waits = async (theCase: ProposalCase): Promise<void> => {
  await theCase.next();
};

const stages: Readonly<Record<Stage, (theCase: ProposalCase) => Promise<void>>> = {
  intake: waits,
  screening: waits,
  matching: waits,
  dialogue: waits,
  pilot: waits,
  evaluation: waits,
  agreement: inAgreement,
};

/**
 * One proposal from the day it was handed in until it is closed, years later where an agreement runs. People's
 * decisions arrive as signals, `settle` decides and records them, timers remind whoever is awaited.
 */
export async function proposalWorkflow(input: ProposalInput): Promise<ProposalEnd> {
  const theCase = new ProposalCase(input);
  setHandler(commandSignal, (signal) => theCase.receive(signal));
  setHandler(retrySignal, () => theCase.requestRetry());
  setHandler(caseStateQuery, () => theCase.view);

  if (theCase.state.stage === 'closed') await theCase.reopened();
  while (theCase.goesOn) {
    await stages[theCase.state.stage as Stage](theCase);
    if (theCase.goesOn && theCase.hasLongHistory) await theCase.startNextRun();
  }
  theCase.show();
  return theCase.end;
}

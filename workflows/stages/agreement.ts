import type { ProposalCase } from '../proposal-case.js';

/**
 * An agreement runs for years. A case enters its term, and each yearly review, with a fresh run: its history stays
 * short, and no code has to replay what was decided under the code of years ago.
 */
export async function inAgreement(theCase: ProposalCase): Promise<void> {
  const before = theCase.state.agreement;
  await theCase.next();
  const after = theCase.state.agreement;
  const entersTerm = before.term === null && after.term !== null;
  const wasReviewed = before.term !== null && after.nextReviewOn !== before.nextReviewOn;
  if (theCase.goesOn && (entersTerm || wasReviewed)) await theCase.startNextRun();
}

import type { Desk, Proposal } from '../app/queries.js';

/** What every part of a case's page is given: the case, and its guideline in the version that it keeps. */
export interface CaseProps {
  readonly proposal: Proposal;
  readonly desk: Desk;
}

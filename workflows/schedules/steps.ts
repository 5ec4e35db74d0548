import { proxyActivities } from '@temporalio/workflow';
import type { DeskActivities } from '../../activities/contract.js';

/** One batch of a round: a transaction over some dozens of people or cases, which may be run again at any time. */
export const roundSteps = proxyActivities<DeskActivities>({
  startToCloseTimeout: '30s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
});

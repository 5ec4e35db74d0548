import type { RoundResult } from '../../activities/contract.js';
import type { DeskRound, RoundEnd } from './rounds.js';
import { roundSteps } from './steps.js';

/** The weekday digest of a desk: everybody whom something awaits is told of all of it in one notice. */
export async function deskDigestWorkflow({ deskId }: DeskRound): Promise<RoundEnd> {
  let told = 0;
  let after: string | null = null;
  do {
    const batch: RoundResult = await roundSteps.sendDigests({ deskId, after });
    told += batch.told;
    after = batch.next;
  } while (after !== null);
  return { told };
}

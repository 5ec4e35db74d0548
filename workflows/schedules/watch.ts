import type { RoundResult } from '../../activities/contract.js';
import { WATCHES } from '../../domain/watches.js';
import type { DeskRound, RoundEnd } from './rounds.js';
import { roundSteps } from './steps.js';

/** What a desk is told of ahead: windows that close, pilots that end, agreements that are to be reviewed or end. */
export async function deskWatchWorkflow({ deskId }: DeskRound): Promise<RoundEnd> {
  let told = 0;
  for (const watch of WATCHES) {
    let after: string | null = null;
    do {
      const batch: RoundResult = await roundSteps.tellAhead({ deskId, watch, after });
      told += batch.told;
      after = batch.next;
    } while (after !== null);
  }
  return { told };
}

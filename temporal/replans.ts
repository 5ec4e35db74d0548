import { giveNextReplans } from '../entities/records/replans.js';
import { withDesk } from '../entities/with-desk.js';
import { sweepDesks, type DeskSweepParts } from './desk-sweep.js';
import type { Repetition } from './repeat.js';

/**
 * Carries out the orders to count due dates again, some cases at a time and each to its end: whatever it was interrupted in
 * goes on where the last transaction ended. Of several workers one does a batch, and the others pass it over.
 */
export const giveReplans = (parts: DeskSweepParts): Repetition =>
  sweepDesks(parts, 'orders to count again could not be looked at', (deskId) => giveReplansOf(deskId, parts));

async function giveReplansOf(deskId: string, { dataSource, log, now, onGiven }: DeskSweepParts): Promise<void> {
  for (;;) {
    const batch = await withDesk(dataSource, { deskId }, (manager) => giveNextReplans(manager, deskId, now()));
    if (!batch) return;
    if (batch.given > 0) onGiven();
    if (batch.isDone) log.info({ deskId, replan: batch.id }, 'due dates were ordered to be counted again');
  }
}

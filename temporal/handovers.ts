import { giveNextDueHandover } from '../entities/records/handovers.js';
import { loadCurrentProfile } from '../entities/records/profiles.js';
import { withDesk } from '../entities/with-desk.js';
import { sweepDesks, type DeskSweepParts } from './desk-sweep.js';
import type { Repetition } from './repeat.js';

/** Carries out the handovers whose day has come. Several workers may look at once: each takes one that no other holds. */
export const giveDueHandovers = (parts: DeskSweepParts): Repetition =>
  sweepDesks(parts, 'handovers could not be looked at', (deskId) => giveDueOf(deskId, parts));

/** What can't be carried out is told of in each round, until somebody orders another. */
async function giveDueOf(deskId: string, { dataSource, log, now, onGiven }: DeskSweepParts): Promise<void> {
  const tried: string[] = [];
  for (;;) {
    const given = await withDesk(dataSource, { deskId }, async (manager) => {
      const profile = await loadCurrentProfile(manager, deskId);
      return profile && giveNextDueHandover(manager, deskId, profile.escalation.officer_transfer, now(), tried);
    });
    if (!given) return;
    tried.push(given.id);
    if (given.problem === null) {
      log.info({ deskId, handover: given.id }, 'a handover was carried out on its day');
      onGiven();
    } else log.warn({ deskId, handover: given.id, code: given.problem }, 'a handover waits for a successor');
  }
}

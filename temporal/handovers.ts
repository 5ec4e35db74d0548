import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { DeskEntity } from '../entities/index.js';
import { giveNextDueHandover } from '../entities/records/handovers.js';
import { loadCurrentProfile } from '../entities/records/profiles.js';
import { withDesk } from '../entities/with-desk.js';
import { failureCode } from './failures.js';
import { repeat, type Repetition } from './repeat.js';

/**
 * Carries out the handovers whose day has come. Several workers may look at once: each takes one that no other holds. Its
 * commands lie in the outbox afterwards and go the way of every other one.
 */
export class HandoverSweep {
  private rounds: Repetition | null = null;

  constructor(
    private readonly options: {
      readonly dataSource: DataSource;
      readonly log: Pick<Logger, 'info' | 'warn'>;
      readonly everyMs: number;
      readonly now: () => Date;
      /** Called when commands were given. */
      readonly onGiven: () => void;
    },
  ) {}

  start(): void {
    this.rounds = repeat(
      this.options.everyMs,
      () => this.round(),
      (error) => this.options.log.warn({ code: failureCode(error) }, 'handovers could not be looked at'),
    );
  }

  async stop(): Promise<void> {
    await this.rounds?.stop();
    this.rounds = null;
  }

  /** One round over all desks. What can't be carried out is told of in each round, until somebody orders another. */
  async round(): Promise<void> {
    const desks = await this.options.dataSource.manager.find(DeskEntity, { select: { id: true } });
    for (const { id } of desks) await this.giveDue(id);
  }

  private async giveDue(deskId: string): Promise<void> {
    const { dataSource, log, now, onGiven } = this.options;
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
}

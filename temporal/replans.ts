import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { DeskEntity } from '../entities/index.js';
import { giveNextReplans } from '../entities/records/replans.js';
import { withDesk } from '../entities/with-desk.js';
import { failureCode } from './failures.js';
import { repeat, type Repetition } from './repeat.js';

/**
 * Carries out the orders to count due dates again, some cases at a time: whatever it was interrupted in goes on where the
 * last transaction ended. Of several workers one does a batch, and the others pass it over.
 */
export class ReplanSweep {
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
      (error) => this.options.log.warn({ code: failureCode(error) }, 'orders to count again could not be looked at'),
    );
  }

  async stop(): Promise<void> {
    await this.rounds?.stop();
    this.rounds = null;
  }

  /** One round over all desks: each order that is under way, to its end. */
  async round(): Promise<void> {
    const { dataSource, log, now, onGiven } = this.options;
    const desks = await dataSource.manager.find(DeskEntity, { select: { id: true } });
    for (const { id: deskId } of desks) {
      for (;;) {
        const batch = await withDesk(dataSource, { deskId }, (manager) => giveNextReplans(manager, deskId, now()));
        if (!batch) break;
        if (batch.given > 0) onGiven();
        if (batch.isDone) log.info({ deskId, replan: batch.id }, 'due dates were ordered to be counted again');
      }
    }
  }
}

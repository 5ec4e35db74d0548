import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { DeskEntity } from '../entities/index.js';
import { removeDeliveredEvents, removeSentMails, SENT_KEPT_DAYS } from '../entities/records/sent-long-ago.js';
import { withDesk } from '../entities/with-desk.js';
import { failureCode } from '../temporal/failures.js';
import { repeat, type Repetition } from '../temporal/repeat.js';

const EVERY_MS = 60 * 60_000;
const ROWS_AT_ONCE = 500;
const DAY_MS = 24 * 60 * 60_000;

/**
 * Removes what was sent long ago: every hour, desk by desk, in transactions of a bounded size. Several workers may do so
 * at once: each takes rows that no other holds.
 */
export class SentSweep {
  private rounds: Repetition | null = null;
  private stopping = false;

  constructor(
    private readonly options: {
      readonly dataSource: DataSource;
      readonly log: Pick<Logger, 'info' | 'warn'>;
      readonly now: () => Date;
      readonly rowsAtOnce?: number;
    },
  ) {}

  start(): void {
    this.rounds = repeat(
      EVERY_MS,
      () => this.round(),
      (error) => this.options.log.warn({ code: failureCode(error) }, 'what was sent long ago could not be removed'),
    );
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.rounds?.stop();
  }

  /** One round over all desks, to its end. */
  async round(): Promise<void> {
    const { dataSource, log, now, rowsAtOnce = ROWS_AT_ONCE } = this.options;
    const before = new Date(now().getTime() - SENT_KEPT_DAYS * DAY_MS);
    const desks = await dataSource.manager.find(DeskEntity, { select: { id: true } });
    for (const { id: deskId } of desks) {
      let all = 0;
      for (const remove of [removeSentMails, removeDeliveredEvents]) {
        for (let removed = rowsAtOnce; removed === rowsAtOnce && !this.stopping; all += removed) {
          removed = await withDesk(dataSource, { deskId }, (manager) => remove(manager, deskId, before, rowsAtOnce));
        }
      }
      if (all > 0) log.info({ deskId, removed: all }, 'what was sent long ago was removed');
    }
  }
}

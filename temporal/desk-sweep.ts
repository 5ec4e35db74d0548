import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { DeskEntity } from '../entities/index.js';
import { failureCode } from './failures.js';
import { repeat, type Repetition } from './repeat.js';

export interface DeskSweepParts {
  readonly dataSource: DataSource;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  readonly everyMs: number;
  readonly now: () => Date;
  /** Called when commands were given: they lie in the outbox and go the way of every other one. */
  readonly onGiven: () => void;
}

/** Looks through one desk after the other, again and again. A round that fails says `failed`, and the next one follows. */
export function sweepDesks(
  { dataSource, log, everyMs }: DeskSweepParts,
  failed: string,
  lookThrough: (deskId: string) => Promise<void>,
): Repetition {
  return repeat(
    everyMs,
    async () => {
      const desks = await dataSource.manager.find(DeskEntity, { select: { id: true } });
      for (const { id } of desks) await lookThrough(id);
    },
    (error) => log.warn({ code: failureCode(error) }, failed),
  );
}

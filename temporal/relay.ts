import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { CaseRuns } from './case-runs.js';
import { Delivery, type FreshCommand, type OutboxRow } from './delivery.js';
import { failureCode, isTemporalUnavailable } from './failures.js';
import { isTemporalUp } from './health.js';
import { inLanes } from './lanes.js';
import { reconcileProposal } from './reconcile.js';
import { repeat, type Repetition } from './repeat.js';
import { SentMarks } from './sent-marks.js';

export interface RelayOptions {
  readonly dataSource: DataSource;
  readonly client: Client;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly everyMs?: number;
  readonly taskQueue?: string;
  /** A case without a run was found, or Temporal was away: others may have lost their runs as well. */
  readonly onDoubt?: () => void;
}

export interface RelayStatus {
  /** False from a call that got no answer until a probe gets one. */
  readonly temporalUp: boolean;
  readonly sent: number;
  readonly failed: number;
  readonly lastError: string | null;
}

const BATCH = 100;

/** Proposals that are told of at the same time; the commands of one go one after the other. */
const AT_ONCE = 12;

/** Pushes that may be under way or in line; what comes on top is the poller's. */
const MOST_PUSHES = 64;

/** For so long a row is one process's own. Longer than all the calls that a delivery makes. */
const CLAIM = `interval '30 seconds'`;

/** A command whose case was not started yet is woken by what starts it; this is for a process that died in between. */
const WAIT_MS = 2_000;
const FIRST_BACK_OFF_MS = 500;
const LONGEST_BACK_OFF_MS = 30_000;
const PROBE_EVERY_MS = 1_000;

const CLAIMED = `returning command_id as "commandId", desk_id as "deskId", proposal_id as "proposalId", number, kind, attempts`;

class RunLostAgainError extends Error {
  override readonly name = 'RUN_LOST_AGAIN';
}

/**
 * Brings the outbox to Temporal, at least once and in order. `push` tries right after the commit; the poller sends what
 * a crash or an outage left behind.
 */
export class Relay {
  private readonly delivery: Delivery;
  private readonly marks: SentMarks;
  private readonly pushes = new Set<Promise<void>>();
  private polling: Repetition | null = null;
  private stopping = false;
  private temporalUp = true;
  private probedAt = 0;
  private probe: Promise<void> = Promise.resolve();
  private sent = 0;
  private failed = 0;
  private lastError: string | null = null;

  constructor(private readonly options: RelayOptions) {
    this.delivery = new Delivery(options.dataSource, new CaseRuns(options.client, options.taskQueue));
    this.marks = new SentMarks(options.dataSource, (error) => this.take(error));
  }

  /** Tells Temporal of a command that was just committed. Never throws: what this can't send, the poller will. */
  async push(commandId: string, fresh: FreshCommand | null = null): Promise<void> {
    if (this.stopping || this.pushes.size >= MOST_PUSHES) return;
    const push = this.pushOne(commandId, fresh).catch((error: unknown) => this.take(error));
    this.pushes.add(push);
    await push.finally(() => this.pushes.delete(push));
  }

  start(): void {
    this.polling ??= repeat(
      this.options.everyMs ?? 1_000,
      () => this.poll(),
      (error) => this.take(error),
    );
  }

  /** Looks into the outbox at once. */
  wake(): void {
    this.polling?.wake();
  }

  /** Resolves when nothing is under way any more. What is unsent stays in the outbox. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.polling?.stop();
    await Promise.all(this.pushes);
    await this.marks.flush();
  }

  status(): RelayStatus {
    const { temporalUp, sent, failed, lastError } = this;
    return { temporalUp, sent, failed, lastError };
  }

  private async pushOne(commandId: string, fresh: FreshCommand | null): Promise<void> {
    // While Temporal is away every push would hold its request for the whole deadline.
    if (!(await this.isUp())) return;
    if (fresh && (await this.delivery.signalFresh(fresh))) {
      this.sent += 1;
      this.marks.add(commandId);
      return;
    }
    // The API's clock may be a little ahead of the database's; a row that is claimed lies further ahead.
    const [row] = await this.claim(
      `where command_id = $1 and sent_at is null and next_attempt_at <= now() + interval '5 seconds'`,
      [commandId],
    );
    if (row) await this.sendInOrder([row]);
  }

  /** One round: everything that is due, batch by batch. */
  private async poll(): Promise<void> {
    if (!(await this.isUp())) return;
    for (;;) {
      const rows = await this.claim(
        `where command_id in (
           select command_id from outbox where sent_at is null and next_attempt_at <= now()
            order by next_attempt_at, proposal_id, number limit $1 for update skip locked)`,
        [BATCH],
      );
      await this.sendAll(rows);
      if (rows.length < BATCH || !this.temporalUp || this.stopping) return;
    }
  }

  private async claim(where: string, values: unknown[]): Promise<OutboxRow[]> {
    const [rows] = await this.options.dataSource.query<[OutboxRow[], number]>(
      `update outbox set next_attempt_at = now() + ${CLAIM} ${where} ${CLAIMED}`,
      values,
    );
    return rows;
  }

  private async sendAll(rows: readonly OutboxRow[]): Promise<void> {
    const cases = new Map<string, OutboxRow[]>();
    for (const row of rows) cases.set(row.proposalId, [...(cases.get(row.proposalId) ?? []), row]);
    await inLanes([...cases.values()], AT_ONCE, (ofOneCase) => this.sendInOrder(ofOneCase));
  }

  /** The commands of one case, the lowest number first, and those that waited for its start after it. */
  private async sendInOrder(rows: readonly OutboxRow[]): Promise<void> {
    let queue = [...rows].sort((a, b) => a.number - b.number);
    let wasLost = false;
    for (let row = queue.shift(); row; row = queue.shift()) {
      const result = await this.send(row, wasLost);
      if (result === 'done') continue;
      wasLost ||= result === 'restarted';
      // With the case on its way, whatever else it has in the outbox has nothing left to wait for.
      queue = await this.claimCase(row);
    }
  }

  private async send(row: OutboxRow, wasLost: boolean): Promise<'done' | 'started' | 'restarted'> {
    try {
      // What was claimed before Temporal went away, or this process was told to stop, is not tried one by one.
      if (!this.temporalUp || this.stopping) return await this.release(row);
      const delivered = await this.delivery.deliver(row);
      if (delivered.answer === 'waits') return await this.release(row);
      if (delivered.answer === 'sent') {
        this.sent += 1;
        return delivered.startedCase ? 'started' : 'done';
      }
      // A run that is lost twice in a row ends by itself: a restart for each command would never come to an end.
      if (wasLost) throw new RunLostAgainError();
      this.options.log.warn({ ...delivered.address, code: 'RUN_LOST' }, 'an open case has no run');
      this.options.onDoubt?.();
      await reconcileProposal({ ...this.options, delivery: this.delivery }, delivered.address);
      return 'restarted';
    } catch (error) {
      await this.postpone(row, error);
      return 'done';
    }
  }

  private async claimCase({ proposalId }: OutboxRow): Promise<OutboxRow[]> {
    const rows = await this.claim(`where proposal_id = $1 and sent_at is null`, [proposalId]);
    return rows.sort((a, b) => a.number - b.number);
  }

  private async release({ commandId }: OutboxRow): Promise<'done'> {
    await this.options.dataSource.query(
      `update outbox set next_attempt_at = now() + $2 * interval '1 millisecond' where command_id = $1 and sent_at is null`,
      [commandId, WAIT_MS],
    );
    return 'done';
  }

  private async postpone({ commandId, attempts }: OutboxRow, error: unknown): Promise<void> {
    this.take(error);
    const backOff = Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** Math.min(attempts, 10));
    // Jitter, so that what failed together does not come back together.
    const waitMs = Math.round(backOff * (0.75 + Math.random() / 2));
    try {
      await this.options.dataSource.query(
        `update outbox set attempts = attempts + 1, last_error = $2,
                next_attempt_at = now() + $3 * interval '1 millisecond'
          where command_id = $1 and sent_at is null`,
        [commandId, failureCode(error), waitMs],
      );
    } catch (failure) {
      // The database is away: the claim runs out by itself.
      this.take(failure);
    }
  }

  private take(error: unknown): void {
    const code = failureCode(error);
    const isNew = code !== this.lastError;
    this.failed += 1;
    this.lastError = code;
    if (isTemporalUnavailable(error)) {
      if (this.temporalUp) this.options.log.warn({ code }, 'Temporal does not answer; commands wait in the outbox');
      this.temporalUp = false;
      return;
    }
    if (isNew) this.options.log.error({ code }, 'a command could not be sent');
  }

  /** One probe a second, whoever asks. When Temporal is back, nothing has to sit out its back-off. */
  private async isUp(): Promise<boolean> {
    if (this.temporalUp) return true;
    const now = Date.now();
    if (now - this.probedAt >= PROBE_EVERY_MS) {
      this.probedAt = now;
      this.probe = this.comeBack();
    }
    await this.probe;
    return this.temporalUp;
  }

  private async comeBack(): Promise<void> {
    if (!(await isTemporalUp(this.options.client))) return;
    await this.options.dataSource.query(
      `update outbox set next_attempt_at = now() where sent_at is null and next_attempt_at > now()`,
    );
    this.temporalUp = true;
    this.lastError = null;
    this.options.log.info('Temporal answers again');
    this.options.onDoubt?.();
  }
}

import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { DataSource, EntityManager } from 'typeorm';
import { CommandEntity, DeskEntity, ProposalEntity } from '../entities/index.js';
import { appendAudit } from '../entities/records/audit.js';
import { isReopeningUnderWay } from '../entities/records/ledger.js';
import { lockProposal } from '../entities/records/proposals.js';
import { withDesk } from '../entities/with-desk.js';
import type { ProposalInput } from '../workflows/messages.js';
import { CaseRuns } from './case-runs.js';
import { Delivery, markStarted, type OutboxRow, readRunInput } from './delivery.js';
import { failureCode } from './failures.js';
import type { CaseAddress } from './ids.js';
import { inLanes } from './lanes.js';
import { repeat, type Repetition } from './repeat.js';

/**
 * The record is the lasting truth. Where it says that a case is open and Temporal has no run of it - a store that was
 * lost or restored, a run that somebody terminated -, the case goes on in a new opening from the record's copy.
 */

export interface ReconcileOptions {
  readonly dataSource: DataSource;
  readonly delivery: Delivery;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
}

export type Reconciled =
  | 'restarted'
  /** The case was closed in the meantime, or somebody else has restarted it: nothing to do. */
  | 'unneeded';

interface Restart {
  readonly input: ProposalInput;
  /** The command with which the new run starts; null: none is unsettled. */
  readonly first: OutboxRow | null;
}

/** Gives an open case whose run is gone a new one. Safe to call twice and from several processes at once. */
export async function reconcileProposal(options: ReconcileOptions, lost: CaseAddress): Promise<Reconciled> {
  const restart = await withDesk(options.dataSource, lost, (manager) => raiseOpening(manager, lost));
  if (!restart) return 'unneeded';
  const { proposalId, opening } = restart.input;
  options.log.warn({ deskId: lost.deskId, proposalId, opening }, 'case restarted from its record');
  // From here on the record says what is to be done: whatever fails below, the poller and the sweep do it again.
  if (restart.first) await options.delivery.deliver(restart.first);
  else await startWithoutCommand(options, restart.input);
  return 'restarted';
}

async function raiseOpening(manager: EntityManager, lost: CaseAddress): Promise<Restart | null> {
  const { deskId, proposalId } = lost;
  const proposal = await lockProposal(manager, deskId, proposalId);
  if (!proposal || proposal.opening !== lost.opening) return null;
  if (proposal.closed && !(await isReopeningUnderWay(manager, proposal))) return null;

  const now = new Date();
  const opening = proposal.opening + 1;
  const raised = { opening, started: false, workflowRunId: null, reconciledAt: now, updatedAt: now };
  await manager.update(ProposalEntity, { deskId, id: proposalId }, raised);
  Object.assign(proposal, raised);
  const received = await manager.find(CommandEntity, {
    where: { deskId, proposalId, status: 'received' },
    order: { number: 'ASC' },
  });
  for (const command of received) await sendAnew(manager, command, opening);
  await appendAudit(manager, {
    deskId,
    chain: proposalId,
    action: 'case.restarted',
    at: now,
    personId: null,
    facts: { opening, lostOpening: lost.opening, last: proposal.last, unsettled: received.length },
  });
  const [first] = received;
  return {
    input: await readRunInput(manager, proposal),
    first: first
      ? { commandId: first.id, deskId, proposalId, number: first.number, kind: first.kind, attempts: 0 }
      : null,
  };
}

/** Puts a command into the outbox again, also where its row is gone. */
async function sendAnew(manager: EntityManager, command: CommandEntity, opening: number): Promise<void> {
  await manager.query(
    `insert into outbox (command_id, desk_id, proposal_id, opening, number, kind, created_at, next_attempt_at)
     values ($1, $2, $3, $4, $5, $6, $7, now())
     on conflict (command_id) do update set opening = excluded.opening, sent_at = null, attempts = 0,
       next_attempt_at = now()`,
    [command.id, command.deskId, command.proposalId, opening, command.number, command.kind, command.receivedAt],
  );
}

async function startWithoutCommand(options: ReconcileOptions, input: ProposalInput): Promise<'started' | 'closed'> {
  const started = await options.delivery.runs.start(input);
  if (started.answer === 'started') await markStarted(options.dataSource, input, started.runId);
  return started.answer;
}

export interface SweepOptions {
  readonly dataSource: DataSource;
  readonly client: Client;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly everyMs?: number;
  readonly taskQueue?: string;
  /** Something was put into the outbox. */
  readonly onUnsent?: () => void;
}

export interface SweepStatus {
  readonly checked: number;
  readonly restarted: number;
  readonly resent: number;
  readonly lastRoundAt: string | null;
  readonly lastError: string | null;
}

/** Cases that are compared with Temporal in one go. */
const BATCH = 100;
const AT_ONCE = 8;

/** A signal that was sent and not answered by a settlement for so long may have gone to a store that was lost. */
const RESEND_AFTER_S = 60;
/** Each time it is sent again the wait doubles up to this: a case that waits for an operator must not fill its history. */
const RESEND_AT_MOST_S = 3_600;

/**
 * Compares records with Temporal, the longest unlooked-at first, desk by desk. It runs in the worker process and not as
 * a Temporal schedule: a Temporal that lost its store would have lost that too.
 */
export class ReconcileSweep {
  private readonly delivery: Delivery;
  private rounds: Repetition | null = null;
  private inDoubt = true;
  private counts = { checked: 0, restarted: 0, resent: 0 };
  private lastRoundAt: string | null = null;
  private lastError: string | null = null;

  constructor(private readonly options: SweepOptions) {
    this.delivery = new Delivery(options.dataSource, new CaseRuns(options.client, options.taskQueue));
  }

  start(): void {
    this.rounds ??= repeat(
      this.options.everyMs ?? 30_000,
      () => this.round(),
      (error) => {
        this.lastError = failureCode(error);
        this.options.log.warn({ code: this.lastError }, 'the comparison with Temporal was broken off');
      },
    );
  }

  /** A run was found missing, or Temporal was away: look at all of them now. */
  wake(): void {
    this.inDoubt = true;
    this.rounds?.wake();
  }

  async stop(): Promise<void> {
    await this.rounds?.stop();
    this.rounds = null;
  }

  status(): SweepStatus {
    return { ...this.counts, lastRoundAt: this.lastRoundAt, lastError: this.lastError };
  }

  /** One round over all desks: some cases of each, or all of them where there is doubt. */
  async round(): Promise<void> {
    const inDoubt = this.inDoubt;
    this.inDoubt = false;
    try {
      await this.compareAll(inDoubt);
    } catch (error) {
      this.inDoubt ||= inDoubt;
      throw error;
    }
    this.lastRoundAt = new Date().toISOString();
    this.lastError = null;
  }

  private async compareAll(inDoubt: boolean): Promise<void> {
    for (const { id } of await this.options.dataSource.manager.find(DeskEntity, { select: { id: true } })) {
      await this.compareDesk(id, inDoubt);
      await this.startForgotten(id);
      await this.resend(id);
    }
  }

  /** Goes on while it finds something, since a store that lost one run has rarely lost only that; else one batch. */
  private async compareDesk(deskId: string, inDoubt: boolean): Promise<void> {
    const began = new Date();
    for (;;) {
      const batch = await this.takeLongestUnseen(deskId, began);
      const lost = await this.restartLost(batch);
      if (lost > 0) this.options.onUnsent?.();
      if (batch.length === 0 || (lost === 0 && !inDoubt)) return;
    }
  }

  private async takeLongestUnseen(deskId: string, before: Date): Promise<CaseAddress[]> {
    return withDesk(this.options.dataSource, { deskId }, async (manager) => {
      const [rows] = await manager.query<[CaseAddress[], number]>(
        `update proposals set reconciled_at = now() where desk_id = $1 and id in (
           select id from proposals
            where desk_id = $1 and started and not closed and (reconciled_at is null or reconciled_at < $2)
            order by reconciled_at nulls first limit $3 for update skip locked)
         returning desk_id as "deskId", id as "proposalId", opening`,
        [deskId, before, BATCH],
      );
      return rows;
    });
  }

  private async restartLost(batch: readonly CaseAddress[]): Promise<number> {
    let lost = 0;
    await inLanes(batch, AT_ONCE, async (address) => {
      this.counts.checked += 1;
      // The settlement that closes a case is committed before its run ends. A run that is not there, while the record
      // that is read under its lock afterwards is open, is therefore lost.
      if (await this.delivery.runs.isRunning(address)) return;
      const done = await reconcileProposal({ ...this.options, delivery: this.delivery }, address);
      if (done === 'unneeded') return;
      this.counts.restarted += 1;
      lost += 1;
    });
    return lost;
  }

  /** Cases that were to be started and for which nothing lies in the outbox: a process died at the wrong moment. */
  private async startForgotten(deskId: string): Promise<void> {
    const { dataSource } = this.options;
    const forgotten = await withDesk(dataSource, { deskId }, async (manager) => {
      const proposals = await manager
        .createQueryBuilder(ProposalEntity, 'p')
        .where('p.desk_id = :deskId and not p.started and not p.closed and p.last > 0', { deskId })
        .andWhere(
          `not exists (select 1 from commands c
           where c.desk_id = p.desk_id and c.proposal_id = p.id and c.status = 'received')`,
        )
        .limit(BATCH)
        .getMany();
      return Promise.all(proposals.map((proposal) => readRunInput(manager, proposal)));
    });
    await inLanes(forgotten, AT_ONCE, async (input) => {
      if ((await startWithoutCommand({ ...this.options, delivery: this.delivery }, input)) === 'started') return;
      await reconcileProposal({ ...this.options, delivery: this.delivery }, input);
    });
  }

  /** Commands that wait although nothing lies in the outbox for them, or long after it was sent. */
  private async resend(deskId: string): Promise<void> {
    const count = await withDesk(this.options.dataSource, { deskId }, async (manager) => {
      // For an INSERT the driver's answer is the rows alone; only UPDATE and DELETE come with a count.
      const rows = await manager.query<unknown[]>(
        `insert into outbox (command_id, desk_id, proposal_id, opening, number, kind, created_at, next_attempt_at)
         select c.id, c.desk_id, c.proposal_id, p.opening, c.number, c.kind, c.received_at, now()
           from commands c
           join proposals p on p.desk_id = c.desk_id and p.id = c.proposal_id
           left join outbox o on o.command_id = c.id
          where c.desk_id = $1 and c.status = 'received' and c.received_at < now() - $2 * interval '1 second'
            and (o.command_id is null
                 or o.sent_at < now() - least($3::float8, $2 * 2 ^ least(o.attempts, 20)) * interval '1 second')
         on conflict (command_id) do update
            set sent_at = null, opening = excluded.opening, attempts = outbox.attempts + 1, next_attempt_at = now()
         returning command_id`,
        [deskId, RESEND_AFTER_S, RESEND_AT_MOST_S],
      );
      return rows.length;
    });
    if (count === 0) return;
    this.counts.resent += count;
    this.options.log.warn({ deskId, count }, 'unsettled commands are sent again');
    this.options.onUnsent?.();
  }
}

import type { DataSource, EntityManager } from 'typeorm';
import { CommandEntity, type OutboxMessageEntity, ProposalEntity } from '../entities/index.js';
import { loadAgenda } from '../entities/records/agenda.js';
import { findProposal } from '../entities/records/proposals.js';
import { withDesk } from '../entities/with-desk.js';
import type { ProposalInput } from '../workflows/messages.js';
import type { CaseRuns } from './case-runs.js';
import type { CaseAddress } from './ids.js';

/** A row of the outbox: a command that Temporal has to be told of. */
export type OutboxRow = Pick<
  OutboxMessageEntity,
  'commandId' | 'deskId' | 'proposalId' | 'number' | 'kind' | 'attempts'
>;

export type Delivered =
  /** Temporal has it, or nobody needs to tell it any more. */
  | { readonly answer: 'sent'; readonly startedCase: boolean }
  /** An earlier command has to start the case first. */
  | { readonly answer: 'waits' }
  /** The record is open and has no run: reconcile. */
  | { readonly answer: 'lost'; readonly address: CaseAddress };

/**
 * A command of a started case as the transaction that received it left it. Who committed it has the start of its row in
 * the outbox, and can tell Temporal without looking anything up.
 */
export interface FreshCommand {
  readonly row: OutboxRow;
  readonly address: CaseAddress;
}

type Reading =
  | { readonly todo: 'nothing' | 'wait' }
  | { readonly todo: 'signal'; readonly address: CaseAddress }
  | { readonly todo: 'start'; readonly input: ProposalInput };

/** What a run is started with: the record's copy of the state, as continue-as-new would hand it on. */
export async function readRunInput(manager: EntityManager, proposal: ProposalEntity): Promise<ProposalInput> {
  const { deskId, id: proposalId, opening, state } = proposal;
  return { deskId, proposalId, opening, state, agenda: await loadAgenda(manager, proposal) };
}

/** Temporal has answered the start of this opening: from now on its commands are sent as signals. */
export async function markStarted(dataSource: DataSource, address: CaseAddress, runId: string): Promise<void> {
  const { deskId, proposalId, opening } = address;
  await withDesk(dataSource, { deskId }, (manager) =>
    manager.update(
      ProposalEntity,
      { deskId, id: proposalId, opening },
      { started: true, workflowRunId: runId, reconciledAt: new Date() },
    ),
  );
}

/** Tells Temporal of one command. No transaction is open while Temporal is asked. */
export class Delivery {
  constructor(
    readonly dataSource: DataSource,
    readonly runs: CaseRuns,
  ) {}

  async deliver(row: OutboxRow): Promise<Delivered> {
    const reading = await this.read(row);
    switch (reading.todo) {
      case 'nothing':
        await this.markSent(row);
        return { answer: 'sent', startedCase: false };
      case 'wait':
        return { answer: 'waits' };
      case 'signal':
        return this.signal(row, reading.address);
      case 'start':
        return this.start(row, reading.input);
    }
  }

  /** False: the run is not there, and what is to be done has to be looked up. Whoever calls marks it as sent. */
  async signalFresh({ row, address }: FreshCommand): Promise<boolean> {
    return this.runs.signal(address, pointerTo(row));
  }

  private async signal(row: OutboxRow, address: CaseAddress): Promise<Delivered> {
    if (!(await this.runs.signal(address, pointerTo(row)))) return this.undelivered(row, address);
    await this.markSent(row);
    return { answer: 'sent', startedCase: false };
  }

  private async start(row: OutboxRow, input: ProposalInput): Promise<Delivered> {
    const started = await this.runs.startWithSignal(input, pointerTo(row));
    if (started.answer === 'closed') return this.undelivered(row, input);
    await markStarted(this.dataSource, input, started.runId);
    await this.markSent(row);
    return { answer: 'sent', startedCase: true };
  }

  /** A run that has ended may have settled this very command before it did: the ledger knows. */
  private async undelivered(row: OutboxRow, { deskId, proposalId, opening }: CaseAddress): Promise<Delivered> {
    const reading = await this.read(row);
    if (reading.todo !== 'nothing') return { answer: 'lost', address: { deskId, proposalId, opening } };
    await this.markSent(row);
    return { answer: 'sent', startedCase: false };
  }

  private async read({ deskId, proposalId, commandId, number }: OutboxRow): Promise<Reading> {
    return withDesk(this.dataSource, { deskId }, async (manager): Promise<Reading> => {
      const command = await manager.findOneBy(CommandEntity, { deskId, id: commandId });
      const proposal = await findProposal(manager, deskId, proposalId);
      if (!proposal || command?.status !== 'received') return { todo: 'nothing' };
      // The record's opening and not the row's: a reopening or a restart may have come between.
      if (proposal.started) return { todo: 'signal', address: { deskId, proposalId, opening: proposal.opening } };
      const first = await manager.findOne(CommandEntity, {
        select: { deskId: true, id: true, number: true },
        where: { deskId, proposalId, status: 'received' },
        order: { number: 'ASC' },
      });
      if (first && first.number < number) return { todo: 'wait' };
      return { todo: 'start', input: await readRunInput(manager, proposal) };
    });
  }

  private async markSent({ commandId }: OutboxRow): Promise<void> {
    await this.dataSource.query(
      `update outbox set sent_at = now(), last_error = null where command_id = $1 and sent_at is null`,
      [commandId],
    );
  }
}

const pointerTo = ({ commandId, number, kind }: OutboxRow) => ({ commandId, number, kind });

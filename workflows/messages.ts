import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { AgendaEntry, CaseState } from '../domain/case-state.js';

/**
 * What can be said to a running case. Wire names are frozen: histories and callers of years ago hold them.
 */

/** A pointer to a command in the ledger. What it asks for and who gave it stays in PostgreSQL. */
export interface CommandSignal {
  readonly commandId: string;
  readonly number: number;
  readonly kind: string;
}

/**
 * A person decided something. A signal and not an Update: it is durable although no worker runs, and the decision has
 * already been acknowledged from the ledger, so that nobody has to wait for an answer of the workflow.
 */
export const commandSignal = defineSignal<[CommandSignal]>('command');

/** An operator has mended what stopped this case: try the same step again. */
export const retrySignal = defineSignal('retry');

export interface CaseView {
  readonly state: CaseState;
  readonly agenda: readonly AgendaEntry[];
  readonly queued: number;
  readonly attention: string | null;
}

/** A live look by an operator. Lists and pages read the record instead: a query needs a worker. */
export const caseStateQuery = defineQuery<CaseView>('caseState');

/** What a case is started with, and what one run hands to the next. */
export interface ProposalInput {
  readonly deskId: string;
  readonly proposalId: string;
  /** 1, plus one per reopening and per restart by reconcile. */
  readonly opening: number;
  readonly state: CaseState;
  readonly agenda: readonly AgendaEntry[];
  /** Signals that were not taken yet. */
  readonly queue?: readonly CommandSignal[];
  /** Ids of the last commands taken, newest last. */
  readonly remembered?: readonly string[];
  /** More signals had come than a run holds or hands on: the ledger has them, and is asked. */
  readonly leftBehind?: boolean;
  /** How long a gap in the numbers may last before the ledger is asked; left out but in tests. */
  readonly gapMs?: number;
  /** Length of the history from which on a new run begins; left out but in tests. */
  readonly maxEvents?: number;
}

export interface ProposalEnd {
  readonly ended: 'closed' | 'superseded';
  readonly outcome: CaseState['outcome'];
}

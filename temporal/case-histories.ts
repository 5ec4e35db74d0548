import type { Client } from '@temporalio/client';
import type { CaseState } from '../domain/case-state.js';
import { retrySignal } from '../workflows/messages.js';
import { type HistoryEventView, type OpeningView, readOpenings } from './history.js';

/** What Temporal remembers of a case, opening by opening, as far as it is compared with the record. */

interface Place {
  readonly workflowId: string;
  readonly runId: string;
  readonly eventId: number;
  readonly at: string | null;
}

/** A signal as it was received. Anybody with access to Temporal can send one: none of its values is trusted. */
export interface Signal extends Place {
  readonly name: string;
  readonly commandId: string | null;
  readonly number: number | null;
  readonly kind: string | null;
}

/** What `settle` returned into the history. */
export interface Settlement extends Place {
  readonly commandId: string;
  readonly status: 'settled' | 'refused';
  readonly code: string | null;
  readonly state: CaseState;
}

export interface OpeningHistory {
  readonly opening: number;
  readonly workflowId: string;
  /** All its runs are there, the first ones too. */
  readonly isWhole: boolean;
  /** RUNNING, COMPLETED …; null: Temporal has nothing of it. */
  readonly status: string | null;
  /** The runs of its continue-as-new chain, the oldest first. */
  readonly runIds: readonly string[];
  readonly events: readonly HistoryEventView[];
  readonly signals: readonly Signal[];
  readonly settlements: readonly Settlement[];
}

export interface CaseHistories {
  /** The histories of openings 1 to `openings`. Throws when Temporal does not answer. */
  read(proposalId: string, openings: number): Promise<readonly OpeningHistory[]>;
}

export const createCaseHistories = (client: Client): CaseHistories => ({
  read: async (proposalId, openings) => (await readOpenings(client, proposalId, openings)).map(summarise),
});

function summarise({ opening, workflowId, status, runs, incomplete }: OpeningView): OpeningHistory {
  const events = runs.flatMap((run) => run.events);
  return {
    opening,
    workflowId,
    isWhole: runs.length > 0 && !incomplete,
    status,
    runIds: runs.map(({ runId }) => runId),
    events,
    signals: events.flatMap((event) => readSignal(workflowId, event)),
    settlements: events.flatMap((event) => readSettlement(workflowId, event)),
  };
}

const placeOf = (workflowId: string, { runId, eventId, at }: HistoryEventView): Place => ({
  workflowId,
  runId,
  eventId,
  at,
});

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

function readSignal(workflowId: string, event: HistoryEventView): Signal[] {
  // An operator's retry names no command and needs none behind it.
  if (!event.signal || event.signal.name === retrySignal.name) return [];
  const { commandId, number, kind } = fieldsOf(event.signal.payload);
  return [
    {
      ...placeOf(workflowId, event),
      name: event.signal.name,
      commandId: typeof commandId === 'string' ? commandId : null,
      number: typeof number === 'number' ? number : null,
      kind: typeof kind === 'string' ? kind : null,
    },
  ];
}

function readSettlement(workflowId: string, event: HistoryEventView): Settlement[] {
  if (event.activity?.type !== 'settle') return [];
  const { answer, commandId, code, state } = fieldsOf(event.activity.result);
  if (typeof commandId !== 'string' || (answer !== 'settled' && answer !== 'refused')) return [];
  return [
    {
      ...placeOf(workflowId, event),
      commandId,
      status: answer,
      code: typeof code === 'string' ? code : null,
      state: state as CaseState,
    },
  ];
}

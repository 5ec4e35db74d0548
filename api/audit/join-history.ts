import { canonical, type CaseState } from '../../domain/case-state.js';
import type { CommandEntity } from '../../entities/index.js';
import { stateAfter } from '../views/command-view.js';
import type { OpeningHistory, Settlement, Signal } from '../../temporal/case-histories.js';

/** Joins what Temporal's history says with what the record says, command by command. Pure: it only compares. */

export const DIFFERENCES = [
  'HISTORY_GONE',
  'SIGNAL_MISSING',
  'SIGNAL_DIFFERS',
  'SETTLEMENT_MISSING',
  'SETTLEMENT_AHEAD',
  'STATUS_DIFFERS',
  'CODE_DIFFERS',
  'STATE_DIFFERS',
  'AUDIT_MISSING',
] as const;
export type Difference = (typeof DIFFERENCES)[number];

export interface AuditLink {
  readonly n: number;
  readonly action: string;
  readonly hash: string;
  readonly commandId: string | null;
}

export interface JoinedCommand {
  readonly row: CommandEntity;
  /** As the record has it; null while it waits, or where it was refused together with the closing of the case. */
  readonly after: CaseState | null;
  readonly signals: readonly Signal[];
  readonly settlement: Settlement | null;
  readonly auditEntries: readonly AuditLink[];
  /** Null: record and history agree. */
  readonly difference: Difference | null;
}

export interface Joined {
  readonly commands: readonly JoinedCommand[];
  /** Signals behind which no such command stands: forged, or of a database that was restored. */
  readonly unmatchedSignals: readonly Signal[];
  readonly agrees: boolean;
}

export function joinHistory(
  histories: readonly OpeningHistory[],
  rows: readonly CommandEntity[],
  entries: readonly AuditLink[],
): Joined {
  const signals = histories.flatMap((history) => history.signals);
  const settlements = histories.flatMap((history) => history.settlements);
  const gone = new Set(histories.filter((history) => !history.isWhole).map((history) => history.opening));
  const commands = rows.map((row): JoinedCommand => {
    const own = {
      row,
      after: stateAfter(row),
      signals: signals.filter((signal) => signal.commandId === row.id),
      settlement: settlements.find((settlement) => settlement.commandId === row.id) ?? null,
      auditEntries: entries.filter((entry) => entry.commandId === row.id),
    };
    return { ...own, difference: differenceOf(own, gone) };
  });
  return {
    commands,
    unmatchedSignals: signals.filter((signal) => !rows.some((row) => isOf(signal, row))),
    agrees: commands.every((command) => command.difference === null),
  };
}

const isOf = (signal: Signal, row: CommandEntity): boolean =>
  signal.commandId === row.id && signal.number === row.number && signal.kind === row.kind;

function differenceOf(own: Omit<JoinedCommand, 'difference'>, gone: ReadonlySet<number>): Difference | null {
  const { row, signals, settlement, auditEntries } = own;
  const has = (action: string): boolean => auditEntries.some((entry) => entry.action === action);
  if (!has('command.received')) return 'AUDIT_MISSING';
  if (signals.length > 0 && !signals.some((signal) => isOf(signal, row))) return 'SIGNAL_DIFFERS';
  if (row.status === 'received') return settlement === null ? null : 'SETTLEMENT_AHEAD';
  if (!has(`command.${row.status}`)) return 'AUDIT_MISSING';
  // Refused because another command closed the case: no run was ever asked about it.
  if (row.result === null) return settlement === null ? null : 'SETTLEMENT_AHEAD';
  if (settlement === null) return gone.has(row.opening) ? 'HISTORY_GONE' : 'SETTLEMENT_MISSING';
  if (signals.length === 0) return 'SIGNAL_MISSING';
  if (settlement.status !== row.status) return 'STATUS_DIFFERS';
  if (settlement.code !== row.code) return 'CODE_DIFFERS';
  const isSame = own.after !== null && canonical(settlement.state) === canonical(own.after);
  return isSame ? null : 'STATE_DIFFERS';
}

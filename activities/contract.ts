import type { AgendaEntry, CaseState } from '../domain/case-state.js';
import type { ErrorCode } from '../domain/errors.js';
import type { Watch } from '../domain/watches.js';

/** What the workflow and its activities say to each other. Types only: the workflow's bundle imports nothing else. */

export interface SettleInput {
  readonly deskId: string;
  readonly proposalId: string;
  readonly opening: number;
  /** The command to settle; null asks for whichever has this number (a gap, as after a restore). */
  readonly commandId: string | null;
  readonly number: number;
  readonly state: CaseState;
}

/** The command was decided: this is the case after it. Stored with the command and returned byte for byte ever after. */
export interface Decided {
  readonly answer: 'settled' | 'refused';
  readonly commandId: string;
  readonly number: number;
  readonly kind: string;
  /** Why it was refused; null when it was carried out. */
  readonly code: ErrorCode | null;
  readonly state: CaseState;
  readonly agenda: readonly AgendaEntry[];
}

/** Nothing was decided, and nothing advanced. */
export interface NotDecided {
  readonly answer:
    /** It was decided before, and this run has passed its number. */
    | 'repeat'
    /** There is no such command: a forged or foreign signal. */
    | 'unknown'
    /** There is one, with another number. */
    | 'conflict'
    /** There is one, and its turn has not come. */
    | 'ahead'
    /** No command has this number yet. */
    | 'missing'
    /** The record belongs to a later opening: this run ends without touching anything. */
    | 'superseded'
    /** Run and record disagree about the state: a person has to look. */
    | 'mismatch';
}

export type SettleResult = Decided | NotDecided;

export interface RemindInput {
  readonly deskId: string;
  readonly proposalId: string;
  readonly opening: number;
  /** Key of the ask, or `STALLED`. */
  readonly askKey: string;
  readonly rung: number;
  /** The instant for which the timer was set. */
  readonly at: string;
}

export type RemindResult =
  /** `agenda`: what the case wakes up for from now on. Histories of earlier releases hold none: theirs is kept as it is. */
  | { readonly answer: 'sent' | 'void'; readonly agenda?: readonly AgendaEntry[] }
  | { readonly answer: 'superseded' }
  | { readonly answer: 'moved'; readonly at: string };

export interface AttentionInput {
  readonly deskId: string;
  readonly proposalId: string;
  readonly opening: number;
  /** Code of what went wrong; null when it goes on. */
  readonly code: string | null;
}

export interface CaseActivities {
  /** Decides one command in one transaction. Idempotent: a repeat gets the stored result. */
  settle(input: SettleInput): Promise<SettleResult>;
  /** Tells what is due of an ask that is still open, or that a case stands still: once. */
  remind(input: RemindInput): Promise<RemindResult>;
  /** Shows in the record that a case needs a person, or no longer does. */
  reportAttention(input: AttentionInput): Promise<void>;
}

/** A batch of a round over a desk: everybody, or everything, behind this id; null: from the beginning. */
export interface RoundInput {
  readonly deskId: string;
  readonly after: string | null;
}

export interface RoundResult {
  /** Notices that were written: none where somebody was told before. */
  readonly told: number;
  /** Where the next batch goes on; null: the round is over. */
  readonly next: string | null;
}

/** What the schedules of a desk do. Each call is one transaction, and tells nobody twice however often it is run. */
export interface DeskActivities {
  /** The digest of the day for the next people; nothing on a day on which the desk is closed. */
  sendDigests(input: RoundInput): Promise<RoundResult>;
  /** Tells of what ends soon; nothing on a day on which the desk is closed. */
  tellAhead(input: RoundInput & { readonly watch: Watch }): Promise<RoundResult>;
}

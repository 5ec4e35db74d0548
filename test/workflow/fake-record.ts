import { randomUUID } from 'node:crypto';
import type {
  AttentionInput,
  CaseActivities,
  Decided,
  RemindInput,
  RemindResult,
  SettleInput,
  SettleResult,
} from '../../activities/contract.js';
import { type AgendaEntry, type Ask, type CaseState, canonical, draftState } from '../../domain/case-state.js';
import type { CommandSignal } from '../../workflows/messages.js';

type Move = (state: CaseState) => Partial<CaseState> | null;

interface FakeCommand extends CommandSignal {
  readonly move: Move;
  result: Decided | null;
}

/** An ask that falls due at an instant. */
export const askDue = (key: string, until: string): Ask => ({
  key,
  kind: 'screen',
  holder: 'desk',
  departmentId: null,
  since: new Date(0).toISOString(),
  until,
  countedFrom: '2026-04-01',
  days: 1,
  fixedDay: null,
  remainingDays: null,
});

/** An agenda of due dates alone: a run takes whatever it is given. */
export const dueDates = ({ asks }: CaseState): AgendaEntry[] =>
  asks
    .flatMap(({ key, until }) => (until === null ? [] : [{ askKey: key, rung: 0, at: until }]))
    .sort((a, b) => a.at.localeCompare(b.at));

/**
 * A record and its ledger in memory, as strict as `settle` about who may change what. Its commands do what a test says;
 * a move that returns null is refused.
 */
export class FakeRecord {
  readonly deskId = 'tokorozawa';
  readonly proposalId = randomUUID();
  opening = 1;
  state: CaseState = draftState('open_proposal');
  /** What was asked for and in which order. */
  readonly asked: (string | null)[] = [];
  readonly decided: number[] = [];
  readonly reminded: string[] = [];
  readonly attention: (string | null)[] = [];
  /** Answers to reminders that don't follow from the state. */
  readonly remindAnswers: RemindResult[] = [];
  /** What goes wrong in the next settlements. */
  readonly failures: (() => SettleResult | Promise<SettleResult>)[] = [];
  private readonly ledger = new Map<string, FakeCommand>();

  /** Receives a command: it is in the ledger, whether or not its signal ever arrives. */
  receive(move: Move = () => ({}), kind = 'note'): CommandSignal {
    const number = this.ledger.size + 1;
    const command = { commandId: randomUUID(), number, kind, move, result: null };
    this.ledger.set(command.commandId, command);
    return { commandId: command.commandId, number, kind };
  }

  async settle(input: SettleInput): Promise<SettleResult> {
    this.asked.push(input.commandId);
    const failure = this.failures.shift();
    if (failure) return failure();
    if (input.opening !== this.opening) return { answer: 'superseded' };
    const command =
      input.commandId === null
        ? [...this.ledger.values()].find(({ number }) => number === input.number)
        : this.ledger.get(input.commandId);
    if (!command) return { answer: input.commandId === null ? 'missing' : 'unknown' };
    if (command.number !== input.number) return { answer: 'conflict' };
    if (command.result) return command.number <= input.state.last ? { answer: 'repeat' } : command.result;
    if (command.number !== input.state.last + 1) return { answer: 'ahead' };
    if (canonical(this.state) !== canonical(input.state)) return { answer: 'mismatch' };
    return this.decide(command);
  }

  private decide(command: FakeCommand): Decided {
    const { commandId, number, kind } = command;
    const change = command.move(this.state);
    this.state = { ...this.state, ...change, last: number, lastSettled: change ? number : this.state.lastSettled };
    this.decided.push(number);
    command.result = {
      answer: change ? 'settled' : 'refused',
      commandId,
      number,
      kind,
      code: change ? null : 'NOT_OPEN_IN_STAGE',
      state: this.state,
      agenda: dueDates(this.state),
    };
    return command.result;
  }

  remind({ askKey, opening }: RemindInput): RemindResult {
    this.reminded.push(askKey);
    if (opening !== this.opening) return { answer: 'superseded' };
    const prepared = this.remindAnswers.shift();
    if (prepared) return prepared;
    return { answer: this.state.asks.some(({ key }) => key === askKey) ? 'sent' : 'void' };
  }
}

/** The activities of one worker over the records of all its cases. */
export function fakeActivities(records: ReadonlyMap<string, FakeRecord>): CaseActivities {
  const find = (proposalId: string): FakeRecord => {
    const record = records.get(proposalId);
    if (!record) throw new Error('no such record');
    return record;
  };
  return {
    settle: (input) => find(input.proposalId).settle(input),
    remind: async (input) => find(input.proposalId).remind(input),
    reportAttention: async ({ proposalId, code }: AttentionInput) => {
      find(proposalId).attention.push(code);
    },
  };
}

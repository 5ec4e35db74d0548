import type { CommandSignal } from './messages.js';

/** How many ids of commands taken are carried on: enough to know a repeat without asking the record. */
const REMEMBERED = 50;

/**
 * Held signals that go into the next run, the lowest numbers first: its input has to stay small. What is left behind is
 * in the ledger, and the next run asks for it.
 */
const MOST_CARRIED = 100;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const LARGEST_NUMBER = 2 ** 31 - 1;
const LONGEST_KIND = 40;

/** Held signals beyond this are left behind: the ledger has them, and is asked number by number. */
const MOST_HELD = 500;

interface Held extends CommandSignal {
  /** Workflow time in ms at which it arrived. */
  readonly arrivedAt: number;
}

/** Both, so that a forger who knows a command's id can't keep its true signal out by a wrong number. */
const keyOf = ({ commandId, number }: CommandSignal): string => `${commandId}/${number}`;

interface Waiting {
  readonly queue?: readonly CommandSignal[];
  readonly remembered?: readonly string[];
  readonly leftBehind?: boolean;
}

/**
 * Signals that arrived, keyed by command id and number. At-least-once and in any order is all that delivery promises;
 * here they become exactly once and in the order of their numbers. Holds no rule of the process.
 */
export class CommandQueue {
  private readonly held = new Map<string, Held>();
  private readonly remembered: string[];
  /** There were more signals than can be held or handed on: only the ledger knows all that is to be done. */
  leftBehind: boolean;

  constructor({ queue = [], remembered = [], leftBehind = false }: Waiting = {}, now = 0) {
    this.remembered = [...remembered];
    this.leftBehind = leftBehind;
    for (const signal of queue) this.receive(signal, now);
  }

  /** Puts a signal in line. What is no pointer to a command at all is dropped: a forger's mistake harms no case. */
  receive(signal: unknown, now: number): void {
    if (!isCommandSignal(signal)) return;
    if (this.remembered.includes(signal.commandId) || this.held.has(keyOf(signal))) return;
    if (this.held.size >= MOST_HELD) {
      this.leftBehind = true;
      return;
    }
    const { commandId, number, kind } = signal;
    this.held.set(keyOf(signal), { commandId, number, kind, arrivedAt: now });
  }

  /**
   * The next one to ask `settle` about: the one that follows `last`, or one with a number that was passed already and
   * an id nobody remembers, which must be a repeat or a forgery.
   */
  next(last: number): CommandSignal | null {
    const ready = [...this.held.values()].filter((signal) => signal.number <= last + 1);
    return ready.sort((a, b) => a.number - b.number)[0] ?? null;
  }

  /** Signals that are ahead of their turn, the lowest number first. */
  ahead(last: number): CommandSignal[] {
    return [...this.held.values()].filter((signal) => signal.number > last + 1).sort((a, b) => a.number - b.number);
  }

  /** Workflow time in ms since which something has been waiting for a number that has not come; null without a gap. */
  gapSince(last: number): number | null {
    const arrivals = [...this.held.values()].filter((signal) => signal.number > last + 1).map((held) => held.arrivedAt);
    return arrivals.length > 0 ? Math.min(...arrivals) : null;
  }

  /** A gap was looked into: what is still ahead waits anew. */
  restartGap(now: number): void {
    for (const [key, held] of this.held) this.held.set(key, { ...held, arrivedAt: now });
  }

  /** It was carried out or refused: its id is remembered. */
  taken(commandId: string): void {
    for (const signal of this.held.values()) if (signal.commandId === commandId) this.drop(signal);
    this.remembered.push(commandId);
    if (this.remembered.length > REMEMBERED) this.remembered.splice(0, this.remembered.length - REMEMBERED);
  }

  drop(signal: CommandSignal): void {
    this.held.delete(keyOf(signal));
  }

  get size(): number {
    return this.held.size;
  }

  /** What the next run goes on with. */
  carried(): Required<Waiting> {
    const queue = [...this.held.values()]
      .sort((a, b) => a.number - b.number)
      .slice(0, MOST_CARRIED)
      .map(({ commandId, number, kind }) => ({ commandId, number, kind }));
    const leftBehind = this.leftBehind || this.held.size > MOST_CARRIED;
    return { queue, remembered: [...this.remembered], leftBehind };
  }
}

/** Strict, because `settle` and the next run's input take it as it is: what they choke on would hold up the case. */
function isCommandSignal(signal: unknown): signal is CommandSignal {
  if (typeof signal !== 'object' || signal === null) return false;
  const { commandId, number, kind } = signal as Record<string, unknown>;
  return (
    typeof commandId === 'string' &&
    UUID.test(commandId) &&
    Number.isSafeInteger(number) &&
    (number as number) > 0 &&
    (number as number) <= LARGEST_NUMBER &&
    typeof kind === 'string' &&
    kind.length <= LONGEST_KIND
  );
}

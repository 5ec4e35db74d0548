import {
  ApplicationFailure,
  condition,
  continueAsNew,
  isCancellation,
  log,
  proxyActivities,
  proxyLocalActivities,
  TemporalFailure,
  workflowInfo,
} from '@temporalio/workflow';
import type { CaseActivities, Decided } from '../activities/contract.js';
import type { AgendaEntry, CaseState } from '../domain/case-state.js';
import { CaseClock } from './case-clock.js';
import { CommandQueue } from './command-queue.js';
import type { CaseView, CommandSignal, ProposalEnd, ProposalInput } from './messages.js';

/** How long a gap in the numbers may last before the ledger is asked what fills it. */
const GAP_MS = 30_000;

/**
 * `settle` and `remind` are one short transaction each, so they run as local activities: a third of the latency and two
 * thirds of the events of regular ones. Beyond the threshold a retry waits on a durable timer.
 */
const { settle, remind } = proxyLocalActivities<CaseActivities>({
  startToCloseTimeout: '5s',
  localRetryThreshold: '2s',
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '5s' },
});

const { reportAttention } = proxyActivities<CaseActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
});

/** What `next` came back with: the case moved, or somebody was told that something is due. */
export type Happening = 'settled' | 'refused' | 'reminded';

/** The case as its workflow sees it: its state, what is in line, and the clock. The process itself is not in here. */
export class ProposalCase {
  private current: CaseState;
  private agenda: readonly AgendaEntry[];
  private readonly queue: CommandQueue;
  private readonly clock = new CaseClock();
  private superseded = false;
  private attention: string | null = null;
  private retryRequested = false;

  constructor(private readonly input: ProposalInput) {
    this.current = input.state;
    this.agenda = input.agenda;
    this.queue = new CommandQueue(input.queue, input.remembered, Date.now());
  }

  get state(): CaseState {
    return this.current;
  }

  /** Whether there is anything left to wait for in this run. */
  get goesOn(): boolean {
    return !this.superseded && this.current.stage !== 'closed';
  }

  get end(): ProposalEnd {
    return { ended: this.superseded ? 'superseded' : 'closed', outcome: this.current.outcome };
  }

  get view(): CaseView {
    return { state: this.current, agenda: this.agenda, queued: this.queue.size, attention: this.attention };
  }

  /** Called by the signal handler, which must never throw or wait: a signal is put in line, the loop does the work. */
  receive(signal: CommandSignal): void {
    this.queue.receive(signal, Date.now());
  }

  requestRetry(): void {
    this.retryRequested = true;
  }

  /** A closed case was opened again: its first command is the `reopen`, and without it the run ends. */
  async reopened(): Promise<void> {
    let happened: Happening | null = null;
    while (!this.superseded && happened === null) happened = await this.next();
  }

  /**
   * The next thing that happens: a command is settled or refused, or an instant of the agenda comes. Commands first:
   * somebody who acted in time is not reminded. Null when this run is no longer the case's.
   */
  async next(): Promise<Happening | null> {
    for (;;) {
      if (this.superseded) return null;
      const command = this.queue.next(this.current.last);
      if (command) {
        const happened = await this.take(command);
        if (happened) return happened;
        continue;
      }
      const due = this.agenda[0];
      if (due && Date.parse(due.at) <= Date.now()) {
        const happened = await this.tell(due);
        if (happened) return happened;
        continue;
      }
      if (await this.fillGap()) return 'settled';
      await this.waitForSomething();
    }
  }

  /** Between commands, with the queue carried along: the next run starts with a short history and today's code. */
  async startNextRun(): Promise<never> {
    this.clock.stop();
    return continueAsNew<(input: ProposalInput) => Promise<ProposalEnd>>({
      deskId: this.input.deskId,
      proposalId: this.input.proposalId,
      opening: this.input.opening,
      state: this.current,
      agenda: this.agenda,
      gapMs: this.input.gapMs,
      ...this.queue.carried(),
    });
  }

  get hasLongHistory(): boolean {
    return workflowInfo().continueAsNewSuggested;
  }

  private async waitForSomething(): Promise<void> {
    const gap = this.queue.gapSince(this.current.last);
    const instants = [this.agenda[0]?.at, gap === null ? undefined : new Date(gap + this.gapMs).toISOString()];
    const [next] = instants.filter((instant) => instant !== undefined).sort();
    this.clock.setTo(next ?? null);
    const waitsForGap = gap !== null;
    await condition(
      () =>
        this.clock.hasRung ||
        this.queue.next(this.current.last) !== null ||
        (this.queue.gapSince(this.current.last) !== null) !== waitsForGap,
    );
    if (this.clock.hasRung) this.clock.silence();
  }

  private async take(command: CommandSignal): Promise<Happening | null> {
    const result = await this.persist(() =>
      settle({ ...this.address(), commandId: command.commandId, number: command.number, state: this.current }),
    );
    switch (result.answer) {
      case 'settled':
      case 'refused':
        return this.apply(result);
      case 'mismatch':
        await this.waitForOperator('STATE_MISMATCH');
        return null;
      case 'superseded':
        this.superseded = true;
        return null;
      case 'ahead':
        // Its number lied or the record is behind: it waits its turn like any other that is ahead.
        this.queue.drop(command.commandId);
        return null;
      case 'repeat':
      case 'unknown':
      case 'conflict':
      case 'missing':
        log.warn('signal without effect', { answer: result.answer, number: command.number });
        this.queue.drop(command.commandId);
        return null;
    }
  }

  private apply(decided: Decided): Happening {
    this.current = decided.state;
    this.agenda = decided.agenda;
    this.queue.taken(decided.commandId);
    return decided.answer;
  }

  /** A number that never came: the ledger says what it was, or that what is ahead of it is not ours. */
  private async fillGap(): Promise<boolean> {
    const since = this.queue.gapSince(this.current.last);
    if (since === null || Date.now() - since < this.gapMs) return false;
    const number = this.current.last + 1;
    const found = await this.persist(() => settle({ ...this.address(), commandId: null, number, state: this.current }));
    if (found.answer === 'settled' || found.answer === 'refused') {
      this.apply(found);
      return true;
    }
    if (found.answer === 'superseded') this.superseded = true;
    if (found.answer === 'mismatch') await this.waitForOperator('STATE_MISMATCH');
    if (found.answer === 'missing') {
      for (const signal of this.queue.ahead(this.current.last)) {
        const answer = await this.persist(() =>
          settle({ ...this.address(), commandId: signal.commandId, number: signal.number, state: this.current }),
        );
        if (answer.answer === 'unknown' || answer.answer === 'conflict') this.queue.drop(signal.commandId);
      }
    }
    this.queue.restartGap(Date.now());
    return false;
  }

  private async tell(due: AgendaEntry): Promise<Happening | null> {
    const result = await this.persist(() =>
      remind({ ...this.address(), askKey: due.askKey, rung: due.rung, at: due.at }),
    );
    const rest = this.agenda.filter((entry) => entry !== due);
    if (result.answer === 'superseded') {
      this.superseded = true;
      return null;
    }
    if (result.answer === 'moved') {
      const moved = [...rest, { ...due, at: result.at }];
      this.agenda = moved.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
      return null;
    }
    this.agenda = rest;
    return result.answer === 'sent' ? 'reminded' : null;
  }

  /** Runs a step against the record until it succeeds: what retries can't mend waits for a person, never for luck. */
  private async persist<T>(step: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        const result = await step();
        if (this.attention !== null) await this.report(null);
        return result;
      } catch (error) {
        // A local activity's failure comes as it is, a regular one's inside an ActivityFailure. Any other error is a fault
        // of this code: thrown on, it fails the task and not the case, which goes on once the code is mended.
        if (!(error instanceof TemporalFailure) || isCancellation(error)) throw error;
        await this.waitForOperator(codeOf(error));
      }
    }
  }

  private async waitForOperator(code: string): Promise<void> {
    this.retryRequested = false;
    await this.report(code);
    await condition(() => this.retryRequested);
  }

  private async report(code: string | null): Promise<void> {
    this.attention = code;
    await reportAttention({ ...this.address(), code });
  }

  private get gapMs(): number {
    return this.input.gapMs ?? GAP_MS;
  }

  private address(): { deskId: string; proposalId: string; opening: number } {
    const { deskId, proposalId, opening } = this.input;
    return { deskId, proposalId, opening };
  }
}

function codeOf(failure: TemporalFailure): string {
  if (failure instanceof ApplicationFailure) return failure.type ?? 'UNEXPECTED';
  return failure.cause instanceof TemporalFailure ? codeOf(failure.cause) : failure.name;
}

import {
  ApplicationFailure,
  condition,
  continueAsNew,
  isCancellation,
  log,
  proxyActivities,
  proxyLocalActivities,
  setCurrentDetails,
  TemporalFailure,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { CaseActivities, Decided } from '../activities/contract.js';
import type { AgendaEntry, CaseState } from '../domain/case-state.js';
import {
  captionOfAttention,
  captionOfCommand,
  captionOfDue,
  captionOfGap,
  captionOfMissingNumber,
  captionOfReminder,
  describeCase,
} from './captions.js';
import { CaseClock } from './case-clock.js';
import { CommandQueue } from './command-queue.js';
import type { CaseView, CommandSignal, ProposalEnd, ProposalInput } from './messages.js';
import { changedSearchAttributes, searchAttributesOf } from './search-attributes.js';

/** How long a gap in the numbers may last before the ledger is asked what fills it. */
const GAP_MS = 30_000;

/**
 * `settle` and `remind` are one short transaction each, so they run as local activities: a third of the latency and two
 * thirds of the events of regular ones. Beyond the threshold a retry waits on a durable timer.
 */
const recordSteps = (summary: string) =>
  proxyLocalActivities<Pick<CaseActivities, 'settle' | 'remind'>>({
    startToCloseTimeout: '5s',
    localRetryThreshold: '2s',
    retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '5s' },
    summary,
  });

const attentionStep = (summary: string) =>
  proxyActivities<Pick<CaseActivities, 'reportAttention'>>({
    startToCloseTimeout: '10s',
    retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
    summary,
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
    this.queue = new CommandQueue(input, Date.now());
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
      if (await this.askLedger()) return 'settled';
      if (this.superseded || this.queue.leftBehind) continue;
      await this.waitForSomething();
    }
  }

  /** Between commands, with the queue carried along: the next run starts with a short history and today's code. */
  async startNextRun(): Promise<never> {
    this.clock.stop();
    this.show();
    return continueAsNew<(input: ProposalInput) => Promise<ProposalEnd>>({
      deskId: this.input.deskId,
      proposalId: this.input.proposalId,
      opening: this.input.opening,
      state: this.current,
      agenda: this.agenda,
      gapMs: this.input.gapMs,
      maxEvents: this.input.maxEvents,
      ...this.queue.carried(),
    });
  }

  get hasLongHistory(): boolean {
    const { continueAsNewSuggested, historyLength } = workflowInfo();
    return continueAsNewSuggested || historyLength >= (this.input.maxEvents ?? Infinity);
  }

  /** Lets an operator see where the case stands. Before a wait and at the end, not at each of several steps in a row. */
  show(): void {
    const wanted = searchAttributesOf(this.input.deskId, this.current);
    const changed = changedSearchAttributes(workflowInfo().typedSearchAttributes, wanted);
    if (changed.length > 0) upsertSearchAttributes(changed);
    setCurrentDetails(describeCase(this.input, this.current, this.attention));
  }

  private async waitForSomething(): Promise<void> {
    this.show();
    const gap = this.queue.gapSince(this.current.last);
    this.setClock(gap);
    const waitsForGap = gap !== null;
    await condition(
      () =>
        this.clock.hasRung ||
        this.queue.next(this.current.last) !== null ||
        (this.queue.gapSince(this.current.last) !== null) !== waitsForGap,
    );
    if (this.clock.hasRung) this.clock.silence();
  }

  /** To whichever comes first: the next entry of the agenda, or the patience with a gap. */
  private setClock(gap: number | null): void {
    const [due] = this.agenda;
    const gapEnds = gap === null ? null : new Date(gap + this.gapMs).toISOString();
    if (gapEnds !== null && (!due || gapEnds < due.at)) {
      this.clock.setTo(gapEnds, captionOfMissingNumber(this.current.last + 1));
    } else {
      this.clock.setTo(due?.at ?? null, due && captionOfDue(this.current, due));
    }
  }

  private async take(command: CommandSignal): Promise<Happening | null> {
    const { settle } = recordSteps(captionOfCommand(command));
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
        this.queue.drop(command);
        return null;
      case 'repeat':
      case 'unknown':
      case 'conflict':
      case 'missing':
        log.warn('signal without effect', { answer: result.answer, number: command.number });
        this.queue.drop(command);
        return null;
    }
  }

  private apply(decided: Decided): Happening {
    this.current = decided.state;
    this.agenda = decided.agenda;
    this.queue.taken(decided.commandId);
    return decided.answer;
  }

  /**
   * A number that never came, or signals that were left behind: the ledger says what the next one is. True when that was
   * a command, which is now taken.
   */
  private async askLedger(): Promise<boolean> {
    const since = this.queue.gapSince(this.current.last);
    const isOld = since !== null && Date.now() - since >= this.gapMs;
    if (!isOld && !this.queue.leftBehind) return false;
    const { leftBehind } = this.queue;
    // Before the ledger is read: what is left behind meanwhile is not forgotten.
    this.queue.leftBehind = false;
    const number = this.current.last + 1;
    const { settle } = recordSteps(captionOfGap(number));
    const found = await this.persist(() => settle({ ...this.address(), commandId: null, number, state: this.current }));
    if (found.answer === 'settled' || found.answer === 'refused') {
      this.queue.leftBehind ||= leftBehind;
      this.apply(found);
      return true;
    }
    if (found.answer === 'superseded') this.superseded = true;
    if (found.answer === 'mismatch') {
      this.queue.leftBehind ||= leftBehind;
      await this.waitForOperator('STATE_MISMATCH');
    }
    if (found.answer === 'missing' && isOld) await this.dropForgeries();
    if (isOld) this.queue.restartGap(Date.now());
    return false;
  }

  /** What is ahead of a number that no command has: the ledger says of each whether it is one of ours. */
  private async dropForgeries(): Promise<void> {
    for (const signal of this.queue.ahead(this.current.last)) {
      const { settle } = recordSteps(captionOfCommand(signal));
      const { commandId, number } = signal;
      const found = await this.persist(() => settle({ ...this.address(), commandId, number, state: this.current }));
      if (found.answer === 'unknown' || found.answer === 'conflict') this.queue.drop(signal);
    }
  }

  private async tell(due: AgendaEntry): Promise<Happening | null> {
    const { remind } = recordSteps(captionOfReminder(this.current, due));
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
    this.agenda = result.agenda ?? rest;
    return result.answer === 'sent' ? 'reminded' : null;
  }

  /** Runs a step against the record until it succeeds: what retries can't mend waits for a person, never for luck. */
  private async persist<T extends { readonly answer: string }>(step: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        const result = await step();
        // A difference that is still there after an operator's retry has not ended in between.
        if (this.attention !== null && result.answer !== 'mismatch') await this.report(null);
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
    if (this.attention !== code) await this.report(code);
    this.show();
    await condition(() => this.retryRequested);
  }

  private async report(code: string | null): Promise<void> {
    this.attention = code;
    const { reportAttention } = attentionStep(captionOfAttention(code));
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

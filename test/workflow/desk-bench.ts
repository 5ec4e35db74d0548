import type { Worker } from '@temporalio/worker';
import type { CaseActivities } from '../../activities/contract.js';
import { createActivities } from '../../activities/index.js';
import type { Actor } from '../../domain/access.js';
import { tokyoDay } from '../../domain/calendar.js';
import type { CommandKind } from '../../domain/commands.js';
import type { CommandEntity } from '../../entities/index.js';
import { CaseRuns } from '../../temporal/case-runs.js';
import { Delivery, markStarted } from '../../temporal/delivery.js';
import { workflowIdOf } from '../../temporal/ids.js';
import type { CommandSignal, ProposalInput } from '../../workflows/messages.js';
import type { RawInput } from '../factories/case-run.js';
import { DesksOnPostgres, RecordedCase, type RecordedStart } from '../factories/desk-on-postgres.js';
import type { DeskName } from '../factories/desks.js';
import { CaseBench, type CaseHandle, type CaseWorkflow, eventually } from './case-bench.js';

export const pointerTo = ({ id, number, kind }: CommandEntity): CommandSignal => ({ commandId: id, number, kind });

/** Both desks as they are in production, without an API: real records, real settlements, the real workflow. */
export class DeskBench {
  private constructor(
    readonly desks: DesksOnPostgres,
    readonly temporal: CaseBench,
    private readonly work: () => Promise<Worker>,
    private worker: Worker,
    private running: Promise<void>,
  ) {}

  static async open(): Promise<DeskBench> {
    const desks = await DesksOnPostgres.create(12);
    const activities = createActivities({ dataSource: desks.app, now: () => new Date() });
    return DeskBench.over(desks, await CaseBench.open(), activities);
  }

  static async over(
    desks: DesksOnPostgres,
    temporal: CaseBench,
    activities: CaseActivities,
    options: { readonly maxCachedWorkflows?: number } = {},
  ): Promise<DeskBench> {
    const work = () => temporal.workOn(activities, options);
    const worker = await work();
    return new DeskBench(desks, temporal, work, worker, worker.run());
  }

  async draft(desk: DeskName, start: RecordedStart = {}): Promise<LiveCase> {
    return new LiveCase(this, await RecordedCase.draft(this.desks, desk, { now: new Date().toISOString(), ...start }));
  }

  /** Starts a run with more than a record says of itself. */
  async start(input: ProposalInput): Promise<void> {
    const started = await new CaseRuns(this.temporal.client, this.temporal.taskQueue).start(input);
    if (started.answer !== 'started') throw new Error('the run has ended already');
    await markStarted(this.desks.app, input, started.runId);
  }

  /** Another worker, which knows nothing of what the one before it did: it replays every case that it meets. */
  async startWorker(): Promise<void> {
    this.worker = await this.work();
    this.running = this.worker.run();
  }

  async stop(): Promise<void> {
    this.worker.shutdown();
    await this.running;
  }

  async close(): Promise<void> {
    await this.stop();
    await this.temporal.close();
    await this.desks.drop();
  }
}

/** A case that is moved as in production: a command is received, Temporal is told, and its run settles it. */
export class LiveCase {
  /** When commands are received: now, unless a test tells of a case of long ago. */
  now = (): Date => new Date();
  private readonly delivery: Delivery;

  constructor(
    private readonly bench: DeskBench,
    readonly recorded: RecordedCase,
  ) {
    this.delivery = new Delivery(bench.desks.app, new CaseRuns(bench.temporal.client, bench.temporal.taskQueue));
  }

  get id(): string {
    return this.recorded.id;
  }

  get today(): string {
    return tokyoDay(this.now().toISOString());
  }

  handle(opening = 1): CaseHandle {
    const workflowId = workflowIdOf({ proposalId: this.id, opening });
    return this.bench.temporal.client.workflow.getHandle<CaseWorkflow>(workflowId);
  }

  /** Writes a command into the ledger; nobody is told. */
  receive<K extends CommandKind>(actor: Actor, kind: K, input: RawInput<K>): Promise<CommandEntity> {
    return this.recorded.at(this.now().toISOString()).receive(actor, kind, input);
  }

  async tell({ id: commandId, number, kind }: CommandEntity): Promise<void> {
    const { desk: deskId, id: proposalId } = this.recorded;
    await this.delivery.deliver({ commandId, deskId, proposalId, number, kind, attempts: 0 });
  }

  /** A command that is received, told of and decided. Fails where it is not settled. */
  async does<K extends CommandKind>(actor: Actor, kind: K, input: RawInput<K>): Promise<void> {
    const command = await this.receive(actor, kind, input);
    await this.tell(command);
    const status = await this.outcomeOf(command);
    if (status !== 'settled') throw new Error(`${kind} was ${status}`);
  }

  /** Settled or refused, by the record and in the state of the run. */
  async outcomeOf({ id, number }: CommandEntity): Promise<string> {
    let row = await this.recorded.command(id);
    await eventually(async () => {
      row = await this.recorded.command(id);
      return row.status !== 'received';
    }, 30_000);
    await eventually(async () => (await this.recorded.record()).last >= number);
    return row.status === 'refused' ? `refused: ${row.code}` : row.status;
  }
}

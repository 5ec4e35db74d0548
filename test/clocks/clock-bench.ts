import { TestWorkflowEnvironment } from '@temporalio/testing';
import { createActivities } from '../../activities/index.js';
import type { CaseActivities } from '../../activities/contract.js';
import { dataConverter } from '../../temporal/payload-guard.js';
import { addSearchAttributes } from '../../temporal/search-attributes.js';
import { DesksOnPostgres } from '../factories/desk-on-postgres.js';
import type { DeskName } from '../factories/desks.js';
import { CaseBench, installRuntime } from '../workflow/case-bench.js';
import { DeskBench, type LiveCase } from '../workflow/desk-bench.js';

/** The server is from the test set-up; where none could be had, these tests are skipped and say why. */
const SERVER = process.env['KYOSO_TEST_TIME_SKIPPING_SERVER'];
export const WHY_NO_CLOCKS = SERVER
  ? null
  : (process.env['KYOSO_TEST_NO_TIME_SKIPPING'] ?? 'KYOSO_TEST_TIME_SKIPPING_SERVER is not set: `npm test` sets it');

/** The SDK waits five seconds for the server's port, which on a busy machine a Java process may need for itself. */
async function startServer(): Promise<TestWorkflowEnvironment> {
  const server = { executable: { type: 'existing-path' as const, path: SERVER ?? '' } };
  const start = () => TestWorkflowEnvironment.createTimeSkipping({ server, client: { dataConverter } });
  return start().catch(start).catch(start);
}

/**
 * Both desks with real records and settlements, on a server whose clock jumps from timer to timer. Everything in here
 * reads that clock: timers, activities, and whoever gives a command.
 */
export class ClockBench {
  private constructor(
    private readonly environment: TestWorkflowEnvironment,
    readonly bench: DeskBench,
    private readonly clock: { ms: number },
  ) {}

  /** With a worker that forgets a case after each step, it replays the whole of it at the next one, as after a crash. */
  static async open(options: { readonly maxCachedWorkflows?: number } = {}): Promise<ClockBench> {
    installRuntime();
    const environment = await startServer();
    // This server knows no searches, by which they are usually looked for.
    await addSearchAttributes(environment.client);
    const clock = { ms: await environment.currentTimeMs() };
    const read = async () => {
      clock.ms = await environment.currentTimeMs();
    };
    const desks = await DesksOnPostgres.create(8);
    const real = createActivities({ dataSource: desks.app, now: () => new Date(clock.ms) });
    const timed: CaseActivities = {
      settle: (input) => read().then(() => real.settle(input)),
      remind: (input) => read().then(() => real.remind(input)),
      reportAttention: (input) => read().then(() => real.reportAttention(input)),
    };
    const temporal = await CaseBench.over(environment.client, environment.nativeConnection);
    return new ClockBench(environment, await DeskBench.over(desks, temporal, timed, options), clock);
  }

  get now(): Date {
    return new Date(this.clock.ms);
  }

  /** Lets time pass, from timer to timer, until an instant (ISO 8601) or ten in the morning in Tokyo of a day. */
  async until(instantOrDay: string): Promise<void> {
    const instant = instantOrDay.length === 10 ? `${instantOrDay}T01:00:00.000Z` : instantOrDay;
    const left = Date.parse(instant) - (await this.environment.currentTimeMs());
    if (left <= 0) throw new Error(`${instant} has passed`);
    await this.environment.sleep(left);
    this.clock.ms = await this.environment.currentTimeMs();
  }

  async draft(desk: DeskName): Promise<LiveCase> {
    const theCase = await this.bench.draft(desk, { now: this.now.toISOString() });
    theCase.now = () => this.now;
    return theCase;
  }

  async replaceWorker(): Promise<void> {
    await this.bench.stop();
    await this.bench.startWorker();
  }

  async close(): Promise<void> {
    await this.bench.stop();
    await this.environment.teardown();
    await this.bench.desks.drop();
  }
}

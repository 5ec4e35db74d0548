import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import {
  bundleWorkflowCode,
  DefaultLogger,
  NativeConnection,
  Runtime,
  Worker,
  type WorkerOptions,
} from '@temporalio/worker';
import type { CaseActivities } from '../../activities/contract.js';
import { dataConverter } from '../../temporal/payload-guard.js';
import { CaseRuns } from '../../temporal/case-runs.js';
import { workflowIdOf } from '../../temporal/ids.js';
import { ensureSearchAttributes } from '../../temporal/search-attributes.js';
import { type CaseView, caseStateQuery, type CommandSignal, commandSignal } from '../../workflows/messages.js';
import type { ProposalEnd, ProposalInput } from '../../workflows/messages.js';
import { dueDates, FakeRecord, fakeActivities } from './fake-record.js';

export type CaseWorkflow = (input: ProposalInput) => Promise<ProposalEnd>;
export type CaseHandle = WorkflowHandle<CaseWorkflow>;

/** The real workflow on a real server, over records in memory. One per file: bundling takes seconds. */
export class CaseBench {
  readonly taskQueue = `test-${randomUUID()}`;
  private readonly records = new Map<string, FakeRecord>();
  private readonly handles: CaseHandle[] = [];

  private constructor(
    readonly client: Client,
    private readonly native: NativeConnection,
    private readonly bundle: { code: string },
  ) {}

  /** On a server of another kind, which knows no search attributes to be registered. */
  static async over(client: Client, native: NativeConnection): Promise<CaseBench> {
    return new CaseBench(client, native, await bundle());
  }

  static async open(): Promise<CaseBench> {
    const address = process.env['KYOSO_TEST_TEMPORAL_ADDRESS'];
    if (!address) throw new Error('KYOSO_TEST_TEMPORAL_ADDRESS is not set: `npm test` starts a server and sets it.');
    const bundled = await bundle();
    const client = new Client({
      connection: await Connection.connect({ address }),
      dataConverter,
      // Without it, histories would hold this machine's name.
      identity: 'test-client',
    });
    await ensureSearchAttributes(client);
    return new CaseBench(client, await NativeConnection.connect({ address }), bundled);
  }

  workOn(activities: CaseActivities, options: Pick<WorkerOptions, 'maxCachedWorkflows'> = {}): Promise<Worker> {
    return Worker.create({
      connection: this.native,
      taskQueue: this.taskQueue,
      workflowBundle: this.bundle,
      activities,
      dataConverter,
      identity: 'test-worker',
      ...options,
    });
  }

  /** A worker over the records in memory, running until `stop`. */
  async work(): Promise<{ stop(): Promise<void> }> {
    const worker = await this.workOn(fakeActivities(this.records));
    const running = worker.run();
    return {
      stop: async () => {
        worker.shutdown();
        await running;
      },
    };
  }

  newRecord(): FakeRecord {
    const record = new FakeRecord();
    this.records.set(record.proposalId, record);
    return record;
  }

  async start(record: FakeRecord, input: Partial<ProposalInput> = {}): Promise<CaseHandle> {
    const { deskId, proposalId, opening, state } = record;
    const whole = { deskId, proposalId, opening, state, agenda: dueDates(state), ...input };
    await new CaseRuns(this.client, this.taskQueue).start(whole);
    // Without a run id: what follows a continue-as-new belongs to the same case.
    const ofCase = this.client.workflow.getHandle<CaseWorkflow>(workflowIdOf(whole));
    this.handles.push(ofCase);
    return ofCase;
  }

  send(handle: CaseHandle, ...signals: CommandSignal[]): Promise<void> {
    return signals.reduce(
      (before, signal) => before.then(() => handle.signal(commandSignal, signal)),
      Promise.resolve(),
    );
  }

  view(handle: CaseHandle): Promise<CaseView> {
    return handle.query(caseStateQuery);
  }

  async close(): Promise<void> {
    await Promise.all(this.handles.map((handle) => handle.terminate('end of test').catch(() => undefined)));
    await this.native.close();
    await this.client.connection.close();
  }
}

let isInstalled = false;

function bundle(): Promise<{ code: string }> {
  installRuntime();
  return bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('../../workflows/index.ts', import.meta.url)),
    logger: new DefaultLogger('ERROR'),
  });
}

/** One per process, and a file may open two benches. */
export function installRuntime(): void {
  if (!isInstalled) Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  isInstalled = true;
}

/** Looks again until it is true: nothing in here is told when a workflow has moved. */
export async function eventually(check: () => Promise<boolean> | boolean, ms = 10_000): Promise<void> {
  const until = Date.now() + ms;
  while (!(await check())) {
    if (Date.now() > until) throw new Error(`not true within ${ms} ms: ${check.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

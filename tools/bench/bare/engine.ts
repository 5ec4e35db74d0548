import { randomUUID } from 'node:crypto';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import pg from 'pg';
import type { ThrowawayDatabase } from '../../embedded/throwaway-database.js';
import { ACTIONS, type Contestant, type Run } from '../contest.js';
import type { Parts } from '../processor-time.js';
import { BARE_TASK_QUEUE, BARE_WORKFLOW, type BareAction, bareSignal } from './messages.js';

/** The bare engine: the same server, the same PostgreSQL, and none of our code. */
export class BareEngine implements Contestant {
  readonly name = 'bare';
  private readonly waiting = new Map<string, () => void>();
  private readonly pool: pg.Pool;

  private constructor(
    private readonly client: Client,
    private readonly worker: ChildProcess,
    databaseUrl: string,
  ) {
    this.pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
    worker.on('message', (message) => {
      const { caseId, number } = message as BareAction;
      this.waiting.get(`${caseId}/${number}`)?.();
    });
  }

  static async start(options: {
    client: Client;
    temporalAddress: string;
    database: ThrowawayDatabase;
    home: string;
  }): Promise<BareEngine> {
    const { client, home, temporalAddress } = options;
    const { ownerUrl } = options.database;
    const setUp = new pg.Client({ connectionString: ownerUrl });
    await setUp.connect();
    await setUp.query(`create table bare_cases (id uuid primary key, last integer not null);
      create table bare_actions (case_id uuid references bare_cases, number integer, at timestamptz not null,
        primary key (case_id, number))`);
    await setUp.end();

    const bundleFile = join(home, 'bare-bundle.js');
    const workflowsPath = fileURLToPath(new URL('./workflow.js', import.meta.url));
    writeFileSync(bundleFile, (await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('WARN') })).code);
    const log = openSync(join(home, 'bare-worker.log'), 'a');
    const worker = fork(fileURLToPath(new URL('./worker.js', import.meta.url)), {
      env: {
        ...process.env,
        BARE_DATABASE_URL: ownerUrl,
        BARE_TEMPORAL_ADDRESS: temporalAddress,
        BARE_BUNDLE: bundleFile,
      },
      stdio: ['ignore', log, log, 'ipc'],
    });
    await Promise.race([
      once(worker, 'message'),
      once(worker, 'exit').then(() => Promise.reject(new Error('the bare worker did not start'))),
    ]);
    return new BareEngine(client, worker, ownerUrl);
  }

  get parts(): Parts {
    return { worker: { pid: this.worker.pid as number } };
  }

  workflowIdOf(id: string): string {
    return `bare/${id}`;
  }

  async prepare(count: number): Promise<string[]> {
    const ids = Array.from({ length: count }, () => randomUUID());
    await this.pool.query('insert into bare_cases select unnest($1::uuid[]), 0', [ids]);
    return ids;
  }

  async play(id: string, { timed }: Run): Promise<void> {
    for (let number = 1; number <= ACTIONS; number += 1) {
      await timed(async () => {
        const recorded = new Promise<void>((resolve) => this.waiting.set(`${id}/${number}`, resolve));
        await this.act(id, number);
        await recorded;
        this.waiting.delete(`${id}/${number}`);
      });
    }
    await this.client.workflow.getHandle(this.workflowIdOf(id)).result();
  }

  private async act(id: string, number: number): Promise<void> {
    const workflowId = this.workflowIdOf(id);
    if (number > 1) return this.client.workflow.getHandle(workflowId).signal(bareSignal, number);
    await this.client.workflow.signalWithStart(BARE_WORKFLOW, {
      workflowId,
      taskQueue: BARE_TASK_QUEUE,
      args: [id, ACTIONS],
      signal: bareSignal,
      signalArgs: [number],
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
    });
  }

  async stop(): Promise<void> {
    await this.pool.end();
    if (this.worker.exitCode !== null) return;
    const ended = once(this.worker, 'exit');
    this.worker.disconnect();
    await ended;
  }
}

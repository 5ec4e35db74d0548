import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Client } from '@temporalio/client';
import { leadingAsk, type CaseState } from '../../domain/case-state.js';
import { createDataSource } from '../../entities/data-source.js';
import { ProposalEntity } from '../../entities/index.js';
import { withDesk } from '../../entities/with-desk.js';
import { CaseRuns } from '../../temporal/case-runs.js';
import { readRunInput } from '../../temporal/delivery.js';
import { TASK_QUEUE, workflowIdOf } from '../../temporal/ids.js';
import { inLanes } from '../../temporal/lanes.js';
import type { ProposalInput } from '../../workflows/messages.js';
import { runQuery } from '../embedded/throwaway-database.js';
import { DESK, loadOpenCases } from './open-cases.js';
import type { Bench } from './servers.js';

/**
 * Very many open cases, each with a timer of its own in Temporal. One case is handed in and settled as always; the others
 * are copies of its rows, and their workflows are started as reconcile starts a case that goes on: with the state and the
 * agenda of the record. What is left out is intake and settlement, of which `--open-cases` tells.
 */

/** Cases whose rows are copied in one transaction. */
const BATCH = 500;
const STARTS_AT_ONCE = 16;
/** Workflow tasks that may wait for the worker before the loader waits for it. */
const MOST_BEHIND = 400;
/** Cases whose histories are read to see that their timers run. */
const SAMPLE = 50;
const PATIENCE_MS = 10 * 60_000;

const WORKFLOW_TASKS = 1;

interface Copied {
  readonly table: string;
  /** The column that names the case. */
  readonly by: string;
  /** What is another in each copy, as pairs of jsonb_build_object. `copy` has its ids and its number. */
  readonly own: string;
}

const COPIED: readonly Copied[] = [
  {
    table: 'proposals',
    by: 'id',
    own: `'id', copy.proposal_id, 'started', false, 'workflow_run_id', null, 'state', $5::jsonb -> 'state',
          'due_at', $5::jsonb -> 'dueAt', 'fiscal_number', ($5::jsonb ->> 'from')::int + copy.n,
          'reference_number', 'B-' || (($5::jsonb ->> 'from')::int + copy.n)`,
  },
  { table: 'locators', by: 'proposal_id', own: `'proposal_id', copy.proposal_id` },
  { table: 'commands', by: 'proposal_id', own: `'id', copy.command_id, 'proposal_id', copy.proposal_id` },
  {
    table: 'proposal_revisions',
    by: 'proposal_id',
    own: `'id', gen_random_uuid(), 'proposal_id', copy.proposal_id, 'command_id', copy.command_id`,
  },
  {
    table: 'consents',
    by: 'proposal_id',
    own: `'id', gen_random_uuid(), 'proposal_id', copy.proposal_id, 'command_id', copy.command_id`,
  },
  {
    table: 'asks',
    by: 'proposal_id',
    own: `'proposal_id', copy.proposal_id, 'until', $5::jsonb -> 'until' -> original.key`,
  },
  {
    table: 'audit_entries',
    by: 'chain',
    own: `'chain', copy.proposal_id, 'command_id', case when original.command_id is not null then copy.command_id end`,
  },
];

/** What tells of a case and is over by the time it lies open: told and sent long ago. */
const LEFT_OUT: ReadonlySet<string> = new Set(['notifications', 'webhook_deliveries', 'idempotency_keys']);

const columnsOf = ({ state }: Pick<ProposalInput, 'state'>, from: number) => ({
  state,
  dueAt: leadingAsk(state)?.until ?? null,
  until: Object.fromEntries(state.asks.map(({ key, until }) => [key, until])),
  from,
});

/** The same case, due at another instant. */
export function dueAt(state: CaseState, until: string): CaseState {
  const leading = leadingAsk(state);
  return { ...state, asks: state.asks.map((ask) => (ask.key === leading?.key ? { ...ask, until } : ask)) };
}

interface Loading {
  readonly signal: AbortSignal;
  readonly progress: (text: string) => void;
  /** No batch is begun after it: fewer cases than asked for are an answer too. */
  readonly deadline?: number;
}

export class ArmedCases {
  readonly ids: string[] = [];
  private readonly runs: CaseRuns;

  private constructor(
    private readonly bench: Bench,
    private readonly template: ProposalEntity,
    private readonly pool: pg.Pool,
  ) {
    this.runs = new CaseRuns(bench.client);
  }

  static async create(bench: Bench, loading: Loading): Promise<ArmedCases> {
    await loadOpenCases(bench, 1, loading);
    const { adminUrl } = bench.instance.database;
    const template = await read(bench, (manager) => manager.findOneByOrFail(ProposalEntity, { deskId: DESK }));
    await refuseUnknownTables(adminUrl, template.id);
    return new ArmedCases(bench, template, new pg.Pool({ connectionString: adminUrl, max: 2 }));
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  /** The ask whose ladder is climbed. */
  get askKey(): string {
    const leading = leadingAsk(this.template.state);
    if (!leading) throw new Error('an open case awaits nobody');
    return leading.key;
  }

  /** Adds open cases until their timers run, and tells how many it added. `until`: another instant at which they are due. */
  async add(count: number, { signal, progress, deadline = Infinity, until }: Loading & { readonly until?: string }) {
    const input = await this.inputFor(until);
    const begun = this.ids.length;
    const aim = begun + count;
    let toldAt = Date.now();
    while (this.ids.length < aim && Date.now() < deadline) {
      if (signal.aborted) throw new Error('interrupted');
      await this.addBatch(Math.min(BATCH, aim - this.ids.length), input);
      await this.untilBehindAtMost(MOST_BEHIND, signal);
      if (Date.now() - toldAt < 10_000) continue;
      toldAt = Date.now();
      progress(`${this.ids.length} cases open`);
    }
    await this.untilBehindAtMost(0, signal);
    await this.checkTimers(this.ids.slice(begun), signal);
    return this.ids.length - begun;
  }

  private async inputFor(until: string | undefined): Promise<ProposalInput> {
    const { template } = this;
    const state = until === undefined ? template.state : dueAt(template.state, until);
    return read(this.bench, (manager) =>
      readRunInput(manager, Object.assign(new ProposalEntity(), template, { state })),
    );
  }

  private async addBatch(count: number, input: ProposalInput): Promise<void> {
    const ids = Array.from({ length: count }, () => randomUUID());
    await this.copyRows(ids, input);
    const started: [id: string, runId: string][] = [];
    await inLanes(ids, STARTS_AT_ONCE, async (proposalId) => {
      const answer = await this.runs.start({ ...input, proposalId });
      if (answer.answer !== 'started') throw new Error('a case that was made just now is closed');
      started.push([proposalId, answer.runId]);
    });
    await this.pool.query(
      `update proposals p set started = true, workflow_run_id = run.id, reconciled_at = now()
         from unnest($2::uuid[], $3::text[]) as run(proposal_id, id) where p.desk_id = $1 and p.id = run.proposal_id`,
      [DESK, started.map(([id]) => id), started.map(([, runId]) => runId)],
    );
    this.ids.push(...ids);
  }

  private async copyRows(ids: readonly string[], input: ProposalInput): Promise<void> {
    const { template, pool } = this;
    const commandIds = ids.map(() => randomUUID());
    const columns = JSON.stringify(columnsOf(input, (template.fiscalNumber ?? 0) + this.ids.length));
    const client = await pool.connect();
    try {
      await client.query('begin');
      for (const { table, by, own } of COPIED) {
        const values = [DESK, template.id, ids, commandIds, ...(own.includes('$5') ? [columns] : [])];
        await client.query(
          `insert into ${table} select made.* from ${table} original
             cross join unnest($3::uuid[], $4::uuid[]) with ordinality as copy(proposal_id, command_id, n)
             cross join lateral jsonb_populate_record(original, jsonb_build_object(${own})) as made
            where original.desk_id = $1 and original.${by} = $2`,
          values,
        );
      }
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  }

  private async untilBehindAtMost(most: number, signal: AbortSignal): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    while ((await tasksBehind(this.bench.client)) > most) {
      if (Date.now() > deadline) throw new Error('the worker does not get through what was started');
      await sleep(200, undefined, { signal });
    }
  }

  /** A start is answered before its first task has set the timer: some histories tell whether that was done. */
  private async checkTimers(ids: readonly string[], signal: AbortSignal): Promise<void> {
    const { client } = this.bench;
    const step = Math.max(1, Math.floor(ids.length / SAMPLE));
    const deadline = Date.now() + PATIENCE_MS;
    for (const proposalId of ids.filter((_, index) => index % step === 0 || index === ids.length - 1)) {
      const run = client.workflow.getHandle(workflowIdOf({ proposalId, opening: 1 }));
      while (!(await run.fetchHistory()).events?.some((event) => event.timerStartedEventAttributes)) {
        if (Date.now() > deadline) throw new Error(`the timer of ${proposalId} does not run`);
        await sleep(200, undefined, { signal });
      }
    }
  }
}

async function read<T>({ instance }: Bench, work: Parameters<typeof withDesk<T>>[2]): Promise<T> {
  const dataSource = createDataSource({ url: instance.database.appUrl, poolSize: 2, applicationName: 'bench-loader' });
  await dataSource.initialize();
  try {
    return await withDesk(dataSource, { deskId: DESK }, work);
  } finally {
    await dataSource.destroy();
  }
}

/** A copy is a case only if nothing that belongs to one is missing: what a submission leaves behind may grow. */
async function refuseUnknownTables(adminUrl: string, proposalId: string): Promise<void> {
  const tables = await runQuery<{ name: string }>(
    adminUrl,
    `select distinct conrelid::regclass::text as name from pg_constraint
      where contype = 'f' and confrelid = 'proposals'::regclass`,
  );
  const known = new Set([...COPIED.map(({ table }) => table), ...LEFT_OUT]);
  for (const { name } of tables.filter((table) => !known.has(table.name))) {
    const rows = await runQuery(adminUrl, `select 1 from ${name} where proposal_id = $1 limit 1`, [proposalId]);
    if (rows.length > 0) throw new Error(`a submission leaves rows in ${name}, which the bench does not copy`);
  }
}

async function tasksBehind({ workflowService }: Client): Promise<number> {
  const { stats } = await workflowService.describeTaskQueue({
    namespace: 'default',
    taskQueue: { name: TASK_QUEUE },
    taskQueueType: WORKFLOW_TASKS,
    reportStats: true,
  });
  if (!stats) throw new Error('this Temporal server does not tell how many tasks wait');
  return Number(stats.approximateBacklogCount ?? 0);
}

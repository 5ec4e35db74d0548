import { NativeConnection, Worker } from '@temporalio/worker';
import pg from 'pg';
import { BARE_TASK_QUEUE, type BareAction } from './messages.js';

/** Process of the bare engine's worker, with the settings of ours. Its parent is told of each record by message. */

const { BARE_DATABASE_URL, BARE_TEMPORAL_ADDRESS, BARE_BUNDLE } = process.env;
if (!BARE_DATABASE_URL || !BARE_TEMPORAL_ADDRESS || !BARE_BUNDLE) throw new Error('started by tools/bench only');

const pool = new pg.Pool({ connectionString: BARE_DATABASE_URL, max: 10 });

async function record({ caseId, number }: BareAction): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('insert into bare_actions (case_id, number, at) values ($1, $2, now())', [caseId, number]);
    await client.query('update bare_cases set last = $2 where id = $1', [caseId, number]);
    await client.query('commit');
  } finally {
    client.release();
  }
  process.send?.({ caseId, number } satisfies BareAction);
}

const connection = await NativeConnection.connect({ address: BARE_TEMPORAL_ADDRESS });
const worker = await Worker.create({
  connection,
  taskQueue: BARE_TASK_QUEUE,
  workflowBundle: { codePath: BARE_BUNDLE },
  activities: { record },
  maxConcurrentLocalActivityExecutions: 7,
  maxCachedWorkflows: 1_000,
});
process.once('disconnect', () => worker.shutdown());
const running = worker.run();
process.send?.('ready');
await running;
await connection.close();
await pool.end();

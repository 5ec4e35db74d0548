import { createTemporalClient } from '../../temporal/connection.js';
import { PROPOSAL_WORKFLOW } from '../../temporal/ids.js';
import { explainFailure, Failure } from '../embedded/failure.mjs';
import { findPlaces } from '../embedded/places.mjs';
import { loadInstanceConfig } from '../instance-config.js';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { replayHistories } from './replay-histories.js';

/**
 * `npm run replay:live [-- --all]`: would the code at hand go on with the cases of the running instance? Its open
 * histories are replayed, with --all the closed ones too. The gate before a new version is let on to live cases.
 */
async function replayLive(args: readonly string[]): Promise<boolean> {
  const unknown = args.find((arg) => arg !== '--all');
  if (unknown) throw new Failure(`Usage: npm run replay:live, or npm run replay:live -- --all (not ${unknown}).`);
  const config = loadInstanceConfig(findPlaces(), { DATABASE_URL: 'postgres://never-asked' });
  Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined), shutdownSignals: [] });
  const temporal = createTemporalClient(config);
  try {
    const open = ` and ExecutionStatus = 'Running'`;
    const query = `WorkflowType = '${PROPOSAL_WORKFLOW}'${args.includes('--all') ? '' : open}`;
    const histories = temporal.client.workflow.list({ query }).intoHistories({ concurrency: 4 });
    const { replayed, failures } = await replayHistories({ codePath: config.workflowBundlePath }, histories);
    for (const { workflowId, runId, reason } of failures) console.log(`${workflowId} (run ${runId}): ${reason}`);
    console.log(`${replayed} replayed, ${failures.length} failed`);
    return failures.length === 0;
  } finally {
    await temporal.close();
  }
}

try {
  if (!(await replayLive(process.argv.slice(2)))) process.exitCode = 1;
} catch (error) {
  console.error(explainFailure(error, findPlaces().home));
  process.exitCode = 1;
}

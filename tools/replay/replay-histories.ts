import { type ReplayResult, Worker } from '@temporalio/worker';
import { dataConverter } from '../../temporal/payload-guard.js';

type Bundle = { code: string } | { codePath: string };
type Histories = Parameters<typeof Worker.runReplayHistories>[1];

export interface ReplayFailure {
  readonly workflowId: string;
  readonly runId: string;
  /** What the code did that the history does not tell, or the other way round. */
  readonly reason: string;
}

export interface ReplaySummary {
  readonly replayed: number;
  readonly failures: readonly ReplayFailure[];
}

/** Runs histories through workflow code and tells of those that it would not have written. */
export async function replayHistories(workflowBundle: Bundle, histories: Histories): Promise<ReplaySummary> {
  let replayed = 0;
  const failures: ReplayFailure[] = [];
  for await (const result of Worker.runReplayHistories({ workflowBundle, dataConverter }, histories)) {
    replayed += 1;
    if (result.error) failures.push(describeFailure(result));
  }
  return { replayed, failures };
}

const describeFailure = ({ workflowId, runId, error }: ReplayResult): ReplayFailure => ({
  workflowId,
  runId,
  reason: (error?.message ?? '').split('\n')[0]?.trim() ?? '',
});

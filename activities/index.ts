import { ApplicationFailure, Context } from '@temporalio/activity';
import { QueryFailedError } from 'typeorm';
import { isDatabaseUnavailable } from '../entities/database-errors.js';
import type { CaseActivities, DeskActivities } from './contract.js';
import type { ActivityDeps } from './deps.js';
import { sendDigestsOf } from './digest.js';
import { remindOfAsk } from './remind.js';
import { reportAttentionOf } from './report-attention.js';
import { settleCommand } from './settle.js';
import { tellAheadOf } from './tell-ahead.js';

export type { ActivityDeps } from './deps.js';

/** Attempts at a step that fails for another reason than an unreachable database, before a person has to look. */
const MOST_ATTEMPTS = 10;

/** What the workflows do to the world. */
export function createActivities(deps: ActivityDeps): CaseActivities & DeskActivities {
  const failures = new FailureCounter();
  return {
    settle: (input) =>
      failures.guard(`settle/${input.proposalId}/${input.number}`, () => {
        const { workflowExecution: run } = Context.current().info;
        if (!run) throw new Error('settle belongs to a workflow');
        return settleCommand(deps, input, run);
      }),
    remind: (input) => failures.guard(`remind/${input.proposalId}/${input.askKey}`, () => remindOfAsk(deps, input)),
    reportAttention: (input) => reportAttentionOf(deps, input),
    sendDigests: (input) => failures.guard(`digest/${input.deskId}`, () => sendDigestsOf(deps, input)),
    tellAhead: (input) => failures.guard(`${input.watch}/${input.deskId}`, () => tellAheadOf(deps, input)),
  };
}

/** SQLSTATE of a statement that failed: tells an operator a missing right from a full column, and nobody's words. */
const sqlStateOf = (error: unknown): string | undefined =>
  error instanceof QueryFailedError ? (error.driverError as { code?: string }).code : undefined;

/**
 * Tells what time will mend from what it won't. While PostgreSQL can't be reached a step is tried again without limit;
 * any other failure is tried ten times, then the case waits for an operator. The count lives in this process: a new
 * worker, which may be a mended one, starts at nought.
 */
class FailureCounter {
  private readonly counts = new Map<string, number>();

  async guard<T>(step: string, run: () => Promise<T>): Promise<T> {
    try {
      const result = await run();
      this.counts.delete(step);
      return result;
    } catch (error) {
      if (isDatabaseUnavailable(error)) {
        throw ApplicationFailure.create({ type: 'DATABASE_UNAVAILABLE', message: 'the database is not available' });
      }
      const count = (this.counts.get(step) ?? 0) + 1;
      this.counts.set(step, count);
      const given = count >= MOST_ATTEMPTS;
      if (given) this.counts.delete(step);
      // Name and code of the error only: a database error's message can quote what a person wrote.
      const type = error instanceof Error ? error.name : 'UNEXPECTED';
      const message = ['step failed:', type, sqlStateOf(error)].filter(Boolean).join(' ');
      throw ApplicationFailure.create({ type, message, nonRetryable: given });
    }
  }
}

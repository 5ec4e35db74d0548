import { type Client, WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import { captionOfCase, describeCaseAtStart } from '../workflows/captions.js';
import { type CommandSignal, commandSignal, type ProposalEnd, type ProposalInput } from '../workflows/messages.js';
import { initialSearchAttributes } from '../workflows/search-attributes.js';
import { withinDeadline } from './connection.js';
import { isInvalidArgument } from './failures.js';
import { PROPOSAL_WORKFLOW, TASK_QUEUE, type WorkflowAddress, workflowIdOf } from './ids.js';
import { ensureSearchAttributes } from './search-attributes.js';

type ProposalWorkflow = (input: ProposalInput) => Promise<ProposalEnd>;

export type Started = { readonly answer: 'started'; readonly runId: string } | { readonly answer: 'closed' };

/** The runs of cases as Temporal sees them. Every call is bounded; it throws when Temporal gave no answer. */
export class CaseRuns {
  constructor(
    readonly client: Client,
    private readonly taskQueue = TASK_QUEUE,
  ) {}

  /**
   * Starts the run of an opening and tells it of its first command, in one step. A run that is there already is only
   * told. `closed`: the id belongs to a run that has ended, and nothing was delivered.
   */
  async startWithSignal(input: ProposalInput, signal: CommandSignal): Promise<Started> {
    return this.unlessClosed(async () => {
      const handle = await this.client.workflow.signalWithStart<ProposalWorkflow, [CommandSignal]>(PROPOSAL_WORKFLOW, {
        ...this.startOptions(input),
        signal: commandSignal,
        signalArgs: [signal],
      });
      return handle.signaledRunId;
    });
  }

  /** Starts the run of an opening for which no command waits. `closed` as above. */
  async start(input: ProposalInput): Promise<Started> {
    return this.unlessClosed(async () => {
      const handle = await this.client.workflow.start<ProposalWorkflow>(PROPOSAL_WORKFLOW, {
        ...this.startOptions(input),
        // Somebody else's start came first: that is the run that was wanted.
        workflowIdConflictPolicy: 'USE_EXISTING',
      });
      return handle.firstExecutionRunId;
    });
  }

  /** False: no run is there, or it has ended; the signal reached nobody. */
  async signal(address: WorkflowAddress, signal: CommandSignal): Promise<boolean> {
    try {
      await withinDeadline(this.client, () =>
        this.client.workflow.getHandle(workflowIdOf(address)).signal(commandSignal, signal),
      );
      return true;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  }

  async isRunning(address: WorkflowAddress): Promise<boolean> {
    try {
      const { status } = await withinDeadline(this.client, () =>
        this.client.workflow.getHandle(workflowIdOf(address)).describe(),
      );
      // A paused run is an operator's doing; it goes on when they say so.
      return status.name === 'RUNNING' || status.name === 'PAUSED';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  }

  private startOptions(input: ProposalInput) {
    return {
      workflowId: workflowIdOf(input),
      taskQueue: this.taskQueue,
      args: [input] as [ProposalInput],
      workflowIdReusePolicy: 'REJECT_DUPLICATE' as const,
      typedSearchAttributes: initialSearchAttributes(input.deskId, input.state),
      staticSummary: captionOfCase(input),
      staticDetails: describeCaseAtStart(input),
    };
  }

  private async unlessClosed(start: () => Promise<string>): Promise<Started> {
    try {
      return { answer: 'started', runId: await this.withAttributes(start) };
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) return { answer: 'closed' };
      throw error;
    }
  }

  /** A store that was lost has lost the search attributes too, and no case would start again without them. */
  private async withAttributes(start: () => Promise<string>): Promise<string> {
    try {
      return await withinDeadline(this.client, start);
    } catch (error) {
      if (!isInvalidArgument(error)) throw error;
      await ensureSearchAttributes(this.client);
      return withinDeadline(this.client, start);
    }
  }
}

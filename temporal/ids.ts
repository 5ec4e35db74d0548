/** Where workers and clients meet. The suffix changes when old and new workers could not share a queue. */
export const TASK_QUEUE = 'kyoso-desk-1';

/** Frozen: open cases of years ago carry it. */
export const PROPOSAL_WORKFLOW = 'proposalWorkflow';

/** What the schedules of a desk start. Frozen like the one above: a schedule names them. */
export const SCHEDULED_WORKFLOWS = { watch: 'deskWatchWorkflow', digest: 'deskDigestWorkflow' } as const;
export type ScheduleKind = keyof typeof SCHEDULED_WORKFLOWS;

export interface WorkflowAddress {
  readonly proposalId: string;
  /** 1, plus one per reopening and per restart by reconcile. */
  readonly opening: number;
}

export interface CaseAddress extends WorkflowAddress {
  readonly deskId: string;
}

const WORKFLOW_ID = /^proposal\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([1-9]\d{0,8})$/;

/** Ids are readable in Temporal's pages, command line and logs: nothing personal may ever stand in one. */
export const workflowIdOf = ({ proposalId, opening }: WorkflowAddress): string => `proposal/${proposalId}/${opening}`;

/** Null: not the id of a case. */
export function parseWorkflowId(workflowId: string): WorkflowAddress | null {
  const [, proposalId, opening] = WORKFLOW_ID.exec(workflowId) ?? [];
  return proposalId && opening ? { proposalId, opening: Number(opening) } : null;
}

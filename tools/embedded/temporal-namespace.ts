import type { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { retentionHours } from './temporal.js';

const grpcCode = { notFound: 5, alreadyExists: 6 };

/** The namespace exists, with the retention that a new one gets. One that is there is left as its operator set it. */
export async function ensureNamespace({ workflowService }: Connection, namespace: string): Promise<void> {
  try {
    await workflowService.describeNamespace({ namespace });
  } catch (error) {
    if ((error as { code?: number }).code !== grpcCode.notFound) throw error;
    await workflowService
      .registerNamespace({
        namespace,
        description: 'Kyoso Desk',
        workflowExecutionRetentionPeriod: msToTs(`${retentionHours}h`),
      })
      .catch((refusal: { code?: number }) => {
        if (refusal.code !== grpcCode.alreadyExists) throw refusal;
      });
  }
}

/** A question about a workflow that never was: only the owner of its shard can say that it is not there. */
export async function requireReadyShards({ workflowService }: Connection, namespace: string): Promise<void> {
  try {
    await workflowService.describeWorkflowExecution({
      namespace,
      execution: { workflowId: 'kyoso-is-temporal-ready' },
    });
  } catch (error) {
    const { code, details } = error as { code?: number; details?: string };
    if (code !== grpcCode.notFound || /namespace/i.test(details ?? '')) throw error;
  }
}

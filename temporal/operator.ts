import type { Client } from '@temporalio/client';
import { retrySignal } from '../workflows/messages.js';
import { withinDeadline } from './connection.js';
import { workflowIdOf } from './ids.js';

/** Tells a case that needs attention to try the same step again, after somebody has mended what stopped it. */
export const retryCase = (client: Client, proposalId: string, opening: number): Promise<void> =>
  withinDeadline(client, () => client.workflow.getHandle(workflowIdOf({ proposalId, opening })).signal(retrySignal));

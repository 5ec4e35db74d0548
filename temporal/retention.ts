import type { Client } from '@temporalio/client';
import { withinDeadline } from './connection.js';

/** The export of closed histories is the proof; a year leaves time to notice that an export fails. */
const LEAST_DAYS = 365;
const DAY_SECONDS = 86_400;

/** Days for which the namespace keeps closed histories; null where it does not say. */
export async function readRetentionDays(client: Client): Promise<number | null> {
  const { namespace } = client.options;
  const { config } = await withinDeadline(client, () => client.workflowService.describeNamespace({ namespace }));
  const seconds = config?.workflowExecutionRetentionTtl?.seconds;
  return seconds ? Number(seconds) / DAY_SECONDS : null;
}

/** A sentence for the operator where closed histories are kept for less than a year; null where all is well. */
export function describeShortRetention(days: number | null): string | null {
  if (days === null || days >= LEAST_DAYS) return null;
  return `The Temporal namespace keeps closed histories for ${days} days: set its retention to ${LEAST_DAYS} (Temporal Cloud: its maximum), and export histories before they vanish.`;
}

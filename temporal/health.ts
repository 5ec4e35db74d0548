import type { Client } from '@temporalio/client';
import type { DataSource } from 'typeorm';
import { CommandEntity, DeskEntity } from '../entities/index.js';
import { withDesk } from '../entities/with-desk.js';
import { LessThan } from 'typeorm';
import { withinDeadline } from './connection.js';

const PROBE_DEADLINE_MS = 1_000;

/** From when a command that nobody settled is shown to an operator. */
const LATE_MS = 5 * 60_000;

/** Whether Temporal answers for our namespace, within a second. */
export async function isTemporalUp(client: Client): Promise<boolean> {
  try {
    const { namespace } = client.options;
    await withinDeadline(client, () => client.workflowService.describeNamespace({ namespace }), PROBE_DEADLINE_MS);
    return true;
  } catch {
    return false;
  }
}

export interface RelayBacklog {
  /** Commands that Temporal was not told of yet. */
  readonly unsent: number;
  readonly oldestUnsentMs: number;
}

/** What waits in the outbox, over all desks. */
export async function readBacklog(dataSource: DataSource): Promise<RelayBacklog> {
  const [row] = await dataSource.query<{ unsent: number; oldest: number }[]>(
    `select count(*)::int as unsent, coalesce(extract(epoch from now() - min(created_at)) * 1000, 0)::float8 as oldest
       from outbox where sent_at is null`,
  );
  return { unsent: row?.unsent ?? 0, oldestUnsentMs: Math.max(0, Math.round(row?.oldest ?? 0)) };
}

/** Commands that were received more than five minutes ago and are neither settled nor refused, over all desks. */
export async function countLateCommands(dataSource: DataSource, now = new Date()): Promise<number> {
  const receivedAt = LessThan(new Date(now.getTime() - LATE_MS));
  let late = 0;
  for (const { id: deskId } of await dataSource.manager.find(DeskEntity, { select: { id: true } })) {
    late += await withDesk(dataSource, { deskId }, (manager) =>
      manager.countBy(CommandEntity, { deskId, status: 'received', receivedAt }),
    );
  }
  return late;
}

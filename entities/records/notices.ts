import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { NoticeKind } from '../../domain/notice-kinds.js';
import type { Party } from '../../domain/stages.js';
import { NotificationEntity } from '../index.js';

/** What somebody is to be told: codes, ids and instants, never words of a case. */
export interface Notice {
  readonly deskId: string;
  readonly kind: NoticeKind;
  readonly recipient: Party;
  readonly proposalId?: string | null;
  readonly departmentId?: string | null;
  /** Null: whoever is of the side. */
  readonly personId?: string | null;
  readonly commandId?: string | null;
  readonly askKey?: string | null;
  readonly params: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
}

const rowOf = (notice: Notice) => ({
  id: randomUUID(),
  proposalId: null,
  departmentId: null,
  personId: null,
  commandId: null,
  askKey: null,
  ...notice,
});

/** Writes notices in the transaction of what they tell of. The only way in: its kinds are those of the table. */
export async function writeNotices(manager: EntityManager, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return;
  // jsonb columns are set as they are.
  await manager.insert(NotificationEntity, notices.map(rowOf) as never);
}

/** A notice that somebody gets once: whoever looks again for the same reason finds its key taken. */
export interface OnceNotice extends Notice {
  /** What it is about and for whom, as a text that is the same whenever it is looked for. */
  readonly onceKey: string;
}

/** Writes those that were not written before; says how many. */
export async function writeNoticesOnce(manager: EntityManager, notices: readonly OnceNotice[]): Promise<number> {
  if (notices.length === 0) return 0;
  const written = await manager
    .createQueryBuilder()
    .insert()
    .into(NotificationEntity)
    .values(notices.map(rowOf) as never)
    .orIgnore()
    .returning('id')
    .execute();
  return (written.raw as unknown[]).length;
}

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

/** A statement takes a bounded number of values. */
const ROWS_AT_ONCE = 1_000;

/** Writes those that were not written before; says how many. */
export async function writeNoticesOnce(manager: EntityManager, notices: readonly OnceNotice[]): Promise<number> {
  let count = 0;
  for (let from = 0; from < notices.length; from += ROWS_AT_ONCE) {
    const written = await manager
      .createQueryBuilder()
      .insert()
      .into(NotificationEntity)
      .values(notices.slice(from, from + ROWS_AT_ONCE).map(rowOf) as never)
      .orIgnore()
      .returning('id')
      .execute();
    count += (written.raw as unknown[]).length;
  }
  return count;
}

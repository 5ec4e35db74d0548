import { Column, Entity, PrimaryColumn } from 'typeorm';

export const REPLAN_STATUSES = ['ordered', 'done'] as const;
export type ReplanStatus = (typeof REPLAN_STATUSES)[number];

/** An administrator's order to count every due date of the desk's open cases again. At most one at a time is under way. */
@Entity('replans')
export class ReplanEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  /** Stands in each case whose dates move. */
  @Column({ name: 'reason', type: 'text' })
  reason!: string;

  @Column({ name: 'status', type: 'varchar', length: 20 })
  status!: ReplanStatus;

  /** The last case that was looked at: the next batch goes on behind it. */
  @Column({ name: 'last_looked_at', type: 'uuid', nullable: true })
  lastLookedAt!: string | null;

  /** Cases that were given the command. */
  @Column({ name: 'given', type: 'integer', default: 0 })
  given!: number;

  @Column({ name: 'ordered_by', type: 'uuid' })
  orderedBy!: string;

  @Column({ name: 'ordered_at', type: 'timestamptz' })
  orderedAt!: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}

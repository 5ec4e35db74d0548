import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MeetingAudience } from '../domain/meetings.js';

/** A meeting that is planned in a case. What it was before a change stands in the case's chain. */
@Entity('meetings')
export class MeetingEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  @Column({ name: 'proposal_id', type: 'uuid' })
  proposalId!: string;

  @Column({ name: 'audience', type: 'varchar', length: 20 })
  audience!: MeetingAudience;

  @Column({ name: 'starts_at', type: 'timestamptz' })
  startsAt!: Date;

  @Column({ name: 'ends_at', type: 'timestamptz' })
  endsAt!: Date;

  /** A room, or the address of a video call. */
  @Column({ name: 'place', type: 'text' })
  place!: string;

  /** One more with each change: by it a calendar program knows which of two versions is the later one. */
  @Column({ name: 'sequence', type: 'integer' })
  sequence!: number;

  @Column({ name: 'planned_by', type: 'uuid' })
  plannedBy!: string;

  @Column({ name: 'planned_at', type: 'timestamptz' })
  plannedAt!: Date;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt!: Date;

  /** Why it was changed or cancelled last. */
  @Column({ name: 'reason', type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'cancelled_at', type: 'timestamptz', nullable: true })
  cancelledAt!: Date | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { HandoverPlan } from '../domain/handover.js';

/** `planned`: its day has not come, or something has no successor any more, which `problem` then says. */
export const HANDOVER_STATUSES = ['planned', 'done', 'cancelled'] as const;
export type HandoverStatus = (typeof HANDOVER_STATUSES)[number];

/** A transfer (人事異動): everything that a person or a section has open goes to successors on a day. */
@Entity('handovers')
export class HandoverEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  /** One of the two is named. */
  @Column({ name: 'from_person_id', type: 'uuid', nullable: true })
  fromPersonId!: string | null;

  @Column({ name: 'from_department_id', type: 'uuid', nullable: true })
  fromDepartmentId!: string | null;

  @Column({ name: 'effective_on', type: 'date' })
  effectiveOn!: string;

  @Column({ name: 'status', type: 'varchar', length: 20 })
  status!: HandoverStatus;

  @Column({ name: 'plan', type: 'jsonb' })
  plan!: HandoverPlan;

  /** Code of what keeps it from being carried out on its day. */
  @Column({ name: 'problem', type: 'varchar', length: 60, nullable: true })
  problem!: string | null;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  /** When it was carried out or taken back. */
  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}

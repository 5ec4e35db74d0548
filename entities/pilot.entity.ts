import { Column, Entity, PrimaryColumn } from 'typeorm';

export const PILOT_STATUSES = ['running', 'finished', 'aborted'] as const;
export type PilotStatus = (typeof PILOT_STATUSES)[number];

/** A pilot (実証実験) with its plan and its report. One per round. */
@Entity('pilots')
export class PilotEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  @Column({ name: 'proposal_id', type: 'uuid' })
  proposalId!: string;

  @Column({ name: 'round', type: 'integer' })
  round!: number;

  @Column({ name: 'plan', type: 'text' })
  plan!: string;

  @Column({ name: 'place', type: 'text', nullable: true })
  place!: string | null;

  @Column({ name: 'starts_on', type: 'date' })
  startsOn!: string;

  @Column({ name: 'ends_on', type: 'date' })
  endsOn!: string;

  @Column({ name: 'status', type: 'varchar', length: 20 })
  status!: PilotStatus;

  @Column({ name: 'ended_on', type: 'date', nullable: true })
  endedOn!: string | null;

  @Column({ name: 'report', type: 'text', nullable: true })
  report!: string | null;

  /** Why it was broken off. */
  @Column({ name: 'reason', type: 'text', nullable: true })
  reason!: string | null;
}

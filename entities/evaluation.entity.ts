import { Column, Entity, PrimaryColumn } from 'typeorm';

export const EVALUATION_DECISIONS = ['adopted', 'not_adopted', 'feasible', 'not_feasible'] as const;
export type EvaluationDecision = (typeof EVALUATION_DECISIONS)[number];

/** A verified effect or a decision on it: one row per command. */
@Entity('evaluations')
export class EvaluationEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  @Column({ name: 'proposal_id', type: 'uuid' })
  proposalId!: string;

  @Column({ name: 'command_id', type: 'uuid' })
  commandId!: string;

  @Column({ name: 'round', type: 'integer' })
  round!: number;

  @Column({ name: 'effect', type: 'text', nullable: true })
  effect!: string | null;

  @Column({ name: 'effect_verified', type: 'boolean', nullable: true })
  effectVerified!: boolean | null;

  @Column({ name: 'decision', type: 'varchar', length: 20, nullable: true })
  decision!: EvaluationDecision | null;

  @Column({ name: 'reason', type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}

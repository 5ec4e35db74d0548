import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AskKind } from '../domain/case-state.js';
import type { Party } from '../domain/stages.js';

/** An open or past task, stage deadline or question: who is awaited, since when, until when. */
@Entity('asks')
export class AskEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'proposal_id', type: 'uuid' })
  proposalId!: string;

  @PrimaryColumn({ name: 'key', type: 'varchar', length: 120 })
  key!: string;

  @Column({ name: 'opening', type: 'integer' })
  opening!: number;

  @Column({ name: 'kind', type: 'varchar', length: 40 })
  kind!: AskKind;

  @Column({ name: 'holder', type: 'varchar', length: 40 })
  holder!: Party;

  @Column({ name: 'department_id', type: 'uuid', nullable: true })
  departmentId!: string | null;

  @Column({ name: 'since', type: 'timestamptz' })
  since!: Date;

  /** Null: the clock stands, because the proposer has the ball. */
  @Column({ name: 'until', type: 'timestamptz', nullable: true })
  until!: Date | null;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt!: Date | null;

  /** Number of the command that opened it. */
  @Column({ name: 'opened_by', type: 'integer' })
  openedBy!: number;

  @Column({ name: 'closed_by', type: 'integer', nullable: true })
  closedBy!: number | null;
}

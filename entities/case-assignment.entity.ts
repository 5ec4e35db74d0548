import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AssignedSide, AssignmentWay } from '../domain/assignments.js';

/** Who is or was in charge of a side of a case. One row per stretch of time: who was in charge when stays readable. */
@Entity('case_assignments')
export class CaseAssignmentEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  @Column({ name: 'proposal_id', type: 'uuid' })
  proposalId!: string;

  @Column({ name: 'holder', type: 'varchar', length: 20 })
  holder!: AssignedSide;

  @Column({ name: 'department_id', type: 'uuid', nullable: true })
  departmentId!: string | null;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @Column({ name: 'how', type: 'varchar', length: 20 })
  how!: AssignmentWay;

  @Column({ name: 'given_by', type: 'uuid' })
  givenBy!: string;

  /** To whom it returns when it is given back; null: to the inbox of the side. */
  @Column({ name: 'delegated_by', type: 'uuid', nullable: true })
  delegatedBy!: string | null;

  @Column({ name: 'note', type: 'text', nullable: true })
  note!: string | null;

  @Column({ name: 'since', type: 'timestamptz' })
  since!: Date;

  /** Null: still in charge. */
  @Column({ name: 'until', type: 'timestamptz', nullable: true })
  until!: Date | null;
}

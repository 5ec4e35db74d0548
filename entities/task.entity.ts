import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What became of a department's part; `replaced`: the desk gave the case to another department. */
export const TASK_STATUSES = ['asked', 'taken', 'refused', 'replaced'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];

/** A department's part in a case: asked, and what it answered. */
@Entity('tasks')
export class TaskEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  @Column({ name: 'proposal_id', type: 'uuid' })
  proposalId!: string;

  @Column({ name: 'department_id', type: 'uuid' })
  departmentId!: string;

  @Column({ name: 'lead', type: 'boolean' })
  lead!: boolean;

  @Column({ name: 'status', type: 'varchar', length: 20 })
  status!: TaskStatus;

  @Column({ name: 'asked_at', type: 'timestamptz' })
  askedAt!: Date;

  @Column({ name: 'answered_at', type: 'timestamptz', nullable: true })
  answeredAt!: Date | null;

  @Column({ name: 'answered_by', type: 'uuid', nullable: true })
  answeredBy!: string | null;

  @Column({ name: 'note', type: 'text', nullable: true })
  note!: string | null;
}

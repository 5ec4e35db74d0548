import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FollowUpKind } from '../domain/follow-ups.js';
import type { Party } from '../domain/stages.js';

/** A task beside the process: nothing in the case waits for it, and a closed case may have one. */
@Entity('follow_ups')
export class FollowUpEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  @Column({ name: 'proposal_id', type: 'uuid' })
  proposalId!: string;

  @Column({ name: 'kind', type: 'varchar', length: 40 })
  kind!: FollowUpKind;

  @Column({ name: 'holder', type: 'varchar', length: 40 })
  holder!: Party;

  @Column({ name: 'department_id', type: 'uuid', nullable: true })
  departmentId!: string | null;

  /** The command that called for it; null where a consent did. */
  @Column({ name: 'command_id', type: 'uuid', nullable: true })
  commandId!: string | null;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt!: Date;

  @Column({ name: 'done_at', type: 'timestamptz', nullable: true })
  doneAt!: Date | null;

  @Column({ name: 'done_by', type: 'uuid', nullable: true })
  doneBy!: string | null;

  @Column({ name: 'note', type: 'text', nullable: true })
  note!: string | null;

  /** When what called for it was gone: a case that was reopened, a consent that was withdrawn. */
  @Column({ name: 'dropped_at', type: 'timestamptz', nullable: true })
  droppedAt!: Date | null;
}

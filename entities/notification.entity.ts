import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { NoticeKind } from '../domain/notice-kinds.js';
import type { Party } from '../domain/stages.js';

/** Something that somebody is to be told. */
@Entity('notifications')
export class NotificationEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  @Column({ name: 'proposal_id', type: 'uuid', nullable: true })
  proposalId!: string | null;

  @Column({ name: 'kind', type: 'varchar', length: 40 })
  kind!: NoticeKind;

  @Column({ name: 'recipient', type: 'varchar', length: 40 })
  recipient!: Party;

  @Column({ name: 'department_id', type: 'uuid', nullable: true })
  departmentId!: string | null;

  @Column({ name: 'person_id', type: 'uuid', nullable: true })
  personId!: string | null;

  @Column({ name: 'command_id', type: 'uuid', nullable: true })
  commandId!: string | null;

  @Column({ name: 'ask_key', type: 'varchar', length: 120, nullable: true })
  askKey!: string | null;

  @Column({ name: 'params', type: 'jsonb' })
  params!: Readonly<Record<string, unknown>>;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  /** Of what is told once and never again, however often it is looked for: unique within the desk. */
  @Column({ name: 'once_key', type: 'varchar', length: 200, nullable: true })
  onceKey!: string | null;
}

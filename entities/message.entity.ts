import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MessageAudience, WritingSide } from '../domain/messages.js';

/** What somebody wrote to the others of a case. Written once. */
@Entity('messages')
export class MessageEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  @Column({ name: 'proposal_id', type: 'uuid' })
  proposalId!: string;

  @Column({ name: 'audience', type: 'varchar', length: 20 })
  audience!: MessageAudience;

  /** For which side the author wrote. */
  @Column({ name: 'side', type: 'varchar', length: 20 })
  side!: WritingSide;

  @Column({ name: 'department_id', type: 'uuid', nullable: true })
  departmentId!: string | null;

  @Column({ name: 'author_person_id', type: 'uuid' })
  authorPersonId!: string;

  @Column({ name: 'text', type: 'text' })
  text!: string;

  /** Of one case strictly one after the other. */
  @Column({ name: 'written_at', type: 'timestamptz' })
  writtenAt!: Date;
}

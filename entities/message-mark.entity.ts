import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far somebody has read the messages of a case. */
@Entity('message_marks')
export class MessageMarkEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'proposal_id', type: 'uuid' })
  proposalId!: string;

  @PrimaryColumn({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @Column({ name: 'read_to', type: 'timestamptz' })
  readTo!: Date;
}

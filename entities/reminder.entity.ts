import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A rung of an ask's ladder that was told. Its key is what keeps anybody from being told twice. */
@Entity('reminders')
export class ReminderEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'proposal_id', type: 'uuid' })
  proposalId!: string;

  @PrimaryColumn({ name: 'ask_key', type: 'varchar', length: 120 })
  askKey!: string;

  @PrimaryColumn({ name: 'rung', type: 'integer' })
  rung!: number;

  @Column({ name: 'sent_at', type: 'timestamptz' })
  sentAt!: Date;

  /** The rung with which it was told, where several were due at once; null: it was told by itself. */
  @Column({ name: 'collapsed_into', type: 'integer', nullable: true })
  collapsedInto!: number | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the mailer has to send, for all desks: ids only, hence without policy. Gone once it was sent or given up. */
@Entity('mail_queue')
export class MailQueueItemEntity {
  /** Of a row of `mails`, or of `account_messages` where there is no desk. */
  @PrimaryColumn({ name: 'mail_id', type: 'uuid' })
  mailId!: string;

  @Column({ name: 'desk_id', type: 'varchar', length: 40, nullable: true })
  deskId!: string | null;

  /** Whose address it goes to: one address gets one mail at a time. */
  @Column({ name: 'account_id', type: 'uuid' })
  accountId!: string;

  @Column({ name: 'attempts', type: 'integer', default: 0 })
  attempts!: number;

  @Column({ name: 'next_attempt_at', type: 'timestamptz', default: () => 'now()' })
  nextAttemptAt!: Date;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Where a mail stands. `collected`: its person wants it with the next digest. `dropped`: there was nobody to send it to,
 * or they want none of its kind; `code` says why.
 */
export const MAIL_STATUSES = ['waiting', 'sent', 'failed', 'dropped', 'collected'] as const;
export type MailStatus = (typeof MAIL_STATUSES)[number];

/** One notice to one person. What it says, and the address, are read when it is sent. */
@Entity('mails')
export class MailEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  /** Its Message-ID is made of this: a second copy has the same one. */
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  @Column({ name: 'notification_id', type: 'uuid' })
  notificationId!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @Column({ name: 'status', type: 'varchar', length: 20 })
  status!: MailStatus;

  /** Why it was not sent, or not yet. Never what a server said: it may quote the address. */
  @Column({ name: 'code', type: 'varchar', length: 60, nullable: true })
  code!: string | null;

  @Column({ name: 'attempts', type: 'integer', default: 0 })
  attempts!: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'last_attempt_at', type: 'timestamptz', nullable: true })
  lastAttemptAt!: Date | null;

  @Column({ name: 'sent_at', type: 'timestamptz', nullable: true })
  sentAt!: Date | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Place to which a message's token is sealed. */
export const placeOfMessage = (messageId: string): string => `account_messages/${messageId}`;

/**
 * What an account is to be told at its address, whichever desks it has: notices of a desk stand in `notifications`. A
 * link stands here sealed, so that who reads the table can't use it, and not at all once it was sent.
 */
@Entity('account_messages')
export class AccountMessageEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId!: string;

  @Column({ name: 'kind', type: 'varchar', length: 40 })
  kind!: string;

  @Column({ name: 'params', type: 'jsonb' })
  params!: Readonly<Record<string, unknown>>;

  @Column({ name: 'sealed', type: 'text', nullable: true })
  sealed!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'sent_at', type: 'timestamptz', nullable: true })
  sentAt!: Date | null;

  @Column({ name: 'attempts', type: 'integer', default: 0 })
  attempts!: number;

  /** Why it was not sent, or not yet. */
  @Column({ name: 'code', type: 'varchar', length: 60, nullable: true })
  code!: string | null;

  /** Given up, or of no use any more. */
  @Column({ name: 'failed_at', type: 'timestamptz', nullable: true })
  failedAt!: Date | null;
}

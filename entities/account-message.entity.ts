import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What an account is to be told at its address, whichever desks it has: notices of a desk stand in `notifications`. A
 * link stands here sealed, so that who reads the table can't use it.
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
}

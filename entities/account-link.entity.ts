import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a link that is sent to somebody's address lets them do, once. */
export const LINK_PURPOSES = ['sign_in', 'invitation', 'password'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** A one-time link. Only the hash of its token is kept. */
@Entity('account_links')
export class AccountLinkEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId!: string;

  @Column({ name: 'purpose', type: 'varchar', length: 20 })
  purpose!: LinkPurpose;

  /** SHA-256 in hexadecimal. */
  @Column({ name: 'token_hash', type: 'char', length: 64 })
  tokenHash!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;

  @Column({ name: 'used_at', type: 'timestamptz', nullable: true })
  usedAt!: Date | null;
}

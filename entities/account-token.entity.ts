import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A session in a browser (cookie), one of a program that a person signed in, and a program's own token. */
export const TOKEN_KINDS = ['browser', 'session', 'program'] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

/** A session or an API token. Only the hash is kept: who reads this table can't sign in with it. */
@Entity('account_tokens')
export class AccountTokenEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId!: string;

  /** SHA-256 in hexadecimal. */
  @Column({ name: 'token_hash', type: 'char', length: 64 })
  tokenHash!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;

  @Column({ name: 'last_used_at', type: 'timestamptz', nullable: true })
  lastUsedAt!: Date | null;

  @Column({ name: 'kind', type: 'varchar', length: 20 })
  kind!: TokenKind;

  /** Signed in with more than a password. */
  @Column({ name: 'second_factor', type: 'boolean' })
  secondFactor!: boolean;

  /** That of the account when this began. */
  @Column({ name: 'credential_version', type: 'integer' })
  credentialVersion!: number;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person's means of signing in, the same for every desk. E-mail addresses are unique without regard to case. */
@Entity('accounts')
export class AccountEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  @Column({ name: 'email', type: 'varchar', length: 254 })
  email!: string;

  /** Null: invited, and nobody chose a password yet; or signs in by other means only. */
  @Column({ name: 'password_hash', type: 'text', nullable: true })
  passwordHash!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'disabled_at', type: 'timestamptz', nullable: true })
  disabledAt!: Date | null;

  /** Grows when password or second factor change: what was signed in with an earlier one ends. */
  @Column({ name: 'credential_version', type: 'integer', default: 1 })
  credentialVersion!: number;

  /** After this nobody signs in with it any more, as with an expert’s or a partner’s. Null: without end. */
  @Column({ name: 'credentials_expire_at', type: 'timestamptz', nullable: true })
  credentialsExpireAt!: Date | null;

  /** Its password stands in a file: of no use in production. */
  @Column({ name: 'trial', type: 'boolean', default: false })
  trial!: boolean;

  /** The desk that closed it, where no other knew it: another that invites its person opens it again. */
  @Column({ name: 'disabled_by_desk', type: 'varchar', length: 40, nullable: true })
  disabledByDesk!: string | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Stands in once for a lost second factor. Shown when it is made, kept as a hash. */
@Entity('account_recovery_codes')
export class AccountRecoveryCodeEntity {
  @PrimaryColumn({ name: 'account_id', type: 'uuid' })
  accountId!: string;

  @PrimaryColumn({ name: 'code_hash', type: 'char', length: 64 })
  codeHash!: string;

  @Column({ name: 'used_at', type: 'timestamptz', nullable: true })
  usedAt!: Date | null;
}

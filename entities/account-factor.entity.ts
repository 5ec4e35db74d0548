import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The second factor of an account (TOTP). It counts once its first code was given. */
@Entity('account_factors')
export class AccountFactorEntity {
  @PrimaryColumn({ name: 'account_id', type: 'uuid' })
  accountId!: string;

  @Column({ name: 'sealed_secret', type: 'text' })
  sealedSecret!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'confirmed_at', type: 'timestamptz', nullable: true })
  confirmedAt!: Date | null;

  /** The latest step of thirty seconds of which a code was taken: none of it or before is taken again. */
  @Column({ name: 'last_step', type: 'integer', nullable: true })
  lastStep!: number | null;
}

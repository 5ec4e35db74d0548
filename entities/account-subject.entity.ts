import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who an account is at a provider of identities: linked once by its verified address, found by this from then on. */
@Entity('account_subjects')
export class AccountSubjectEntity {
  @PrimaryColumn({ name: 'issuer', type: 'text' })
  issuer!: string;

  @PrimaryColumn({ name: 'subject', type: 'text' })
  subject!: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId!: string;

  @Column({ name: 'linked_at', type: 'timestamptz' })
  linkedAt!: Date;
}

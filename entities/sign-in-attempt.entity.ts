import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Counted to slow down guessing, per account and per address; neither is stored, only a hash of it. */
@Entity('sign_in_attempts')
export class SignInAttemptEntity {
  /** A 64-bit number does not fit a JavaScript number: the driver gives its digits. */
  @PrimaryGeneratedColumn('identity', { name: 'id', type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ name: 'key_hash', type: 'char', length: 64 })
  keyHash!: string;

  @Column({ name: 'at', type: 'timestamptz' })
  at!: Date;

  @Column({ name: 'succeeded', type: 'boolean' })
  succeeded!: boolean;
}

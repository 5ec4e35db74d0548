import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A read, a sign-in or a refused attempt. Its ids refer to nothing: it has to be written whatever they name. */
@Entity('audit_accesses')
export class AuditAccessEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  /** A 64-bit number does not fit a JavaScript number: the driver gives its digits. */
  @PrimaryGeneratedColumn('identity', { name: 'id', type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ name: 'at', type: 'timestamptz' })
  at!: Date;

  @Column({ name: 'person_id', type: 'uuid', nullable: true })
  personId!: string | null;

  @Column({ name: 'account_id', type: 'uuid', nullable: true })
  accountId!: string | null;

  @Column({ name: 'action', type: 'varchar', length: 60 })
  action!: string;

  @Column({ name: 'proposal_id', type: 'uuid', nullable: true })
  proposalId!: string | null;

  @Column({ name: 'code', type: 'varchar', length: 60, nullable: true })
  code!: string | null;

  /** Classes of guarded fields that a read has shown, separated by spaces; null: no such read. */
  @Column({ name: 'fields', type: 'varchar', length: 60, nullable: true })
  fields!: string | null;
}

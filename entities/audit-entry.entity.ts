import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A link of a hash chain: one chain per proposal, and one per desk for what belongs to no proposal. */
@Entity('audit_entries')
export class AuditEntryEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  /** Id of the proposal, or `desk`. */
  @PrimaryColumn({ name: 'chain', type: 'varchar', length: 60 })
  chain!: string;

  @PrimaryColumn({ name: 'n', type: 'integer' })
  n!: number;

  /** The canonical text that was hashed, kept as it was: it is never built again. */
  @Column({ name: 'text', type: 'text' })
  text!: string;

  @Column({ name: 'hash', type: 'char', length: 64 })
  hash!: string;

  @Column({ name: 'previous_hash', type: 'char', length: 64 })
  previousHash!: string;

  @Column({ name: 'command_id', type: 'uuid', nullable: true })
  commandId!: string | null;

  @Column({ name: 'at', type: 'timestamptz' })
  at!: Date;
}

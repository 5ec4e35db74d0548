import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A free text or personal value behind a commitment of the chain. May lawfully be erased: the chain still holds. */
@Entity('audit_values')
export class AuditValueEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'commitment', type: 'char', length: 64 })
  commitment!: string;

  @Column({ name: 'salt', type: 'char', length: 32 })
  salt!: string;

  @Column({ name: 'value', type: 'text' })
  value!: string;
}

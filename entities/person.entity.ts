import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Language } from '../domain/languages.js';

/** A person as one desk knows them: somebody with two desks has two rows. */
@Entity('people')
export class PersonEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  @Column({ name: 'account_id', type: 'uuid', nullable: true })
  accountId!: string | null;

  @Column({ name: 'organisation_id', type: 'uuid', nullable: true })
  organisationId!: string | null;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  /** Shut out of this desk; what they did here stays theirs. */
  @Column({ name: 'disabled_at', type: 'timestamptz', nullable: true })
  disabledAt!: Date | null;

  /** In which they are written to; null: they have chosen none. */
  @Column({ name: 'language', type: 'varchar', length: 2, nullable: true })
  language!: Language | null;
}

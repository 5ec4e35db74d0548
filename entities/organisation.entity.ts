import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A company, university, NPO or other body that proposes. */
@Entity('organisations')
export class OrganisationEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  /** Code of the profile's kinds of organisation, which differ from desk to desk. */
  @Column({ name: 'kind', type: 'varchar', length: 40 })
  kind!: string;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}

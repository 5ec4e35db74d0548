import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A department of the municipality. A retired one stays, since old cases name it. */
@Entity('departments')
export class DepartmentEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  @Column({ name: 'code', type: 'varchar', length: 40 })
  code!: string;

  @Column({ name: 'name_ja', type: 'text' })
  nameJa!: string;

  @Column({ name: 'name_en', type: 'text' })
  nameEn!: string;

  @Column({ name: 'retired_on', type: 'date', nullable: true })
  retiredOn!: string | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A desk as the public sees it, hence without policy. Its rules are in the profile version in force. */
@Entity('desks')
export class DeskEntity {
  @PrimaryColumn({ name: 'id', type: 'varchar', length: 40 })
  id!: string;

  @Column({ name: 'name_ja', type: 'text' })
  nameJa!: string;

  @Column({ name: 'name_en', type: 'text' })
  nameEn!: string;

  /** The version that new cases begin under. */
  @Column({ name: 'profile_version', type: 'integer' })
  profileVersion!: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Profile } from '../domain/profile.js';

/** A desk's profile as it was loaded. Cases are pinned to one, so a version never changes. */
@Entity('profile_versions')
export class ProfileVersionEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'version', type: 'integer' })
  version!: number;

  @Column({ name: 'content', type: 'jsonb' })
  content!: Profile;

  /** SHA-256 of the canonical content, in hexadecimal. */
  @Column({ name: 'digest', type: 'char', length: 64 })
  digest!: string;

  @Column({ name: 'loaded_at', type: 'timestamptz' })
  loadedAt!: Date;
}

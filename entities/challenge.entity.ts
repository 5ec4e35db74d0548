import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PostingKind } from '../domain/profile-parts.js';

/** An issue for which the city asks for proposals, with the window in which it takes them. */
@Entity('challenges')
export class ChallengeEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  /** What is posted: a challenge, or ideas that are wanted. */
  @Column({ name: 'kind', type: 'varchar', length: 40 })
  kind!: PostingKind;

  @Column({ name: 'title', type: 'text' })
  title!: string;

  @Column({ name: 'description', type: 'text' })
  description!: string;

  @Column({ name: 'published_on', type: 'date', nullable: true })
  publishedOn!: string | null;

  @Column({ name: 'opens_on', type: 'date' })
  opensOn!: string;

  /** Last day of the window; null: open end. */
  @Column({ name: 'closes_on', type: 'date', nullable: true })
  closesOn!: string | null;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { HearingAnswer } from '../domain/publication.js';

/**
 * That a realised case was published, and until when. What its page shows is no part of it: that is read from the case
 * each time, so that what is protected or taken back later is gone at once.
 */
@Entity('publications')
export class PublicationEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  @Column({ name: 'proposal_id', type: 'uuid' })
  proposalId!: string;

  @Column({ name: 'published_at', type: 'timestamptz' })
  publishedAt!: Date;

  @Column({ name: 'published_by', type: 'uuid' })
  publishedBy!: string;

  /** Day on which the proposer was heard beforehand; null: nobody had to be. */
  @Column({ name: 'heard_on', type: 'date', nullable: true })
  heardOn!: string | null;

  @Column({ name: 'hearing_answer', type: 'varchar', length: 40, nullable: true })
  hearingAnswer!: HearingAnswer | null;

  @Column({ name: 'hearing_note', type: 'text', nullable: true })
  hearingNote!: string | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;

  @Column({ name: 'ended_by', type: 'uuid', nullable: true })
  endedBy!: string | null;

  @Column({ name: 'end_reason', type: 'text', nullable: true })
  endReason!: string | null;
}

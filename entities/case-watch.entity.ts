import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody follows a case: they are told what happens in it, and asked for nothing. */
@Entity('case_watches')
export class CaseWatchEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'proposal_id', type: 'uuid' })
  proposalId!: string;

  @PrimaryColumn({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @Column({ name: 'since', type: 'timestamptz' })
  since!: Date;

  /** Null: still following. */
  @Column({ name: 'until', type: 'timestamptz', nullable: true })
  until!: Date | null;
}

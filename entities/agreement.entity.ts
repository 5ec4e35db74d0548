import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An agreement or contract that was concluded, its term and its end. */
@Entity('agreements')
export class AgreementEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  @Column({ name: 'proposal_id', type: 'uuid' })
  proposalId!: string;

  @Column({ name: 'command_id', type: 'uuid' })
  commandId!: string;

  @Column({ name: 'kind', type: 'varchar', length: 60 })
  kind!: string;

  @Column({ name: 'instrument', type: 'varchar', length: 60, nullable: true })
  instrument!: string | null;

  @Column({ name: 'title', type: 'text' })
  title!: string;

  /** Which draft both sides agreed to; null: done without an agreement. */
  @Column({ name: 'document', type: 'text', nullable: true })
  document!: string | null;

  @Column({ name: 'term_from', type: 'date', nullable: true })
  termFrom!: string | null;

  @Column({ name: 'term_to', type: 'date', nullable: true })
  termTo!: string | null;

  @Column({ name: 'concluded_on', type: 'date' })
  concludedOn!: string;

  @Column({ name: 'implemented_on', type: 'date', nullable: true })
  implementedOn!: string | null;

  @Column({ name: 'ended_on', type: 'date', nullable: true })
  endedOn!: string | null;

  @Column({ name: 'end_reason', type: 'text', nullable: true })
  endReason!: string | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A case that was passed on to a partner municipality: to whom, what, when, by whom, and on which consent it rests. */
@Entity('deliveries')
export class DeliveryEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  @Column({ name: 'proposal_id', type: 'uuid' })
  proposalId!: string;

  /** An organisation of the desk's, of the kind `municipality`. */
  @Column({ name: 'municipality_id', type: 'uuid' })
  municipalityId!: string;

  /** The line of the consent ledger that it rests on. */
  @Column({ name: 'consent_id', type: 'uuid' })
  consentId!: string;

  /** Keys of the form fields that were passed on; their values stand in the revision. */
  @Column({ name: 'items', type: 'jsonb' })
  items!: readonly string[];

  @Column({ name: 'revision', type: 'integer' })
  revision!: number;

  @Column({ name: 'note', type: 'text', nullable: true })
  note!: string | null;

  @Column({ name: 'delivered_at', type: 'timestamptz' })
  deliveredAt!: Date;

  @Column({ name: 'delivered_by', type: 'uuid' })
  deliveredBy!: string;
}

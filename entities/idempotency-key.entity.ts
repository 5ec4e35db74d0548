import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a person's Idempotency-Key stood for; kept 30 days. */
@Entity('idempotency_keys')
export class IdempotencyKeyEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @PrimaryColumn({ name: 'route', type: 'varchar', length: 120 })
  route!: string;

  @PrimaryColumn({ name: 'key', type: 'varchar', length: 200 })
  key!: string;

  @Column({ name: 'body_digest', type: 'char', length: 64 })
  bodyDigest!: string;

  @Column({ name: 'proposal_id', type: 'uuid' })
  proposalId!: string;

  @Column({ name: 'command_id', type: 'uuid', nullable: true })
  commandId!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OnBehalfOf } from '../domain/commands.js';
import type { ConsentOrigin } from '../domain/consents.js';

/** A line of the consent ledger: what the proposer gave or withdrew. The latest line of a code is what holds. */
@Entity('consents')
export class ConsentEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  @Column({ name: 'proposal_id', type: 'uuid' })
  proposalId!: string;

  /** Place in the ledger of the case, without gap: later lines count, whatever the clocks said. */
  @Column({ name: 'n', type: 'integer' })
  n!: number;

  @Column({ name: 'code', type: 'varchar', length: 60 })
  code!: string;

  @Column({ name: 'given', type: 'boolean' })
  given!: boolean;

  @Column({ name: 'origin', type: 'varchar', length: 20 })
  origin!: ConsentOrigin;

  @Column({ name: 'at', type: 'timestamptz' })
  at!: Date;

  @Column({ name: 'person_id', type: 'uuid', nullable: true })
  personId!: string | null;

  /** The command whose content brought it; null for a later word. */
  @Column({ name: 'command_id', type: 'uuid', nullable: true })
  commandId!: string | null;

  @Column({ name: 'on_behalf_of', type: 'jsonb', nullable: true })
  onBehalfOf!: OnBehalfOf | null;
}

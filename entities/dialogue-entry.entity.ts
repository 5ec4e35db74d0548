import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PARTICIPANTS } from '../domain/commands.js';

export type Participant = (typeof PARTICIPANTS)[number];

/** A dialogue that took place. */
@Entity('dialogue_entries')
export class DialogueEntryEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  @Column({ name: 'proposal_id', type: 'uuid' })
  proposalId!: string;

  @Column({ name: 'command_id', type: 'uuid' })
  commandId!: string;

  @Column({ name: 'held_on', type: 'date' })
  heldOn!: string;

  @Column({ name: 'participants', type: 'jsonb' })
  participants!: readonly Participant[];

  @Column({ name: 'summary', type: 'text' })
  summary!: string;

  @Column({ name: 'shared_by_city', type: 'text', nullable: true })
  sharedByCity!: string | null;

  @Column({ name: 'shared_goal', type: 'text', nullable: true })
  sharedGoal!: string | null;

  @Column({ name: 'benefit_proposer', type: 'text', nullable: true })
  benefitProposer!: string | null;

  @Column({ name: 'benefit_municipality', type: 'text', nullable: true })
  benefitMunicipality!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Content } from '../domain/content.js';

/** A content that a command brought, in force once that command is settled. */
@Entity('proposal_revisions')
export class ProposalRevisionEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  @Column({ name: 'proposal_id', type: 'uuid' })
  proposalId!: string;

  @Column({ name: 'revision', type: 'integer' })
  revision!: number;

  @Column({ name: 'command_id', type: 'uuid', nullable: true })
  commandId!: string | null;

  @Column({ name: 'content', type: 'jsonb' })
  content!: Content;

  @Column({ name: 'effective_at', type: 'timestamptz', nullable: true })
  effectiveAt!: Date | null;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}

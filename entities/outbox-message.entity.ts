import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CommandKind } from '../domain/commands.js';

/** What the relay has to tell Temporal, for all desks: ids and codes only, hence without policy. */
@Entity('outbox')
export class OutboxMessageEntity {
  @PrimaryColumn({ name: 'command_id', type: 'uuid' })
  commandId!: string;

  @Column({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @Column({ name: 'proposal_id', type: 'uuid' })
  proposalId!: string;

  @Column({ name: 'opening', type: 'integer' })
  opening!: number;

  @Column({ name: 'number', type: 'integer' })
  number!: number;

  @Column({ name: 'kind', type: 'varchar', length: 40 })
  kind!: CommandKind;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'sent_at', type: 'timestamptz', nullable: true })
  sentAt!: Date | null;

  @Column({ name: 'attempts', type: 'integer', default: 0 })
  attempts!: number;

  @Column({ name: 'next_attempt_at', type: 'timestamptz', default: () => 'now()' })
  nextAttemptAt!: Date;

  @Column({ name: 'last_error', type: 'varchar', length: 200, nullable: true })
  lastError!: string | null;
}

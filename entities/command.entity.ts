import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Actor } from '../domain/access.js';
import type { CommandKind, OnBehalfOf } from '../domain/commands.js';
import type { ErrorCode, FieldError } from '../domain/errors.js';
import type { CommandStatus } from '../domain/stages.js';

/** The decision ledger: what was asked for and what became of it. A row that is settled or refused never changes. */
@Entity('commands')
export class CommandEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  @Column({ name: 'proposal_id', type: 'uuid' })
  proposalId!: string;

  @Column({ name: 'number', type: 'integer' })
  number!: number;

  @Column({ name: 'opening', type: 'integer' })
  opening!: number;

  @Column({ name: 'kind', type: 'varchar', length: 40 })
  kind!: CommandKind;

  /** As the request brought it; read with the schema of its kind. */
  @Column({ name: 'input', type: 'jsonb' })
  input!: Readonly<Record<string, unknown>>;

  /** The actor's rights at the moment of the request: what `decide` looked at. */
  @Column({ name: 'actor', type: 'jsonb' })
  actor!: Actor;

  /** Null: the system itself. */
  @Column({ name: 'actor_person_id', type: 'uuid', nullable: true })
  actorPersonId!: string | null;

  @Column({ name: 'on_behalf_of', type: 'jsonb', nullable: true })
  onBehalfOf!: OnBehalfOf | null;

  @Column({ name: 'occurred_on', type: 'date', nullable: true })
  occurredOn!: string | null;

  @Column({ name: 'expected_version', type: 'integer', nullable: true })
  expectedVersion!: number | null;

  @Column({ name: 'received_at', type: 'timestamptz' })
  receivedAt!: Date;

  @Column({ name: 'status', type: 'varchar', length: 40 })
  status!: CommandStatus;

  @Column({ name: 'code', type: 'varchar', length: 60, nullable: true })
  code!: ErrorCode | null;

  @Column({ name: 'errors', type: 'jsonb', nullable: true })
  errors!: readonly FieldError[] | null;

  /** What `settle` returned: text, because a repeat has to give it back byte for byte and jsonb would reorder its keys. */
  @Column({ name: 'result', type: 'text', nullable: true })
  result!: string | null;

  @Column({ name: 'settled_at', type: 'timestamptz', nullable: true })
  settledAt!: Date | null;

  @Column({ name: 'workflow_id', type: 'varchar', length: 120, nullable: true })
  workflowId!: string | null;

  @Column({ name: 'run_id', type: 'varchar', length: 60, nullable: true })
  runId!: string | null;
}

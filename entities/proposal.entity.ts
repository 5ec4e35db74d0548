import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseState } from '../domain/case-state.js';
import type { Content } from '../domain/content.js';
import type { IntakeKind, Outcome, Party, Position, ProposalType } from '../domain/stages.js';

/** The record of a case: what lists, boards and `decide` read, and a copy of the workflow's state. */
@Entity('proposals')
export class ProposalEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  /** What it came in as, or has become. */
  @Column({ name: 'kind', type: 'varchar', length: 40 })
  kind!: IntakeKind;

  @Column({ name: 'type', type: 'varchar', length: 40 })
  type!: ProposalType;

  /** The profile version that the case began under. */
  @Column({ name: 'profile_version', type: 'integer' })
  profileVersion!: number;

  @Column({ name: 'challenge_id', type: 'uuid', nullable: true })
  challengeId!: string | null;

  @Column({ name: 'proposer_person_id', type: 'uuid', nullable: true })
  proposerPersonId!: string | null;

  @Column({ name: 'organisation_id', type: 'uuid', nullable: true })
  organisationId!: string | null;

  @Column({ name: 'author_person_id', type: 'uuid' })
  authorPersonId!: string;

  @Column({ name: 'channel', type: 'varchar', length: 20 })
  channel!: string;

  @Column({ name: 'fiscal_year', type: 'integer', nullable: true })
  fiscalYear!: number | null;

  @Column({ name: 'fiscal_number', type: 'integer', nullable: true })
  fiscalNumber!: number | null;

  /** What is printed on letters: 受付番号, R8-0001. */
  @Column({ name: 'reference_number', type: 'varchar', length: 20, nullable: true })
  referenceNumber!: string | null;

  /** The draft's content, then that of the revision in force. */
  @Column({ name: 'content', type: 'jsonb' })
  content!: Content;

  @Column({ name: 'title', type: 'text' })
  title!: string;

  @Column({ name: 'stage', type: 'varchar', length: 40 })
  stage!: Position;

  @Column({ name: 'outcome', type: 'varchar', length: 40, nullable: true })
  outcome!: Outcome | null;

  @Column({ name: 'closed', type: 'boolean' })
  closed!: boolean;

  @Column({ name: 'submitted', type: 'boolean' })
  submitted!: boolean;

  @Column({ name: 'ball_holder', type: 'varchar', length: 40, nullable: true })
  ballHolder!: Party | null;

  @Column({ name: 'ball_department_id', type: 'uuid', nullable: true })
  ballDepartmentId!: string | null;

  @Column({ name: 'ball_since', type: 'timestamptz', nullable: true })
  ballSince!: Date | null;

  @Column({ name: 'due_at', type: 'timestamptz', nullable: true })
  dueAt!: Date | null;

  /** Number of the last command taken, settled or refused. */
  @Column({ name: 'last', type: 'integer' })
  last!: number;

  /** Number of the last command settled: what `expectedVersion` is compared with. */
  @Column({ name: 'last_settled', type: 'integer' })
  lastSettled!: number;

  /** Number that the next command will get. */
  @Column({ name: 'next_number', type: 'integer', default: 1 })
  nextNumber!: number;

  /** Which workflow run this is: one more with every reopening and every restart by reconcile. */
  @Column({ name: 'opening', type: 'integer', default: 1 })
  opening!: number;

  /** Temporal has answered the signal-with-start of this opening; only then are other commands sent. */
  @Column({ name: 'started', type: 'boolean', default: false })
  started!: boolean;

  @Column({ name: 'state', type: 'jsonb' })
  state!: CaseState;

  /** Code of what an operator has to look at; null: all is well. */
  @Column({ name: 'attention', type: 'varchar', length: 60, nullable: true })
  attention!: string | null;

  @Column({ name: 'attention_at', type: 'timestamptz', nullable: true })
  attentionAt!: Date | null;

  @Column({ name: 'workflow_run_id', type: 'varchar', length: 60, nullable: true })
  workflowRunId!: string | null;

  @Column({ name: 'reconciled_at', type: 'timestamptz', nullable: true })
  reconciledAt!: Date | null;

  @Column({ name: 'received_at', type: 'timestamptz', nullable: true })
  receivedAt!: Date | null;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt!: Date | null;

  /** When something last happened: a command that was settled, or a message. Null: a draft. */
  @Column({ name: 'moved_at', type: 'timestamptz', nullable: true })
  movedAt!: Date | null;

  /** Since when it counts as stalled; null: it does not. */
  @Column({ name: 'stalled_since', type: 'timestamptz', nullable: true })
  stalledSince!: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}

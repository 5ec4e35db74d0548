import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What keeps a heartbeat. */
export const PROCESS_KINDS = ['api', 'worker'] as const;
export type ProcessKind = (typeof PROCESS_KINDS)[number];

/** How a worker's mailer is. `down`: the mail server does not answer, or does not let it in. */
export const MAILER_STATES = ['up', 'down', 'not_configured'] as const;
export type MailerState = (typeof MAILER_STATES)[number];

/** A running API or worker and its last sign of life, for the health page. */
@Entity('processes')
export class ProcessEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  @Column({ name: 'kind', type: 'varchar', length: 20 })
  kind!: ProcessKind;

  @Column({ name: 'host', type: 'varchar', length: 200 })
  host!: string;

  @Column({ name: 'pid', type: 'integer' })
  pid!: number;

  @Column({ name: 'started_at', type: 'timestamptz' })
  startedAt!: Date;

  @Column({ name: 'seen_at', type: 'timestamptz' })
  seenAt!: Date;

  /** Null: a process that sends no mail. */
  @Column({ name: 'mail', type: 'varchar', length: 20, nullable: true })
  mail!: MailerState | null;
}

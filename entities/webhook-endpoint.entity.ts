import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { WebhookEventType } from '../domain/webhook-events.js';

/** Another system that is told of events: where, of which, and with which secret they are signed. */
@Entity('webhook_endpoints')
export class WebhookEndpointEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  @Column({ name: 'url', type: 'text' })
  url!: string;

  @Column({ name: 'events', type: 'jsonb' })
  events!: readonly WebhookEventType[];

  @Column({ name: 'sealed_secret', type: 'text' })
  sealedSecret!: string;

  /** The one before: signed with as well until then. */
  @Column({ name: 'sealed_previous', type: 'text', nullable: true })
  sealedPrevious!: string | null;

  @Column({ name: 'previous_until', type: 'timestamptz', nullable: true })
  previousUntil!: Date | null;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'disabled_at', type: 'timestamptz', nullable: true })
  disabledAt!: Date | null;
}

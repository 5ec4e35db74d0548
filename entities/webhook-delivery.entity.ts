import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { WebhookEventType } from '../domain/webhook-events.js';

export const DELIVERY_STATUSES = ['pending', 'delivered', 'dead'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** One event for one endpoint, with what became of it. */
@Entity('webhook_deliveries')
export class WebhookDeliveryEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  /** In the order in which events were written. */
  @Column({ name: 'n', type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  n!: string;

  @Column({ name: 'endpoint_id', type: 'uuid' })
  endpointId!: string;

  /** The same at every endpoint and in every attempt: by it a receiver knows what it has already. */
  @Column({ name: 'event_id', type: 'uuid' })
  eventId!: string;

  @Column({ name: 'proposal_id', type: 'uuid' })
  proposalId!: string;

  @Column({ name: 'type', type: 'varchar', length: 40 })
  type!: WebhookEventType;

  /** The body, byte for byte as it is signed. */
  @Column({ name: 'payload', type: 'text' })
  payload!: string;

  @Column({ name: 'status', type: 'varchar', length: 20 })
  status!: DeliveryStatus;

  @Column({ name: 'attempts', type: 'integer' })
  attempts!: number;

  /** What became of the last attempt. */
  @Column({ name: 'last_code', type: 'varchar', length: 60, nullable: true })
  lastCode!: string | null;

  @Column({ name: 'last_at', type: 'timestamptz', nullable: true })
  lastAt!: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  /** Since when it waits in line: when it was written, or sent again. */
  @Column({ name: 'queued_at', type: 'timestamptz' })
  queuedAt!: Date;
}

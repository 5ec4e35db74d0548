import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What is still to be sent, in its order: ids only, read before a desk is in scope. */
@Entity('webhook_queue')
export class WebhookQueueItemEntity {
  @PrimaryGeneratedColumn('identity', { name: 'n', type: 'bigint', generatedIdentity: 'ALWAYS' })
  n!: string;

  @Column({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @Column({ name: 'endpoint_id', type: 'uuid' })
  endpointId!: string;

  @Column({ name: 'delivery_id', type: 'uuid' })
  deliveryId!: string;

  @Column({ name: 'next_at', type: 'timestamptz' })
  nextAt!: Date;

  /** Until when one process has it in hand. */
  @Column({ name: 'leased_until', type: 'timestamptz', nullable: true })
  leasedUntil!: Date | null;
}

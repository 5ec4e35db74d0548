import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A notice for which nobody has found out yet whom to send it to: ids only, hence without policy. */
@Entity('notification_queue')
export class NotificationQueueItemEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'notification_id', type: 'uuid' })
  notificationId!: string;

  @Column({ name: 'attempts', type: 'integer', default: 0 })
  attempts!: number;

  @Column({ name: 'next_attempt_at', type: 'timestamptz', default: () => 'now()' })
  nextAttemptAt!: Date;
}

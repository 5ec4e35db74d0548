import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A notice that somebody has read by itself, beyond what `notice_marks` says. */
@Entity('notice_reads')
export class NoticeReadEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'notification_id', type: 'uuid' })
  notificationId!: string;

  @PrimaryColumn({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @Column({ name: 'read_at', type: 'timestamptz' })
  readAt!: Date;
}

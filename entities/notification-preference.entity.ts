import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { NoticeGroupCode, WayToTell } from '../domain/notice-kinds.js';

/** How a person wants to be told of a group of notices, where it is not the default. */
@Entity('notification_preferences')
export class NotificationPreferenceEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @PrimaryColumn({ name: 'notice_group', type: 'varchar', length: 40 })
  group!: NoticeGroupCode;

  @Column({ name: 'way', type: 'varchar', length: 20 })
  way!: WayToTell;

  @Column({ name: 'chosen_at', type: 'timestamptz' })
  chosenAt!: Date;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Up to when somebody has read all notices. */
@Entity('notice_marks')
export class NoticeMarkEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @Column({ name: 'read_to', type: 'timestamptz' })
  readTo!: Date;
}

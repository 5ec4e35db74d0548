import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A day on which the desk is closed, beyond those of its profile. */
@Entity('closed_days')
export class ClosedDayEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'day', type: 'date' })
  day!: string;

  @Column({ name: 'note', type: 'text', nullable: true })
  note!: string | null;
}

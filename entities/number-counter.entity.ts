import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last reference number given in a fiscal year. A row, not a sequence: numbers must have no gaps. */
@Entity('number_counters')
export class NumberCounterEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'fiscal_year', type: 'integer' })
  fiscalYear!: number;

  @Column({ name: 'last', type: 'integer' })
  last!: number;
}

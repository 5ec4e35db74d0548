import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Finds the desk of a proposal before any desk is in scope: ids only, hence without policy. */
@Entity('locators')
export class LocatorEntity {
  @PrimaryColumn({ name: 'proposal_id', type: 'uuid' })
  proposalId!: string;

  @Column({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;
}

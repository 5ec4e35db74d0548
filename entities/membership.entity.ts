import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Finds the desks of an account before any desk is in scope: ids only, hence without policy. */
@Entity('memberships')
export class MembershipEntity {
  @PrimaryColumn({ name: 'account_id', type: 'uuid' })
  accountId!: string;

  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The departments that own a challenge, the first one leading. */
@Entity('challenge_departments')
export class ChallengeDepartmentEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'challenge_id', type: 'uuid' })
  challengeId!: string;

  @PrimaryColumn({ name: 'department_id', type: 'uuid' })
  departmentId!: string;

  @Column({ name: 'position', type: 'integer' })
  position!: number;
}

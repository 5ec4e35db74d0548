import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Every move of a challenge's window, with its reason. */
@Entity('challenge_window_changes')
export class ChallengeWindowChangeEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  @Column({ name: 'challenge_id', type: 'uuid' })
  challengeId!: string;

  @Column({ name: 'old_opens_on', type: 'date' })
  oldOpensOn!: string;

  @Column({ name: 'old_closes_on', type: 'date', nullable: true })
  oldClosesOn!: string | null;

  @Column({ name: 'new_opens_on', type: 'date' })
  newOpensOn!: string;

  @Column({ name: 'new_closes_on', type: 'date', nullable: true })
  newClosesOn!: string | null;

  /** Code of a reason of the guideline; null where it names none. */
  @Column({ name: 'reason_code', type: 'varchar', length: 60, nullable: true })
  reasonCode!: string | null;

  @Column({ name: 'reason', type: 'text' })
  reason!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @Column({ name: 'at', type: 'timestamptz' })
  at!: Date;
}

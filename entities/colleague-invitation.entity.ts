import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ColleagueAccess } from '../domain/people-rules.js';

/**
 * An invitation of a colleague that made nobody a member: the address belongs to somebody else at this desk already.
 * Whoever invited sees it like any other, so that nobody can ask the desk who else proposes here.
 */
@Entity('colleague_invitations')
export class ColleagueInvitationEntity {
  @PrimaryColumn({ name: 'desk_id', type: 'varchar', length: 40 })
  deskId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id!: string;

  @Column({ name: 'organisation_id', type: 'uuid' })
  organisationId!: string;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'email', type: 'varchar', length: 254 })
  email!: string;

  /** Null: taken back. */
  @Column({ name: 'access', type: 'varchar', length: 10, nullable: true })
  access!: ColleagueAccess | null;

  @Column({ name: 'invited_by', type: 'uuid' })
  invitedBy!: string;

  @Column({ name: 'invited_at', type: 'timestamptz' })
  invitedAt!: Date;
}

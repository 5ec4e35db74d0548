import type { MigrationInterface, QueryRunner } from 'typeorm';
import { COLLEAGUE_ROLES } from '../../domain/people-rules.js';
import { oneOf } from './one-of.js';

/** People who are shut out of one desk, the days of a role, and what became of an organisation's invitations. */
export class AdministerPeople1763800000011 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // A role that was taken back on its first day or before has its last day one before its first: no day at all.
    // `disabled_by_desk`: which desk closed an account that no other knew; another one that invites it may open it again.
    await queryRunner.query(`
      alter table accounts add column disabled_by_desk varchar(40)
        constraint accounts_disabled_by_desk_fkey references desks;
      create index accounts_disabled_by_desk_idx on accounts (disabled_by_desk);
      alter table people add column disabled_at timestamptz;
      alter table person_roles add constraint person_roles_days_check check (valid_to >= valid_from - 1);

      create table colleague_invitations (
        desk_id varchar(40) not null,
        id uuid not null,
        organisation_id uuid not null,
        name text not null,
        email varchar(254) not null,
        access varchar(10) constraint colleague_invitations_access_check
          check (${oneOf('access', Object.keys(COLLEAGUE_ROLES))}),
        invited_by uuid not null,
        invited_at timestamptz not null,
        primary key (desk_id, id),
        constraint colleague_invitations_organisation_fkey foreign key (desk_id, organisation_id) references organisations,
        constraint colleague_invitations_invited_by_fkey foreign key (desk_id, invited_by) references people
      );
      create unique index colleague_invitations_email_key
        on colleague_invitations (desk_id, organisation_id, lower(email));
      create index colleague_invitations_organisation_idx on colleague_invitations (desk_id, organisation_id);
      create index colleague_invitations_invited_by_idx on colleague_invitations (desk_id, invited_by);

      grant select, insert, update on colleague_invitations to kyoso_app;
      alter table colleague_invitations enable row level security, force row level security;
      create policy of_current_desk on colleague_invitations
        using (desk_id = (select current_desk())) with check (desk_id = (select current_desk()));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Irreversible: who was shut out of a desk would get in again. Restore a backup instead.');
  }
}

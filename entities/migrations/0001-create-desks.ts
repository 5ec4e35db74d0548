import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ROLES } from '../../domain/stages.js';
import { PROCESS_KINDS } from '../process.entity.js';
import { oneOf } from './one-of.js';

/**
 * Accounts, desks and the people, departments and challenges of a desk.
 *
 * Foreign keys do not look at row-level security. What belongs to a desk therefore has its desk in its key and in every
 * reference: a row can't name another desk's row. `desk_id` itself refers to `desks` only where no such reference
 * already leads there, since each insert would lock that one row.
 */
export class CreateDesks1763600000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table accounts (
        id uuid primary key,
        email varchar(254) not null,
        password_hash text not null,
        created_at timestamptz not null,
        disabled_at timestamptz
      );
      create unique index accounts_email_key on accounts (lower(email));

      create table account_tokens (
        id uuid primary key,
        account_id uuid not null constraint account_tokens_account_fkey references accounts,
        token_hash char(64) not null constraint account_tokens_token_hash_key unique,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        revoked_at timestamptz,
        last_used_at timestamptz
      );
      create index account_tokens_account_idx on account_tokens (account_id);

      create table sign_in_attempts (
        id bigint generated always as identity primary key,
        key_hash char(64) not null,
        at timestamptz not null,
        succeeded boolean not null
      );
      create index sign_in_attempts_key_hash_idx on sign_in_attempts (key_hash, at);

      create table processes (
        id uuid primary key,
        kind varchar(20) not null constraint processes_kind_check check (${oneOf('kind', PROCESS_KINDS)}),
        host varchar(200) not null,
        pid integer not null,
        started_at timestamptz not null,
        seen_at timestamptz not null
      );
    `);

    await queryRunner.query(`
      create table desks (
        id varchar(40) primary key,
        name_ja text not null,
        name_en text not null,
        profile_version integer not null,
        created_at timestamptz not null
      );

      create table profile_versions (
        desk_id varchar(40) not null constraint profile_versions_desk_fkey references desks,
        version integer not null,
        content jsonb not null,
        digest char(64) not null,
        loaded_at timestamptz not null,
        primary key (desk_id, version)
      );

      create table closed_days (
        desk_id varchar(40) not null constraint closed_days_desk_fkey references desks,
        day date not null,
        note text,
        primary key (desk_id, day)
      );

      create table number_counters (
        desk_id varchar(40) not null constraint number_counters_desk_fkey references desks,
        fiscal_year integer not null,
        last integer not null,
        primary key (desk_id, fiscal_year)
      );
    `);

    await queryRunner.query(`
      create table departments (
        desk_id varchar(40) not null constraint departments_desk_fkey references desks,
        id uuid not null,
        code varchar(40) not null,
        name_ja text not null,
        name_en text not null,
        retired_on date,
        primary key (desk_id, id),
        constraint departments_code_key unique (desk_id, code)
      );

      create table organisations (
        desk_id varchar(40) not null constraint organisations_desk_fkey references desks,
        id uuid not null,
        kind varchar(40) not null,
        name text not null,
        created_at timestamptz not null,
        primary key (desk_id, id)
      );

      create table people (
        desk_id varchar(40) not null constraint people_desk_fkey references desks,
        id uuid not null,
        account_id uuid constraint people_account_fkey references accounts,
        organisation_id uuid,
        name text not null,
        created_at timestamptz not null,
        primary key (desk_id, id),
        constraint people_account_key unique (desk_id, account_id),
        constraint people_organisation_fkey foreign key (desk_id, organisation_id) references organisations
      );
      create index people_account_idx on people (account_id);
      create index people_organisation_idx on people (desk_id, organisation_id);

      create table person_roles (
        desk_id varchar(40) not null,
        id uuid not null,
        person_id uuid not null,
        role varchar(40) not null constraint person_roles_role_check check (${oneOf('role', ROLES)}),
        department_id uuid,
        valid_from date not null,
        valid_to date,
        primary key (desk_id, id),
        constraint person_roles_person_fkey foreign key (desk_id, person_id) references people,
        constraint person_roles_department_fkey foreign key (desk_id, department_id) references departments
      );
      create index person_roles_person_idx on person_roles (desk_id, person_id);
      create index person_roles_department_idx on person_roles (desk_id, department_id);

      create table memberships (
        account_id uuid not null constraint memberships_account_fkey references accounts,
        desk_id varchar(40) not null,
        person_id uuid not null,
        primary key (account_id, desk_id),
        constraint memberships_person_fkey foreign key (desk_id, person_id) references people
      );
      create index memberships_person_idx on memberships (desk_id, person_id);
    `);

    await queryRunner.query(`
      create table challenges (
        desk_id varchar(40) not null,
        id uuid not null,
        title text not null,
        description text not null,
        published_on date,
        opens_on date not null,
        closes_on date,
        created_by uuid not null,
        created_at timestamptz not null,
        primary key (desk_id, id),
        constraint challenges_created_by_fkey foreign key (desk_id, created_by) references people
      );
      create index challenges_created_by_idx on challenges (desk_id, created_by);

      create table challenge_departments (
        desk_id varchar(40) not null,
        challenge_id uuid not null,
        department_id uuid not null,
        position integer not null,
        primary key (desk_id, challenge_id, department_id),
        constraint challenge_departments_challenge_fkey foreign key (desk_id, challenge_id) references challenges,
        constraint challenge_departments_department_fkey foreign key (desk_id, department_id) references departments
      );
      create index challenge_departments_department_idx on challenge_departments (desk_id, department_id);

      create table challenge_window_changes (
        desk_id varchar(40) not null,
        id uuid not null,
        challenge_id uuid not null,
        old_opens_on date not null,
        old_closes_on date,
        new_opens_on date not null,
        new_closes_on date,
        reason text not null,
        person_id uuid not null,
        at timestamptz not null,
        primary key (desk_id, id),
        constraint challenge_window_changes_challenge_fkey foreign key (desk_id, challenge_id) references challenges,
        constraint challenge_window_changes_person_fkey foreign key (desk_id, person_id) references people
      );
      create index challenge_window_changes_challenge_idx on challenge_window_changes (desk_id, challenge_id);
      create index challenge_window_changes_person_idx on challenge_window_changes (desk_id, person_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Irreversible: it would destroy the records. Restore a backup instead.');
  }
}

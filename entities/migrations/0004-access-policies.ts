import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables of no desk, and those that are read to find the desk: memberships, locators, the outbox. */
const WITHOUT_POLICY = [
  'accounts',
  'account_tokens',
  'sign_in_attempts',
  'processes',
  'desks',
  'memberships',
  'locators',
  'outbox',
];

const OF_A_DESK = [
  'profile_versions',
  'closed_days',
  'number_counters',
  'departments',
  'organisations',
  'people',
  'person_roles',
  'challenges',
  'challenge_departments',
  'challenge_window_changes',
  'proposals',
  'proposal_revisions',
  'commands',
  'asks',
  'tasks',
  'dialogue_entries',
  'pilots',
  'evaluations',
  'agreements',
  'reminders',
  'notifications',
  'audit_entries',
  'audit_values',
  'audit_accesses',
  'idempotency_keys',
];

/** What is written once. `audit_values` may be erased, never altered. */
const NEVER_UPDATED = new Set([
  'profile_versions',
  'challenge_window_changes',
  'audit_entries',
  'audit_values',
  'audit_accesses',
]);

/** What is erased by law, runs out after 30 days, or counts for a while only. */
const DELETABLE = new Set(['audit_values', 'idempotency_keys', 'sign_in_attempts', 'processes']);

const rightsOn = (table: string): string =>
  [
    'select',
    'insert',
    ...(NEVER_UPDATED.has(table) ? [] : ['update']),
    ...(DELETABLE.has(table) ? ['delete'] : []),
  ].join(', ');

/**
 * What the application role may do, and the wall between desks. FORCE binds the owner as well: a later migration that
 * changes rows of a desk has to set its scope first, desk by desk.
 */
export class AccessPolicies1763600000004 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // After a transaction with a scope the setting is not null but empty; both mean that nobody said which desk.
    await queryRunner.query(`
      create or replace function current_desk() returns varchar language plpgsql stable as $$
      declare
        desk text := current_setting('app.desk', true);
      begin
        if desk is null or desk = '' then
          raise exception using errcode = 'insufficient_privilege', message = 'no desk in scope';
        end if;
        return desk;
      end $$;
      revoke execute on function current_desk() from public;
      grant execute on function current_desk() to kyoso_app;
      grant usage on schema public to kyoso_app;
    `);

    for (const table of [...WITHOUT_POLICY, ...OF_A_DESK]) {
      await queryRunner.query(`grant ${rightsOn(table)} on ${table} to kyoso_app`);
    }
    for (const table of OF_A_DESK) {
      // The sub-select makes PostgreSQL ask once per statement, not once per row.
      await queryRunner.query(`
        alter table ${table} enable row level security, force row level security;
        create policy of_current_desk on ${table}
          using (desk_id = (select current_desk())) with check (desk_id = (select current_desk()));
      `);
    }
  }

  /**
   * The application loses its rights first: without policies it must not get in at all. The function stays, since the
   * policies of later tables ask it.
   */
  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of [...WITHOUT_POLICY, ...OF_A_DESK]) {
      await queryRunner.query(`revoke all on ${table} from kyoso_app`);
    }
    for (const table of OF_A_DESK) {
      await queryRunner.query(`
        drop policy of_current_desk on ${table};
        alter table ${table} no force row level security, disable row level security;
      `);
    }
    await queryRunner.query(`revoke usage on schema public from kyoso_app`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The audit tables, and the triggers that keep them and settled commands as they were written, for the owner too. An
 * owner can still drop a trigger, and a superuser anything: that is what the signed checkpoints are for.
 */
export class ProtectAudit1763600000003 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table audit_entries (
        desk_id varchar(40) not null,
        chain varchar(60) not null,
        n integer not null,
        text text not null,
        hash char(64) not null,
        previous_hash char(64) not null,
        command_id uuid,
        at timestamptz not null,
        primary key (desk_id, chain, n),
        constraint audit_entries_command_fkey foreign key (desk_id, command_id) references commands
      );
      create index audit_entries_command_idx on audit_entries (desk_id, command_id);

      create table audit_values (
        desk_id varchar(40) not null,
        commitment char(64) not null,
        salt char(32) not null,
        value text not null,
        primary key (desk_id, commitment)
      );

      -- No references: a refused attempt may name what does not exist or another desk's.
      create table audit_accesses (
        desk_id varchar(40) not null,
        id bigint generated always as identity,
        at timestamptz not null,
        person_id uuid,
        account_id uuid,
        action varchar(60) not null,
        proposal_id uuid,
        code varchar(60),
        primary key (desk_id, id)
      );
    `);

    await queryRunner.query(`
      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception using
          errcode = 'restrict_violation',
          message = format('%s is append-only: %s refused', tg_table_name, lower(tg_op));
      end $$;

      create trigger audit_entries_append_only before update or delete or truncate on audit_entries
        for each statement execute function refuse_change();
      create trigger audit_accesses_append_only before update or delete or truncate on audit_accesses
        for each statement execute function refuse_change();
      create trigger commands_not_truncated before truncate on commands
        for each statement execute function refuse_change();

      create function refuse_change_of_settled() returns trigger language plpgsql as $$
      begin
        raise exception using
          errcode = 'restrict_violation',
          message = format('command %s is %s: %s refused', old.id, old.status, lower(tg_op));
      end $$;

      create trigger commands_settled_for_good before update or delete on commands
        for each row when (old.status <> 'received') execute function refuse_change_of_settled();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Irreversible: it would destroy the audit trail. Restore a backup instead.');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { REPLAN_STATUSES } from '../replan.entity.js';
import { oneOf } from './one-of.js';

/** Notices that somebody gets once and never again, closed days that can be taken back, and orders to count again. */
export class KeepTheCalendar1763900000015 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table notifications add column once_key varchar(200);
      -- Whatever is run twice, or again after a crash, tells nobody twice.
      create unique index notifications_once_key on notifications (desk_id, once_key) where once_key is not null;

      grant delete on closed_days to kyoso_app;

      create table replans (
        desk_id varchar(40) not null,
        id uuid not null,
        reason text not null,
        status varchar(20) not null constraint replans_status_check check (${oneOf('status', REPLAN_STATUSES)}),
        -- Cases are looked at in the order of their ids: the last one that was.
        last_looked_at uuid,
        given integer not null default 0,
        ordered_by uuid not null,
        ordered_at timestamptz not null,
        ended_at timestamptz,
        primary key (desk_id, id),
        constraint replans_ordered_by_fkey foreign key (desk_id, ordered_by) references people
      );
      create unique index replans_ordered_key on replans (desk_id) where status = 'ordered';
      create index replans_ordered_by_idx on replans (desk_id, ordered_by);
      grant select, insert, update on replans to kyoso_app;
      alter table replans enable row level security, force row level security;
      create policy of_current_desk on replans
        using (desk_id = (select current_desk())) with check (desk_id = (select current_desk()));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Irreversible: people would be told again what they were told. Restore a backup instead.');
  }
}

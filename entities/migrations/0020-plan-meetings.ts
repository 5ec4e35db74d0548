import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MESSAGE_AUDIENCES } from '../../domain/messages.js';
import { oneOf } from './one-of.js';

/** Meetings that are planned in a case. */
export class PlanMeetings1764000000020 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table meetings (
        desk_id varchar(40) not null,
        id uuid not null,
        proposal_id uuid not null,
        audience varchar(20) not null
          constraint meetings_audience_check check (${oneOf('audience', MESSAGE_AUDIENCES)}),
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        place text not null,
        sequence integer not null,
        planned_by uuid not null,
        planned_at timestamptz not null,
        changed_at timestamptz not null,
        reason text,
        cancelled_at timestamptz,
        primary key (desk_id, id),
        constraint meetings_proposal_fkey foreign key (desk_id, proposal_id) references proposals,
        constraint meetings_planned_by_fkey foreign key (desk_id, planned_by) references people
      );
      create index meetings_proposal_idx on meetings (desk_id, proposal_id, starts_at desc, id desc);
      create index meetings_planned_by_idx on meetings (desk_id, planned_by);
      -- Calendars ask for what lies ahead, and a little behind.
      create index meetings_ends_idx on meetings (desk_id, ends_at);
      grant select, insert, update on meetings to kyoso_app;
      alter table meetings enable row level security, force row level security;
      create policy of_current_desk on meetings
        using (desk_id = (select current_desk())) with check (desk_id = (select current_desk()));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Irreversible: appointments would be lost. Restore a backup instead.');
  }
}

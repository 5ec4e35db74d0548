import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LANGUAGES } from '../../domain/languages.js';
import { MESSAGE_AUDIENCES, WRITING_SIDES } from '../../domain/messages.js';
import { NOTICE_GROUP_CODES, WAYS_TO_TELL } from '../../domain/notice-kinds.js';
import { oneOf } from './one-of.js';

/** Rights on each table of a desk. What was written to others stays as it was written. */
const OF_A_DESK: readonly (readonly [table: string, rights: string])[] = [
  ['messages', 'select, insert'],
  ['message_marks', 'select, insert, update'],
  ['notice_reads', 'select, insert, update'],
  ['notice_marks', 'select, insert, update'],
  ['notification_preferences', 'select, insert, update'],
];

/** Messages of a case, the inbox of a person, and how they want to be told. */
export class TellPeople1763900000016 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table people add column language varchar(2)
        constraint people_language_check check (${oneOf('language', LANGUAGES)});

      create table messages (
        desk_id varchar(40) not null,
        id uuid not null,
        proposal_id uuid not null,
        audience varchar(20) not null constraint messages_audience_check check (${oneOf('audience', MESSAGE_AUDIENCES)}),
        side varchar(20) not null constraint messages_side_check check (${oneOf('side', WRITING_SIDES)}),
        department_id uuid,
        author_person_id uuid not null,
        text text not null,
        written_at timestamptz not null,
        primary key (desk_id, id),
        constraint messages_proposal_fkey foreign key (desk_id, proposal_id) references proposals,
        constraint messages_department_fkey foreign key (desk_id, department_id) references departments,
        constraint messages_author_fkey foreign key (desk_id, author_person_id) references people
      );
      create unique index messages_written_key on messages (desk_id, proposal_id, written_at);
      create index messages_department_idx on messages (desk_id, department_id);
      create index messages_author_idx on messages (desk_id, author_person_id);

      create table message_marks (
        desk_id varchar(40) not null,
        proposal_id uuid not null,
        person_id uuid not null,
        read_to timestamptz not null,
        primary key (desk_id, proposal_id, person_id),
        constraint message_marks_proposal_fkey foreign key (desk_id, proposal_id) references proposals,
        constraint message_marks_person_fkey foreign key (desk_id, person_id) references people
      );
      create index message_marks_person_idx on message_marks (desk_id, person_id);

      create table notice_reads (
        desk_id varchar(40) not null,
        notification_id uuid not null,
        person_id uuid not null,
        read_at timestamptz not null,
        primary key (desk_id, notification_id, person_id),
        constraint notice_reads_notification_fkey foreign key (desk_id, notification_id) references notifications,
        constraint notice_reads_person_fkey foreign key (desk_id, person_id) references people
      );
      create index notice_reads_person_idx on notice_reads (desk_id, person_id);

      create table notice_marks (
        desk_id varchar(40) not null,
        person_id uuid not null,
        read_to timestamptz not null,
        primary key (desk_id, person_id),
        constraint notice_marks_person_fkey foreign key (desk_id, person_id) references people
      );

      create table notification_preferences (
        desk_id varchar(40) not null,
        person_id uuid not null,
        notice_group varchar(40) not null constraint notification_preferences_group_check
          check (${oneOf('notice_group', NOTICE_GROUP_CODES)}),
        way varchar(20) not null constraint notification_preferences_way_check check (${oneOf('way', WAYS_TO_TELL)}),
        chosen_at timestamptz not null,
        primary key (desk_id, person_id, notice_group),
        constraint notification_preferences_person_fkey foreign key (desk_id, person_id) references people
      );

      -- An inbox is read from its newest end: what is a person's own, and what is a side's.
      create index notifications_own_idx on notifications (desk_id, person_id, created_at desc, id desc);
      create index notifications_desk_idx on notifications (desk_id, created_at desc, id desc)
        where person_id is null and recipient = 'desk';
      create index notifications_side_idx on notifications (desk_id, department_id, created_at desc, id desc)
        where person_id is null and recipient = 'department';
      drop index notifications_person_idx;
    `);
    for (const [table, rights] of OF_A_DESK) {
      await queryRunner.query(`
        grant ${rights} on ${table} to kyoso_app;
        alter table ${table} enable row level security, force row level security;
        create policy of_current_desk on ${table}
          using (desk_id = (select current_desk())) with check (desk_id = (select current_desk()));
      `);
    }
  }

  async down(): Promise<void> {
    throw new Error('Irreversible: what people wrote to each other would be lost. Restore a backup instead.');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One secret address per person and desk for a calendar program; a revoked one leaves nothing behind. */
export class FeedCalendars1763900000014 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table calendar_feeds (
        desk_id varchar(40) not null,
        person_id uuid not null,
        token_hash char(64) not null,
        created_at timestamptz not null,
        read_at timestamptz,
        primary key (desk_id, person_id),
        constraint calendar_feeds_token_hash_key unique (desk_id, token_hash),
        constraint calendar_feeds_person_fkey foreign key (desk_id, person_id) references people
      );
      grant select, insert, update, delete on calendar_feeds to kyoso_app;
      alter table calendar_feeds enable row level security, force row level security;
      create policy of_current_desk on calendar_feeds
        using (desk_id = (select current_desk())) with check (desk_id = (select current_desk()));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Irreversible: everybody’s address would end. Restore a backup instead.');
  }
}

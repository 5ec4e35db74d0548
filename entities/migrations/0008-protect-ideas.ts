import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ASK_KINDS } from '../../domain/case-state.js';
import { COMMAND_KINDS } from '../../domain/commands.js';
import { HEARING_ANSWERS } from '../../domain/publication.js';
import { oneOf } from './one-of.js';

/** Lists that have grown since their checks were written; a fresh database has the new ones already. */
const CHECKS: readonly (readonly [table: string, column: string, values: readonly string[]])[] = [
  ['commands', 'kind', COMMAND_KINDS],
  ['outbox', 'kind', COMMAND_KINDS],
  ['asks', 'kind', ASK_KINDS],
];

/** Protection of ideas among the commands, and what was published of realised cases. */
export class ProtectIdeas1763800000008 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [table, column, values] of CHECKS) {
      const name = `${table}_${column}_check`;
      await queryRunner.query(`
        alter table ${table} drop constraint ${name};
        alter table ${table} add constraint ${name} check (${oneOf(column, values)});
      `);
    }
    await queryRunner.query(`
      create table publications (
        desk_id varchar(40) not null,
        id uuid not null,
        proposal_id uuid not null,
        published_at timestamptz not null,
        published_by uuid not null,
        heard_on date,
        hearing_answer varchar(40)
          constraint publications_hearing_answer_check check (${oneOf('hearing_answer', HEARING_ANSWERS)}),
        hearing_note text,
        ended_at timestamptz,
        ended_by uuid,
        end_reason text,
        primary key (desk_id, id),
        constraint publications_proposal_fkey foreign key (desk_id, proposal_id) references proposals,
        constraint publications_published_by_fkey foreign key (desk_id, published_by) references people,
        constraint publications_ended_by_fkey foreign key (desk_id, ended_by) references people
      );
      create unique index publications_open_key on publications (desk_id, proposal_id) where ended_at is null;
      create index publications_proposal_idx on publications (desk_id, proposal_id);
      create index publications_published_idx on publications (desk_id, published_at desc, id) where ended_at is null;
      create index publications_published_by_idx on publications (desk_id, published_by);
      create index publications_ended_by_idx on publications (desk_id, ended_by);
      grant select, insert, update on publications to kyoso_app;
      alter table publications enable row level security, force row level security;
      create policy of_current_desk on publications
        using (desk_id = (select current_desk())) with check (desk_id = (select current_desk()));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Irreversible: the old checks refuse what the new lists let in. Restore a backup instead.');
  }
}

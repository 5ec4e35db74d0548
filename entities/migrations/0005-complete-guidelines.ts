import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ASK_KINDS } from '../../domain/case-state.js';
import { COMMAND_KINDS } from '../../domain/commands.js';
import { POSTING_KINDS } from '../../domain/profile-parts.js';
import { INTAKE_KINDS, OUTCOMES, PARTIES } from '../../domain/stages.js';
import { oneOf } from './one-of.js';

/** Lists that have grown since their checks were written; a fresh database has the new ones already. */
const CHECKS: readonly (readonly [table: string, column: string, values: readonly string[]])[] = [
  ['proposals', 'outcome', OUTCOMES],
  ['proposals', 'ball_holder', PARTIES],
  ['commands', 'kind', COMMAND_KINDS],
  ['outbox', 'kind', COMMAND_KINDS],
  ['asks', 'kind', ASK_KINDS],
  ['asks', 'holder', PARTIES],
  ['notifications', 'recipient', PARTIES],
];

/** What came in at the window, what is posted, why a window moved, and the vocabulary of all five guidelines. */
export class CompleteGuidelines1763700000005 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table proposals add column kind varchar(40) not null default 'proposal'
        constraint proposals_kind_check check (${oneOf('kind', INTAKE_KINDS)});
      alter table proposals alter column kind drop default;
      alter table challenges add column kind varchar(40) not null default 'challenge'
        constraint challenges_kind_check check (${oneOf('kind', POSTING_KINDS)});
      alter table challenges alter column kind drop default;
      alter table challenge_window_changes add column reason_code varchar(60);
      alter table agreements alter column document drop not null;
    `);
    for (const [table, column, values] of CHECKS) {
      const name = `${table}_${column}_check`;
      await queryRunner.query(`
        alter table ${table} drop constraint ${name};
        alter table ${table} add constraint ${name} check (${oneOf(column, values)});
      `);
    }
  }

  async down(): Promise<void> {
    throw new Error('Irreversible: the old checks refuse what the new lists let in. Restore a backup instead.');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { COMMAND_KINDS } from '../../domain/commands.js';
import { oneOf } from './one-of.js';

/** Lists of commands; a fresh database has the new ones already. */
const COMMAND_CHECKS = ['commands', 'outbox'];

/** When something last happened in a case, whether it stands still, and which reminders were taken into a later one. */
export class ClimbLadders1763900000012 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table proposals add column moved_at timestamptz, add column stalled_since timestamptz;
      create index proposals_stalled_idx on proposals (desk_id, stalled_since) where stalled_since is not null;
      alter table reminders add column collapsed_into integer;
    `);
    for (const table of COMMAND_CHECKS) {
      await queryRunner.query(`
        alter table ${table} drop constraint ${table}_kind_check;
        alter table ${table} add constraint ${table}_kind_check check (${oneOf('kind', COMMAND_KINDS)});
      `);
    }
    await this.noteLastMovements(queryRunner);
  }

  /** What is under way moved last when its last command was settled. */
  private async noteLastMovements(queryRunner: QueryRunner): Promise<void> {
    const desks = (await queryRunner.query(`select id from desks`)) as { id: string }[];
    for (const { id } of desks) {
      await queryRunner.query(`select set_config('app.desk', $1, true)`, [id]);
      await queryRunner.query(`
        update proposals p
           set moved_at = coalesce(
                 (select max(c.settled_at) from commands c
                   where c.desk_id = p.desk_id and c.proposal_id = p.id and c.status = 'settled'),
                 p.received_at, p.created_at)
         where p.submitted`);
    }
    await queryRunner.query(`select set_config('app.desk', '', true)`);
  }

  async down(): Promise<void> {
    throw new Error('Irreversible: it would forget which cases stand still, and since when. Restore a backup instead.');
  }
}

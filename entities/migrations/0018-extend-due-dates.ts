import type { MigrationInterface, QueryRunner } from 'typeorm';
import { COMMAND_KINDS } from '../../domain/commands.js';
import { oneOf } from './one-of.js';

/** Lists of commands; a fresh database has the new ones already. */
const COMMAND_CHECKS = ['commands', 'outbox'];

/** Due dates are extended by a command. What is decided beside that stands in the state of each case. */
export class ExtendDueDates1763900000018 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of COMMAND_CHECKS) {
      await queryRunner.query(`
        alter table ${table} drop constraint ${table}_kind_check;
        alter table ${table} add constraint ${table}_kind_check check (${oneOf('kind', COMMAND_KINDS)});
      `);
    }
  }

  async down(): Promise<void> {
    throw new Error('Irreversible: it would refuse extensions that were given. Restore a backup instead.');
  }
}

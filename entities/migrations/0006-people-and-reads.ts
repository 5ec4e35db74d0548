import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ROLES } from '../../domain/stages.js';
import { oneOf } from './one-of.js';

/** Two more roles, and which guarded fields a recorded read has shown. */
export class PeopleAndReads1763800000006 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table person_roles drop constraint person_roles_role_check;
      alter table person_roles add constraint person_roles_role_check check (${oneOf('role', ROLES)});
      alter table audit_accesses add column fields varchar(60);
      -- "Who has read this proposal's personal data, from when to when": to be answered in minutes.
      create index audit_accesses_proposal_idx on audit_accesses (desk_id, proposal_id, at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Irreversible: the old check refuses the new roles. Restore a backup instead.');
  }
}

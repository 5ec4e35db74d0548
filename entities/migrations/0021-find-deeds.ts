import type { MigrationInterface, QueryRunner } from 'typeorm';

/** "What did this person read and do between these days?": answered without reading all that a desk ever did. */
export class FindDeeds1764000000021 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create index audit_accesses_person_idx on audit_accesses (desk_id, person_id, at);
      create index audit_entries_at_idx on audit_entries (desk_id, at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Irreversible, as every migration is. Restore a backup instead.');
  }
}

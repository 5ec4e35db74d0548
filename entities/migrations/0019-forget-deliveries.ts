import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was delivered is removed after a while: by whom it may be, and by what it is found. */
export class ForgetDeliveries1763900000019 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      grant delete on mails, webhook_deliveries to kyoso_app;
      create index webhook_deliveries_delivered_idx on webhook_deliveries (desk_id, last_at) where status = 'delivered';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Irreversible: what was removed does not come back. Restore a backup instead.');
  }
}

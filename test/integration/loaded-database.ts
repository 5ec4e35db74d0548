import { copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { loadTrialDesks } from '../../tools/embedded/throwaway-instance.js';
import { trialAccountsIn } from '../../tools/load/trial-accounts.js';
import { createTestDatabase, requireAdminUrl, type TestDatabase } from '../database/test-database.js';

const LOADED = 'loaded_desks';

/** A database with all desks and their trial accounts, who stand in this folder: a copy of what was loaded once in this run. */
export async function createLoadedDatabase(home: string): Promise<TestDatabase> {
  const accounts = join(process.env['TMPDIR'] ?? tmpdir(), `${LOADED}.json`);
  const client = new pg.Client({ connectionString: requireAdminUrl() });
  await client.connect();
  try {
    // Suites run side by side: the first one loads, the others wait for it.
    await client.query(`select pg_advisory_lock(hashtext('${LOADED}'))`);
    const found = await client.query('select 1 from pg_database where datname = $1', [LOADED]);
    if (found.rowCount === 0) {
      const database = await createTestDatabase();
      await loadTrialDesks({ database, home });
      await copyFile(trialAccountsIn(home), accounts);
      const name = new URL(database.adminUrl).pathname.slice(1);
      // Whoever loaded is gone, its connection perhaps not yet.
      await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
      await client.query(`alter database ${name} rename to ${LOADED}`);
    }
    await copyFile(accounts, trialAccountsIn(home));
    return await createTestDatabase({ template: LOADED });
  } finally {
    await client.end();
  }
}

import pg from 'pg';
import { pathToFileURL } from 'node:url';
import { ConfigError, readSecretFiles } from '../config.js';
import { createOwnerDataSource } from '../entities/data-source.js';

/** A sentence for the person who runs it, without the stack of a fault in the program. */
class MigrationRefused extends Error {}

/**
 * Brings the database at this URL, the owner's, to the newest shape and returns the names of what it ran. Several may
 * run at once, as when every container migrates at its start: the first one works, the others wait and find nothing.
 */
export async function migrate(url: string): Promise<string[]> {
  // TypeORM knows no lock between processes, so another connection holds one for as long as it lives.
  const lock = new pg.Client({
    connectionString: url,
    application_name: 'kyoso-migrate-lock',
    connectionTimeoutMillis: 10_000,
  });
  // A lock that was lost is noticed by the migrations themselves; an error event without listener would end the process.
  lock.on('error', () => undefined);
  await lock.connect();
  try {
    await lock.query(`select pg_advisory_lock(hashtext('kyoso migrate'))`);
    await requireUtf8(lock);
    await requireApplicationRole(lock);
    return await runPending(url);
  } finally {
    await lock.end();
  }
}

async function runPending(url: string): Promise<string[]> {
  const dataSource = createOwnerDataSource({ url });
  await dataSource.initialize();
  try {
    return (await dataSource.runMigrations()).map(({ name }) => name);
  } finally {
    await dataSource.destroy();
  }
}

async function requireUtf8(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; encoding: string }>(
    'select datname as name, pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()',
  );
  const found = rows[0];
  if (found?.encoding === 'UTF8') return;
  throw new MigrationRefused(
    `The database ${found?.name} has the encoding ${found?.encoding}, which can't hold Japanese text faithfully: create it with ENCODING 'UTF8' and migrate again.`,
  );
}

/** Its name stands in the policies' grants; without it the last migration would fail with the tables half usable. */
async function requireApplicationRole(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query(`select 1 from pg_roles where rolname = 'kyoso_app'`);
  if (rowCount) return;
  throw new MigrationRefused(
    'There is no role kyoso_app: create it (LOGIN, neither SUPERUSER nor BYPASSRLS) and migrate again.',
  );
}

async function main(): Promise<void> {
  const url = readSecretFiles(process.env, ['DATABASE_OWNER_URL']).DATABASE_OWNER_URL;
  if (!url) throw new MigrationRefused('DATABASE_OWNER_URL is not set: the URL of the role that owns the tables.');
  const names = await migrate(url);
  console.log(names.length > 0 ? names.map((name) => `ran ${name}`).join('\n') : 'nothing to migrate');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof MigrationRefused || error instanceof ConfigError ? error.message : error);
    process.exitCode = 1;
  }
}

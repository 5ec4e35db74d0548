import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { ensureDatabase } from '../../tools/embedded/database.js';
import { migrate } from '../../tools/migrate.js';

export interface TestDatabase {
  /** As kyoso_owner, who owns the tables. */
  ownerUrl: string;
  /** As kyoso_app, whom row-level security binds. */
  appUrl: string;
  /** As the superuser, for what no role of ours may see. */
  adminUrl: string;
  drop(): Promise<void>;
}

/** Roles belong to the server: with a password of its own, each test file would lock the other ones out. */
const PASSWORDS = { ownerPassword: 'owner-of-test-databases', appPassword: 'app-of-test-databases' };

/** A database of one's own on the throwaway server, with both roles and, unless told otherwise, migrated. */
export async function createTestDatabase(options: { migrated?: boolean } = {}): Promise<TestDatabase> {
  const adminUrl = requireAdminUrl();
  const database = `test_${randomBytes(6).toString('hex')}`;
  const urls = await ensureDatabase({ adminUrl, database, ...PASSWORDS });
  if (options.migrated ?? true) await migrate(urls.ownerUrl);
  const ownAdminUrl = new URL(adminUrl);
  ownAdminUrl.pathname = `/${database}`;
  return {
    ...urls,
    adminUrl: ownAdminUrl.href,
    // With force, so that a test that failed half-way with open connections doesn't hide its own failure.
    drop: async () => {
      await runQuery(adminUrl, `drop database if exists ${database} with (force)`);
    },
  };
}

/** One statement on a connection of its own. */
export async function runQuery<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** URL of the superuser of a throwaway PostgreSQL. */
export function requireAdminUrl(): string {
  const url = process.env.KYOSO_TEST_PG_ADMIN_URL;
  if (url) return url;
  throw new Error(
    'KYOSO_TEST_PG_ADMIN_URL is not set: `npm test` starts a throwaway PostgreSQL and sets it to the URL of its superuser.',
  );
}

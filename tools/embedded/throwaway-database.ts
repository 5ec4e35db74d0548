import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '../migrate.js';
import { ensureDatabase } from './database.js';

export interface ThrowawayDatabase {
  /** As kyoso_owner, who owns the tables. */
  ownerUrl: string;
  /** As kyoso_app, whom row-level security binds. */
  appUrl: string;
  /** As the superuser, for what no role of ours may see. */
  adminUrl: string;
  drop(): Promise<void>;
}

/** Roles belong to the server: with passwords of their own, databases on one server would lock each other out. */
const PASSWORDS = { ownerPassword: 'owner-of-throwaway-databases', appPassword: 'app-of-throwaway-databases' };

/** A database of one's own on a throwaway server, with both roles and, unless told otherwise, migrated; or a copy. */
export async function createThrowawayDatabase(
  adminUrl: string,
  options: { prefix: string; migrated?: boolean; template?: string },
): Promise<ThrowawayDatabase> {
  const database = `${options.prefix}_${randomBytes(6).toString('hex')}`;
  const { template, migrated = template === undefined } = options;
  const urls = await ensureDatabase({ adminUrl, database, ...PASSWORDS, template });
  if (migrated) await migrate(urls.ownerUrl);
  const ownAdminUrl = new URL(adminUrl);
  ownAdminUrl.pathname = `/${database}`;
  return {
    ...urls,
    adminUrl: ownAdminUrl.href,
    // With force, so that a run that failed half-way with open connections doesn't hide its own failure.
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

import { createThrowawayDatabase, type ThrowawayDatabase } from '../../tools/embedded/throwaway-database.js';

export { runQuery } from '../../tools/embedded/throwaway-database.js';

export type TestDatabase = ThrowawayDatabase;

/** A database of one's own on the throwaway server of `npm test`. */
export const createTestDatabase = (options: { migrated?: boolean; template?: string } = {}): Promise<TestDatabase> =>
  createThrowawayDatabase(requireAdminUrl(), { prefix: 'test', ...options });

/** URL of the superuser of a throwaway PostgreSQL. */
export function requireAdminUrl(): string {
  const url = process.env.KYOSO_TEST_PG_ADMIN_URL;
  if (url) return url;
  throw new Error(
    'KYOSO_TEST_PG_ADMIN_URL is not set: `npm test` starts a throwaway PostgreSQL and sets it to the URL of its superuser.',
  );
}

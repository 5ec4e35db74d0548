import { hostname } from 'node:os';
import pg from 'pg';
import { readSecretFiles } from '../config.js';

/**
 * A container's health check of its worker, which has no door to knock at: its heartbeat in the records is fresh. Ends
 * with 0 when it is, 1 otherwise.
 */
const freshFor = '20 seconds';

const client = new pg.Client({
  connectionString: readSecretFiles(process.env, ['DATABASE_URL']).DATABASE_URL,
  connectionTimeoutMillis: 2_000,
  query_timeout: 3_000,
});
try {
  await client.connect();
  const { rowCount } = await client.query(
    `select 1 from processes where kind = 'worker' and host = $1 and seen_at > now() - $2::interval`,
    [hostname(), freshFor],
  );
  if (!rowCount) throw new Error(`no heartbeat of a worker on ${hostname()} within ${freshFor}`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await client.end().catch(() => undefined);
}

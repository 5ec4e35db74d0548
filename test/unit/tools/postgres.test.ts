import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { ensureDatabase } from '../../../tools/embedded/database.js';
import { findFreePort } from '../../../tools/embedded/ports.js';
import { type Postgres, startPostgres } from '../../../tools/embedded/postgres.js';

jest.setTimeout(60_000);

const password = 'p@ss/word';
const roles = { database: 'kyoso', ownerPassword: 'own%er', appPassword: "ap'p" };
let folder: string;
let port: number;
let postgres: Postgres;

const start = () => startPostgres({ dataDir: join(folder, 'postgres'), port, password, fsync: false });

async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kyoso-postgres-'));
  port = await findFreePort();
  postgres = await start();
});

afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('the cluster is UTF-8 and asks for a password', async () => {
  const [row] = await query<{ encoding: string }>(
    postgres.adminUrl,
    'select pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()',
  );

  expect(row?.encoding).toBe('UTF8');
  const wrong = postgres.adminUrl.replace(/:[^:@/]+@/, ':wrong@');
  await expect(query(wrong, 'select 1')).rejects.toThrow('password authentication failed');
});

test('ensureDatabase may be repeated; neither role can get past row-level security', async () => {
  const urls = await ensureDatabase({ adminUrl: postgres.adminUrl, ...roles });
  await expect(ensureDatabase({ adminUrl: postgres.adminUrl, ...roles })).resolves.toEqual(urls);

  await query(urls.ownerUrl, 'create table made_by_owner (id int)');
  await expect(query(urls.appUrl, 'create table made_by_app (id int)')).rejects.toThrow('permission denied');
  const rights = await query(
    postgres.adminUrl,
    `select rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolcanlogin
       from pg_roles where rolname like 'kyoso%' order by rolname`,
  );
  const none = { rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false, rolcanlogin: true };
  expect(rights).toEqual([
    { rolname: 'kyoso_app', ...none },
    { rolname: 'kyoso_owner', ...none },
  ]);
});

test('starts again after it was killed, with what was committed', async () => {
  const { ownerUrl } = await ensureDatabase({ adminUrl: postgres.adminUrl, ...roles });
  await query(ownerUrl, 'create table kept as select 1 as id');
  process.kill(postgres.pid, 'SIGKILL');
  await postgres.exited;

  postgres = await start();
  await expect(query(ownerUrl, 'select id from kept')).resolves.toEqual([{ id: 1 }]);
});

test('another password than that of the data folder is explained', async () => {
  await postgres.stop();
  await expect(
    startPostgres({ dataDir: join(folder, 'postgres'), port, password: 'other', fsync: false }),
  ).rejects.toThrow('The passwords in secrets.json are not those of');
  postgres = await start();
});

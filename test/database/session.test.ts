import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DataSource, EntityManager } from 'typeorm';
import { createDataSource } from '../../entities/data-source.js';
import { isDatabaseUnavailable } from '../../entities/database-errors.js';
import { BrokenLine } from '../workflow/broken-line.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase({ migrated: false });
  dataSource = createDataSource({ url: database.appUrl, poolSize: 1, applicationName: 'test' });
  await dataSource.initialize();
}, 60_000);

afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

const prepared = (manager: EntityManager): Promise<{ statement: string }[]> =>
  manager.query('select statement from pg_prepared_statements');

test('a statement that comes again is prepared, and answers what it answered before', async () => {
  const text = 'select $1::int + 1 as sum';
  for (let n = 1; n <= 2; n += 1) await dataSource.query(text, [n]);
  expect(await prepared(dataSource.manager)).toEqual([]);
  for (let n = 3; n <= 12; n += 1) expect(await dataSource.query(text, [n])).toEqual([{ sum: n + 1 }]);
  expect(await prepared(dataSource.manager)).toEqual([{ statement: text }]);
});

test('a prepared statement that fails can be used again', async () => {
  const text = 'select 1 / $1::int as part';
  for (let n = 0; n < 4; n += 1) await dataSource.query(text, [1]);
  await expect(dataSource.query(text, [0])).rejects.toMatchObject({ code: '22012' });
  await expect(dataSource.query(text, ['x'])).rejects.toMatchObject({ code: '22P02' });
  expect(await dataSource.query(text, [1])).toEqual([{ part: 1 }]);
});

test('a line that falls silent is given up: whoever waits is told, and the next one gets another', async () => {
  const url = new URL(database.appUrl);
  const line = await BrokenLine.to(`${url.hostname}:${url.port}`);
  url.host = line.address;
  const behind = createDataSource({ url: url.href, poolSize: 1, applicationName: 'test' });
  try {
    await behind.initialize();
    line.fallSilent();
    const failed: unknown = await behind
      .transaction((manager) => manager.query('select 1'))
      .catch((error: unknown) => error);
    expect(isDatabaseUnavailable(failed)).toBe(true);
    expect(await behind.query('select 2 as two')).toEqual([{ two: 2 }]);
  } finally {
    await behind.destroy();
    await line.cut();
  }
}, 60_000);

test('a transaction of which a statement failed unseen is not committed in silence', async () => {
  const work = dataSource.transaction(async (manager) => {
    await manager.query('select 1 / 0').catch(() => undefined);
  });
  await expect(work).rejects.toMatchObject({ code: '25P02' });
  expect(await dataSource.query('select 1 as one')).toEqual([{ one: 1 }]);
});

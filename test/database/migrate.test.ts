import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createDataSource, createOwnerDataSource } from '../../entities/data-source.js';
import { AccessPolicies1763600000004 } from '../../entities/migrations/0004-access-policies.js';
import { MIGRATIONS } from '../../entities/migrations/index.js';
import { ensureDatabase } from '../../tools/embedded/database.js';
import { migrate } from '../../tools/migrate.js';
import { addSampleDesk } from './sample-desk.js';
import { createTestDatabase, requireAdminUrl, runQuery, type TestDatabase } from './test-database.js';

const NAMES = MIGRATIONS.map((migration) => migration.name);

describe('migrate', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase({ migrated: false });
  });

  afterAll(() => database?.drop());

  test('started three times at once runs each migration once', async () => {
    const runs = await Promise.all([1, 2, 3].map(() => migrate(database.ownerUrl)));
    expect(runs.flat()).toEqual(NAMES);
    expect(runs.filter((names) => names.length > 0)).toHaveLength(1);
  });

  test('finds nothing to do afterwards', async () => {
    expect(await migrate(database.ownerUrl)).toEqual([]);
  });

  test('the wall between desks can be taken down and put up again', async () => {
    const owner = createOwnerDataSource({ url: database.ownerUrl });
    await owner.initialize();
    const change = async (direction: 'up' | 'down'): Promise<void> => {
      const runner = owner.createQueryRunner();
      await new AccessPolicies1763600000004()[direction](runner).finally(() => runner.release());
    };
    await change('down');
    // Without the wall, the application must not get in at all.
    await expect(runQuery(database.appUrl, 'select 1 from desks')).rejects.toThrow('permission denied');

    await change('up').finally(() => owner.destroy());
    const app = createDataSource({ url: database.appUrl, poolSize: 1, applicationName: 'test' });
    await app.initialize();
    await addSampleDesk(app, 'aomori').finally(() => app.destroy());
  });

  test.each(MIGRATIONS.filter((migration) => migration !== AccessPolicies1763600000004))(
    '%p says that it is irreversible',
    async (migration) => {
      await expect(new migration().down(undefined as never)).rejects.toThrow('Irreversible');
    },
  );
});

test('a database that does not keep UTF-8 is refused in one sentence, before anything is written', async () => {
  const adminUrl = requireAdminUrl();
  await runQuery(adminUrl, 'drop database if exists test_ascii with (force)');
  await runQuery(adminUrl, `create database test_ascii encoding 'SQL_ASCII' locale 'C' template template0`);
  const database = await createTestDatabase({ migrated: false });
  try {
    const url = new URL(database.ownerUrl);
    url.pathname = '/test_ascii';
    await expect(migrate(url.href)).rejects.toThrow(/^The database test_ascii has the encoding SQL_ASCII, [^.]+\.$/);
  } finally {
    await database.drop();
    await runQuery(adminUrl, 'drop database test_ascii with (force)');
  }
});

test('ensureDatabase may be repeated', async () => {
  const database = await createTestDatabase({ migrated: false });
  try {
    const { ownerUrl, appUrl } = database;
    const options = { ownerPassword: new URL(ownerUrl).password, appPassword: new URL(appUrl).password };
    const name = new URL(ownerUrl).pathname.slice(1);
    expect(await ensureDatabase({ adminUrl: requireAdminUrl(), database: name, ...options })).toEqual({
      ownerUrl,
      appUrl,
    });
  } finally {
    await database.drop();
  }
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataSource, EntityManager } from 'typeorm';
import { createDataSource, createOwnerDataSource } from '../../entities/data-source.js';
import { AuditValueEntity, CommandEntity } from '../../entities/index.js';
import { withDesk } from '../../entities/with-desk.js';
import { addSampleDesk, type SampleDesk } from './sample-desk.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

let database: TestDatabase;
let app: DataSource;
let owner: DataSource;
let desk: SampleDesk;

beforeAll(async () => {
  database = await createTestDatabase();
  app = createDataSource({ url: database.appUrl, poolSize: 2, applicationName: 'test' });
  owner = createOwnerDataSource({ url: database.ownerUrl });
  await Promise.all([app.initialize(), owner.initialize()]);
  desk = await addSampleDesk(app, 'tokorozawa');
});

afterAll(async () => {
  await Promise.all([app?.destroy(), owner?.destroy()]);
  await database?.drop();
});

const run = (dataSource: DataSource, sql: string): Promise<unknown> =>
  withDesk(dataSource, desk, (manager: EntityManager) => manager.query(sql));

describe.each(['audit_entries', 'audit_accesses'])('%s', (table) => {
  const changes = [
    `update ${table} set at = now()`,
    // A statement that meets no row is refused as well: who tries is to be told, not to be left thinking that it worked.
    `update ${table} set at = now() where false`,
    `delete from ${table}`,
    `truncate ${table}`,
  ];

  test.each(changes)('the owner: %s', async (sql) => {
    await expect(run(owner, sql)).rejects.toMatchObject({
      code: '23001',
      message: expect.stringContaining('append-only'),
    });
  });

  test.each(changes)('the application: %s', async (sql) => {
    await expect(run(app, sql)).rejects.toMatchObject({
      code: '42501',
      message: expect.stringContaining('permission denied'),
    });
  });

  test('still holds its row', async () => {
    expect(await run(app, `select count(*)::int as rows from ${table}`)).toEqual([{ rows: 1 }]);
  });
});

describe('commands', () => {
  const settle = (status: 'settled' | 'refused'): Promise<void> =>
    withDesk(app, desk, async (manager) => {
      const settled = await manager.update(
        CommandEntity,
        { id: desk.commandId, status: 'received' },
        { status, settledAt: new Date(), result: '{"b":1, "a":2}' },
      );
      expect(settled.affected).toBe(1);
    });

  test.each(['settled', 'refused'] as const)('a %s one never changes again, for nobody', async (status) => {
    const refusal = { code: '23001', message: expect.stringContaining(`is ${status}`) };
    await expect(
      withDesk(app, desk, async (manager) => {
        await manager.update(CommandEntity, { id: desk.commandId }, { runId: 'received ones may change' });
        await manager.update(CommandEntity, { id: desk.commandId }, { status, settledAt: new Date() });
        await manager.update(CommandEntity, { id: desk.commandId }, { result: 'another' });
      }),
    ).rejects.toMatchObject(refusal);
    await expect(
      withDesk(owner, desk, async (manager) => {
        await manager.query(`update commands set status = '${status}'`);
        await manager.query(`update commands set status = 'received'`);
      }),
    ).rejects.toMatchObject(refusal);
  });

  test('nor can it be deleted or truncated away, and its result is kept byte for byte', async () => {
    await settle('settled');
    await run(owner, 'delete from audit_values');
    await expect(run(owner, 'delete from commands')).rejects.toMatchObject({ code: '23001' });
    await expect(run(owner, 'truncate commands cascade')).rejects.toMatchObject({ code: '23001' });
    await expect(run(app, 'delete from commands')).rejects.toMatchObject({ code: '42501' });
    expect(await run(app, 'select result from commands')).toEqual([{ result: '{"b":1, "a":2}' }]);
  });
});

test('a value may be erased by the application, but not altered', async () => {
  await withDesk(app, desk, async (manager) => {
    const commitment = 'e'.repeat(64);
    await manager.insert(AuditValueEntity, {
      ...{ deskId: desk.deskId, commitment },
      salt: 's'.repeat(32),
      value: '氏名',
    });
    expect((await manager.delete(AuditValueEntity, { commitment })).affected).toBe(1);
  });
  await expect(run(app, `update audit_values set value = 'x'`)).rejects.toMatchObject({ code: '42501' });
});

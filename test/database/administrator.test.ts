import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { hashToken } from '../../api/auth/tokens.js';
import { createDataSource } from '../../entities/data-source.js';
import { AccountEntity, AccountLinkEntity, AuditEntryEntity } from '../../entities/index.js';
import { verifyChain } from '../../entities/records/audit.js';
import { findPeople } from '../../entities/records/people-list.js';
import { withDesk } from '../../entities/with-desk.js';
import { addAdministrator } from '../../tools/desk/add-administrator.js';
import { TEST_SIGN_IN } from '../factories/sign-in.js';
import { addSampleDesk } from './sample-desk.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/** How a desk comes by its first administrator. */

let database: TestDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = createDataSource({ url: database.appUrl, poolSize: 2, applicationName: 'test' });
  await dataSource.initialize();
  await addSampleDesk(dataSource, 'sakura');
}, 60_000);
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

const NOW = new Date('2026-11-20T15:30:00Z');
const add = (email: string) =>
  addAdministrator(dataSource, TEST_SIGN_IN.sealer, { deskId: 'sakura', email, name: '管理 一子', now: NOW });
const find = (email: string) =>
  withDesk(dataSource, { deskId: 'sakura' }, (manager) => findPeople(manager, 'sakura', { email }));

test('with a one-time link, from today on in Tokyo, and an entry that names nobody of the desk', async () => {
  const token = await add('first@example.jp');
  const [person] = await find('FIRST@example.jp');
  expect(person).toMatchObject({ name: '管理 一子', organisation: null, disabledAt: null });
  expect(person!.roles).toMatchObject([{ role: 'administrator', from: '2026-11-21', to: null }]);
  const link = await dataSource.manager.findOneByOrFail(AccountLinkEntity, { accountId: person!.accountId! });
  expect(link).toMatchObject({ purpose: 'invitation', tokenHash: hashToken(token!) });

  await withDesk(dataSource, { deskId: 'sakura' }, async (manager) => {
    const entries = await manager.find(AuditEntryEntity, { where: { chain: 'desk' }, order: { n: 'ASC' } });
    const told = entries.map(({ text }) => JSON.parse(text) as { action: string; person: string | null });
    expect(told.map(({ action, person: by }) => [action, by])).toEqual([
      ['person.invited', null],
      ['role.granted', null],
    ]);
    expect(await verifyChain(manager, 'sakura', 'desk')).toMatchObject({ length: 2, valid: true });
  });
});

test('who has a password gets none, and who is administrator already stays as they are', async () => {
  await dataSource.manager.insert(AccountEntity, {
    id: randomUUID(),
    email: 'known@example.jp',
    passwordHash: 'x',
    createdAt: NOW,
  });
  expect(await add('known@example.jp')).toBeNull();
  await expect(add('known@example.jp')).rejects.toMatchObject({ code: 'ROLE_ALREADY_HELD' });
  expect((await find('known@example.jp'))[0]!.roles).toHaveLength(1);
});

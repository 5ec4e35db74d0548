import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { inviteAccount } from '../../api/auth/invitations.js';
import { createSealer } from '../../entities/sealing.js';
import { hashToken } from '../../api/auth/tokens.js';
import { createDataSource } from '../../entities/data-source.js';
import { AccountEntity, AccountLinkEntity, AccountMessageEntity, placeOfMessage } from '../../entities/index.js';
import { TEST_SIGN_IN } from '../factories/sign-in.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/** Accounts for people who have none. */

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = createDataSource({ url: database.appUrl, poolSize: 6, applicationName: 'test' });
  await dataSource.initialize();
}, 60_000);

afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

const NOW = new Date('2026-11-21T00:00:00Z');
const JUNE = new Date('2027-06-30T15:00:00Z');
const MARCH = new Date('2027-03-31T15:00:00Z');

const deps = { signIn: TEST_SIGN_IN, log: pino({ level: 'silent' }) };
const invite = (email: string, credentialsExpireAt: Date | null = null, now = NOW) =>
  dataSource.transaction((manager) => inviteAccount(manager, deps, { email, desk: 'nara', credentialsExpireAt, now }));
const expiryOf = async (id: string) =>
  (await dataSource.manager.findOneByOrFail(AccountEntity, { id })).credentialsExpireAt;

test('a new address gets an account and a link; the row holds the token only sealed', async () => {
  const invited = await invite('new@example.jp');
  expect(invited).toEqual({ accountId: expect.any(String), isInvited: true, isDisabled: false });
  const account = await dataSource.manager.findOneByOrFail(AccountEntity, { id: invited.accountId });
  expect(account).toMatchObject({ email: 'new@example.jp', passwordHash: null, trial: false, credentialVersion: 1 });

  const link = await dataSource.manager.findOneByOrFail(AccountLinkEntity, { accountId: invited.accountId });
  expect(link.expiresAt.getTime() - NOW.getTime()).toBe(7 * 24 * 3_600_000);
  const message = await dataSource.manager.findOneByOrFail(AccountMessageEntity, { accountId: invited.accountId });
  expect(message).toMatchObject({ kind: 'link_invitation', params: { desk: 'nara' } });
  const token = TEST_SIGN_IN.sealer.open(message.sealed!, placeOfMessage(message.id));
  expect(hashToken(token)).toBe(link.tokenHash);
  expect(JSON.stringify([link, message])).not.toContain(token);
});

test('what was sealed opens with the same secret at the same place only', () => {
  const { sealer } = TEST_SIGN_IN;
  const sealed = sealer.seal('秘密', 'here');
  expect(sealer.open(sealed, 'here')).toBe('秘密');
  expect(() => sealer.open(sealed, 'there')).toThrow();
  expect(() => createSealer('t'.repeat(48)).open(sealed, 'here')).toThrow();
  const altered = sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA');
  expect(() => sealer.open(altered, 'here')).toThrow();
});

test('whoever is invited again before they chose a password gets another link, and the first one ends', async () => {
  const { accountId } = await invite('twice@example.jp');
  const later = new Date(NOW.getTime() + 60_000);
  expect(await invite('TWICE@example.jp', null, later)).toEqual({ accountId, isInvited: true, isDisabled: false });
  const links = await dataSource.manager.find(AccountLinkEntity, { where: { accountId }, order: { createdAt: 'ASC' } });
  expect(links.map(({ expiresAt }) => expiresAt > later)).toEqual([false, true]);
});

test('who has a password is not invited again, and a closed account stays closed', async () => {
  const id = randomUUID();
  await dataSource.manager.insert(AccountEntity, { id, email: 'has@example.jp', passwordHash: 'x', createdAt: NOW });
  expect(await invite('Has@example.jp')).toEqual({ accountId: id, isInvited: false, isDisabled: false });
  await dataSource.manager.update(AccountEntity, { id }, { disabledAt: NOW, passwordHash: null });
  expect(await invite('has@example.jp')).toEqual({ accountId: id, isInvited: false, isDisabled: true });
  expect(await dataSource.manager.countBy(AccountMessageEntity, { accountId: id })).toBe(0);
});

test('credentials end with the last of all invitations, and never once one had no end', async () => {
  const { accountId } = await invite('expert@example.jp', MARCH);
  expect(await expiryOf(accountId)).toEqual(MARCH);
  await invite('expert@example.jp', JUNE);
  expect(await expiryOf(accountId)).toEqual(JUNE);
  await invite('expert@example.jp', MARCH);
  expect(await expiryOf(accountId)).toEqual(JUNE);
  await invite('expert@example.jp', null);
  expect(await expiryOf(accountId)).toBeNull();
  await invite('expert@example.jp', JUNE);
  expect(await expiryOf(accountId)).toBeNull();
});

test('five invite the same address at once: one account', async () => {
  const invited = await Promise.all(Array.from({ length: 5 }, () => invite('many@example.jp')));
  expect(new Set(invited.map(({ accountId }) => accountId)).size).toBe(1);
  expect(await dataSource.manager.countBy(AccountEntity, { email: 'many@example.jp' })).toBe(1);
});

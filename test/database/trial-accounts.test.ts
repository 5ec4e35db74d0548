import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import type { Profile } from '../../domain/profile.js';
import { parseProfile } from '../../domain/profile-text.js';
import { createDataSource } from '../../entities/data-source.js';
import { OrganisationEntity, PersonRoleEntity } from '../../entities/index.js';
import { digest } from '../../entities/records/case-facts.js';
import { withDesk } from '../../entities/with-desk.js';
import { findDesks } from '../../tools/load/desk-files.js';
import { loadProfileVersion } from '../../tools/load/profile-versions.js';
import {
  loadTrialAccounts,
  trialAccountsIn,
  wantsTrialAccounts,
  type TrialAccount,
} from '../../tools/load/trial-accounts.js';
import { DESKS } from '../factories/desks.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/** Every desk of the database can be tried out, one that no line of code knows included. */

let database: TestDatabase;
let dataSource: DataSource;
let home: string;

async function newcomer(): Promise<Profile> {
  const template = await readFile(join(await findDesks(), 'template', 'desk.yaml'), 'utf8');
  const text = template
    .replaceAll('__ID__', 'newcomer')
    .replaceAll(/__NAME_(JA|EN)__/g, '新しい市')
    .replace('code: company, ja: 企業', 'code: npo, ja: NPO');
  const parsed = parseProfile(text, 'newcomer.yaml');
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return parsed.profile;
}

const accounts = async (): Promise<TrialAccount[]> => {
  await loadTrialAccounts(dataSource, trialAccountsIn(home));
  return JSON.parse(await readFile(trialAccountsIn(home), 'utf8')) as TrialAccount[];
};

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = createDataSource({ url: database.appUrl, poolSize: 2, applicationName: 'test' });
  await dataSource.initialize();
  home = await mkdtemp(join(tmpdir(), 'kyoso-trial-'));
  for (const profile of Object.values(DESKS)) await loadProfileVersion(dataSource, profile);
}, 60_000);

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
  await rm(home, { recursive: true, force: true });
});

test('a desk that was applied later gets its people, and those of the others keep their passwords and tokens', async () => {
  const before = await accounts();
  await loadProfileVersion(dataSource, await newcomer());
  const after = await accounts();
  const desks = ['aomori', 'izumiotsu', 'minato', 'nara', 'newcomer', 'tokorozawa'];
  expect([...new Set(after.map(({ desk }) => desk))]).toEqual(desks);
  expect(after.filter(({ desk }) => desk !== 'newcomer')).toEqual(before);
  for (const desk of desks) {
    expect(after.filter((account) => account.desk === desk).map(({ email, role }) => `${role} ${email}`)).toEqual([
      `proposer proposer@${desk}.example`,
      `proposer proposer2@${desk}.example`,
      `proposer_viewer colleague@${desk}.example`,
      `proposer colleague2@${desk}.example`,
      `coordinator coordinator@${desk}.example`,
      `officer officer@${desk}.example`,
      `officer officer2@${desk}.example`,
      `officer officer3@${desk}.example`,
      `officer officer4@${desk}.example`,
      `leader leader@${desk}.example`,
      `desk_head desk-head@${desk}.example`,
      `expert expert@${desk}.example`,
      `auditor auditor@${desk}.example`,
      `administrator administrator@${desk}.example`,
      `partner partner@${desk}.example`,
    ]);
  }
}, 60_000);

test('officers stand in different departments, and proposers belong to kinds of body that their desk takes', async () => {
  await accounts();
  const profiles = [...Object.values(DESKS), await newcomer()];
  for (const { id: deskId, eligibility } of profiles) {
    await withDesk(dataSource, { deskId }, async (manager) => {
      const officers = await manager.findBy(PersonRoleEntity, { deskId, role: 'officer' });
      expect(new Set(officers.map(({ departmentId }) => departmentId)).size).toBe(3);
      expect(officers.every(({ departmentId }) => departmentId !== null)).toBe(true);
      const bodies = (await manager.findBy(OrganisationEntity, { deskId })).map(({ kind }) => kind);
      const kinds = bodies.filter((kind) => kind !== 'municipality');
      expect(new Set(kinds).size).toBe(2);
      expect(eligibility.organisation_kinds.map(({ code }) => code)).toEqual(expect.arrayContaining(kinds));
    });
  }
}, 60_000);

test('a file that was lost brings new passwords, never a second account', async () => {
  const before = await accounts();
  await writeFile(trialAccountsIn(home), '[{');
  const after = await accounts();
  expect(after.map(({ email }) => email)).toEqual(before.map(({ email }) => email));
  expect(after.some(({ password }) => before.some((known) => known.password === password))).toBe(false);
}, 60_000);

test('who changed a password while trying it out gets back what the file says', async () => {
  const [before] = await accounts();
  await dataSource.query(`update accounts set credential_version = 2, password_hash = 'x' where email = $1`, [
    before!.email,
  ]);
  const [after] = await accounts();
  expect([after!.password === before!.password, after!.token === before!.token]).toEqual([false, false]);
  expect((await accounts())[0]).toEqual(after);
  const [token] = await dataSource.query<{ current: boolean }[]>(
    `select t.credential_version = a.credential_version as current
       from account_tokens t join accounts a on a.id = t.account_id where t.token_hash = $1`,
    [digest(after!.token)],
  );
  expect(token).toEqual({ current: true });
}, 60_000);

test('none where real people’s data are', () => {
  expect(wantsTrialAccounts({})).toBe(true);
  expect(wantsTrialAccounts({ KYOSO_TRIAL_ACCOUNTS: 'off' })).toBe(false);
  expect(wantsTrialAccounts({ NODE_ENV: 'production' })).toBe(false);
  expect(wantsTrialAccounts({ NODE_ENV: 'production', KYOSO_TRIAL_ACCOUNTS: 'off' })).toBe(false);
  expect(() => wantsTrialAccounts({ NODE_ENV: 'production', KYOSO_TRIAL_ACCOUNTS: 'on' })).toThrow('must be off');
});

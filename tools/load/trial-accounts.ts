import { randomBytes, randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';
import { ConfigError } from '../../config.js';
import { hashPassword } from '../../api/auth/passwords.js';
import { ROLES } from '../../domain/stages.js';
import {
  AccountEntity,
  AccountTokenEntity,
  DepartmentEntity,
  DeskEntity,
  MembershipEntity,
  OrganisationEntity,
  PersonEntity,
  PersonRoleEntity,
} from '../../entities/index.js';
import { digest } from '../../entities/records/case-facts.js';
import { loadProfile } from '../../entities/records/profiles.js';
import { withDesk } from '../../entities/with-desk.js';
import { trialDepartments, trialPeople, type TrialPerson } from './trial-people.js';

/** A trial account as trial-accounts.json lists it. */
const trialAccount = z.strictObject({
  desk: z.string(),
  role: z.enum(ROLES),
  email: z.email(),
  password: z.string(),
  token: z.string(),
});
export type TrialAccount = z.output<typeof trialAccount>;

/** How long the token of a trial account is good for. A session of a person is far shorter. */
const TOKEN_DAYS = 365;
/** Long before anything that is tried out, what is recorded for an earlier day included. */
const IN_FORCE_SINCE = '2020-04-01';
const DAY_MS = 24 * 60 * 60 * 1000;

const emailOf = (login: string, deskId: string): string => `${login}@${deskId}.example`;

export const trialAccountsIn = (home: string): string => join(home, 'trial-accounts.json');

/**
 * Makes the trial accounts of every desk that the database has and writes them to `file` (mode 0600). What the file says
 * and the database still knows is kept, so that a token noted yesterday works today.
 */
export async function loadTrialAccounts(dataSource: DataSource, file: string): Promise<void> {
  const noted = await readNoted(file);
  const accounts: TrialAccount[] = [];
  const desks = await dataSource.manager.find(DeskEntity, { order: { id: 'ASC' } });
  for (const { id: deskId, profileVersion } of desks) {
    await withDesk(dataSource, { deskId }, async (manager) => {
      const departments = await ensureDepartments(manager, deskId);
      for (const person of trialPeople(await loadProfile(manager, deskId, profileVersion))) {
        const email = emailOf(person.login, deskId);
        const known = noted.find((account) => account.email === email);
        accounts.push(await ensureAccount(manager, deskId, person, email, known, departments));
      }
    });
  }
  const partial = `${file}.${process.pid}`;
  await writeFile(partial, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  await rename(partial, file);
}

/** Their passwords stand in a file, and everybody knows their addresses: never where real people's data are. */
export function wantsTrialAccounts({ NODE_ENV, KYOSO_TRIAL_ACCOUNTS: trial }: NodeJS.ProcessEnv): boolean {
  if (NODE_ENV !== 'production') return trial !== 'off';
  if (trial === undefined || trial === '' || trial === 'off') return false;
  throw new ConfigError(['KYOSO_TRIAL_ACCOUNTS must be off in production: trial accounts can’t exist there']);
}

async function readNoted(file: string): Promise<TrialAccount[]> {
  const text = await readFile(file, 'utf8').catch(() => '[]');
  try {
    return z.array(trialAccount).parse(JSON.parse(text));
  } catch {
    // A file that was cut off or edited: its accounts get new passwords.
    return [];
  }
}

async function ensureDepartments(manager: EntityManager, deskId: string): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { code, ja, en } of trialDepartments(deskId)) {
    const known = await manager.findOneBy(DepartmentEntity, { deskId, code });
    const id = known?.id ?? randomUUID();
    if (!known) await manager.insert(DepartmentEntity, { deskId, id, code, nameJa: ja, nameEn: en, retiredOn: null });
    ids.set(code, id);
  }
  return ids;
}

async function ensureAccount(
  manager: EntityManager,
  deskId: string,
  person: TrialPerson,
  email: string,
  noted: TrialAccount | undefined,
  departments: ReadonlyMap<string, string>,
): Promise<TrialAccount> {
  const now = new Date();
  const known = await manager.findOneBy(AccountEntity, { email });
  const accountId = known?.id ?? randomUUID();
  const credentialVersion = known?.credentialVersion ?? 1;
  // Whoever tried out how a password is changed gets back what the file says.
  const kept =
    known !== null &&
    noted !== undefined &&
    (await manager.existsBy(AccountTokenEntity, { accountId, tokenHash: digest(noted.token), credentialVersion }));
  const password = kept ? noted.password : randomBytes(12).toString('base64url');
  if (!kept) {
    const passwordHash = await hashPassword(password);
    if (known) await manager.update(AccountEntity, { id: accountId }, { passwordHash });
    else await manager.insert(AccountEntity, { id: accountId, email, passwordHash, createdAt: now, trial: true });
  }
  if (!known) await insertPerson(manager, deskId, accountId, person, departments, now);
  const token = kept ? noted.token : await giveToken(manager, { accountId, credentialVersion, now });
  return { desk: deskId, role: person.role, email, password, token };
}

async function giveToken(
  manager: EntityManager,
  { accountId, credentialVersion, now }: { accountId: string; credentialVersion: number; now: Date },
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await manager.insert(AccountTokenEntity, {
    id: randomUUID(),
    accountId,
    tokenHash: digest(token),
    createdAt: now,
    expiresAt: new Date(now.getTime() + TOKEN_DAYS * DAY_MS),
    revokedAt: null,
    lastUsedAt: null,
    kind: 'program',
    secondFactor: true,
    credentialVersion,
  });
  return token;
}

async function findPersonByLogin(manager: EntityManager, deskId: string, login: string): Promise<PersonEntity> {
  const { id: accountId } = await manager.findOneByOrFail(AccountEntity, { email: emailOf(login, deskId) });
  return manager.findOneByOrFail(PersonEntity, { deskId, accountId });
}

async function insertPerson(
  manager: EntityManager,
  deskId: string,
  accountId: string,
  person: TrialPerson,
  departments: ReadonlyMap<string, string>,
  now: Date,
): Promise<void> {
  const organisation = person.organisation && { deskId, id: randomUUID(), ...person.organisation, createdAt: now };
  if (organisation) await manager.insert(OrganisationEntity, organisation);
  const colleague = person.colleagueOf && (await findPersonByLogin(manager, deskId, person.colleagueOf));
  const personId = randomUUID();
  await manager.insert(PersonEntity, {
    deskId,
    id: personId,
    accountId,
    organisationId: organisation?.id ?? (colleague ? colleague.organisationId : null),
    name: person.name,
    createdAt: now,
  });
  await manager.insert(MembershipEntity, { accountId, deskId, personId });
  await manager.insert(PersonRoleEntity, {
    deskId,
    id: randomUUID(),
    personId,
    role: person.role,
    departmentId: person.department === undefined ? null : (departments.get(person.department) ?? null),
    validFrom: IN_FORCE_SINCE,
    validTo: null,
  });
}

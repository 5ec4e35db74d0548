import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { tokyoDay } from '../../domain/calendar.js';
import { DomainError } from '../../domain/errors.js';
import type { Role } from '../../domain/stages.js';
import { AccountTokenEntity, MembershipEntity } from '../../entities/index.js';
import { recordAccess } from '../../entities/records/audit.js';
import { findPersonByAccount } from '../../entities/records/people.js';
import { withDesk } from '../../entities/with-desk.js';
import { beginAttempt } from './attempts.js';
import { isPasswordRight } from './passwords.js';
import { createToken, hashToken } from './tokens.js';

const SESSION_MS = 12 * 60 * 60_000;

export interface PersonAtDesk {
  readonly desk: string;
  readonly personId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly departmentIds: readonly string[];
}

export interface Session {
  readonly token: string;
  readonly expiresAt: Date;
  readonly accountId: string;
}

const desksOf = async (dataSource: DataSource, accountId: string): Promise<string[]> => {
  const memberships = await dataSource.manager.find(MembershipEntity, {
    where: { accountId },
    order: { deskId: 'ASC' },
  });
  return memberships.map((membership) => membership.deskId);
};

/** Who an account is, desk by desk. */
export async function listPeople(dataSource: DataSource, accountId: string, now: Date): Promise<PersonAtDesk[]> {
  const people: PersonAtDesk[] = [];
  for (const deskId of await desksOf(dataSource, accountId)) {
    const person = await withDesk(dataSource, { deskId }, (manager) =>
      findPersonByAccount(manager, deskId, accountId, tokyoDay(now.toISOString())),
    );
    if (!person) continue;
    const { personId, name, roles, departmentIds } = person;
    people.push({ desk: deskId, personId, name, roles, departmentIds });
  }
  return people;
}

/** Each desk of the account keeps its own note of sign-ins, as of all other accesses. */
async function recordSignIn(
  dataSource: DataSource,
  signIn: { accountId: string; code: 'WRONG_CREDENTIALS' | null; now: Date },
): Promise<void> {
  const { accountId, code, now } = signIn;
  for (const deskId of await desksOf(dataSource, accountId)) {
    await withDesk(dataSource, { deskId }, (manager) =>
      recordAccess(manager, { deskId, at: now, personId: null, accountId, action: 'sign_in', proposalId: null, code }),
    );
  }
}

/** Signs in with a password. An unknown e-mail address and a wrong password get the same answer after the same work. */
export async function signIn(
  dataSource: DataSource,
  credentials: { email: string; password: string; address: string; now: Date },
): Promise<Session> {
  const { email, password, address, now } = credentials;
  const attempt = await beginAttempt(dataSource, { email, address, now });
  const [account] = await dataSource.query<
    { id: string; password_hash: string | null; disabled: boolean; credential_version: number }[]
  >(
    `select id, password_hash, disabled_at is not null as disabled, credential_version from accounts where lower(email) = lower($1)`,
    [email],
  );
  const isRight = await isPasswordRight(password, account?.password_hash ?? null);
  if (!account || !isRight || account.disabled) {
    if (account) await recordSignIn(dataSource, { accountId: account.id, code: 'WRONG_CREDENTIALS', now });
    throw new DomainError('WRONG_CREDENTIALS');
  }
  await attempt.succeed();
  const token = createToken();
  const expiresAt = new Date(now.getTime() + SESSION_MS);
  await recordSignIn(dataSource, { accountId: account.id, code: null, now });
  await dataSource.manager.insert(AccountTokenEntity, {
    id: randomUUID(),
    accountId: account.id,
    tokenHash: hashToken(token),
    createdAt: now,
    expiresAt,
    revokedAt: null,
    lastUsedAt: now,
    kind: 'session',
    secondFactor: false,
    credentialVersion: account.credential_version,
  });
  return { token, expiresAt, accountId: account.id };
}

export async function revokeToken(dataSource: DataSource, tokenId: string, now: Date): Promise<void> {
  await dataSource.manager.update(AccountTokenEntity, { id: tokenId }, { revokedAt: now });
}

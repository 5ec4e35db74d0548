import { DomainError } from '../../domain/errors.js';
import { AccountEntity, AccountMessageEntity } from '../../entities/index.js';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { ApiDeps } from '../deps.js';
import { findUsableById, recordOfAccount, renewCredentials, type Credentials } from './accounts.js';
import { beginAttempt } from './attempts.js';
import { requireGoodPassword } from './password-rules.js';
import { hashPassword } from './passwords.js';
import { startSession, type Account, type NewSession } from './tokens.js';

type Deps = Pick<ApiDeps, 'dataSource' | 'signIn'>;

/** Everything that was signed in with the old one is over; whoever has the address is told. Returns the new version. */
export async function replacePassword(
  manager: EntityManager,
  { accountId, passwordHash, now }: { readonly accountId: string; readonly passwordHash: string; readonly now: Date },
): Promise<number> {
  await manager.update(AccountEntity, { id: accountId }, { passwordHash });
  await manager.insert(AccountMessageEntity, {
    id: randomUUID(),
    accountId,
    kind: 'password_changed',
    params: {},
    sealed: null,
    createdAt: now,
    sentAt: null,
  });
  return renewCredentials(manager, accountId);
}

/** The account of a session, asked for its password once more: before its credentials change. */
export async function requirePassword(
  deps: Deps,
  account: Account,
  given: { readonly password: string; readonly address: string; readonly now: Date },
): Promise<Credentials> {
  const { password, address, now } = given;
  const { production, isPasswordRight } = deps.signIn;
  const found = await findUsableById(deps.dataSource.manager, account.accountId, { now, production });
  if (!found) throw new DomainError('UNAUTHENTICATED');
  const attempt = await beginAttempt(deps.dataSource, { email: found.email, address, now });
  if (!(await isPasswordRight(password, found.passwordHash))) throw new DomainError('WRONG_CREDENTIALS');
  await attempt.succeed();
  return found;
}

/** Changes the password. Of all sessions only the one that did it goes on, under a new token. */
export async function changePassword(
  deps: Deps,
  account: Account,
  given: {
    readonly currentPassword: string;
    readonly newPassword: string;
    readonly address: string;
    readonly now: Date;
  },
): Promise<NewSession> {
  const { currentPassword, newPassword, address, now } = given;
  const { accountId, email } = await requirePassword(deps, account, { password: currentPassword, address, now });
  requireGoodPassword(newPassword, email, 'newPassword');
  const passwordHash = await hashPassword(newPassword);
  const session = await deps.dataSource.transaction(async (manager) => {
    const credentialVersion = await replacePassword(manager, { accountId, passwordHash, now });
    return continueSession(manager, account, { credentialVersion, secondFactor: account.secondFactor, now });
  });
  await recordOfAccount(deps, { accountId, action: 'change_password', code: null, now });
  return session;
}

/** The session goes on where it was, with another token: what was known of it before is of no use. */
export const continueSession = (
  manager: EntityManager,
  { accountId, kind }: Account,
  on: { readonly credentialVersion: number; readonly secondFactor: boolean; readonly now: Date },
): Promise<NewSession> => startSession(manager, { accountId, kind: kind === 'browser' ? 'browser' : 'session', ...on });

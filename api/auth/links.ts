import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../domain/errors.js';
import { AccountLinkEntity, AccountMessageEntity, placeOfMessage, type LinkPurpose } from '../../entities/index.js';
import type { ApiDeps } from '../deps.js';
import { findUsableByEmail, findUsableById, isStaff, listPeople, recordOfAccount } from './accounts.js';
import { countCode, countLinkRequest, noteKnownAddress } from './attempts.js';
import { replacePassword } from './change-password.js';
import { requireGoodPassword } from './password-rules.js';
import { hashPassword } from './passwords.js';
import { factorOf } from './second-factor.js';
import { completeSignIn, passSecondFactor } from './sign-in.js';
import { createToken, hashToken, type Account, type NewSession } from './tokens.js';

/** One-time links: made here, sealed into a message to the account's address, and of use once. */

const MINUTE_MS = 60_000;

/** How long a link waits to be used: an invitation over a long weekend, the others while somebody sits before it. */
const GOOD_FOR_MS: Readonly<Record<LinkPurpose, number>> = {
  sign_in: 10 * MINUTE_MS,
  password: 30 * MINUTE_MS,
  invitation: 7 * 24 * 60 * MINUTE_MS,
};

/** What a link is sealed with, and where it is told. */
export interface LinkDeps {
  readonly signIn: Pick<ApiDeps['signIn'], 'sealer' | 'linksToLog'>;
  readonly log: ApiDeps['log'];
}

/**
 * Makes a link and the message that carries it. Of several invitations only the last one counts; the other links live
 * short, and somebody else who asks for one must not spoil them. The mailer sends the message; the log has it too where
 * a trial says so.
 */
export async function sendLink(
  manager: EntityManager,
  { signIn, log }: LinkDeps,
  link: {
    readonly accountId: string;
    readonly purpose: LinkPurpose;
    readonly params: Readonly<Record<string, unknown>>;
    readonly now: Date;
  },
): Promise<void> {
  const { accountId, purpose, params, now } = link;
  const token = createToken();
  const expiresAt = new Date(now.getTime() + GOOD_FOR_MS[purpose]);
  if (purpose === 'invitation') {
    await manager.query(
      `update account_links set expires_at = $3
        where account_id = $1 and purpose = $2 and used_at is null and expires_at > $3`,
      [accountId, purpose, now],
    );
  }
  await manager.insert(AccountLinkEntity, {
    id: randomUUID(),
    accountId,
    purpose,
    tokenHash: hashToken(token),
    createdAt: now,
    expiresAt,
    usedAt: null,
  });
  const messageId = randomUUID();
  await manager.insert(AccountMessageEntity, {
    id: messageId,
    accountId,
    kind: `link_${purpose}`,
    params: { ...params, expiresAt: expiresAt.toISOString() },
    sealed: signIn.sealer.seal(token, placeOfMessage(messageId)),
    createdAt: now,
    sentAt: null,
  });
  if (signIn.linksToLog) log.info({ accountId, purpose, oneTimeToken: token, expiresAt }, 'one-time link');
}

type Deps = Pick<ApiDeps, 'dataSource' | 'signIn' | 'log'>;

/** Whether a link to sign in with is sent: staff have a second factor to go with it, or sign in otherwise. */
async function maySignInByLink(deps: Deps, accountId: string, now: Date): Promise<boolean> {
  const { isSetUp } = await factorOf(deps.dataSource.manager, accountId);
  return isSetUp || !isStaff(await listPeople(deps.dataSource, accountId, now));
}

/**
 * Sends a link to an address, if it has an account. Nothing is looked up before the answer has gone, so that neither its
 * text nor its time tells whether there is one.
 */
export async function requestLink(
  deps: Deps,
  asked: {
    readonly email: string;
    readonly purpose: Exclude<LinkPurpose, 'invitation'>;
    readonly address: string;
    readonly now: Date;
  },
): Promise<void> {
  const { email, purpose, now } = asked;
  await countLinkRequest(deps.dataSource, asked);
  deps.signIn.afterwards.do(async () => {
    const { production } = deps.signIn;
    const account = await findUsableByEmail(deps.dataSource.manager, email, { now, production });
    if (!account) return;
    const { accountId } = account;
    if (purpose === 'sign_in' && !(await maySignInByLink(deps, accountId, now))) return;
    await deps.dataSource.transaction((manager) => sendLink(manager, deps, { accountId, purpose, params: {}, now }));
  });
}

interface FoundLink {
  readonly id: string;
  readonly accountId: string;
  readonly purpose: LinkPurpose;
}

const notValid = (): DomainError => new DomainError('LINK_NOT_VALID');

/** Signs in with a link. An invitation, and one for who forgot it, want a new password with it. */
export async function takeLink(
  deps: Deps,
  given: {
    readonly token: string;
    readonly password: string | undefined;
    readonly code: string | undefined;
    readonly address: string;
    readonly now: Date;
    readonly replaces: Account | null;
  },
): Promise<NewSession> {
  const { token, password, code, address, now, replaces } = given;
  const { dataSource } = deps;
  const [link] = await dataSource.query<FoundLink[]>(
    `select id, account_id as "accountId", purpose from account_links
      where token_hash = $1 and used_at is null and expires_at > $2`,
    [hashToken(token), now],
  );
  const { production } = deps.signIn;
  const account = link && (await findUsableById(dataSource.manager, link.accountId, { now, production }));
  if (!account) throw notValid();
  const { accountId, email } = account;
  const setsPassword = link.purpose !== 'sign_in';
  if (setsPassword && password === undefined) {
    throw new DomainError('INVALID_REQUEST', [{ field: 'password', code: 'REQUIRED' }]);
  }
  if (!setsPassword && password !== undefined) {
    throw new DomainError('INVALID_REQUEST', [{ field: 'password', code: 'NOT_ALLOWED' }]);
  }
  if (password !== undefined) requireGoodPassword(password, email, 'password');
  const passwordHash = password === undefined ? null : await hashPassword(password);
  if (code !== undefined) await countCode(dataSource, link.id, now);
  const secondFactor = await passSecondFactor(deps, { accountId, code, now });
  const credentialVersion = await dataSource.transaction(async (manager) => {
    const [, taken] = await manager.query<[unknown[], number]>(
      `update account_links set used_at = $2 where id = $1 and used_at is null and expires_at > $2`,
      [link.id, now],
    );
    if (taken !== 1) throw notValid();
    if (passwordHash === null) return account.credentialVersion;
    // Whoever could have read other messages to this address has no more use of them.
    await manager.query(
      `update account_links set expires_at = $2 where account_id = $1 and used_at is null and expires_at > $2`,
      [accountId, now],
    );
    return replacePassword(manager, { accountId, passwordHash, now });
  });
  await noteKnownAddress(dataSource, { email, address, now });
  if (setsPassword) await recordOfAccount(deps, { accountId, action: 'change_password', code: null, now });
  return completeSignIn(deps, {
    account: { accountId, credentialVersion },
    kind: 'browser',
    secondFactor,
    action: 'sign_in_by_link',
    now,
    replaces,
  });
}

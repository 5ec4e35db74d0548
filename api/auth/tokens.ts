import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { AccountTokenEntity, type TokenKind } from '../../entities/index.js';

/**
 * What somebody is known by after they signed in: a token in the `Authorization` header of a program, or the same kind
 * of token in a browser's cookie. Only its hash is stored: who reads the table can't sign in with it. A token is made
 * anew at each sign-in and never taken from a request.
 */

const TOKEN_BYTES = 32;
const MINUTE_MS = 60_000;
/** Nobody stays signed in for longer, in a browser or in a program that a person signed in. */
const ABSOLUTE_MS = 12 * 60 * MINUTE_MS;
/** A browser that nobody touched: somebody may have left the desk. */
const IDLE_MS = 30 * MINUTE_MS;
/** When a use is written down again. A browser's idle time is that much inexact, to the safe side. */
const LAST_USED_EVERY_MS = { browser: MINUTE_MS, session: 5 * MINUTE_MS, program: 5 * MINUTE_MS } as const;
const BEARER = /^Bearer ([A-Za-z0-9._~+/-]{16,512}=*)$/i;

/** Who signed in, and with which token. Roles are not here: they are read at each request. */
export interface Account {
  readonly accountId: string;
  readonly tokenId: string;
  readonly expiresAt: Date;
  readonly kind: TokenKind;
  /** Signed in with more than a password. */
  readonly secondFactor: boolean;
}

/** A session that has just begun; its token is known this once. */
export interface NewSession {
  readonly token: string;
  readonly expiresAt: Date;
  readonly accountId: string;
  readonly kind: TokenKind;
  readonly secondFactor: boolean;
}

export const createToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

export const hashToken = (token: string): string => createHash('sha256').update(token, 'utf8').digest('hex');

export const readBearer = (authorization: string | undefined): string | null =>
  BEARER.exec(authorization ?? '')?.[1] ?? null;

interface TokenRow {
  readonly id: string;
  readonly account_id: string;
  readonly expires_at: Date;
  readonly last_used_at: Date | null;
  readonly kind: TokenKind;
  readonly second_factor: boolean;
}

/**
 * The account of a token that is in force, or null. A session rests on the account and its credentials as they are at
 * this moment: closed, run out or changed, and it is over.
 */
export async function findAccount(
  dataSource: DataSource,
  token: string,
  asked: { readonly by: 'bearer' | 'cookie'; readonly now: Date; readonly production: boolean },
): Promise<Account | null> {
  const { by, now, production } = asked;
  const [row] = await dataSource.query<TokenRow[]>(
    `select t.id, t.account_id, t.expires_at, t.last_used_at, t.kind, t.second_factor
       from account_tokens t join accounts a on a.id = t.account_id
      where t.token_hash = $1 and t.revoked_at is null and t.expires_at > $2 and (t.kind = 'browser') = $3
        and (t.kind <> 'browser' or t.last_used_at > $4)
        and t.credential_version = a.credential_version and a.disabled_at is null
        and (a.credentials_expire_at is null or a.credentials_expire_at > $2) and not (a.trial and $5)`,
    [hashToken(token), now, by === 'cookie', new Date(now.getTime() - IDLE_MS), production],
  );
  if (!row) return null;
  // Not at each request, which spares a write.
  if (row.last_used_at === null || now.getTime() - row.last_used_at.getTime() > LAST_USED_EVERY_MS[row.kind]) {
    await dataSource.manager.update(AccountTokenEntity, { id: row.id }, { lastUsedAt: now });
  }
  const { id: tokenId, account_id: accountId, expires_at: expiresAt, kind, second_factor: secondFactor } = row;
  return { accountId, tokenId, expiresAt, kind, secondFactor };
}

/** Begins a session on the credentials that were checked: with a version that is no longer the account's it is over. */
export async function startSession(
  manager: EntityManager,
  session: {
    readonly accountId: string;
    readonly credentialVersion: number;
    readonly kind: 'browser' | 'session';
    readonly secondFactor: boolean;
    readonly now: Date;
  },
): Promise<NewSession> {
  const { accountId, credentialVersion, kind, secondFactor, now } = session;
  const token = createToken();
  const expiresAt = new Date(now.getTime() + ABSOLUTE_MS);
  await manager.insert(AccountTokenEntity, {
    id: randomUUID(),
    accountId,
    tokenHash: hashToken(token),
    createdAt: now,
    expiresAt,
    revokedAt: null,
    lastUsedAt: now,
    kind,
    secondFactor,
    credentialVersion,
  });
  return { token, expiresAt, accountId, kind, secondFactor };
}

export async function revokeToken(manager: EntityManager, tokenId: string, now: Date): Promise<void> {
  await manager.update(AccountTokenEntity, { id: tokenId }, { revokedAt: now });
}

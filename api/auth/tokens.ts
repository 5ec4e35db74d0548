import { createHash, randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { AccountTokenEntity } from '../../entities/index.js';

/** Bearer tokens. Only their hash is stored: who reads the table can't sign in with it. */

const TOKEN_BYTES = 32;
const LAST_USED_EVERY_MS = 5 * 60_000;
const BEARER = /^Bearer ([A-Za-z0-9._~+/-]{16,512}=*)$/i;

/** Who signed in, and with which token. Roles are not here: they are read at each request. */
export interface Account {
  readonly accountId: string;
  readonly tokenId: string;
  readonly expiresAt: Date;
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
}

/** The account of a token that is in force, or null. */
export async function findAccount(dataSource: DataSource, token: string, now: Date): Promise<Account | null> {
  const [row] = await dataSource.query<TokenRow[]>(
    `select t.id, t.account_id, t.expires_at, t.last_used_at
       from account_tokens t join accounts a on a.id = t.account_id
      where t.token_hash = $1 and t.revoked_at is null and t.expires_at > $2 and a.disabled_at is null`,
    [hashToken(token), now],
  );
  if (!row) return null;
  // To the minute is enough, and spares a write per request.
  if (row.last_used_at === null || now.getTime() - row.last_used_at.getTime() > LAST_USED_EVERY_MS) {
    await dataSource.manager.update(AccountTokenEntity, { id: row.id }, { lastUsedAt: now });
  }
  return { accountId: row.account_id, tokenId: row.id, expiresAt: row.expires_at };
}

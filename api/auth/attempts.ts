import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { ApiProblem } from '../problem.js';

/**
 * Back-off against guessing. Counted per address, per account and per both together. A stranger can drive up an
 * account's count, so that count alone does not stop an address from which the account has signed in before.
 */

const WINDOW_MS = 15 * 60_000;
const KEPT_MS = 30 * 24 * 60 * 60_000;

const LIMITS = { pair: 20, account: 20, address: 100 } as const;
type Counted = keyof typeof LIMITS;

const keyHash = (kind: Counted, value: string): string =>
  createHash('sha256').update(`${kind}\n${value}`, 'utf8').digest('hex');

interface Count {
  readonly key_hash: string;
  readonly failures: number;
  readonly oldest: Date | null;
  readonly has_succeeded: boolean;
}

export interface Attempt {
  succeed(): Promise<void>;
}

/**
 * Counts an attempt before the password is looked at: many at once would otherwise all find the count low. Throws when
 * there were too many failures.
 */
export async function beginAttempt(
  dataSource: DataSource,
  attempt: { readonly email: string; readonly address: string; readonly now: Date },
): Promise<Attempt> {
  const { address, now } = attempt;
  const account = attempt.email.toLowerCase();
  const keys: Record<Counted, string> = {
    pair: keyHash('pair', `${account}\n${address}`),
    account: keyHash('account', account),
    address: keyHash('address', address),
  };
  const counts = await dataSource.query<Count[]>(
    `select key_hash,
            count(*) filter (where not succeeded and at > $2)::int as failures,
            min(at) filter (where not succeeded and at > $2) as oldest,
            bool_or(succeeded) as has_succeeded
       from sign_in_attempts where key_hash = any($1) group by key_hash`,
    [Object.values(keys), new Date(now.getTime() - WINDOW_MS)],
  );
  const of = (kind: Counted): Count | undefined => counts.find((count) => count.key_hash === keys[kind]);
  for (const kind of Object.keys(LIMITS) as Counted[]) {
    const count = of(kind);
    if (count === undefined || count.failures < LIMITS[kind]) continue;
    if (kind === 'account' && of('pair')?.has_succeeded) continue;
    const freeAt = (count.oldest ?? now).getTime() + WINDOW_MS;
    const retryAfterS = Math.max(1, Math.ceil((freeAt - now.getTime()) / 1000));
    throw new ApiProblem('TOO_MANY_ATTEMPTS', [], { retryAfterS });
  }
  await dataSource.query(`delete from sign_in_attempts where key_hash = any($1) and at < $2`, [
    Object.values(keys),
    new Date(now.getTime() - KEPT_MS),
  ]);
  const rows = await dataSource.query<{ id: string }[]>(
    `insert into sign_in_attempts (key_hash, at, succeeded) select unnest($1::text[]), $2, false returning id`,
    [Object.values(keys), now],
  );
  return {
    succeed: async () => {
      await dataSource.query(`update sign_in_attempts set succeeded = true where id = any($1::bigint[])`, [
        rows.map((row) => row.id),
      ]);
    },
  };
}

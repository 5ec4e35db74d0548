import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { ApiProblem } from '../problem.js';

/**
 * Back-off against guessing. Of one account at most twenty guesses are looked at in any quarter of an hour, from however
 * many addresses they come. Strangers have their share of these and people at an address from which the account was
 * signed in to before have theirs: so a stranger can't lock anybody out. One address has a limit over all accounts.
 */

const WINDOW_MS = 15 * 60_000;
const KEPT_MS = 30 * 24 * 60 * 60_000;

/** Guesses per account, and per address over all accounts, in a window. `known` and `strangers` make twenty. */
export const GUESSES = { known: 8, strangers: 12, address: 100 } as const;
/** Links that are sent to one address of e-mail, and asked for from one address, in a window. */
export const LINK_REQUESTS = { links: 5, linksFrom: 20 } as const;
/** Codes of a second factor that are tried with one link: whoever has it can't be locked out by anybody else. */
const CODES = { codes: 10 } as const;

const LIMITS = { ...GUESSES, ...LINK_REQUESTS, ...CODES } as const;
type Counted = keyof typeof LIMITS;
/** Remembers where an account was signed in to; without a limit of its own. */
type Noted = Counted | 'pair';

const keyHash = (kind: Noted, value: string): string =>
  createHash('sha256').update(`${kind}\n${value}`, 'utf8').digest('hex');

interface Count {
  readonly key_hash: string;
  readonly failures: number;
  readonly oldest: Date | null;
  readonly has_succeeded: boolean;
}

interface Tried {
  readonly email: string;
  readonly address: string;
  readonly now: Date;
}

type Keys = Readonly<Partial<Record<Noted, string>>>;

const keysOf = ({ email, address }: Tried): Readonly<Record<Exclude<Noted, 'codes'>, string>> => {
  const account = email.toLowerCase();
  return {
    pair: keyHash('pair', `${account}\n${address}`),
    known: keyHash('known', account),
    strangers: keyHash('strangers', account),
    address: keyHash('address', address),
    links: keyHash('links', account),
    linksFrom: keyHash('linksFrom', address),
  };
};

const countsOf = (manager: EntityManager, keys: Keys, now: Date): Promise<Count[]> =>
  manager.query<Count[]>(
    `select key_hash,
            count(*) filter (where not succeeded and at > $2)::int as failures,
            min(at) filter (where not succeeded and at > $2) as oldest,
            bool_or(succeeded) as has_succeeded
       from sign_in_attempts where key_hash = any($1) group by key_hash`,
    [Object.values(keys), new Date(now.getTime() - WINDOW_MS)],
  );

function refuseTooMany(counts: readonly Count[], keys: Keys, now: Date): void {
  for (const [kind, limit] of Object.entries(LIMITS)) {
    const key = keys[kind as Counted];
    const count = counts.find((counted) => counted.key_hash === key);
    if (key === undefined || count === undefined || count.failures < limit) continue;
    const freeAt = (count.oldest ?? now).getTime() + WINDOW_MS;
    throw new ApiProblem('TOO_MANY_ATTEMPTS', [], {
      retryAfterS: Math.max(1, Math.ceil((freeAt - now.getTime()) / 1000)),
    });
  }
}

/**
 * Counts one attempt under each key, or throws. What is over its limit costs one look at an index. What is not is
 * counted under locks: of many at once each would otherwise find the count low.
 */
async function count(dataSource: DataSource, keys: Keys, now: Date): Promise<readonly string[]> {
  refuseTooMany(await countsOf(dataSource.manager, keys, now), keys, now);
  return dataSource.transaction(async (manager) => {
    // In one order for everybody, so that two never wait for each other.
    await manager.query(
      `select pg_advisory_xact_lock(hashtextextended(key, 0)) from (select unnest($1::text[]) as key order by 1) keys`,
      [Object.values(keys)],
    );
    refuseTooMany(await countsOf(manager, keys, now), keys, now);
    const rows = await manager.query<{ id: string }[]>(
      `with old as (delete from sign_in_attempts where key_hash = any($1) and at < $3)
       insert into sign_in_attempts (key_hash, at, succeeded) select unnest($1::text[]), $2, false returning id`,
      [Object.values(keys), now, new Date(now.getTime() - KEPT_MS)],
    );
    return rows.map((row) => row.id);
  });
}

export interface Attempt {
  /** It was no guess: it does not count, and the address is known to the account from now on. */
  succeed(): Promise<void>;
}

/** Counts an attempt before anything is looked at. Throws when there were too many. */
export async function beginAttempt(dataSource: DataSource, tried: Tried): Promise<Attempt> {
  const { pair, known, strangers, address } = keysOf(tried);
  const { now } = tried;
  const [before] = await countsOf(dataSource.manager, { pair }, now);
  const keys = before?.has_succeeded ? { pair, known } : { pair, strangers, address };
  const ids = await count(dataSource, keys, now);
  return {
    succeed: async () => {
      await dataSource.query(`update sign_in_attempts set succeeded = true where id = any($1::bigint[])`, [ids]);
    },
  };
}

/** Counts a request for a link: nobody is flooded with mail. Throws when there were too many. */
export async function countLinkRequest(dataSource: DataSource, tried: Tried): Promise<void> {
  const { links, linksFrom } = keysOf(tried);
  await count(dataSource, { links, linksFrom }, tried.now);
}

/** Counts a code that is given with a link. Throws when there were too many. */
export async function countCode(dataSource: DataSource, linkId: string, now: Date): Promise<void> {
  await count(dataSource, { codes: keyHash('codes', linkId) }, now);
}

/** Remembers that an account was signed in to at this address, by other means than a password. */
export async function noteKnownAddress(dataSource: DataSource, tried: Tried): Promise<void> {
  await dataSource.query(`insert into sign_in_attempts (key_hash, at, succeeded) values ($1, $2, true)`, [
    keysOf(tried).pair,
    tried.now,
  ]);
}

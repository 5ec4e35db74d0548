import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { DataSource, Logger } from 'typeorm';
import { signIn } from '../../api/auth/sign-in.js';
import type { ApiProblem } from '../../api/problem.js';
import { DomainError } from '../../domain/errors.js';
import { createDataSource } from '../../entities/data-source.js';
import { AccountEntity } from '../../entities/index.js';
import { withDesk } from '../../entities/with-desk.js';
import { TEST_SIGN_IN } from '../factories/sign-in.js';
import { addSampleDesk } from './sample-desk.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/**
 * Guessing passwords. What is counted is how many guesses are looked at: that is what a guess is worth, and what it costs.
 * How many are made: 10,000, as somebody would who has a list (KYOSO_GUESSES sets another number).
 */

const TRIES = Number(process.env['KYOSO_GUESSES'] ?? 10_000);
const WINDOW_MS = 15 * 60_000;
const PER_ACCOUNT = 20;

let database: TestDatabase;
let dataSource: DataSource;
let now = new Date('2026-11-24T01:00:00Z');
/** Address of e-mail -> how many of its guesses were looked at since it was last emptied. */
const evaluated = new Map<string, number>();
const RIGHT = 'the right one of this account';

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = createDataSource({ url: database.appUrl, poolSize: 8, applicationName: 'test' });
  await dataSource.initialize();
  const { deskId, personId } = await addSampleDesk(dataSource, 'desk');
  const emails = Array.from({ length: 500 }, (_none, n) => `person${n}@example.jp`);
  await dataSource.manager.insert(
    AccountEntity,
    emails.map((email) => ({ id: randomUUID(), email, passwordHash: email, createdAt: now })),
  );
  const { id: accountId } = await dataSource.manager.findOneByOrFail(AccountEntity, { email: emails[0]! });
  await withDesk(dataSource, { deskId }, async (manager) => {
    await manager.query(`update people set account_id = $1 where id = $2`, [accountId, personId]);
    await manager.query(`insert into memberships (account_id, desk_id, person_id) values ($1, $2, $3)`, [
      accountId,
      deskId,
      personId,
    ]);
    await manager.query(
      `insert into person_roles (desk_id, id, person_id, role, valid_from) values ($1, $2, $3, 'officer', '2026-04-01')`,
      [deskId, randomUUID(), personId],
    );
  });
}, 60_000);

afterAll(async () => {
  await TEST_SIGN_IN.afterwards.settle();
  await dataSource?.destroy();
  await database?.drop();
});

beforeEach(async () => {
  await TEST_SIGN_IN.afterwards.settle();
  evaluated.clear();
  // Every test has a window of its own.
  now = new Date(now.getTime() + WINDOW_MS);
});

/** Stands in for the real one, which takes a tenth of a second of a processor: a hash here is the address itself. */
const isPasswordRight = async (password: string, passwordHash: string | null): Promise<boolean> => {
  const whose = passwordHash ?? 'nobody';
  evaluated.set(whose, (evaluated.get(whose) ?? 0) + 1);
  return password === RIGHT && passwordHash !== null;
};

/** What became of a try: its code, or that it was let in. */
async function tryIn(email: string, address: string, password = 'a guess'): Promise<string> {
  const deps = { dataSource, signIn: { ...TEST_SIGN_IN, isPasswordRight } };
  try {
    await signIn(deps, { email, password, address, now, kind: 'session', replaces: null });
    return 'in';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

/** As many at once as a connection pool lets through, and more. */
async function inParallel<T>(count: number, work: (n: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const run = async () => {
    while (next < count) {
      const n = next;
      next += 1;
      results[n] = await work(n);
    }
  };
  await Promise.all(Array.from({ length: 24 }, run));
  return results;
}

const addressOf = (n: number): string => `198.51.${(n >> 8) & 255}.${n & 255}`;
const most = (): number => Math.max(0, ...evaluated.values());

test(`${TRIES} tries over 500 accounts from many addresses: at most ${PER_ACCOUNT} of each account are looked at`, async () => {
  const answers = await inParallel(TRIES, (n) => tryIn(`person${n % 500}@example.jp`, addressOf(n)));
  expect(new Set(answers)).toEqual(new Set(['WRONG_CREDENTIALS', 'TOO_MANY_ATTEMPTS']));
  expect(most()).toBeLessThanOrEqual(PER_ACCOUNT);
  expect(answers.filter((answer) => answer === 'WRONG_CREDENTIALS')).toHaveLength(
    [...evaluated.values()].reduce((sum, n) => sum + n, 0),
  );
}, 600_000);

test('one account, 1,000 tries from 1,000 addresses, all at once', async () => {
  const answers = await inParallel(1_000, (n) => tryIn('person7@example.jp', addressOf(n)));
  expect(evaluated.get('person7@example.jp')).toBeLessThanOrEqual(PER_ACCOUNT);
  expect(answers.filter((answer) => answer === 'TOO_MANY_ATTEMPTS').length).toBeGreaterThanOrEqual(980);
}, 300_000);

test('one address has a limit over all accounts, those that do not exist included', async () => {
  const answers = await inParallel(300, (n) =>
    tryIn(n % 2 ? `person${n}@example.jp` : `nobody${n}@example.jp`, '192.0.2.9'),
  );
  expect(answers.filter((answer) => answer !== 'TOO_MANY_ATTEMPTS')).toHaveLength(100);
}, 120_000);

describe('the person whose account it is', () => {
  const EMAIL = 'person0@example.jp';
  const HOME = '203.0.113.5';

  test('gets in from where they were before, while strangers are held off', async () => {
    expect(await tryIn(EMAIL, HOME, RIGHT)).toBe('in');
    await inParallel(200, (n) => tryIn(EMAIL, addressOf(n)));
    expect(await tryIn(EMAIL, '198.51.100.77', RIGHT)).toBe('TOO_MANY_ATTEMPTS');
    expect(await tryIn(EMAIL, HOME, RIGHT)).toBe('in');
  });

  test('whoever guesses at that address as well finds at most twenty guesses in all', async () => {
    expect(await tryIn(EMAIL, HOME, RIGHT)).toBe('in');
    evaluated.clear();
    await inParallel(200, (n) => tryIn(EMAIL, n % 2 ? HOME : addressOf(n)));
    expect(evaluated.get(EMAIL)).toBeLessThanOrEqual(PER_ACCOUNT);
  });

  test('is let in again when the window is over, and is told when', async () => {
    await inParallel(40, () => tryIn(EMAIL, '198.51.100.99'));
    const refused = await signIn(
      { dataSource, signIn: { ...TEST_SIGN_IN, isPasswordRight } },
      { email: EMAIL, password: RIGHT, address: '198.51.100.99', now, kind: 'session', replaces: null },
    ).catch((error: unknown) => error);
    const { retryAfterS } = refused as ApiProblem;
    expect(retryAfterS).toBe(WINDOW_MS / 1000);
    now = new Date(now.getTime() + retryAfterS! * 1000);
    expect(await tryIn(EMAIL, '198.51.100.99', RIGHT)).toBe('in');
  });
});

describe('an unknown address and a wrong password', () => {
  /** Every statement, in its order, that a try made before it was answered. */
  async function statementsOf(email: string): Promise<readonly string[]> {
    const statements: string[] = [];
    const nothing = () => undefined;
    const logger: Logger = {
      logQuery: (query) => void statements.push(query.replaceAll(/\s+/g, ' ')),
      logQueryError: nothing,
      logQuerySlow: nothing,
      logSchemaBuild: nothing,
      logMigration: nothing,
      log: nothing,
    };
    dataSource.setOptions({ logging: ['query'], logger });
    const answer = await tryIn(email, `192.0.2.${(email.length * 7) % 250}`);
    const made = [...statements];
    await TEST_SIGN_IN.afterwards.settle();
    dataSource.setOptions({ logging: false });
    expect(answer).toBe('WRONG_CREDENTIALS');
    return made;
  }

  test('are answered alike after the same statements and one look at a password', async () => {
    const wrong = await statementsOf('person0@example.jp');
    expect(wrong.length).toBeGreaterThan(4);
    const set = (column: string, value: unknown) =>
      dataSource.query(`update accounts set ${column} = $1 where email = 'person1@example.jp'`, [value]);
    expect(await statementsOf('nobody@example.jp')).toEqual(wrong);
    for (const [column, value, back] of [
      ['disabled_at', now, null],
      ['credentials_expire_at', now, null],
      ['password_hash', null, 'person1@example.jp'],
    ] as const) {
      await set(column, value);
      expect(await statementsOf('person1@example.jp')).toEqual(wrong);
      await set(column, back);
    }
    // Each of them cost one look; only the account that is in order was looked at by its own hash.
    expect(evaluated).toEqual(
      new Map([
        ['person0@example.jp', 1],
        ['nobody', 4],
      ]),
    );
  });
});

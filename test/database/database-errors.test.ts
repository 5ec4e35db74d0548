import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { createDataSource } from '../../entities/data-source.js';
import { isDatabaseUnavailable, isUniqueViolation } from '../../entities/database-errors.js';
import { ClosedDayEntity, DeskEntity, ProposalEntity } from '../../entities/index.js';
import { withDesk } from '../../entities/with-desk.js';
import { addSampleDesk, type SampleDesk } from './sample-desk.js';
import { createTestDatabase, runQuery, type TestDatabase } from './test-database.js';

let database: TestDatabase;
let dataSource: DataSource;
let desk: SampleDesk;
const lost: Error[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = createDataSource({
    url: database.appUrl,
    poolSize: 2,
    applicationName: 'errors',
    onConnectionLost: (error) => lost.push(error),
  });
  await dataSource.initialize();
  desk = await addSampleDesk(dataSource, 'nara');
});

afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

/** What the promise was rejected with. */
const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => {
      throw new Error('It should have been rejected.');
    },
    (error: unknown) => error,
  );

const inDesk = (sql: string): Promise<unknown> => withDesk(dataSource, desk, (manager) => manager.query(sql));
/** The server hangs up on everybody; a moment later this process has heard of it. */
async function terminateAll(): Promise<void> {
  await runQuery(
    database.adminUrl,
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'errors'`,
  );
  await sleep(200);
}

describe('the database is unavailable', () => {
  test('when nobody listens', async () => {
    const url = new URL(database.appUrl);
    url.port = '1';
    const nobody = createDataSource({ url: url.href, poolSize: 1, applicationName: 'errors' });
    expect(isDatabaseUnavailable(await rejection(nobody.initialize()))).toBe(true);
  });

  test('when all connections are taken for two seconds', async () => {
    // What a nested withDesk would meet: the pool of two is held by those who wait for a third.
    const error = await withDesk(dataSource, desk, () =>
      withDesk(dataSource, desk, () => rejection(inDesk('select 1'))),
    );
    expect(isDatabaseUnavailable(error)).toBe(true);
  });

  test('when a statement takes longer than five seconds', async () => {
    const error = await rejection(inDesk('select pg_sleep(6)'));
    expect(error).toMatchObject({ code: '57014' });
    expect(isDatabaseUnavailable(error)).toBe(true);
  }, 10_000);

  test('when a row stays locked for two seconds', async () => {
    const error = await withDesk(dataSource, desk, async (manager) => {
      await manager.update(ProposalEntity, { id: desk.proposalId }, { title: 'first' });
      return rejection(inDesk(`update proposals set title = 'second'`));
    });
    expect(error).toMatchObject({ code: '55P03' });
    expect(isDatabaseUnavailable(error)).toBe(true);
  });

  test('when the connection is lost in the middle of a statement', async () => {
    const waiting = rejection(inDesk('select pg_sleep(4)'));
    await sleep(200);
    await terminateAll();
    expect(isDatabaseUnavailable(await waiting)).toBe(true);
  });

  test.each<[string, (manager: EntityManager) => Promise<unknown>]>([
    ['query', (manager) => manager.query('select 1')],
    ['insert', (manager) => manager.insert(ClosedDayEntity, { deskId: desk.deskId, day: '2026-08-14' })],
    ['find', (manager) => manager.find(ClosedDayEntity)],
    ['query builder', (manager) => manager.createQueryBuilder(ClosedDayEntity, 'day').getMany()],
  ])('when the connection is lost between two statements, the second a %s', async (_kind, second) => {
    let begun = false;
    const error = await rejection(
      withDesk(dataSource, desk, async (manager) => {
        begun = true;
        await terminateAll();
        await second(manager);
      }),
    );
    expect(begun).toBe(true);
    expect(isDatabaseUnavailable(error)).toBe(true);
  });

  test('when the connection is lost before the commit', async () => {
    const error = await rejection(
      withDesk(dataSource, desk, async (manager) => {
        await manager.insert(ClosedDayEntity, { deskId: desk.deskId, day: '2026-08-15' });
        await terminateAll();
      }),
    );
    expect(isDatabaseUnavailable(error)).toBe(true);
    expect(await inDesk('select * from closed_days')).toEqual([]);
  });

  test('when it is read-only', async () => {
    const error = await rejection(
      withDesk(dataSource, desk, async (manager) => {
        await manager.query('set transaction read only');
        await manager.insert(ClosedDayEntity, { deskId: desk.deskId, day: '2026-08-14' });
      }),
    );
    expect(isDatabaseUnavailable(error)).toBe(true);
  });

  test('and afterwards the pool works again; a lost idle connection ends no process', async () => {
    await inDesk('select 1');
    await terminateAll();
    expect(lost.length).toBeGreaterThan(0);
    expect(await inDesk('select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('the request is at fault', () => {
  test.each([
    ['a wrong statement', 'select nonsense'],
    ['a refused change', 'delete from desks'],
    ['a missing reference', `update proposals set challenge_id = gen_random_uuid()`],
    ['a value that is too long', `update proposals set channel = repeat('x', 21)`],
  ])('%s', async (_what, sql) => {
    expect(isDatabaseUnavailable(await rejection(inDesk(sql)))).toBe(false);
  });

  test.each([[undefined], [null], ['53300'], [new Error('no')], [{ code: 'INVALID_REQUEST' }], [{ code: '08' }]])(
    '%p is no fault of the database',
    (error) => expect(isDatabaseUnavailable(error)).toBe(false),
  );
});

test('a unique violation is told by its constraint', async () => {
  const again = rejection(
    dataSource.manager.insert(DeskEntity, {
      id: 'nara',
      nameJa: '',
      nameEn: '',
      profileVersion: 1,
      createdAt: new Date(),
    }),
  );
  const error = await again;
  expect(isUniqueViolation(error)).toBe(true);
  expect(isUniqueViolation(error, 'desks_pkey')).toBe(true);
  expect(isUniqueViolation(error, 'commands_number_key')).toBe(false);
  expect(isUniqueViolation(await rejection(inDesk('select nonsense')))).toBe(false);
});

test('an error that wraps others is looked into, also when it wraps itself', () => {
  const refused = Object.assign(new Error(), { code: 'ECONNREFUSED' });
  expect(isDatabaseUnavailable(new AggregateError([new Error('no'), refused]))).toBe(true);
  expect(isDatabaseUnavailable(new Error('outer', { cause: refused }))).toBe(true);
  const circle: { cause?: unknown } = {};
  circle.cause = circle;
  expect(isDatabaseUnavailable(circle)).toBe(false);
});

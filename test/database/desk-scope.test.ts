import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { draftState } from '../../domain/case-state.js';
import { createDataSource, createOwnerDataSource } from '../../entities/data-source.js';
import {
  AuditAccessEntity,
  ClosedDayEntity,
  CommandEntity,
  LocatorEntity,
  PersonEntity,
  ProposalEntity,
  TaskEntity,
} from '../../entities/index.js';
import { withDesk } from '../../entities/with-desk.js';
import { addSampleDesk, type SampleDesk } from './sample-desk.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

let database: TestDatabase;
/** A pool of one: whatever a transaction leaves behind, the next one meets. */
let dataSource: DataSource;
let here: SampleDesk;
let elsewhere: SampleDesk;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = createDataSource({ url: database.appUrl, poolSize: 1, applicationName: 'test' });
  await dataSource.initialize();
  here = await addSampleDesk(dataSource, 'here');
  elsewhere = await addSampleDesk(dataSource, 'elsewhere');
});

afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

const refusal = { code: '42501', message: 'no desk in scope' };

describe('without a desk in scope', () => {
  test('the same pooled connection refuses to read and write after withDesk has committed', async () => {
    const readPid = (manager: EntityManager): Promise<unknown> => manager.query('select pg_backend_pid() as pid');
    const scoped = await withDesk(dataSource, here, readPid);
    expect(await readPid(dataSource.manager)).toEqual(scoped);
    expect(await dataSource.query(`select current_setting('app.desk', true) as desk`)).toEqual([{ desk: '' }]);

    await expect(dataSource.manager.find(ProposalEntity)).rejects.toMatchObject(refusal);
    await expect(
      dataSource.manager.update(ProposalEntity, { id: here.proposalId }, { title: 'x' }),
    ).rejects.toMatchObject(refusal);
    await expect(
      dataSource.manager.insert(ClosedDayEntity, { deskId: 'here', day: '2026-08-14' }),
    ).rejects.toMatchObject(refusal);
  });

  test('and after withDesk has rolled back', async () => {
    await expect(
      withDesk(dataSource, here, async (manager) => {
        await manager.insert(ClosedDayEntity, { deskId: 'here', day: '2026-08-13' });
        throw new Error('on second thoughts');
      }),
    ).rejects.toThrow('on second thoughts');

    await expect(dataSource.manager.find(ClosedDayEntity)).rejects.toMatchObject(refusal);
    expect(await withDesk(dataSource, here, (manager) => manager.count(ClosedDayEntity))).toBe(0);
  });

  test('a new connection, on which nothing was ever set, refuses too', async () => {
    const fresh = createDataSource({ url: database.appUrl, poolSize: 1, applicationName: 'test' });
    await fresh.initialize();
    try {
      expect(await fresh.query(`select current_setting('app.desk', true) as desk`)).toEqual([{ desk: null }]);
      await expect(fresh.manager.find(ProposalEntity)).rejects.toMatchObject(refusal);
    } finally {
      await fresh.destroy();
    }
  });

  test('the owner of the tables is bound as well', async () => {
    const owner = createOwnerDataSource({ url: database.ownerUrl });
    await owner.initialize();
    try {
      await expect(owner.manager.find(ProposalEntity)).rejects.toMatchObject(refusal);
      const seen = await withDesk(owner, here, (manager) => manager.find(ProposalEntity));
      expect(seen.map((proposal) => proposal.id)).toEqual([here.proposalId]);
    } finally {
      await owner.destroy();
    }
  });

  test('what finds a desk can be read', async () => {
    expect(await dataSource.manager.findOneBy(LocatorEntity, { proposalId: elsewhere.proposalId })).toMatchObject({
      deskId: 'elsewhere',
    });
  });
});

describe('with a desk in scope', () => {
  test('the scope says desk and person', async () => {
    const read = (scope: { deskId: string; personId?: string | null }) =>
      withDesk(dataSource, scope, (manager) =>
        manager.query(`select current_desk() as desk, current_setting('app.person') as person`),
      );
    expect(await read(here)).toEqual([{ desk: 'here', person: here.personId }]);
    expect(await read({ deskId: 'here' })).toEqual([{ desk: 'here', person: '' }]);
  });

  test("another desk's rows can't be seen, changed or removed", async () => {
    await withDesk(dataSource, here, async (manager) => {
      expect((await manager.find(ProposalEntity)).map((proposal) => proposal.deskId)).toEqual(['here']);
      expect(await manager.findOneBy(CommandEntity, { deskId: 'elsewhere' })).toBeNull();
      expect((await manager.update(PersonEntity, { id: elsewhere.personId }, { name: 'x' })).affected).toBe(0);
      expect(await manager.query(`delete from audit_values where desk_id = 'elsewhere'`)).toEqual([[], 0]);
    });
  });

  test('no row can be inserted into another desk or moved there', async () => {
    const violation = { code: '42501', message: expect.stringContaining('row-level security') };
    await expect(
      withDesk(dataSource, here, (manager) =>
        manager.insert(ClosedDayEntity, { deskId: 'elsewhere', day: '2026-08-14' }),
      ),
    ).rejects.toMatchObject(violation);
    await expect(
      withDesk(dataSource, here, (manager) =>
        manager.update(PersonEntity, { deskId: 'here', id: here.personId }, { deskId: 'elsewhere' }),
      ),
    ).rejects.toMatchObject(violation);
  });

  test("a row can't refer to another desk's row, though references pass row-level security", async () => {
    await expect(
      withDesk(dataSource, here, (manager) =>
        manager.insert(TaskEntity, {
          deskId: 'here',
          id: randomUUID(),
          proposalId: elsewhere.proposalId,
          departmentId: randomUUID(),
          lead: true,
          status: 'asked',
          askedAt: new Date(),
        }),
      ),
    ).rejects.toMatchObject({ code: '23503' });
  });

  test('work that goes on after a failed statement is not taken for committed', async () => {
    const work = withDesk(dataSource, here, async (manager) => {
      await manager.insert(ClosedDayEntity, { deskId: 'here', day: '2026-08-15' });
      await manager.insert(ClosedDayEntity, { deskId: 'here', day: '2026-08-15' }).catch(() => undefined);
      return 'acknowledged';
    });
    await expect(work).rejects.toMatchObject({ code: '25P02' });
    expect(await withDesk(dataSource, here, (manager) => manager.count(ClosedDayEntity))).toBe(0);
  });

  test('what went through jsonb, date, timestamptz and bigint comes back as its type says', async () => {
    const at = new Date('2026-03-31T15:00:00.123Z');
    await withDesk(dataSource, here, async (manager) => {
      await manager.update(ProposalEntity, { id: here.proposalId }, { receivedAt: at, content: { title: '𠮷野' } });
      const proposal = await manager.findOneByOrFail(ProposalEntity, { id: here.proposalId });
      expect(proposal).toMatchObject({
        receivedAt: at,
        content: { title: '𠮷野' },
        state: draftState('open_proposal'),
        nextNumber: 1,
        opening: 1,
        started: false,
        outcome: null,
      });
      const command = await manager.findOneByOrFail(CommandEntity, { id: here.commandId });
      expect(command.occurredOn).toBe('2026-04-01');
      expect(await manager.query('select occurred_on from commands')).toEqual([{ occurred_on: '2026-04-01' }]);
      expect((await manager.findOneByOrFail(AuditAccessEntity, { deskId: 'here' })).id).toMatch(/^[0-9]+$/);
    });
  });
});

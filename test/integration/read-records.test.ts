import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { today } from '../../tools/walkthrough/story.js';
import { inDialogue, refusalOf } from './cases.js';
import { Instance } from './instance.js';

/** Who read what: every answer that shows protected or personal fields has a row, or there is no answer. */

let instance: Instance;
let id: string;

beforeAll(async () => {
  instance = await Instance.start();
  id = await inDialogue(instance);
}, 240_000);

afterAll(() => instance?.stop(), 60_000);

async function accesses(
  query: { from?: string; to?: string; limit?: number; cursor?: string; personId?: string } = {},
) {
  const { data } = await instance.as('auditor').api.GET('/audit/proposals/{id}/accesses', {
    params: { path: { id }, query },
  });
  if (!data) throw new Error('no answer');
  return data;
}

const latest = async () => (await accesses({ limit: 1 })).accesses[0];

describe('a read is recorded', () => {
  test.each(['officer', 'coordinator', 'proposer', 'colleague', 'auditor'])('of the case, by the %s', async (login) => {
    await instance.as(login).proposal(id);
    expect(await latest()).toMatchObject({
      action: 'GET /proposals/{id}',
      fields: ['protected', 'personal'],
      code: null,
    });
  });

  test('but not who sees no such field', async () => {
    const before = (await accesses()).accesses.length;
    await instance.as('coordinator').api.GET('/desks/{desk}/challenges', { params: { path: { desk: 'tokorozawa' } } });
    await instance.as('coordinator').departments('tokorozawa');
    expect((await accesses()).accesses).toHaveLength(before);
  });

  test('an attempt that was refused is there as well, with its reason', async () => {
    expect(await refusalOf(instance.as('officer2').proposal(id))).toMatchObject({ status: 404 });
    expect(await latest()).toMatchObject({ code: 'NOT_FOUND', fields: [], name: '担当 三郎' });
    expect(await refusalOf(instance.as('auditor').command(id, 'replan', { reason: '監査' }))).toMatchObject({
      status: 403,
    });
    expect(await latest()).toMatchObject({ code: 'FORBIDDEN', fields: [], name: '監査 七子' });
  });

  test('“who has read this case from then to then?” is one question', async () => {
    const all = await accesses({ from: today(), to: today() });
    expect(new Set(all.accesses.map(({ name }) => name))).toEqual(
      new Set(['担当 二郎', '調整 一郎', '提案 太郎', '提案 次郎', '監査 七子', '担当 三郎']),
    );
    expect((await accesses({ to: '2020-01-01' })).accesses).toEqual([]);
    expect((await accesses({ from: '2999-01-01' })).accesses).toEqual([]);
    const paged = [];
    for (let cursor: string | undefined; ;) {
      const page = await accesses({ limit: 3, ...(cursor !== undefined && { cursor }) });
      paged.push(...page.accesses);
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(paged).toEqual(all.accesses);
    const officer = all.accesses.find(({ name }) => name === '担当 二郎')!;
    const ofOfficer = await accesses({ personId: officer.personId! });
    expect(ofOfficer.accesses).toEqual(all.accesses.filter(({ personId }) => personId === officer.personId));
  });
});

describe('an auditor asks', () => {
  const auditor = () => instance.as('auditor');
  const personNamed = async (name: string): Promise<string> => {
    const params = { path: { desk: 'tokorozawa' }, query: { limit: 100 } };
    const { data } = await auditor().api.GET('/desks/{desk}/people', { params });
    return data!.people.find((person) => person.name === name)!.id;
  };
  const deeds = async (personId: string, query: { from?: string; to?: string; limit?: number; cursor?: string } = {}) =>
    (
      await auditor().api.GET('/audit/desks/{desk}/people/{personId}', {
        params: { path: { desk: 'tokorozawa', personId }, query },
      })
    ).data!;

  test('what one person did and read, page by page and between two days, and is noted for it', async () => {
    const coordinator = await personNamed('調整 一郎');
    await instance.as('coordinator').proposal(id);
    const all = await deeds(coordinator, { from: today(), to: today(), limit: 100 });
    expect([all.next, all.person]).toEqual([null, { personId: coordinator, name: '調整 一郎' }]);
    expect(all.deeds[0]).toMatchObject({
      source: 'access',
      action: 'GET /proposals/{id}',
      proposal: { id },
      fields: ['protected', 'personal'],
      code: null,
    });
    expect(all.deeds).toContainEqual(
      expect.objectContaining({ source: 'chain', action: 'command.received', command: 'pass_screening' }),
    );
    // What the proposer did is not theirs.
    expect(all.deeds.some(({ command }) => command === 'submit')).toBe(false);
    const instants = all.deeds.map(({ at }) => at);
    expect(instants).toEqual(instants.toSorted().toReversed());
    const paged = [];
    for (let cursor: string | undefined; ;) {
      const page = await deeds(coordinator, { limit: 2, ...(cursor !== undefined && { cursor }) });
      paged.push(...page.deeds);
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(paged).toEqual(all.deeds);
    expect((await deeds(coordinator, { to: '2020-01-01' })).deeds).toEqual([]);
    expect((await deeds(await personNamed('監査 七子'))).deeds).toContainEqual(
      expect.objectContaining({ action: 'GET /audit/desks/{desk}/people/{personId}', source: 'access' }),
    );
  });

  test('for the chain of the case, entry by entry', async () => {
    const entries = [];
    for (let cursor: string | undefined; ;) {
      const { data } = await auditor().api.GET('/audit/proposals/{id}/chain', {
        params: { path: { id }, query: { limit: 4, ...(cursor !== undefined && { cursor }) } },
      });
      entries.push(...data!.entries);
      expect(data!.valid).toBe(true);
      if (data!.next === null) {
        expect([data!.length, data!.head]).toEqual([entries.length, entries.at(-1)!.hash]);
        break;
      }
      cursor = data!.next;
    }
    expect(entries.map(({ n }) => n)).toEqual(entries.map((_, index) => index + 1));
    expect(entries).toContainEqual(
      expect.objectContaining({
        action: 'command.received',
        person: expect.objectContaining({ name: '調整 一郎' }) as unknown,
        facts: expect.objectContaining({ kind: 'pass_screening' }) as unknown,
      }),
    );
    expect(await latest()).toMatchObject({ action: 'GET /audit/proposals/{id}/chain' });
  });

  test('who was told what of the case', async () => {
    const notices = [];
    for (let cursor: string | undefined; ;) {
      const { data } = await auditor().api.GET('/audit/proposals/{id}/notices', {
        params: { path: { id }, query: { limit: 2, ...(cursor !== undefined && { cursor }) } },
      });
      notices.push(...data!.notices);
      if (data!.next === null) break;
      cursor = data!.next;
    }
    expect(notices.map(({ kind }) => kind)).toContain('receipt');
    expect(new Set(notices.map(({ id: each }) => each)).size).toBe(notices.length);
    const asked = notices.find(({ recipient, departmentId }) => recipient === 'department' && departmentId !== null);
    expect(asked).toMatchObject({ kind: 'ask_opened', person: null });
    const instants = notices.map(({ at }) => at);
    expect(instants).toEqual(instants.toSorted().toReversed());
    expect(await latest()).toMatchObject({ action: 'GET /audit/proposals/{id}/notices', name: '監査 七子' });
  });
});

test('a read that can’t be recorded is not answered', async () => {
  const admin = new pg.Client({ connectionString: instance.database.adminUrl });
  await admin.connect();
  try {
    await admin.query('revoke insert on audit_accesses from kyoso_app');
    const refused = await refusalOf(instance.as('coordinator').proposal(id));
    expect(refused.status).toBeGreaterThanOrEqual(500);
    await admin.query('grant insert on audit_accesses to kyoso_app');
    expect((await instance.as('coordinator').proposal(id)).id).toBe(id);
  } finally {
    await admin.end();
  }
}, 60_000);

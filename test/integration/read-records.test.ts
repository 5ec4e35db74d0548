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

async function accesses(query: { from?: string; to?: string; limit?: number; cursor?: string } = {}) {
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

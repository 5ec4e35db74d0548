import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { wayToTell } from '../../domain/notice-kinds.js';
import { createDataSource } from '../../entities/data-source.js';
import { readPreferences } from '../../entities/records/telling.js';
import { withDesk } from '../../entities/with-desk.js';
import type { components } from '../../tools/client/schema.js';
import { verifyChain } from '../../entities/records/audit.js';
import { inDialogue, makeDraft, newKey, refusalOf } from './cases.js';
import { Instance } from './instance.js';
import { personIdOf } from './principals.js';

/** What people are told of, and how they want to be told. */

const DESK = 'tokorozawa';

let instance: Instance;
let dataSource: DataSource;

beforeAll(async () => {
  instance = await Instance.start();
  dataSource = createDataSource({ url: instance.database.appUrl, poolSize: 2, applicationName: 'test' });
  await dataSource.initialize();
}, 240_000);

afterAll(async () => {
  await dataSource?.destroy();
  await instance?.stop();
}, 60_000);

const at = { params: { path: { desk: DESK } } } as const;

describe('how somebody wants to be told', () => {
  const choose = async (login: string, body: components['schemas']['NewPreferences']) => {
    const { data } = await instance.as(login).api.PUT('/desks/{desk}/my/preferences', { ...at, body });
    return data!;
  };
  const chosenBy = async (login: string) => {
    const { data } = await instance.as(login).api.GET('/desks/{desk}/my/preferences', at);
    return data!;
  };
  const waysOf = async (login: string) =>
    Object.fromEntries((await chosenBy(login)).groups.map(({ group, chosen }) => [group, chosen]));

  test('at once and in Japanese, until they say otherwise; they see the groups that may reach them', async () => {
    const proposer = await chosenBy('proposer');
    expect(proposer.language).toBe('ja');
    expect(proposer.groups.map(({ group }) => group)).toEqual([
      'receipts',
      'results',
      'awaited',
      'rights',
      'messages',
      'upcoming',
      'digest',
    ]);
    expect(new Set(proposer.groups.map(({ chosen }) => chosen))).toEqual(new Set(['at_once']));
    expect(proposer.groups.filter(({ required }) => required).map(({ group }) => group)).toEqual([
      'receipts',
      'results',
      'awaited',
      'rights',
    ]);
    const kindsOf = (of: typeof proposer) => of.groups.flatMap(({ kinds }) => kinds.map(({ kind }) => kind));
    expect(kindsOf(proposer)).toContain('receipt');
    expect(kindsOf(proposer)).not.toContain('escalation');
    expect(kindsOf(await chosenBy('officer'))).toContain('escalation');
    expect((await chosenBy('partner')).groups).toEqual([]);
  });

  test('what they chose counts, and what they do not name again goes back to its default', async () => {
    const personId = await personIdOf(instance, 'officer', DESK);
    const way = async () => {
      const { ways } = await withDesk(dataSource, { deskId: DESK }, (manager) =>
        readPreferences(manager, DESK, personId),
      );
      return wayToTell('message', ways);
    };
    expect(await way()).toBe('at_once');
    const after = await choose('officer', { language: 'en', groups: { messages: 'off', awaited: 'digest' } });
    expect(after.language).toBe('en');
    expect(await chosenBy('officer')).toEqual(after);
    expect(await waysOf('officer')).toMatchObject({ messages: 'off', awaited: 'digest', followed: 'at_once' });
    expect(await way()).toBe('off');
    // Another person is told as before.
    expect(await waysOf('officer2')).toMatchObject({ messages: 'at_once', awaited: 'at_once' });
    expect((await choose('officer', { language: null })).language).toBe('ja');
    expect(await waysOf('officer')).toMatchObject({ messages: 'at_once', awaited: 'at_once' });
    expect(await way()).toBe('at_once');
  });

  test.each([
    ['what awaits somebody can’t be turned off', 'officer', { awaited: 'off' }, 'groups.awaited'],
    ['results neither', 'proposer', { results: 'off' }, 'groups.results'],
    ['a receipt is told at once', 'proposer', { receipts: 'digest' }, 'groups.receipts'],
    ['what never reaches a proposer is not theirs to choose', 'proposer', { oversight: 'digest' }, 'groups.oversight'],
    ['nothing is told in a digest that is off', 'officer', { messages: 'digest', digest: 'off' }, 'groups.digest'],
    ['no group is made up', 'officer', { everything: 'off' }, 'groups.everything'],
  ])('%s', async (_name, login, groups, field) => {
    const before = await chosenBy(login);
    const response = await fetch(`${instance.address}/api/desks/${DESK}/my/preferences`, {
      method: 'PUT',
      headers: {
        Authorization: `Bearer ${instance.account(login, DESK).token}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({ language: 'ja', groups }),
    });
    const problem = (await response.json()) as { readonly errors: readonly { readonly field: string }[] };
    expect([response.status, problem.errors.map((error) => error.field)]).toEqual([422, [field]]);
    expect(await chosenBy(login)).toEqual(before);
  });

  test('at a desk where somebody is nobody there is nothing to choose', async () => {
    const elsewhere = { params: { path: { desk: 'nara' } } } as const;
    const asked = instance.as('proposer', DESK).api.GET('/desks/{desk}/my/preferences', elsewhere);
    expect(await refusalOf(asked)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  });
});

describe('what happens to somebody’s own standing', () => {
  const noticesOf = async (login: string, kind: string) => {
    const { data } = await instance.as(login).api.GET('/notices', { params: { query: { limit: 100 } } });
    return data!.notices.filter((notice) => notice.kind === kind);
  };

  test('who stands in for somebody is told', async () => {
    const [personId, substituteId] = await Promise.all(
      ['coordinator', 'desk-head'].map((login) => personIdOf(instance, login, DESK)),
    );
    const body = { personId: personId!, substituteId: substituteId!, from: '2999-01-05', to: '2999-01-09' };
    await instance.as('coordinator').api.POST('/desks/{desk}/absences', { ...at, body });
    expect(await noticesOf('desk-head', 'substitution')).toMatchObject([{ desk: DESK, proposal: null, read: false }]);
    expect(await noticesOf('coordinator', 'substitution')).toEqual([]);
  });

  test('whose rights change is told', async () => {
    const personId = await personIdOf(instance, 'officer3', DESK);
    const path = { desk: DESK, personId };
    const body = { role: 'auditor' as const, from: '2999-04-01', to: '2999-04-30' };
    await refusalOf(
      instance.as('administrator').api.POST('/desks/{desk}/people/{personId}/roles', { params: { path }, body }),
    );
    expect(await noticesOf('officer3', 'roles_changed')).toEqual([]);
    const expert = { role: 'expert' as const, from: '2999-04-01', to: '2999-04-30' };
    await instance
      .as('administrator')
      .api.POST('/desks/{desk}/people/{personId}/roles', { params: { path }, body: expert });
    expect(await noticesOf('officer3', 'roles_changed')).toHaveLength(1);
  });
});

describe('messages of a case', () => {
  const FROM_PROPOSER = '模型を明日お持ちします。';
  const TO_PROPOSER = '資料を受け取りました。';
  const INNER = '財政課には来週話します。';

  let id: string;
  beforeAll(async () => {
    id = await inDialogue(instance);
  }, 120_000);

  const pathOf = (proposalId = id) => ({ path: { id: proposalId } });
  const write = async (login: string, body: components['schemas']['NewMessage'], key?: string) => {
    const header = key === undefined ? {} : { header: { 'Idempotency-Key': key } };
    const { data } = await instance
      .as(login)
      .api.POST('/proposals/{id}/messages', { params: { ...pathOf(), ...header }, body });
    return data!;
  };
  const read = async (login: string, query: { limit?: number; cursor?: string } = {}) => {
    const { data } = await instance.as(login).api.GET('/proposals/{id}/messages', { params: { ...pathOf(), query } });
    return data!;
  };
  const textsFor = async (login: string) => (await read(login)).messages.map((message) => message.text);
  const inbox = async (login: string, query: { limit?: number; cursor?: string; unread?: 'true' | 'false' } = {}) => {
    const { data } = await instance.as(login).api.GET('/notices', { params: { query } });
    return data!;
  };
  const messagesIn = async (login: string) =>
    (await inbox(login)).notices.filter(({ kind, proposal }) => kind === 'message' && proposal?.id === id);

  test('what both sides write is read by both, what the city writes to itself by the city alone', async () => {
    expect(await write('proposer', { audience: 'proposer', text: FROM_PROPOSER })).toMatchObject({
      ...{ side: 'proposer', text: FROM_PROPOSER, mine: true },
    });
    await write('coordinator', { audience: 'proposer', text: TO_PROPOSER });
    await write('officer', { audience: 'internal', text: INNER });
    for (const login of ['coordinator', 'desk-head', 'officer', 'leader', 'auditor']) {
      expect([login, await textsFor(login)]).toEqual([login, [INNER, TO_PROPOSER, FROM_PROPOSER]]);
    }
    for (const login of ['proposer', 'colleague', 'colleague2']) {
      expect([login, await textsFor(login)]).toEqual([login, [TO_PROPOSER, FROM_PROPOSER]]);
    }
    // A proposer learns the side, and neither name nor department.
    expect(JSON.stringify(await read('proposer'))).not.toMatch(/調整|担当|departmentId/);
    expect((await read('coordinator')).messages[0]).toMatchObject({ side: 'department', name: '担当 二郎' });
  });

  test('nobody else reads or writes it', async () => {
    for (const login of ['officer2', 'expert', 'proposer2', 'partner', 'administrator']) {
      expect([login, await refusalOf(read(login))]).toMatchObject([login, { status: 404 }]);
      const wrote = write(login, { audience: 'proposer', text: 'x' });
      expect([login, await refusalOf(wrote)]).toMatchObject([login, { status: 404 }]);
    }
    for (const login of ['colleague', 'auditor']) {
      const wrote = write(login, { audience: 'proposer', text: 'x' });
      expect([login, await refusalOf(wrote)]).toMatchObject([login, { status: 403, code: 'FORBIDDEN' }]);
    }
    const inner = write('proposer', { audience: 'internal', text: 'x' });
    expect(await refusalOf(inner)).toMatchObject({ status: 403, code: 'NOT_AUTHORISED' });
    expect(await textsFor('coordinator')).toHaveLength(3);
  });

  test('a reading is recorded, and the chain holds every message without its words', async () => {
    await read('officer');
    const { data } = await instance
      .as('auditor')
      .api.GET('/audit/proposals/{id}/accesses', { params: { path: { id }, query: { limit: 1 } } });
    expect(data!.accesses[0]).toMatchObject({ action: 'GET /proposals/{id}/messages', fields: ['protected'] });
    const { valid, texts } = await withDesk(dataSource, { deskId: DESK }, async (manager) => ({
      ...(await verifyChain(manager, DESK, id)),
      texts: (
        await manager.query<{ text: string }[]>(`select text from audit_entries where chain = $1 order by n`, [id])
      ).map(({ text }) => text),
    }));
    expect(valid).toBe(true);
    expect(texts.filter((text) => text.includes('message.written'))).toHaveLength(3);
    expect(texts.join('')).not.toContain(INNER);
  });

  test('the other side is told that there is one, in the inbox, and who wrote is not', async () => {
    // From the proposer: to the desk and the section that took it. From the desk: to the proposer. Inner: to the desk.
    expect(await messagesIn('proposer')).toHaveLength(1);
    expect(await messagesIn('coordinator')).toHaveLength(2);
    expect(await messagesIn('officer')).toHaveLength(1);
    expect(await messagesIn('officer2')).toHaveLength(0);
    expect(await messagesIn('colleague')).toHaveLength(0);
    const all = JSON.stringify(await Promise.all(['proposer', 'coordinator', 'officer'].map((login) => inbox(login))));
    for (const words of [FROM_PROPOSER, TO_PROPOSER, INNER]) expect(all).not.toContain(words);
  });

  test('how far somebody has read is theirs, and never goes back', async () => {
    const [newest, , oldest] = (await read('coordinator')).messages;
    expect((await read('coordinator')).unread).toBe(2);
    const mark = (login: string, upTo: string) =>
      instance.as(login).api.POST('/proposals/{id}/messages/read', { params: pathOf(), body: { upTo } });
    await mark('coordinator', newest!.id);
    expect((await read('coordinator')).unread).toBe(0);
    await mark('coordinator', oldest!.id);
    expect((await read('coordinator')).unread).toBe(0);
    expect((await read('desk-head')).unread).toBe(3);
    // What the city wrote to itself is not there for a proposer.
    expect(await refusalOf(mark('proposer', newest!.id))).toMatchObject({ status: 422 });
    expect((await read('proposer')).unread).toBe(1);
  });

  test('a case in which somebody writes does not stand still', async () => {
    const movedAt = () =>
      withDesk(dataSource, { deskId: DESK }, async (manager) => {
        const [row] = await manager.query<{ movedAt: Date }[]>(
          `select moved_at as "movedAt" from proposals where desk_id = $1 and id = $2`,
          [DESK, id],
        );
        return row!.movedAt;
      });
    const before = await movedAt();
    const written = await write('officer', { audience: 'internal', text: '動いています。' });
    expect((await movedAt()).toISOString()).toBe(written.writtenAt);
    expect(await movedAt()).not.toEqual(before);
  });

  test('a repeat under the same key is the same message; another text under it is refused', async () => {
    const key = newKey();
    const first = await write('coordinator', { audience: 'internal', text: '一度だけ' }, key);
    expect((await write('coordinator', { audience: 'internal', text: '一度だけ' }, key)).id).toBe(first.id);
    const other = write('coordinator', { audience: 'internal', text: '別の文' }, key);
    expect(await refusalOf(other)).toMatchObject({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' });
    expect((await textsFor('coordinator')).filter((text) => text === '一度だけ')).toHaveLength(1);
  });

  test('pages hold everything once, the latest first', async () => {
    const all = (await read('coordinator')).messages.map((message) => message.id);
    const paged: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await read('coordinator', { limit: 1, ...(cursor !== undefined && { cursor }) });
      paged.push(...page.messages.map((message) => message.id));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(paged).toEqual(all);
    expect(all).toHaveLength(5);
  });

  test('a draft has nobody to write to; a closed case has', async () => {
    const draft = await makeDraft(instance.as('proposer'));
    const early = instance
      .as('proposer')
      .api.POST('/proposals/{id}/messages', { params: pathOf(draft), body: { audience: 'proposer', text: 'x' } });
    expect(await refusalOf(early)).toMatchObject({ status: 409, code: 'NOT_SUBMITTED' });
    // Told by name of whatever is carried out.
    await instance.as('officer').api.POST('/proposals/{id}/watch', { params: pathOf() });
    await instance.as('proposer').command(id, 'withdraw', { reason: '事情により' });
    await write('proposer', { audience: 'proposer', text: 'ありがとうございました。' });
    expect((await textsFor('officer'))[0]).toBe('ありがとうございました。');
  });

  describe('the inbox', () => {
    test('pages through everything once, the latest first', async () => {
      const all = (await inbox('coordinator', { limit: 100 })).notices;
      expect(all.length).toBeGreaterThan(3);
      expect(all.map((notice) => notice.at)).toEqual(
        all
          .map((notice) => notice.at)
          .toSorted()
          .toReversed(),
      );
      const paged: string[] = [];
      for (let cursor: string | undefined; ;) {
        const page = await inbox('coordinator', { limit: 2, ...(cursor !== undefined && { cursor }) });
        paged.push(...page.notices.map((notice) => notice.id));
        if (page.next === null) break;
        cursor = page.next;
      }
      expect(paged).toEqual(all.map((notice) => notice.id));
    });

    test('what I have read is read for me alone; what is not mine stays as it is', async () => {
      const { notices, unread } = await inbox('coordinator');
      expect(unread).toBe(notices.length);
      const [theirs] = (await inbox('proposer')).notices;
      const unreadOfProposer = (await inbox('proposer')).unread;
      const body = { ids: [notices[0]!.id, theirs!.id] };
      const { data } = await instance.as('coordinator').api.POST('/notices/read', { body });
      expect(data).toEqual({ unread: unread - 1 });
      expect((await inbox('coordinator')).notices[0]!.read).toBe(true);
      expect((await inbox('coordinator', { unread: 'true' })).notices).toHaveLength(unread - 1);
      expect((await inbox('proposer')).unread).toBe(unreadOfProposer);
      expect((await inbox('desk-head')).notices.some((notice) => notice.read)).toBe(false);
      const upTo = { upTo: new Date().toISOString() };
      expect((await instance.as('coordinator').api.POST('/notices/read', { body: upTo })).data).toEqual({ unread: 0 });
      expect((await inbox('coordinator', { unread: 'true' })).notices).toEqual([]);
    });

    test('who lost sight of a case is shown nothing of it', async () => {
      const personId = await personIdOf(instance, 'officer', DESK);
      const [elsewhere] = await instance.as('officer2').departmentsOfMine(DESK);
      const change = (sql: string, ...values: unknown[]) =>
        withDesk(dataSource, { deskId: DESK }, (manager) => manager.query(sql, [DESK, personId, ...values]));
      const ofCase = async () => {
        const { notices, unread } = await inbox('officer');
        return { kinds: notices.filter(({ proposal }) => proposal?.id === id).map(({ kind }) => kind), unread };
      };
      expect((await ofCase()).kinds).toEqual(expect.arrayContaining(['watched', 'message']));
      // In another section now.
      const move = `update person_roles set department_id = $3 where desk_id = $1 and person_id = $2`;
      await change(move, elsewhere);
      expect(await ofCase()).toEqual({ kinds: [], unread: 0 });
      // And of the city no more.
      await change(`update person_roles set valid_to = valid_from - 1 where desk_id = $1 and person_id = $2`);
      expect(await inbox('officer')).toEqual({ notices: [], unread: 0, next: null });
    });
  });
});

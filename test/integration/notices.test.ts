import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../entities/data-source.js';
import { howToTell } from '../../entities/records/telling.js';
import { withDesk } from '../../entities/with-desk.js';
import type { components } from '../../tools/client/schema.js';
import { refusalOf } from './cases.js';
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
    const way = () =>
      withDesk(dataSource, { deskId: DESK }, (manager) => howToTell(manager, DESK, personId, 'message'));
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

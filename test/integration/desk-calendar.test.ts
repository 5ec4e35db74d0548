import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { addDays, tokyoDay } from '../../domain/calendar.js';
import { withDesk } from '../../entities/with-desk.js';
import { verifyChain, DESK_CHAIN } from '../../entities/records/audit.js';
import { createDataSource } from '../../entities/data-source.js';
import { runQuery } from '../database/test-database.js';
import { submitted } from './cases.js';
import { eventually } from './eventually.js';
import { Instance } from './instance.js';

/** A desk closes on further days, and open cases are counted again by their own workflows. */

jest.setTimeout(120_000);

const DESK = 'tokorozawa';
const path = { desk: DESK };

let instance: Instance;
beforeAll(async () => {
  instance = await Instance.start({ environment: { KYOSO_RECONCILE_EVERY_MS: '500' } });
}, 120_000);
afterAll(() => instance.stop(), 60_000);

const api = (login: string) => instance.as(login, DESK).api;

/** What an administrator is answered, status and body. */
async function asks(method: string, what: string, body?: object, login = 'administrator') {
  const response = await fetch(`${instance.address}/api/desks/${DESK}/${what}`, {
    method,
    headers: {
      authorization: `Bearer ${instance.account(login, DESK).token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : (JSON.parse(text) as Record<string, unknown>) };
}

const today = (): string => tokyoDay(new Date().toISOString());

const dueOf = async (id: string): Promise<string> => {
  const { data } = await api('coordinator').GET('/proposals/{id}', { params: { path: { id } } });
  return data!.asks[0]!.until!;
};

const lastOrder = async () => {
  const { data } = await api('administrator').GET('/desks/{desk}/replans', { params: { path } });
  return data!.replans[0]!;
};

const chainOfDesk = () =>
  runQuery<{ text: string }>(
    instance.database.adminUrl,
    `select text from audit_entries where desk_id = $1 and chain = 'desk' order by n`,
    [DESK],
  );

describe('closed days', () => {
  test('are entered, listed and taken back by an administrator, and stand in the chain of the desk', async () => {
    const day = addDays(today(), 40);
    expect((await asks('POST', 'closed-days', { day, note: '設備点検' })).status).toBe(201);
    expect(await asks('POST', 'closed-days', { day })).toMatchObject({
      status: 409,
      body: { code: 'CLOSED_DAY_EXISTS' },
    });
    const { data } = await api('officer').GET('/desks/{desk}/closed-days', { params: { path } });
    expect(data!.closedDays).toContainEqual({ day, note: '設備点検', origin: 'desk' });
    expect((await asks('DELETE', `closed-days/${day}`)).status).toBe(204);
    expect((await asks('DELETE', `closed-days/${day}`)).status).toBe(404);

    const told = (await chainOfDesk()).map(
      ({ text }) => JSON.parse(text) as { action: string; facts: { day?: string } },
    );
    const ofDay = told.filter(({ facts }) => facts.day === day).map(({ action }) => action);
    expect(ofDay).toEqual(['closed_day.added', 'closed_day.removed']);
    const dataSource = createDataSource({ url: instance.database.appUrl, poolSize: 1, applicationName: 'test' });
    await dataSource.initialize();
    try {
      const check = await withDesk(dataSource, { deskId: DESK }, (manager) => verifyChain(manager, DESK, DESK_CHAIN));
      expect(check.valid).toBe(true);
    } finally {
      await dataSource.destroy();
    }
  });

  test.each([-32, 1_097])('are not entered for a day that lies %i days from now', async (days) => {
    expect(await asks('POST', 'closed-days', { day: addDays(today(), days) })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'day', code: 'OUT_OF_RANGE' }] },
    });
  });
});

describe('counting again', () => {
  test('is shown first, then ordered: each case whose dates move takes a command of its own, in its running workflow', async () => {
    const [first, second, gone] = [
      await submitted(instance, DESK),
      await submitted(instance, DESK),
      await submitted(instance, DESK),
    ];
    await instance.as('proposer', DESK).command(gone, 'withdraw', { reason: '取下げ' });
    const before = await dueOf(first);
    const day = tokyoDay(before);
    expect((await asks('POST', 'closed-days', { day })).status).toBe(201);
    // The calendar has changed, and nothing that was promised has.
    expect(await dueOf(first)).toBe(before);

    const dry = await asks('POST', 'replans', { reason: '臨時休庁', dryRun: true });
    expect(dry.status).toBe(200);
    expect(dry.body).toMatchObject({ replan: null, cases: 2 });
    const examples = dry.body!['examples'] as {
      proposalId: string;
      dates: { ask: string; from: string; to: string }[];
    }[];
    expect(examples.map(({ proposalId }) => proposalId).sort()).toEqual([first, second].sort());
    const promised = examples.find(({ proposalId }) => proposalId === first)!.dates[0]!;
    expect(promised).toMatchObject({ ask: 'screen', from: before });
    expect(await dueOf(first)).toBe(before);

    const ordered = await asks('POST', 'replans', { reason: '臨時休庁' });
    expect(ordered).toMatchObject({ status: 202, body: { cases: 2, replan: { reason: '臨時休庁' } } });
    await eventually(async () => (await dueOf(first)) === promised.to && (await dueOf(second)) !== before);
    await eventually(async () => {
      const { status, settling } = await lastOrder();
      return status === 'done' && settling === 0;
    });
    expect(await lastOrder()).toMatchObject({ reason: '臨時休庁', given: 2 });
    const commands = await runQuery<{ proposal_id: string; status: string; kind: string }>(
      instance.database.adminUrl,
      `select proposal_id, status, kind from commands where desk_id = $1 and kind = 'replan'`,
      [DESK],
    );
    expect(commands.map((row) => row.proposal_id).sort()).toEqual([first, second].sort());
    expect(new Set(commands.map((row) => row.status))).toEqual(new Set(['settled']));
    // The run is the one that it was: a command was put in line, and no history was touched.
    const { data: history } = await api('auditor').GET('/audit/proposals/{id}/history', {
      params: { path: { id: first } },
    });
    expect(JSON.stringify(history)).toContain('replan');
    await instance.as('coordinator', DESK).command(first, 'redirect', { section: '道路課', reason: '所管' });

    // Asked again, nothing is left to move: no case is given a second command.
    expect((await asks('POST', 'replans', { reason: 'もう一度' })).body).toMatchObject({ cases: 0 });
    await eventually(async () => (await lastOrder()).status === 'done');
    expect(await lastOrder()).toMatchObject({ reason: 'もう一度', given: 0 });
    expect((await asks('DELETE', `closed-days/${day}`)).status).toBe(204);
  });

  test('is not for others than the administrator', async () => {
    for (const login of ['coordinator', 'desk-head', 'proposer']) {
      expect((await asks('POST', 'replans', { reason: '試し' }, login)).status).toBe(403);
      expect((await asks('POST', 'closed-days', { day: addDays(today(), 9) }, login)).status).toBe(403);
    }
  });
});

import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { remindOfAsk } from '../../activities/remind.js';
import { contentFor } from '../factories/desks.js';
import { Caller } from './settle-here.js';
import { DESK, SignInApi } from './sign-in-api.js';

/** A due date is extended: what the people of both sides read of it, and whom the clock still tells. */

jest.setTimeout(120_000);

let api: SignInApi;
beforeAll(async () => {
  api = await SignInApi.start();
  // A Tuesday without a holiday near.
  api.clock = new Date('2027-06-01T01:00:00Z');
}, 120_000);
afterAll(() => api?.stop());

const as = (login: string): Caller => new Caller(api, login, DESK);

interface AskView {
  readonly key: string;
  readonly kind: string;
  readonly since: string;
  readonly until: string;
}
interface CaseView {
  readonly due: string;
  readonly clock: {
    readonly stands: boolean;
    readonly remainingDays: number | null;
    readonly stops: readonly unknown[];
  };
  readonly ball: { readonly since: string; readonly until: string };
  readonly asks: readonly AskView[];
  readonly actions: readonly { readonly kind: string; readonly own: boolean }[];
}
interface Entry {
  readonly kind: string;
  readonly words?: Readonly<Record<string, unknown>>;
  readonly extended?: unknown;
}

async function submitted(): Promise<string> {
  const { id } = await as('proposer').get<{ id: string }>('POST', `/desks/${DESK}/proposals`, {
    type: 'open_proposal',
    content: contentFor(DESK, 'open_proposal'),
  });
  await as('proposer').command(id, 'submit');
  return id;
}

const view = (login: string, id: string) => as(login).get<CaseView>('GET', `/proposals/${id}`);
const askOf = async (id: string, kind: string): Promise<AskView> =>
  (await view('coordinator', id)).asks.find((ask) => ask.kind === kind)!;
const taskOf = async (login: string, id: string) => {
  const { tasks } = await as(login).get<{ tasks: { proposalId: string }[] }>('GET', '/tasks');
  return tasks.find((task) => task.proposalId === id);
};
const lastEntry = async (login: string, id: string): Promise<Entry> =>
  (await as(login).get<{ entries: Entry[] }>('GET', `/proposals/${id}/timeline`)).entries.at(-1)!;
const wake = (proposalId: string, askKey: string, rung: number) =>
  remindOfAsk(
    { dataSource: api.dataSource, now: () => api.clock },
    { deskId: DESK, proposalId, opening: 1, askKey, rung, at: api.clock.toISOString() },
  );
interface NoticeView {
  readonly kind: string;
  readonly proposal: { readonly id: string } | null;
}
const noticesOf = async (login: string) =>
  (await as(login).get<{ notices: readonly NoticeView[] }>('GET', '/notices')).notices;
const toldOf = async (id: string, kind: string) =>
  (await noticesOf('coordinator')).filter((notice) => notice.kind === kind && notice.proposal?.id === id);

const reason = '現地の確認に時間を要するため。';

describe('the city’s own date', () => {
  let id: string;
  let was: AskView;
  beforeAll(async () => {
    id = await submitted();
    was = await askOf(id, 'screen');
  });

  test('is offered to the desk to be extended, and to nobody else', async () => {
    const offered = async (login: string) =>
      (await view(login, id)).actions.some(({ kind, own }) => kind === 'extend_due' && own);
    expect(await offered('coordinator')).toBe(true);
    expect(await offered('desk-head')).toBe(true);
    expect(await offered('proposer')).toBe(false);
    const input = { ask: was.key, until: '2027-06-18', reason };
    const refused = await as('proposer').ask('POST', `/proposals/${id}/commands`, { kind: 'extend_due', input });
    expect([refused.status, refused.code]).toEqual([403, 'NOT_AUTHORISED']);
  });

  test.each([
    ['until', 'DUE_NOT_LATER', { until: '2027-06-08' }],
    ['until', 'NOT_A_BUSINESS_DAY', { until: '2027-06-19' }],
    ['until', 'CALENDAR_YEAR_UNKNOWN', { until: '2051-06-16' }],
    ['until', 'NOT_A_DATE', { until: '2027-06-31' }],
    ['ask', 'ASK_NOT_OPEN', { ask: 'screen/:0:99' }],
    ['reason', 'REQUIRED', { reason: '' }],
  ])('is refused at once, with the field and the rule: %s %s', async (field, code, change) => {
    const input = { ask: was.key, until: '2027-06-18', reason, ...change };
    const { body } = await as('coordinator').ask('POST', `/proposals/${id}/commands`, { kind: 'extend_due', input });
    expect(body).toMatchObject({ errors: [{ field: `input.${field}`, code }] });
    expect((await askOf(id, 'screen')).key).toBe(was.key);
  });

  test('is the same for both sides once it is extended: since when stays', async () => {
    expect(was.until).toBe('2027-06-08T08:15:00.000Z');
    api.clock = new Date('2027-06-07T01:00:00Z');
    await as('coordinator').command(id, 'extend_due', { ask: was.key, until: '2027-06-18', reason });
    const until = '2027-06-18T08:15:00.000Z';
    for (const login of ['coordinator', 'proposer', 'auditor']) {
      expect(await view(login, id)).toMatchObject({ due: until, ball: { since: was.since, until } });
    }
    expect(await askOf(id, 'screen')).toMatchObject({ since: was.since, until });
    expect(await taskOf('coordinator', id)).toMatchObject({ since: was.since, due: until });
  });

  test('is told in the timeline: old and new day with the reason to the city, that it was to the proposer', async () => {
    const entry = await lastEntry('coordinator', id);
    expect(entry).toMatchObject({
      kind: 'extend_due',
      words: { reason },
      extended: { ask: 'screen', holder: 'desk', departmentId: null, from: '2027-06-08', until: '2027-06-18' },
    });
    const shown = await lastEntry('proposer', id);
    expect(shown.kind).toBe('extend_due');
    expect(Object.keys(shown)).not.toEqual(expect.arrayContaining(['words']));
    expect(Object.keys(shown)).not.toEqual(expect.arrayContaining(['extended']));
    expect(JSON.stringify(shown)).not.toContain(reason);
    expect((await noticesOf('proposer'))[0]).toMatchObject({
      kind: 'extended',
      due: '2027-06-18T08:15:00.000Z',
      proposal: { id },
    });
  });

  test('on the old day nobody is told anything; before and on the new one the ladder is climbed', async () => {
    const { key } = await askOf(id, 'screen');
    expect(key).not.toBe(was.key);
    api.clock = new Date('2027-06-08T08:15:00Z');
    const agenda = expect.arrayContaining([{ askKey: key, rung: -1, at: '2027-06-17T08:15:00.000Z' }]) as unknown;
    expect(await wake(id, was.key, 0)).toEqual({ answer: 'void', agenda });
    expect(await toldOf(id, 'reminder')).toEqual([]);
    api.clock = new Date('2027-06-17T08:15:00Z');
    expect(await wake(id, key, -1)).toMatchObject({ answer: 'sent' });
    api.clock = new Date('2027-06-18T08:15:00Z');
    const escalates = expect.arrayContaining([{ askKey: key, rung: 1, at: '2027-06-23T08:15:00.000Z' }]) as unknown;
    expect(await wake(id, key, 0)).toMatchObject({ answer: 'sent', agenda: escalates });
    expect(await toldOf(id, 'due_soon')).toHaveLength(1);
    expect(await toldOf(id, 'reminder')).toHaveLength(1);
  });
});

describe('the proposer’s date', () => {
  test('is extended by the desk, with its reason in words for them', async () => {
    api.clock = new Date('2027-07-05T01:00:00Z');
    const id = await submitted();
    await as('coordinator').command(id, 'request_correction', { message: '図面を添えてください。' });
    const was = await askOf(id, 'correct');
    await as('desk-head').command(id, 'extend_due', { ask: was.key, until: '2027-08-06', reason });
    const until = '2027-08-06T08:15:00.000Z';
    const shown = await view('proposer', id);
    expect(shown.asks).toEqual([expect.objectContaining({ kind: 'correct', since: was.since, until })]);
    expect(shown).toMatchObject({ due: until });
    expect(await view('coordinator', id)).toMatchObject({ due: until });
    expect(await taskOf('proposer', id)).toMatchObject({ since: was.since, due: until });
    expect(await lastEntry('proposer', id)).toMatchObject({
      words: { reason },
      extended: { ask: 'correct', holder: 'proposer', until: '2027-08-06' },
    });
    const extended = {
      kind: 'extended',
      ask: 'correct',
      due: until,
      proposal: expect.objectContaining({ id }) as unknown,
    };
    expect(await noticesOf('proposer')).toContainEqual(expect.objectContaining(extended));
    // A clock that stands meanwhile is nobody's to move.
    const screen = await askOf(id, 'screen');
    const { body } = await as('coordinator').ask('POST', `/proposals/${id}/commands`, {
      kind: 'extend_due',
      input: { ask: screen.key, until: '2027-08-20', reason },
    });
    expect(body).toMatchObject({ status: 409, code: 'CLOCK_STOPPED', errors: [{ field: 'input.ask' }] });
  });
});

test('the stops of the city’s clock are the same for both sides, however many there were', async () => {
  // A Tuesday, again without a holiday in the days that count.
  api.clock = new Date('2027-09-28T01:00:00Z');
  const id = await submitted();
  const content = contentFor(DESK, 'open_proposal');
  const stop = async (from: string, to: string) => {
    api.clock = new Date(`${from}T01:00:00Z`);
    await as('coordinator').command(id, 'request_correction', { message: '補ってください。' });
    for (const login of ['coordinator', 'proposer']) {
      const { clock } = await view(login, id);
      expect(clock).toMatchObject({ stands: true, remainingDays: left });
      expect(clock.stops.at(-1)).toEqual({ from, to: null, why: 'correction' });
    }
    api.clock = new Date(`${to}T01:00:00Z`);
    await as('proposer').command(id, 'resubmit', { content });
  };
  // Due on 5 October. Four business days are left at first, and then three of them.
  let left = 4;
  await stop('2027-09-29', '2027-10-05');
  left = 3;
  await stop('2027-10-06', '2027-10-12');
  const stops = [
    { from: '2027-09-29', to: '2027-10-05', why: 'correction' },
    { from: '2027-10-06', to: '2027-10-12', why: 'correction' },
  ];
  for (const login of ['coordinator', 'proposer', 'auditor']) {
    expect(await view(login, id)).toMatchObject({
      due: '2027-10-15T08:15:00.000Z',
      clock: { stands: false, remainingDays: null, stops },
    });
  }
});

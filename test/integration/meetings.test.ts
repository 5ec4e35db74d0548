import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import ICAL from 'ical.js';
import { DESK_CHAIN, verifyChain } from '../../entities/records/audit.js';
import { withDesk } from '../../entities/with-desk.js';
import { runQuery } from '../database/test-database.js';
import { answers } from '../factories/case-run.js';
import { contentFor, DESKS } from '../factories/desks.js';
import { Caller } from './settle-here.js';
import { ask, DESK, SignInApi } from './sign-in-api.js';

/** Meetings of a case: planned, moved, cancelled; who is told of them, and in whose calendar they stand. */

jest.setTimeout(120_000);

interface Meeting {
  readonly id: string;
  readonly audience: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string;
  readonly sequence: number;
  readonly status: string;
  readonly reason: string | null;
  readonly plannedBy?: string;
}

let api: SignInApi;
/** In dialogue: the section of industry has taken it. */
let id: string;
let number: string;

const as = (login: string): Caller => new Caller(api, login, DESK);
const path = (rest = ''): string => `/proposals/${id}/meetings${rest}`;

const TIME = { day: '2026-12-03', from: '14:00', to: '15:30' };
const WITH_PROPOSER = { audience: 'proposer', ...TIME, place: '市役所4階 第2会議室' };
const INSIDE = { audience: 'internal', ...TIME, day: '2026-12-01', place: '内線会議 https://video.example/abc' };

async function submitted(): Promise<string> {
  const content = contentFor(DESK, 'open_proposal');
  const made = await as('proposer').get<{ id: string }>('POST', `/desks/${DESK}/proposals`, {
    type: 'open_proposal',
    content,
  });
  await as('proposer').command(made.id, 'submit');
  return made.id;
}

async function departmentOf(code: string): Promise<string> {
  const list = await as('coordinator').get<{ departments: { id: string; code: string }[] }>(
    'GET',
    `/desks/${DESK}/departments`,
  );
  return list.departments.find((each) => each.code === code)!.id;
}

beforeAll(async () => {
  api = await SignInApi.start();
  id = await submitted();
  const lead = { departmentId: await departmentOf('industry'), lead: true };
  await as('coordinator').command(id, 'pass_screening', { answers: answers(DESKS[DESK]) });
  await as('coordinator').command(id, 'assign_departments', { departments: [lead] });
  await as('officer').command(id, 'take_task');
  number = (await as('coordinator').get<{ referenceNumber: string }>('GET', `/proposals/${id}`)).referenceNumber;
}, 120_000);
afterAll(() => api?.stop());

const listed = async (login: string): Promise<Meeting[]> =>
  (await as(login).get<{ meetings: Meeting[] }>('GET', path())).meetings;

/** Notices of meetings that somebody finds in their inbox, the latest first. */
async function toldTo(login: string): Promise<string[]> {
  const { notices } = await as(login).get<{ notices: { kind: string; meetsAt?: string }[] }>('GET', '/notices');
  return notices.filter(({ kind }) => kind.startsWith('meeting_')).map(({ kind, meetsAt }) => `${kind} ${meetsAt}`);
}

const feeds = new Map<string, string>();

interface Entry {
  readonly uid: string;
  readonly summary: string;
  readonly start: string;
  readonly end: string;
  readonly sequence: number;
  readonly status: string;
}

async function feedTextOf(login: string): Promise<string> {
  const known = feeds.get(login) ?? (await as(login).get<{ path: string }>('POST', `/desks/${DESK}/my/calendar`)).path;
  feeds.set(login, known);
  return (await ask(api.address, 'GET', known.replace('/api', ''))).text;
}

/** The meetings in somebody's calendar, as a parser of its own reads them. */
async function calendarOf(login: string): Promise<Entry[]> {
  const calendar = new ICAL.Component(ICAL.parse(await feedTextOf(login)) as unknown[]);
  return calendar
    .getAllSubcomponents('vevent')
    .map((each) => {
      const { uid, summary, startDate, endDate, sequence } = new ICAL.Event(each);
      const [start, end] = [startDate, endDate].map((time) => time.toJSDate().toISOString()) as [string, string];
      return { uid, summary, start, end, sequence, status: each.getFirstPropertyValue('status') as string };
    })
    .filter(({ summary }) => summary.includes('打合せ'));
}

const actions = async (): Promise<string[]> => {
  const rows = await runQuery<{ text: string }>(
    api.database.adminUrl,
    `select text from audit_entries where chain = $1 order by n`,
    [id],
  );
  return rows
    .map(({ text }) => (JSON.parse(text) as { action: string }).action)
    .filter((a) => a.startsWith('meeting.'));
};

describe('a meeting with the proposer', () => {
  let planned: Meeting;

  test('is planned in Tokyo’s time, moves nothing, and counts as movement', async () => {
    const before = await as('coordinator').get<{ version: number; asks: unknown }>('GET', `/proposals/${id}`);
    api.pass(10);
    planned = await as('officer').get<Meeting>('POST', path(), WITH_PROPOSER);
    expect(planned).toMatchObject({
      audience: 'proposer',
      startsAt: '2026-12-03T05:00:00.000Z',
      endsAt: '2026-12-03T06:30:00.000Z',
      place: WITH_PROPOSER.place,
      sequence: 0,
      status: 'planned',
      plannedBy: '担当 二郎',
    });
    const after = await as('coordinator').get<{ version: number; asks: unknown }>('GET', `/proposals/${id}`);
    expect([after.version, after.asks]).toEqual([before.version, before.asks]);
    const [row] = await runQuery<{ moved_at: Date }>(
      api.database.adminUrl,
      'select moved_at from proposals where id = $1',
      [id],
    );
    expect(row!.moved_at).toEqual(api.clock);
  });

  test('is seen by both sides, and by nobody else', async () => {
    for (const login of ['proposer', 'colleague2', 'coordinator', 'desk-head', 'officer', 'auditor']) {
      expect([login, (await listed(login)).map((each) => each.id)]).toEqual([login, [planned.id]]);
    }
    expect((await listed('proposer'))[0]).not.toHaveProperty('plannedBy');
    for (const login of ['officer3', 'proposer2', 'expert', 'partner']) {
      expect([login, [403, 404].includes((await as(login).ask('GET', path())).status)]).toEqual([login, true]);
    }
  });

  test('is told to the others who take part, without its place', async () => {
    const told = `meeting_planned ${planned.startsAt}`;
    expect([await toldTo('proposer'), await toldTo('coordinator')]).toEqual([[told], [told]]);
    // Nobody but the one who planned it is in charge of the section.
    expect(await toldTo('officer')).toEqual([]);
    const rows = await runQuery<{ params: object }>(
      api.database.adminUrl,
      `select params from notifications where kind like 'meeting%'`,
    );
    expect(rows.map(({ params }) => params)).toEqual(rows.map(() => ({ meeting: planned.id, at: planned.startsAt })));
  });

  test('stands in the calendars of those who take part, with its number and nothing else', async () => {
    for (const login of ['proposer', 'colleague', 'coordinator', 'officer']) {
      expect([login, await calendarOf(login)]).toEqual([
        login,
        [
          {
            uid: expect.stringMatching(/^[0-9a-f]{40}@kyoso-desk$/),
            summary: `${number} 打合せ / meeting`,
            start: planned.startsAt,
            end: planned.endsAt,
            sequence: 0,
            status: 'CONFIRMED',
          },
        ],
      ]);
      expect(await feedTextOf(login)).not.toContain('会議室');
    }
    for (const login of ['officer3', 'proposer2', 'expert', 'partner']) expect(await calendarOf(login)).toEqual([]);
  });

  test('is moved with a reason: the same entry in calendars, one version further', async () => {
    const [before] = await calendarOf('proposer');
    const change = { ...TIME, day: '2026-12-04', place: '第1会議室', sequence: 0, reason: '会議室の都合' };
    api.pass(10);
    const moved = await as('coordinator').get<Meeting>('PUT', path(`/${planned.id}`), change);
    expect(moved).toMatchObject({
      startsAt: '2026-12-04T05:00:00.000Z',
      place: '第1会議室',
      sequence: 1,
      ...{ reason: change.reason },
    });
    const [after] = await calendarOf('proposer');
    expect(after).toEqual({ ...before, start: moved.startsAt, end: moved.endsAt, sequence: 1 });
    expect((await toldTo('proposer'))[0]).toBe(`meeting_changed ${moved.startsAt}`);

    // The answer was lost, and it is sent again; somebody else decided by what it was before.
    expect(await as('coordinator').get('PUT', path(`/${planned.id}`), change)).toEqual(moved);
    const late = await as('officer').ask('PUT', path(`/${planned.id}`), { ...change, place: '屋上' });
    expect([late.status, late.code]).toEqual([409, 'MEETING_CHANGED']);
    expect(await actions()).toEqual(['meeting.planned', 'meeting.changed']);
  });

  test('is cancelled with a reason, once, and stays in lists and calendars as cancelled', async () => {
    api.pass(10);
    const cancelled = await as('officer').get<Meeting>('POST', path(`/${planned.id}/cancellation`), {
      reason: '電話で済んだ',
    });
    expect(cancelled).toMatchObject({ status: 'cancelled', sequence: 2, reason: '電話で済んだ' });
    const again = await as('coordinator').get<Meeting>('POST', path(`/${planned.id}/cancellation`), {
      reason: '別の理由',
    });
    expect(again).toEqual(cancelled);
    expect((await listed('proposer')).map(({ status }) => status)).toEqual(['cancelled']);
    const [entry] = await calendarOf('coordinator');
    expect([entry!.status, entry!.sequence]).toEqual(['CANCELLED', 2]);
    expect((await toldTo('proposer'))[0]).toBe(`meeting_cancelled ${cancelled.startsAt}`);
    expect(await toldTo('proposer')).toHaveLength(3);
    const change = { ...TIME, place: 'x', sequence: 2, reason: 'x' };
    expect((await as('coordinator').ask('PUT', path(`/${planned.id}`), change)).code).toBe('MEETING_CANCELLED');
  });

  test('leaves calendars a month after it was', async () => {
    const now = api.clock;
    api.clock = new Date('2027-01-03T06:29:00Z');
    expect(await calendarOf('coordinator')).toHaveLength(1);
    api.clock = new Date('2027-01-03T06:31:00Z');
    expect(await calendarOf('coordinator')).toHaveLength(0);
    api.clock = now;
  });
});

describe('a meeting of the city’s own people', () => {
  let inside: Meeting;

  test('is for those who work on it, and no proposer learns of it', async () => {
    api.pass(10);
    const before = await toldTo('proposer');
    inside = await as('coordinator').get<Meeting>('POST', path(), INSIDE);
    expect((await listed('officer')).map((each) => each.id)).toContain(inside.id);
    expect((await listed('proposer')).map((each) => each.id)).not.toContain(inside.id);
    expect(await toldTo('proposer')).toEqual(before);
    expect((await toldTo('officer'))[0]).toBe(`meeting_planned ${inside.startsAt}`);
    const inCalendar = async (login: string) =>
      (await calendarOf(login)).some(({ start }) => start === inside.startsAt);
    expect([await inCalendar('officer'), await inCalendar('coordinator'), await inCalendar('proposer')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('once somebody is in charge, they are told and the others of their side have it no longer', async () => {
    await as('coordinator').get('POST', `/proposals/${id}/assignments`, { action: 'claim' });
    const had = (await toldTo('desk-head')).length;
    api.pass(10);
    const moved = { ...TIME, day: '2026-12-02', place: INSIDE.place, sequence: 0, reason: '日程の調整' };
    await as('officer').get('PUT', path(`/${inside.id}`), moved);
    expect((await toldTo('coordinator'))[0]).toBe('meeting_changed 2026-12-02T05:00:00.000Z');
    expect(await toldTo('desk-head')).toHaveLength(had);
    expect((await calendarOf('desk-head')).map(({ start }) => start)).toEqual([]);
  });
});

describe('what is refused', () => {
  test.each([
    ['the past', { day: '2026-11-23' }, 'day', 'DATE_IN_PAST'],
    ['an end before the beginning', { to: '13:00' }, 'to', 'DATES_REVERSED'],
    ['years ahead', { day: '2030-01-01' }, 'day', 'OUT_OF_RANGE'],
    ['no day', { day: '2026-02-29' }, 'day', 'NOT_A_DATE'],
    ['no time of day', { from: '24:00' }, 'from', 'NOT_ALLOWED'],
    ['nowhere', { place: ' ' }, 'place', 'REQUIRED'],
  ])('%s', async (_what, other, field, code) => {
    const { status, body } = await as('coordinator').ask('POST', path(), { ...WITH_PROPOSER, ...other });
    expect([status, body!['errors']]).toEqual([422, [expect.objectContaining({ field, code })]]);
  });

  test('a plan by a proposer, an auditor or another section, and of a draft', async () => {
    expect((await as('proposer').ask('POST', path(), WITH_PROPOSER)).status).toBe(403);
    expect((await as('auditor').ask('POST', path(), WITH_PROPOSER)).status).toBe(403);
    expect((await as('officer3').ask('POST', path(), WITH_PROPOSER)).status).toBe(404);
    const draft = await as('coordinator').get<{ id: string }>('POST', `/desks/${DESK}/proposals`, {
      type: 'open_proposal',
      onBehalfOf: 'proposer',
      content: contentFor(DESK, 'open_proposal'),
    });
    const { code } = await as('coordinator').ask('POST', `/proposals/${draft.id}/meetings`, WITH_PROPOSER);
    expect(code).toBe('NOT_SUBMITTED');
  });

  test('a meeting of another case', async () => {
    const [meeting] = await listed('coordinator');
    const other = await submitted();
    const address = `/proposals/${other}/meetings/${meeting!.id}/cancellation`;
    expect((await as('coordinator').ask('POST', address, { reason: 'x' })).status).toBe(404);
  });

  test('more steps than a case takes in a day, until the next one', async () => {
    const other = await submitted();
    const one = { ...WITH_PROPOSER, audience: 'internal' };
    for (let n = 0; n < 50; n += 1) await as('coordinator').get('POST', `/proposals/${other}/meetings`, one);
    const { status, headers } = await as('desk-head').ask('POST', `/proposals/${other}/meetings`, one);
    expect([status, Number(headers.get('retry-after')) > 0]).toEqual([429, true]);
    const now = api.clock;
    api.clock = new Date('2026-11-24T15:00:00Z');
    await as('desk-head').get('POST', `/proposals/${other}/meetings`, one);
    api.clock = now;

    // Page by page each of them once, though all begin at the same time.
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query = `?limit=20${cursor ? `&cursor=${cursor}` : ''}`;
      const page: { meetings: Meeting[]; next: string | null } = await as('coordinator').get(
        'GET',
        `/proposals/${other}/meetings${query}`,
      );
      seen.push(...page.meetings.map((each) => each.id));
      cursor = page.next;
    }
    expect([seen.length, new Set(seen).size]).toEqual([51, 51]);
  });
});

test('a repeat under the same key is the same meeting; another one under it is refused', async () => {
  const key = { 'idempotency-key': '"one-meeting"' };
  const first = await as('coordinator').ask('POST', path(), WITH_PROPOSER, key);
  const second = await as('coordinator').ask('POST', path(), WITH_PROPOSER, key);
  expect([first.status, second.status, second.body]).toEqual([201, 200, first.body]);
  const other = await as('coordinator').ask('POST', path(), { ...WITH_PROPOSER, place: '屋上' }, key);
  expect(other.status).toBe(422);
});

test('also after the case was closed', async () => {
  await as('proposer').command(id, 'withdraw', { reason: '事業の計画を改めるため。' });
  const after = await as('coordinator').get<Meeting>('POST', path(), { ...WITH_PROPOSER, day: '2026-12-10' });
  expect((await calendarOf('proposer')).map(({ start }) => start)).toContain(after.startsAt);
});

test('the chain holds every step, without its words, and is whole', async () => {
  expect(await actions()).toEqual(
    ['planned', 'changed', 'cancelled', 'planned', 'changed', 'planned', 'planned'].map((what) => `meeting.${what}`),
  );
  const texts = await runQuery<{ text: string }>(api.database.adminUrl, 'select text from audit_entries');
  expect(texts.filter(({ text }) => text.includes('会議室') || text.includes('video.example'))).toEqual([]);
  for (const chain of [id, DESK_CHAIN]) {
    const { valid } = await withDesk(api.dataSource, { deskId: DESK }, (manager) => verifyChain(manager, DESK, chain));
    expect(valid).toBe(true);
  }
});

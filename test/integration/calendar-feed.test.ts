import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import ICAL from 'ical.js';
import { runQuery } from '../database/test-database.js';
import { answers, recheck } from '../factories/case-run.js';
import { contentFor, DESKS, type DeskName } from '../factories/desks.js';
import { Caller } from './settle-here.js';
import { ask, SignInApi, type Answered } from './sign-in-api.js';

/** What a calendar program reads at somebody's secret address, as a parser of its own reads it. */

jest.setTimeout(120_000);

let api: SignInApi;
beforeAll(async () => {
  api = await SignInApi.start({}, ['tokorozawa', 'minato']);
}, 120_000);
afterAll(() => api?.stop());

const as = (login: string, desk: DeskName = 'tokorozawa'): Caller => new Caller(api, login, desk);

interface Entry {
  readonly uid: string;
  readonly summary: string;
  /** An instant, or a day where it lasts the whole of it. */
  readonly start: string;
  readonly end: string | null;
}

function entriesOf(text: string): Entry[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  expect([calendar.name, calendar.getFirstPropertyValue('version')]).toEqual(['vcalendar', '2.0']);
  return calendar.getAllSubcomponents('vevent').map((each) => {
    const { uid, summary, startDate, endDate } = new ICAL.Event(each);
    const isDay = startDate.isDate;
    const told = (time: ICAL.Time): string => (isDay ? time.toString() : time.toJSDate().toISOString());
    return { uid, summary, start: told(startDate), end: isDay ? null : told(endDate) };
  });
}

/** Addresses that were made, by who has them. */
const made = new Map<string, string>();

async function pathOf(caller: Caller): Promise<string> {
  const who = `${caller.login}@${caller.desk}`;
  const known = made.get(who);
  if (known) return known;
  const { path } = await caller.get<{ path: string }>('POST', `/desks/${caller.desk}/my/calendar`);
  made.set(who, path);
  return path;
}

const fetchFeed = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answered> =>
  ask(api.address, 'GET', path.replace('/api', ''), { headers });

async function feedOf(caller: Caller): Promise<Entry[]> {
  const { status, text } = await fetchFeed(await pathOf(caller));
  expect(status).toBe(200);
  return entriesOf(text);
}

async function submitted(desk: DeskName, login = 'proposer'): Promise<string> {
  const content = contentFor(desk, 'open_proposal');
  const { id } = await as(login, desk).get<{ id: string }>('POST', `/desks/${desk}/proposals`, {
    type: 'open_proposal',
    content,
  });
  await as(login, desk).command(id, 'submit');
  return id;
}

const numberOf = async (desk: DeskName, id: string): Promise<string> =>
  (await as('coordinator', desk).get<{ referenceNumber: string }>('GET', `/proposals/${id}`)).referenceNumber;

async function departmentOf(desk: DeskName, code: string): Promise<string> {
  const path = `/desks/${desk}/departments`;
  const list = await as('coordinator', desk).get<{ departments: { id: string; code: string }[] }>('GET', path);
  return list.departments.find((each) => each.code === code)!.id;
}

const LOGINS = [
  ...[
    'proposer',
    'colleague',
    'colleague2',
    'proposer2',
    'coordinator',
    'desk-head',
    'officer',
    'officer2',
    'officer3',
  ],
  ...['leader', 'expert', 'auditor', 'administrator', 'partner'],
];

const TALK = {
  participants: ['proposer', 'desk', 'department'],
  summary: '進め方を話し合った。',
  sharedGoal: '目標を共有した。',
  benefitProposer: '知見が得られる。',
  benefitMunicipality: '課題が解ける。',
};

describe('what stands in it', () => {
  let screened: string;
  let inPilot: string;
  let inForce: string;

  beforeAll(async () => {
    screened = await submitted('tokorozawa');
    await submitted('tokorozawa', 'proposer2');

    inPilot = await submitted('tokorozawa');
    const lead = { departmentId: await departmentOf('tokorozawa', 'industry'), lead: true };
    await as('coordinator').command(inPilot, 'pass_screening', { answers: answers(DESKS.tokorozawa) });
    await as('coordinator').command(inPilot, 'assign_departments', { departments: [lead] });
    await as('officer').command(inPilot, 'take_task');
    await as('officer').command(inPilot, 'record_dialogue', { ...TALK, heldOn: '2026-11-24', next: 'pilot' });
    const pilot = { plan: '駅前で試す。', place: '駅前', startsOn: '2026-11-25', endsOn: '2026-12-25' };
    await as('officer').command(inPilot, 'start_pilot', pilot);

    const desk = 'minato';
    inForce = await submitted(desk);
    const transport = { departmentId: await departmentOf(desk, 'transport'), lead: true };
    const talk = { heldOn: '2026-11-24', participants: ['proposer', 'desk'], summary: '内容を確認した。' };
    const draft = { agreementKind: 'project_agreement', document: '協定書案 第1版' };
    const steps: readonly (readonly [login: string, kind: string, input: unknown])[] = [
      ['coordinator', 'record_dialogue', talk],
      ['coordinator', 'pass_screening', { answers: answers(DESKS.minato) }],
      ['coordinator', 'assign_departments', { departments: [transport] }],
      ['officer', 'take_task', {}],
      ['officer', 'record_dialogue', { ...TALK, heldOn: '2026-11-24', next: 'evaluation' }],
      ['coordinator', 'concur', {}],
      ['officer', 'adopt', { reason: '区民の役に立つ。' }],
      ['officer', 'consent_to_agreement', draft],
      ['proposer', 'consent_to_agreement', draft],
      [
        'officer',
        'conclude',
        {
          ...draft,
          title: '協定',
          instrument: 'memorandum',
          recheck: recheck(DESKS.minato),
          term: { from: '2026-12-01', to: '2029-03-31' },
        },
      ],
    ];
    for (const [login, kind, input] of steps) await as(login, desk).command(inForce, kind, input);
  }, 120_000);

  test('a due date of mine: when it is due, the number and what is awaited, and nothing of what it is about', async () => {
    const { tasks } = await as('coordinator').get<{ tasks: { proposalId: string; due: string }[] }>('GET', '/tasks');
    const due = tasks.find(({ proposalId }) => proposalId === screened)!.due;
    const number = await numberOf('tokorozawa', screened);
    const entries = (await feedOf(as('coordinator'))).filter(({ summary }) => summary.startsWith(`${number} `));
    expect(entries).toEqual([
      {
        uid: expect.stringMatching(/^[0-9a-f]{40}@kyoso-desk$/),
        summary: `${number} 期限 / due: 受付・審査 / screening`,
        start: new Date(Date.parse(due) - 1_800_000).toISOString(),
        end: due,
      },
    ]);
    const { text } = await fetchFeed(await pathOf(as('coordinator')));
    const { title, summary, org_name } = contentFor('tokorozawa', 'open_proposal') as Record<string, string>;
    for (const word of [title, summary, org_name, screened]) expect(text).not.toContain(word);
  });

  test('of every person’s open asks: those that are theirs, or that nobody of their side is in charge of', async () => {
    interface Task {
      readonly ask: string;
      readonly due: string | null;
      readonly referenceNumber: string;
      readonly inCharge?: { readonly personId: string } | null;
    }
    let seen = 0;
    for (const desk of ['tokorozawa', 'minato'] as const) {
      for (const login of LOGINS) {
        const caller = as(login, desk);
        const all = (await caller.get<{ tasks: Task[] }>('GET', '/tasks')).tasks;
        const mine = (await caller.get<{ tasks: Task[] }>('GET', '/tasks?inbox=mine')).tasks;
        const wanted = [...mine, ...all.filter(({ inCharge }) => inCharge === null)]
          .filter((task) => !['review_agreement', 'end_agreement'].includes(task.ask) && task.due !== null)
          .map(({ referenceNumber, due }) => `${referenceNumber} ${due}`);
        const entries = (await feedOf(caller)).filter(({ summary }) => summary.includes('期限 / due'));
        const found = entries.map(({ summary, end }) => `${summary.split(' ')[0]} ${end}`);
        expect([login, desk, found.sort()]).toEqual([login, desk, [...new Set(wanted)].sort()]);
        seen += found.length;
      }
    }
    expect(seen).toBeGreaterThan(6);
  });

  test('whoever is not let into a case finds nothing of it', async () => {
    for (const [desk, id] of [
      ['tokorozawa', screened],
      ['tokorozawa', inPilot],
      ['minato', inForce],
    ] as const) {
      const number = await numberOf(desk, id);
      for (const login of LOGINS) {
        const { status } = await as(login, desk).ask('GET', `/proposals/${id}`);
        const told = (await feedOf(as(login, desk))).some(({ summary }) => summary.startsWith(`${number} `));
        if (status === 404) expect([login, desk, told]).toEqual([login, desk, false]);
      }
    }
  });

  test('the last day of a pilot, for both its sides', async () => {
    const number = await numberOf('tokorozawa', inPilot);
    const line = `${number} 実証実験の終了日 / last day of the pilot`;
    const having: string[] = [];
    for (const login of LOGINS) {
      const entry = (await feedOf(as(login))).find(({ summary }) => summary === line);
      if (entry) having.push(login);
      if (entry) expect([entry.start, entry.end]).toEqual(['2026-12-25', null]);
    }
    expect(having).toEqual(['proposer', 'colleague', 'colleague2', 'coordinator', 'desk-head', 'officer', 'leader']);
  });

  test('reviews and the end of an agreement, once each', async () => {
    const number = await numberOf('minato', inForce);
    for (const login of ['proposer', 'officer', 'coordinator']) {
      const days = (await feedOf(as(login, 'minato')))
        .filter(({ summary }) => summary.startsWith(`${number} 協定の`))
        .map(({ summary, start }) => [summary.split(' ')[1], start]);
      expect(days).toEqual([
        ['協定の見直し', '2027-12-01'],
        ['協定の期間満了', '2029-03-31'],
      ]);
    }
    expect((await feedOf(as('proposer2', 'minato'))).map(({ summary }) => summary)).toEqual([]);
  });

  test('once somebody is in charge, the others of their side have it no longer', async () => {
    const number = await numberOf('tokorozawa', screened);
    const has = async (login: string): Promise<boolean> =>
      (await feedOf(as(login))).some(({ summary }) => summary.startsWith(`${number} `));
    expect([await has('coordinator'), await has('desk-head')]).toEqual([true, true]);
    await as('coordinator').get('POST', `/proposals/${screened}/assignments`, { action: 'claim' });
    expect([await has('coordinator'), await has('desk-head')]).toEqual([true, false]);
  });

  test('an entry keeps its id when its day moves, and the tag changes with it', async () => {
    const number = await numberOf('tokorozawa', screened);
    const path = await pathOf(as('coordinator'));
    const before = await fetchFeed(path);
    const tag = before.headers.get('etag')!;
    const same = await fetchFeed(path, { 'if-none-match': `W/"other", ${tag}` });
    expect([same.status, same.text, same.headers.get('etag')]).toEqual([304, '', tag]);

    const find = (text: string): Entry => entriesOf(text).find(({ summary }) => summary.startsWith(`${number} `))!;
    const dueDay = find(before.text).end!.slice(0, 10);
    await runQuery(api.database.adminUrl, `insert into closed_days values ('tokorozawa', $1, '試験')`, [dueDay]);
    await as('coordinator').command(screened, 'replan', { reason: '休業日の追加' });
    const after = await fetchFeed(path, { 'if-none-match': tag });
    expect(after.status).toBe(200);
    expect(find(after.text).uid).toBe(find(before.text).uid);
    expect(find(after.text).end! > find(before.text).end!).toBe(true);
  });

  test('windows of posted challenges, for those who propose and the city', async () => {
    const path = '/desks/minato/challenges';
    const departmentIds = [await departmentOf('minato', 'transport')];
    const challenge = { title: '坂道の移動', description: '坂道の移動を楽にする。', departmentIds };
    await as('coordinator', 'minato').get('POST', path, { ...challenge, opensOn: '2026-12-01' });
    const lines = (await feedOf(as('proposer2', 'minato'))).map(({ summary, start }) => `${start} ${summary}`);
    expect(lines).toEqual([
      '2026-12-01 坂道の移動 募集開始 / window opens',
      '2027-02-28 坂道の移動 募集締切 / last day of the window',
    ]);
    expect(await feedOf(as('expert', 'minato'))).toEqual([]);
  });
});

describe('the address', () => {
  const REQUEST_ID = 'calendar-feed-of-nobody';

  /** Everything that is sent but the date and the counters of requests. */
  async function bytesOf(path: string): Promise<string> {
    const { status, headers, text } = await fetchFeed(path, { 'x-request-id': REQUEST_ID });
    const told = [...headers].filter(([name]) => name !== 'date' && !name.startsWith('ratelimit'));
    return JSON.stringify([status, told, text]);
  }

  const someToken = (desk: string): string => `/api/calendar/${desk}-${'a'.repeat(43)}.ics`;

  test('whatever is in force no longer is answered like what never was, byte for byte', async () => {
    const unknown = await bytesOf(someToken('tokorozawa'));
    expect(unknown.slice(0, 5)).toBe('[404,');
    for (const other of [someToken('minato'), someToken('no-such-desk'), '/api/calendar/x.ics']) {
      expect(await bytesOf(other)).toBe(unknown);
    }

    const officer = as('officer3');
    const first = await pathOf(officer);
    expect((await fetchFeed(first)).status).toBe(200);
    made.delete('officer3@tokorozawa');
    const second = await pathOf(officer);
    expect(await bytesOf(first)).toBe(unknown);
    expect((await fetchFeed(second)).status).toBe(200);
    await officer.get('DELETE', '/desks/tokorozawa/my/calendar');
    expect(await bytesOf(second)).toBe(unknown);
    expect(await officer.get('GET', '/desks/tokorozawa/my/calendar')).toEqual({ feed: null });
    // Ending what is not there is no fault.
    expect((await officer.ask('DELETE', '/desks/tokorozawa/my/calendar')).status).toBe(204);
  });

  const ofAccount = 'where id = (select account_id from people where id = $1)';

  test.each([
    ['a role that has ended', 'officer', 'update person_roles set valid_to = $2 where person_id = $1'],
    ['somebody who was shut out of the desk', 'leader', 'update people set disabled_at = $2 where id = $1'],
    ['an account that was closed', 'expert', `update accounts set disabled_at = $2 ${ofAccount}`],
    ['credentials that have run out', 'auditor', `update accounts set credentials_expire_at = $2 ${ofAccount}`],
  ])('it is nobody’s with %s', async (_what, login, sql) => {
    const caller = as(login, 'minato');
    const path = await pathOf(caller);
    expect((await fetchFeed(path)).status).toBe(200);
    const [row] = await runQuery<{ id: string }>(
      api.database.adminUrl,
      `select p.id from people p join accounts a on a.id = p.account_id where a.email = $1`,
      [api.account(login, 'minato').email],
    );
    await runQuery(api.database.adminUrl, sql, [row!.id, '2026-11-23']);
    expect(await bytesOf(path)).toBe(await bytesOf(someToken('minato')));
  });

  test('trial people have none in production', async () => {
    const path = await pathOf(as('coordinator'));
    const production = await api.listen({ production: true });
    const answered = await ask(production, 'GET', path.replace('/api', ''));
    expect(answered.status).toBe(404);
  });

  test('it stands nowhere: not in the database, not in the log, not in what is told of it later', async () => {
    const caller = as('colleague');
    made.delete('colleague@tokorozawa');
    const path = await pathOf(caller);
    await fetchFeed(path);
    const secret = path.slice(path.lastIndexOf('-') - 20, -4);
    const rows = await runQuery<{ text: string }>(
      api.database.adminUrl,
      `select f::text as text from calendar_feeds f union all select text from audit_entries where chain = 'desk'`,
    );
    expect(rows.some(({ text }) => text.includes('calendar_feed.made'))).toBe(true);
    const told = await caller.get<{ feed: { readAt: string | null } }>('GET', '/desks/tokorozawa/my/calendar');
    expect(told.feed.readAt).toBe(api.clock.toISOString());
    for (const text of [...rows.map((row) => row.text), ...api.logged, JSON.stringify(told)]) {
      expect(text).not.toContain(secret);
    }
    expect(secret.length).toBeGreaterThan(20);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { ROUTE_RULES, type RouteRule } from '../../domain/route-access.js';
import { createDataSource } from '../../entities/data-source.js';
import { workflowIdOf } from '../../temporal/ids.js';
import { MINATO } from '../../tools/walkthrough/plays/minato.js';
import { NARA } from '../../tools/walkthrough/plays/nara.js';
import { daysFromNow } from '../../tools/walkthrough/story.js';
import { walkPart } from '../../tools/walkthrough/walk-part.js';
import { canariesIn, withCanaries, type Canary } from './canaries.js';
import { Instance } from './instance.js';
import { everybody, sharedWithEverybody, type Principal } from './principals.js';

/**
 * Idea protection, looked at from the other end: every field of many proposals holds a text that stands nowhere else.
 * Then everybody reads everything there is to read, and each text that somebody got has to be one that was for them.
 * `KYOSO_CANARY=full`: 200 proposals; otherwise as many as show every stage.
 */

const CASES = process.env['KYOSO_CANARY'] === 'full' ? 200 : 12;
/** Beside them: what is shared by consent. */
const SHARED = 3;
/** More than any of the plays has commands, refused ones included. */
const LONGEST_PLAY = 18;
const AT_ONCE = 6;

const PLAYS = { minato: MINATO[0]!, nara: NARA[0]! } as const;
const [HERE, THERE] = ['minato', 'nara'] as const;

interface Kase {
  readonly number: number;
  readonly id: string;
  readonly desk: 'minato' | 'nara';
  /** Logins of the departments that were asked. */
  readonly officers: readonly string[];
  readonly stage: string;
  /** By every consent that there is, and passed on to the partner. */
  readonly isShared: boolean;
}

let instance: Instance;
let principals: readonly Principal[];
const cases: Kase[] = [];
const canaries = new Map<string, Canary>();

/** Runs over all items, so many at once. */
async function each<T>(items: readonly T[], work: (item: T, index: number) => Promise<void>): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let index = next++; index < items.length; index = next++) await work(items[index]!, index);
    }),
  );
}

beforeAll(async () => {
  instance = await Instance.start();
  const dataSource = createDataSource({ url: instance.database.appUrl, poolSize: 2, applicationName: 'test' });
  await dataSource.initialize();
  principals = await everybody(instance, dataSource, [HERE, THERE]);
  await dataSource.destroy();
  await each(Array.from({ length: CASES }), async (_, number) => {
    cases.push(await makeCase(number, number % 2 === 0 ? HERE : THERE));
  });
  for (let n = 0; n < SHARED; n += 1) cases.push(await makeShared(CASES + n));
}, 900_000);

afterAll(() => instance?.stop(), 60_000);

/** Ended without a department, with every consent, and passed on to a partner: what is shared, and what is not. */
async function makeShared(number: number): Promise<Kase> {
  const profile = await instance.as('proposer', HERE).profile(HERE);
  const asked = withCanaries({ about: 'shared', type: 'open_proposal' }, profile, number);
  const written = asked.canaries.filter(({ fieldClass }) => fieldClass !== 'internal');
  for (const canary of written) canaries.set(canary.text, canary);
  const id = await sharedWithEverybody(instance, asked.play.content);
  await writeCanaries(id, number, HERE);
  return { number, id, desk: HERE, officers: [], stage: '終了', isShared: true };
}

async function makeCase(number: number, desk: 'minato' | 'nara'): Promise<Kase> {
  const profile = await instance.as('proposer', desk).profile(desk);
  // Half of the proposers consent to nothing: with them no other section has any business.
  const consents = number % 4 < 2 ? {} : Object.fromEntries(profile.consents.map(({ code }) => [code, true]));
  const hasConsents = profile.form_fields.some((field) => field.type === 'consents');
  const asked = withCanaries(
    { ...PLAYS[desk], content: { ...PLAYS[desk].content, ...(hasConsents && { consents }) } },
    profile,
    number,
  );
  for (const canary of asked.canaries) canaries.set(canary.text, canary);
  // From a draft to the end of the play, evenly.
  const steps = Math.round((Math.floor(number / 2) / (CASES / 2 - 1)) * LONGEST_PLAY);
  const id = await walkPart(instance.desk(desk), asked.play, steps);
  const view = await instance.as('proposer', desk).proposal(id);
  if (view.submitted) await writeCanaries(id, number, desk);
  return {
    number,
    id,
    desk,
    officers: await officersOf(id, desk, view.submitted),
    stage: view.stageLabel.ja,
    isShared: false,
  };
}

/** In a message to both sides and in one that the city writes to itself; in a meeting of both, and in one of the city’s. */
async function writeCanaries(id: string, of: number, desk: string): Promise<void> {
  for (const [audience, fieldClass] of [
    ['proposer', 'protected'],
    ['internal', 'internal'],
  ] as const) {
    const text = `cnry${of}x${audience === 'proposer' ? 900 : 901}x${randomBytes(4).toString('hex')}z`;
    canaries.set(text, { text, of, at: `message (${audience})`, fieldClass });
    const { api } = instance.as('coordinator', desk);
    await api.POST('/proposals/{id}/messages', { params: { path: { id } }, body: { audience, text } });
  }
  for (const [audience, fieldClass] of [
    ['proposer', 'content'],
    ['internal', 'internal'],
  ] as const) {
    const place = `cnry${of}x${audience === 'proposer' ? 902 : 903}x${randomBytes(4).toString('hex')}z`;
    canaries.set(place, { text: place, of, at: `meeting (${audience})`, fieldClass });
    const { api } = instance.as('coordinator', desk);
    const body = { audience, place, day: daysFromNow(30), from: '10:00', to: '11:00' };
    await api.POST('/proposals/{id}/meetings', { params: { path: { id } }, body });
  }
}

/** Trial people of the departments that a case was brought to: one officer in each, and the leader in the first. */
async function officersOf(id: string, desk: string, isSubmitted: boolean): Promise<string[]> {
  if (!isSubmitted) return [];
  const coordinator = instance.as('coordinator', desk);
  const { departments } = await coordinator.departments(desk);
  const order = new Map<string, readonly string[]>();
  for (const login of ['officer', 'officer2', 'officer3', 'leader']) {
    for (const departmentId of await instance.as(login, desk).departmentsOfMine(desk)) {
      order.set(departmentId, [...(order.get(departmentId) ?? []), login]);
    }
  }
  expect(order.size).toBeLessThanOrEqual(departments.length);
  const parts = (await coordinator.proposal(id)).departments ?? [];
  return parts.flatMap(({ departmentId }) => order.get(departmentId) ?? []);
}

const SECTIONS = new Set(['officer', 'officer2', 'officer3', 'leader']);
const BY_CONSENT = new Set([...SECTIONS, 'partner']);
const NOBODY = new Set<string>();
const OWN = new Set(['proposer', 'colleague', 'colleague2']);
const WHOLE = new Set(['coordinator', 'desk-head', 'auditor']);

/** Whether a canary is for this person's eyes, by hand. */
function isFor({ desk, login }: Principal, { of, fieldClass }: Canary): boolean {
  const kase = cases.find(({ number }) => number === of);
  if (kase === undefined || login === null || desk !== kase.desk) return false;
  const isSubmitted = kase.stage !== '下書き';
  if (isSubmitted && (WHOLE.has(login) || kase.officers.includes(login))) return true;
  if (OWN.has(login)) return fieldClass !== 'internal';
  // With the proposer’s consent other sections may read what nobody protected; a partner, what was passed on.
  const mayBeShared = kase.isShared ? BY_CONSENT : isSubmitted && of % 4 >= 2 ? SECTIONS : NOBODY;
  return fieldClass === 'content' && mayBeShared.has(login);
}

const leaks: string[] = [];
const read = new Map<string, number>();
let answers = 0;
let readByPartner = 0;

async function crawl(principal: Principal, method: string, path: string, body?: object): Promise<string> {
  const response = await fetch(`${instance.address}/api${path}`, {
    method,
    headers: {
      ...(principal.token !== null && { Authorization: `Bearer ${principal.token}` }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = `${JSON.stringify([...response.headers])}\n${await response.text()}`;
  answers += 1;
  if (response.status >= 500) leaks.push(`${method} ${path} as ${principal.name}: ${response.status}`);
  for (const found of canariesIn(text)) {
    const canary = canaries.get(found)!;
    read.set(found, (read.get(found) ?? 0) + 1);
    if (principal.login === 'partner') readByPartner += 1;
    if (!isFor(principal, canary)) {
      leaks.push(`${method} ${path} as ${principal.name}: ${canary.at} (${canary.fieldClass}) of case ${canary.of}`);
    }
  }
  return text;
}

const RULES = Object.entries(ROUTE_RULES) as [string, RouteRule][];
/** What a route's path names beside desk and case names nothing here. */
const fill = (path: string, ids: Readonly<Record<string, string>>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? randomUUID());
const splitName = (name: string): [method: string, path: string] => name.split(' ') as [string, string];
const routes = RULES.map(([name, rule]) => ({ rule, method: splitName(name)[0], path: splitName(name)[1] })).filter(
  ({ method, path }) => !(method === 'DELETE' && path === '/session'),
);
const isOfCase = ({ path }: { readonly path: string }): boolean => path.includes('{id}');

test('everybody reads every case by every route', async () => {
  const jobs = principals.flatMap((principal) => cases.map((kase) => ({ principal, kase })));
  await each(jobs, async ({ principal, kase }) => {
    for (const { method, path } of routes.filter(isOfCase)) {
      const filled = fill(path, { id: kase.id, desk: kase.desk });
      if (method === 'GET') await crawl(principal, method, filled);
      // What is wrong with a request is told without what is in the case.
      else if (kase.number % 8 < 2) await crawl(principal, method, filled, { 'nothing that is known': true });
    }
  });
  expect(leaks).toEqual([]);
}, 1_800_000);

test('lists, searches, counts and everything else that names no case', async () => {
  const words = [...canaries.values()].filter(({ of }) => of % 6 < 2).map(({ text }) => text);
  for (const principal of principals) {
    for (const { method, path } of routes.filter((route) => !isOfCase(route))) {
      for (const desk of path.includes('{desk}') ? [HERE, THERE] : [HERE]) {
        const filled = fill(path, { desk });
        if (method === 'GET') await crawl(principal, method, filled);
        else await crawl(principal, method, filled, { 'nothing that is known': true });
      }
    }
    for (const desk of [HERE, THERE]) await crawlLists(principal, desk);
  }
  const jobs = principals.flatMap((principal) => words.slice(0, 12).map((word) => ({ principal, word })));
  const found: string[] = [];
  await each(jobs, async ({ principal, word }) => {
    const canary = canaries.get(word)!;
    const { desk } = cases.find(({ number }) => number === canary.of)!;
    const text = await crawl(principal, 'GET', `/desks/${desk}/proposals?q=${word}`);
    // A hit alone would tell that it is there.
    const { proposals } = (
      text.includes('"proposals"') ? JSON.parse(text.slice(text.indexOf('\n'))) : { proposals: [] }
    ) as {
      proposals: readonly unknown[];
    };
    if (proposals.length > 0 && !isFor(principal, canary)) found.push(`${word} (${canary.at}) by ${principal.name}`);
  });
  expect(found).toEqual([]);
  expect(leaks).toEqual([]);
}, 900_000);

/** All pages of the list, however they are sorted. */
async function crawlLists(principal: Principal, desk: string): Promise<void> {
  for (let query: string | null = 'limit=100'; query !== null;) {
    const text = await crawl(principal, 'GET', `/desks/${desk}/proposals?${query}`);
    const next = /"next":"([^"]+)"/.exec(text)?.[1];
    query = next === undefined ? null : `limit=100&cursor=${next}`;
  }
}

test('nothing stands in logs, in what is sent, in the chain, or in Temporal’s histories', async () => {
  for (const name of readdirSync(instance.home).filter((file) => file.endsWith('.log'))) {
    expect(canariesIn(readFileSync(join(instance.home, name), 'utf8'))).toEqual([]);
  }
  const owner = new pg.Client({ connectionString: instance.database.adminUrl });
  await owner.connect();
  for (const table of ['notifications', 'outbox', 'audit_entries', 'audit_accesses', 'reminders', 'asks', 'locators']) {
    const { rows } = await owner.query<{ row: string }>(`select t::text as row from ${table} t`);
    expect({ table, leaks: canariesIn(rows.map(({ row }) => row).join('\n')) }).toEqual({ table, leaks: [] });
  }
  const { rows: states } = await owner.query<{ state: string }>(`select state::text from proposals`);
  expect(canariesIn(states.map(({ state }) => state).join('\n'))).toEqual([]);
  await owner.end();

  const connection = await Connection.connect({ address: instance.temporalAddress });
  const client = new Client({ connection });
  let histories = 0;
  for (const { id, stage } of cases.filter((kase) => kase.stage !== '下書き')) {
    const history = await client.workflow.getHandle(workflowIdOf({ proposalId: id, opening: 1 })).fetchHistory();
    histories += 1;
    expect({ stage, leaks: canariesIn(textOf(history)) }).toEqual({ stage, leaks: [] });
  }
  await connection.close();
  expect(histories).toBeGreaterThan(CASES / 2);
}, 300_000);

/** Everything in a history as text, payloads included. */
function textOf(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return Object.values(value).map(textOf).join('\n');
}

test('the crawl saw what it had to see', () => {
  // Who may read it has read it: a crawl that finds nothing would pass too.
  const unseen = [...canaries.values()].filter(
    ({ text, of, fieldClass }) =>
      fieldClass !== 'internal' && !read.has(text) && cases.some(({ number }) => number === of),
  );
  expect(unseen).toEqual([]);
  expect(readByPartner).toBeGreaterThan(0);
  expect(new Set(cases.map(({ stage }) => stage)).size).toBeGreaterThanOrEqual(6);
  process.stdout.write(
    `canaries: ${canaries.size} in ${cases.length} proposals, ${answers} answers as ${principals.length} kinds of person, ${leaks.length} leaks\n`,
  );
});

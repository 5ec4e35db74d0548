import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { createDataSource } from '../../entities/data-source.js';
import { AccountEntity } from '../../entities/index.js';
import { receiveCommand } from '../../entities/records/ledger.js';
import { actorFor, findPersonByAccount, type Person } from '../../entities/records/people.js';
import { loadCurrentProfile } from '../../entities/records/profiles.js';
import { createDraft } from '../../entities/records/proposals.js';
import { withDesk } from '../../entities/with-desk.js';
import type { Content } from '../../domain/content.js';
import type { paths } from '../client/schema.js';
import { runQuery } from '../embedded/throwaway-database.js';
import { today } from '../walkthrough/story.js';
import type { Profile } from '../../domain/profile.js';
import { draftOf } from './desk.js';
import { latencyOf, round, type Latency } from './figures.js';
import { cpuOf, memoryOf, type Parts } from './processor-time.js';
import type { Bench } from './servers.js';

/**
 * Many open cases at rest: what they cost the worker in memory and everybody in idle CPU, how fast the desk's list is,
 * and how fast a case that nobody has touched for long takes its next command.
 */

export const DESK = 'tokorozawa';
/** Cases in one transaction of the loader. */
const BATCH = 50;
/** The loader stays so far ahead of the workflows at most. */
const MOST_AHEAD = 500;
const PATIENCE_MS = 45 * 60_000;

interface Loading {
  readonly progress: (text: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Writes submissions straight into the ledger, as the API's own functions do and many in one commit, but without HTTP
 * and its checks. From there everything is as always: the worker's poller starts a real workflow for each, which settles
 * its submission.
 */
export async function loadOpenCases(bench: Bench, count: number, { progress, signal }: Loading): Promise<void> {
  const { database } = bench.instance;
  const dataSource = createDataSource({ url: database.appUrl, poolSize: 2, applicationName: 'bench-loader' });
  await dataSource.initialize();
  const deadline = Date.now() + PATIENCE_MS;
  try {
    const shared = await readShared(dataSource, bench);
    const begun = Date.now();
    let toldAt = begun;
    for (let loaded = 0, open = 0; open < count;) {
      if (loaded < count && loaded - open < MOST_AHEAD) {
        const size = Math.min(BATCH, count - loaded);
        await withDesk(dataSource, { deskId: DESK }, async (manager) => {
          for (let n = 0; n < size; n += 1) await submitOne(manager, shared);
        });
        loaded += size;
      } else await sleep(200);
      open = await countOpen(database.adminUrl);
      if (signal.aborted) throw new Error('interrupted');
      if (Date.now() > deadline) throw new Error(`only ${open} of ${count} cases were open in time`);
      if (Date.now() - toldAt < 10_000) continue;
      toldAt = Date.now();
      progress(`${open} of ${count} cases open after ${Math.round((toldAt - begun) / 1000)} s`);
    }
  } finally {
    await dataSource.destroy();
  }
}

interface Shared {
  readonly author: Person;
  readonly profile: Profile;
  readonly content: Content;
}

async function readShared(dataSource: DataSource, { instance }: Bench): Promise<Shared> {
  const { email } = instance.account('proposer', DESK);
  const { id: accountId } = await dataSource.manager.findOneByOrFail(AccountEntity, { email });
  return withDesk(dataSource, { deskId: DESK }, async (manager) => {
    const author = await findPersonByAccount(manager, DESK, accountId, today());
    const profile = await loadCurrentProfile(manager, DESK);
    if (!author || !profile) throw new Error(`the desk ${DESK} has no trial accounts`);
    const { content } = draftOf(profile.pledges.map(({ code }) => code)) as { content: Content };
    return { author, profile, content };
  });
}

async function submitOne(manager: EntityManager, { author, profile, content }: Shared): Promise<void> {
  const proposal = await createDraft(manager, {
    deskId: DESK,
    profile,
    kind: 'proposal',
    type: 'open_proposal',
    content,
    challengeId: null,
    author,
    onBehalf: false,
    channel: 'portal',
    now: new Date(),
  });
  await receiveCommand(manager, proposal, {
    kind: 'submit',
    input: {},
    actor: actorFor(author, proposal),
    onBehalfOf: null,
    occurredOn: null,
    expectedVersion: null,
    now: new Date(),
  });
}

async function countOpen(adminUrl: string): Promise<number> {
  const [row] = await runQuery<{ open: number }>(
    adminUrl,
    `select count(*)::int as open from proposals where started and not closed and last >= 1`,
  );
  return row?.open ?? 0;
}

export interface AtRest {
  readonly memoryMb: Readonly<Record<string, number | null>>;
  /** Share of one core while nobody does anything, in percent. */
  readonly idleCpuPercent: Readonly<Record<string, number | null>>;
}

export async function measureAtRest(parts: Parts, seconds: number, signal: AbortSignal): Promise<AtRest> {
  const names = Object.keys(parts);
  const read = () => names.map((name) => cpuOf(parts[name] as Parts[string]));
  const before = read();
  await sleep(seconds * 1000, undefined, { signal });
  const after = read();
  const percent = (index: number): number | null => {
    const [from, to] = [before[index] ?? null, after[index] ?? null];
    return from === null || to === null ? null : round((to - from) / seconds / 10, 2);
  };
  return {
    memoryMb: Object.fromEntries(names.map((name) => [name, memoryOf(parts[name]?.pid ?? 0)])),
    idleCpuPercent: Object.fromEntries(names.map((name, index) => [name, percent(index)])),
  };
}

type ListQuery = NonNullable<paths['/desks/{desk}/proposals']['get']['parameters']['query']>;

const LISTS: readonly ListQuery[] = [
  {},
  { limit: 100 },
  { stage: 'screening' },
  { stage: 'dialogue' },
  { ball: 'desk', closed: 'false' },
  { ball: 'department' },
  { overdue: 'true' },
  { overdue: 'false', limit: 100 },
  { closed: 'true' },
];
const TIMES = 20;
/** How many pages deep the last series goes. */
const PAGES = 20;

/** The desk's list as a coordinator asks for it, by its query. */
export async function measureLists({ instance }: Bench): Promise<Record<string, Latency>> {
  const coordinator = instance.as('coordinator', DESK);
  const results: Record<string, Latency> = {};
  const time = async (ms: number[], query: ListQuery): Promise<string | null> => {
    const began = performance.now();
    const { data } = await coordinator.api.GET('/desks/{desk}/proposals', { params: { path: { desk: DESK }, query } });
    ms.push(performance.now() - began);
    return data?.next ?? null;
  };
  for (const query of LISTS) {
    const ms: number[] = [];
    for (let n = 0; n < TIMES; n += 1) await time(ms, query);
    results[new URLSearchParams(query as Record<string, string>).toString() || 'no filter'] = latencyOf(ms);
  }
  const ms: number[] = [];
  let cursor = await time(ms, { limit: 100 });
  for (let page = 1; page < PAGES && cursor !== null; page += 1) cursor = await time(ms, { limit: 100, cursor });
  results[`${PAGES} pages of 100, one after the other`] = latencyOf(ms);
  return results;
}

/** The next command of cases that have long left the worker's cache: their histories are read and replayed first. */
export async function measureColdCases({ instance }: Bench, count: number): Promise<Latency> {
  const rows = await runQuery<{ id: string }>(
    instance.database.adminUrl,
    'select id from proposals where not closed and last = 1 order by created_at limit $1',
    [count],
  );
  const coordinator = instance.as('coordinator', DESK);
  const ms: number[] = [];
  for (const { id } of rows) {
    const began = performance.now();
    await coordinator.command(id, 'redirect', { section: '商業観光課', reason: '所管が異なるため。' });
    ms.push(performance.now() - began);
  }
  return latencyOf(ms);
}

import { chromium, type Browser } from 'playwright-core';
import { addressOf } from '../../domain/pages.js';
import { findBrowser } from '../embedded/browser.js';
import { signInByPage } from '../embedded/signed-in.js';
import { latencyOf, round, type Latency } from './figures.js';
import { DESK } from './open-cases.js';
import type { Bench } from './servers.js';

/**
 * The coordinator's board over many open cases, in a real browser: from the address to cards that can be used. What it asks
 * the API for is timed by itself as well.
 */

const TIMES = 10;

export interface BoardFigures {
  /** From the address to the first card and to a board that answers the keyboard, in a browser that has nothing yet. */
  readonly firstVisit: { readonly card: Latency; readonly interactive: Latency };
  /** The same once the browser has the application. */
  readonly laterVisits: { readonly card: Latency; readonly interactive: Latency };
  /** Pressing "more" until its cards are there. */
  readonly more: Latency;
  /** How many cards stand on the board at first. */
  readonly cards: number;
  readonly transferredKb: { readonly firstVisit: number; readonly laterVisit: number };
  readonly api: Readonly<Record<string, Latency>>;
}

interface Visit {
  readonly card: number;
  readonly interactive: number;
  readonly more: number;
  readonly cards: number;
  readonly transferredKb: number;
}

type Page = Awaited<ReturnType<Browser['newPage']>>;

const TRANSFERRED = `performance.getEntriesByType('resource')
  .concat(performance.getEntriesByType('navigation')).reduce((sum, entry) => sum + entry.transferSize, 0)`;

async function visit(page: Page, address: string): Promise<Visit> {
  const began = performance.now();
  const since = (): number => performance.now() - began;
  await page.goto(address);
  const cards = page.locator('.case-card');
  await cards.first().waitFor();
  const card = since();
  // Interactive is what a key moves: the first card takes the focus.
  await page.keyboard.press('j');
  await page.locator('.case-card a:focus').waitFor();
  const interactive = since();
  const count = await cards.count();
  const transferred = await page.evaluate<number>(TRANSFERRED);
  const pressed = performance.now();
  await page.locator('.board-column button', { hasText: 'さらに表示する' }).first().click();
  await cards.nth(count).waitFor();
  return { card, interactive, more: performance.now() - pressed, cards: count, transferredKb: transferred / 1024 };
}

async function measureApi({ instance }: Bench): Promise<Record<string, Latency>> {
  const { api } = instance.as('coordinator', DESK);
  const path = { desk: DESK };
  const open = { closed: 'false', submitted: 'true' } as const;
  const asked: Readonly<Record<string, () => Promise<unknown>>> = {
    'counts of the board': () => api.GET('/desks/{desk}/proposals/counts', { params: { path, query: open } }),
    'a full column, due first': () =>
      api.GET('/desks/{desk}/proposals', {
        params: { path, query: { ...open, stage: 'screening,matching', sort: 'due', limit: 20 } },
      }),
    'an empty column': () =>
      api.GET('/desks/{desk}/proposals', {
        params: { path, query: { ...open, stage: 'evaluation,agreement', sort: 'due', limit: 20 } },
      }),
    'the table, 50 rows': () =>
      api.GET('/desks/{desk}/proposals', { params: { path, query: { closed: 'false', sort: 'received', limit: 50 } } }),
    'a search in the table': () =>
      api.GET('/desks/{desk}/proposals', {
        params: { path, query: { closed: 'false', q: '商店街', sort: 'received', limit: 50 } },
      }),
    'waiting times': () => api.GET('/desks/{desk}/ageing', { params: { path } }),
  };
  const results: Record<string, Latency> = {};
  for (const [name, ask] of Object.entries(asked)) {
    const ms: number[] = [];
    for (let n = 0; n < TIMES; n += 1) {
      const began = performance.now();
      await ask();
      ms.push(performance.now() - began);
    }
    results[name] = latencyOf(ms);
  }
  return results;
}

export async function measureBoard(bench: Bench, progress: (text: string) => void): Promise<BoardFigures> {
  const { instance } = bench;
  const address = `${instance.address}${addressOf('board', { desk: DESK })}`;
  const account = instance.account('coordinator', DESK);
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox'] });
  const first: Visit[] = [];
  const later: Visit[] = [];
  try {
    const options = { locale: 'ja-JP', timezoneId: 'Asia/Tokyo', viewport: { width: 1280, height: 900 } } as const;
    const signedIn = await browser.newContext(options);
    await signInByPage(signedIn, instance.address, account);
    const storageState = await signedIn.storageState();
    await signedIn.close();
    for (let n = 1; n <= TIMES; n += 1) {
      progress(`the board, visit ${n} of ${TIMES}`);
      // The session, and nothing that was ever loaded.
      const context = await browser.newContext({ ...options, storageState });
      const page = await context.newPage();
      first.push(await visit(page, address));
      later.push(await visit(page, address));
      await context.close();
    }
  } finally {
    await browser.close();
  }
  const of = (visits: readonly Visit[]) => ({
    card: latencyOf(visits.map(({ card }) => card)),
    interactive: latencyOf(visits.map(({ interactive }) => interactive)),
  });
  return {
    firstVisit: of(first),
    laterVisits: of(later),
    more: latencyOf([...first, ...later].map(({ more }) => more)),
    cards: first[0]?.cards ?? 0,
    transferredKb: { firstVisit: round(first[0]?.transferredKb ?? 0), laterVisit: round(later[0]?.transferredKb ?? 0) },
    api: await measureApi(bench),
  };
}

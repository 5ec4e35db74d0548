import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { addressOf } from '../../domain/pages.js';
import { KEEPABLE } from '../factories/naughty-strings.js';
import { submitted } from '../integration/cases.js';
import { Instance } from '../integration/instance.js';
import { launchBrowser, Visitor } from './visitor.js';

/** What people write is shown as text wherever it is shown: nothing of it runs, loads, or turns what stands around it. */

jest.setTimeout(180_000);

const DESK = 'nara';
/** So many, spread over the list, that 300 are shown. */
const STRINGS = 300;
const A_MESSAGE = 15;
const TITLES = 10;

const ALL = [...KEEPABLE.ours, ...KEEPABLE.list].filter((text) => text.trim() !== '');
const isOneLine = (text: string): boolean => !/[\n\r\t\u0085\u2028\u2029]/.test(text);
const step = Math.max(1, Math.floor(ALL.length / STRINGS));
/** What breaks out of pages comes first; of the long list, every so manieth. */
const CHOSEN = [
  ...new Set([
    ...ALL.filter((text) => /[<>]|javascript:|^[=+@-]|[\u202a-\u202e\u2066-\u2069\u200e\u200f]/i.test(text)),
    ...ALL.filter((_, index) => index % step === 0),
  ]),
].slice(0, STRINGS);

let instance: Instance;
let browser: Browser;
let caseId: string;
let titles: string[];

beforeAll(async () => {
  browser = await launchBrowser();
  instance = await Instance.start();
  titles = CHOSEN.filter((text) => isOneLine(text) && text.trim() === text && text.length > 5 && text.length < 80)
    .filter((text) => /[<>\u202e=]/.test(text))
    .slice(0, TITLES);
  const written = CHOSEN.join('\n');
  caseId = await submitted(instance, DESK, { title: titles[0]!, org_name: titles[1]!, summary: written.slice(0, 900) });
  for (const title of titles.slice(1)) await submitted(instance, DESK, { title, org_name: title });
  for (let from = 0; from < CHOSEN.length; from += A_MESSAGE) {
    const text = CHOSEN.slice(from, from + A_MESSAGE).join('\n');
    const by = from % 2 === 0 ? 'proposer' : 'coordinator';
    const { error } = await instance.as(by, DESK).api.POST('/proposals/{id}/messages', {
      params: { path: { id: caseId } },
      body: { audience: 'proposer', text },
    });
    if (error) throw new Error(JSON.stringify(error));
  }
}, 180_000);

afterAll(async () => {
  await browser.close();
  await instance.stop();
});

interface Seen {
  readonly text: string;
  /** What no text of ours brings along. */
  readonly strangers: number;
}

/** What a page shows, once all of its lists are open. */
async function see(visitor: Visitor): Promise<Seen> {
  const { page } = visitor;
  const more = page.getByRole('button', { name: 'さらに表示する' });
  while ((await more.count()) > 0) {
    const before = await page.evaluate<number>('document.body.textContent.length');
    await more.first().click();
    await page.waitForFunction(`document.body.textContent.length > ${before}`);
  }
  return page.evaluate<Seen>(`({
    text: document.body.textContent,
    strangers: document.querySelectorAll(
      'img, iframe, object, embed, svg, video, audio, marquee, base, style:not([data-vite]), body script, [onerror], [onload], [onclick], a[href^="javascript:" i]',
    ).length,
  })`);
}

/** PostgreSQL and JSON keep them; what a document of HTML makes of the ends of lines is its own business. */
const missingIn = (text: string, wanted: readonly string[]): string[] => wanted.filter((each) => !text.includes(each));

test('300 hostile strings are shown as text on the pages of a case, to either side', async () => {
  expect(CHOSEN).toHaveLength(STRINGS);
  for (const by of ['proposer', 'coordinator', 'auditor']) {
    const who = { instance, login: by, desk: DESK };
    const visitor = await Visitor.signedIn(browser, who, addressOf('proposal', { id: caseId }));
    await visitor.page.getByText(titles[0]!).first().waitFor();
    const { text, strangers } = await see(visitor);
    expect({ by, missing: missingIn(text, CHOSEN), strangers }).toEqual({ by, missing: [], strangers: 0 });
    await visitor.leave();
  }
});

test('titles and names are text in every list, and turn nothing around them', async () => {
  const lists: readonly (readonly [by: string, address: string])[] = [
    ['proposer', addressOf('mine')],
    ['coordinator', addressOf('today')],
    ['coordinator', addressOf('board', { desk: DESK })],
    ['coordinator', addressOf('cases', { desk: DESK })],
    ['auditor', addressOf('audit', { desk: DESK })],
  ];
  for (const [by, address] of lists) {
    const visitor = await Visitor.signedIn(browser, { instance, login: by, desk: DESK }, address);
    await visitor.page.getByText(titles.at(-1)!).first().waitFor();
    const { text, strangers } = await see(visitor);
    expect({ address, missing: missingIn(text, titles), strangers }).toEqual({ address, missing: [], strangers: 0 });
    // A text that turns the direction of writing does so within its own place.
    const unbounded = await visitor.page.evaluate<
      string[]
    >(`[...document.querySelectorAll('a, span, strong, td, dd, h3')]
      .filter((element) => element.textContent.includes('\\u202e') && element.children.length === 0)
      .filter((element) => getComputedStyle(element).display === 'inline')
      .filter((element) => !['isolate', 'plaintext', 'isolate-override'].includes(getComputedStyle(element).unicodeBidi))
      .map((element) => element.outerHTML)`);
    expect({ address, unbounded }).toEqual({ address, unbounded: [] });
    await visitor.leave();
  }
});

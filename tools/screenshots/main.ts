import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { addressOf } from '../../domain/pages.js';
import { startBench } from '../bench/servers.js';
import { findBrowser } from '../embedded/browser.js';
import { explainFailure } from '../embedded/failure.mjs';
import { listenForInterruption } from '../embedded/interruption.mjs';
import { findPlaces } from '../embedded/places.mjs';
import { signInByPage } from '../embedded/signed-in.js';
import type { ThrowawayInstance } from '../embedded/throwaway-instance.js';
import { fillForm } from '../walkthrough/fill-form.js';
import { playsOf } from '../walkthrough/plays/index.js';
import { walkPart } from '../walkthrough/walk-part.js';

/** `npm run screenshots`: every main page on a wide screen and on a phone, into `.kyoso/screenshots`, to be looked at. */

const WIDTHS = [1280, 360] as const;
const DESK = 'nara';
const HEIGHT = 900;

/** Of cases that stand beside the others on the board. */
const TITLES = [
  '給食の食べ残しを減らす献立アプリ',
  '空き教室を使った高齢者のパソコン教室',
  '観光案内所の多言語案内を、地元の高校生と学生が交代で支えるしくみ',
  '公園の遊具点検を写真で行う',
];

interface Shot {
  readonly name: string;
  readonly path: string;
  readonly by: 'nobody' | 'proposer' | 'coordinator' | 'officer';
  /** What somebody does on the page before it is taken. */
  readonly press?: readonly string[];
}

/**
 * A desk with some life in it: an open challenge, a draft, cases in several stages, one that is asked to correct. The play
 * of this desk begins with a submission that is refused.
 */
async function play(instance: ThrowawayInstance): Promise<readonly Shot[]> {
  const desk = instance.desk(DESK);
  const plays = playsOf(DESK);
  await instance.as('coordinator', DESK).postChallenge(DESK, {
    title: '駅前の放置自転車を減らす',
    description:
      '駅前の放置自転車を減らす方法の提案を募集します。駐輪場の使い方、案内の方法など、幅広い提案を歓迎します。',
  });
  const draft = await walkPart(desk, plays[0]!, 0);
  const received = await walkPart(desk, plays[0]!, 2);
  const dialogue = await walkPart(desk, plays[0]!, 7);
  const correcting = await walkPart(desk, plays[0]!, 2);
  await instance.as('coordinator', DESK).command(correcting, 'request_correction', {
    message: '実施する場所と時期を、もう少しくわしく書いてください。',
    fields: ['summary'],
  });
  for (const title of TITLES) {
    const proposer = instance.as('proposer', DESK);
    const content = { ...fillForm(await proposer.profile(DESK), 'open_proposal'), title };
    const { id } = await proposer.createDraft(DESK, { type: 'open_proposal', content });
    await proposer.command(id, 'submit');
  }
  const write = (by: string, text: string) =>
    instance.as(by, DESK).api.POST('/proposals/{id}/messages', {
      params: { path: { id: dialogue } },
      body: { audience: 'proposer', text },
    });
  await write('proposer', '次回の打合せは、来週の火曜日の午後でお願いできますか。');
  await write('coordinator', '承知しました。火曜日の14時に、市役所4階の会議室でお待ちしています。');
  return [
    { name: 'desks', path: addressOf('desks'), by: 'nobody' },
    { name: 'desk', path: addressOf('desk', { desk: DESK }), by: 'nobody' },
    { name: 'desk-tokorozawa', path: addressOf('desk', { desk: 'tokorozawa' }), by: 'nobody' },
    { name: 'propose', path: addressOf('propose', { desk: DESK }), by: 'nobody' },
    { name: 'sign-in', path: addressOf('signIn'), by: 'nobody' },
    { name: 'mine', path: addressOf('mine'), by: 'proposer' },
    { name: 'form-organisation', path: addressOf('draft', { id: draft }), by: 'proposer' },
    { name: 'form-about', path: addressOf('draft', { id: draft }), by: 'proposer', press: ['提案の内容'] },
    { name: 'form-confirm', path: addressOf('draft', { id: draft }), by: 'proposer', press: ['確認と誓約'] },
    { name: 'form-review', path: addressOf('draft', { id: draft }), by: 'proposer', press: ['内容の確認'] },
    { name: 'receipt', path: addressOf('draft', { id: received }), by: 'proposer' },
    { name: 'proposal', path: addressOf('proposal', { id: dialogue }), by: 'proposer' },
    { name: 'proposal-correcting', path: addressOf('proposal', { id: correcting }), by: 'proposer' },
    { name: 'today', path: addressOf('today'), by: 'coordinator' },
    { name: 'today-officer', path: addressOf('today'), by: 'officer' },
    { name: 'board', path: addressOf('board', { desk: DESK }), by: 'coordinator' },
    { name: 'cases', path: addressOf('cases', { desk: DESK }), by: 'coordinator' },
    { name: 'ageing', path: addressOf('ageing', { desk: DESK }), by: 'coordinator' },
  ];
}

async function signedIn(browser: Browser, instance: ThrowawayInstance, by: Shot['by']): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'ja-JP', timezoneId: 'Asia/Tokyo' });
  if (by === 'nobody') return context;
  await signInByPage(context, instance.address, instance.account(by, DESK));
  return context;
}

async function main(): Promise<void> {
  const { signal } = listenForInterruption();
  const folder = join(findPlaces().home, 'screenshots');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const bench = await startBench('dev', { signal });
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox'] });
  try {
    const { instance } = bench;
    const contexts = new Map<Shot['by'], BrowserContext>();
    for (const { name, path, by, press = [] } of await play(instance)) {
      const context = contexts.get(by) ?? (await signedIn(browser, instance, by));
      contexts.set(by, context);
      const page = await context.newPage();
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: HEIGHT });
        await page.goto(`${instance.address}${path}`);
        await page.locator('h1').first().waitFor();
        await page.locator('.skeleton').first().waitFor({ state: 'detached' });
        for (const button of press) await page.getByRole('button', { name: button, exact: true }).click();
        await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true });
      }
      await page.close();
    }
    console.log(folder);
  } finally {
    await browser.close();
    await bench.stop();
  }
}

try {
  await main();
} catch (error) {
  console.error(explainFailure(error));
  process.exitCode = 1;
}

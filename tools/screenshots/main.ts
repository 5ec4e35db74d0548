import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { addDays } from '../../domain/calendar.js';
import type { Language } from '../../domain/languages.js';
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
import { today } from '../walkthrough/story.js';
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
  readonly by: 'nobody' | 'proposer' | 'coordinator' | 'officer' | 'auditor' | 'administrator';
  /** Japanese, where it is not said. */
  readonly language?: Language;
  /** What somebody does on the page before it is taken. */
  readonly press?: readonly string[];
  /** What is folded away and to be seen. */
  readonly unfold?: readonly string[];
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
  const asked = await walkPart(desk, plays[0]!, 4);
  const dialogue = await walkPart(desk, plays[0]!, 7);
  const agreed = await walkPart(desk, plays[0]!, 60);
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
  const { entry, entered, officer } = await administer(instance, dialogue);
  const people = await instance.as('auditor', DESK).api.GET('/desks/{desk}/people', {
    params: { path: { desk: DESK }, query: { role: 'coordinator' } },
  });
  const someone = people.data?.people[0]?.id ?? '';
  return [
    { name: 'desks', path: addressOf('desks'), by: 'nobody' },
    { name: 'desk', path: addressOf('desk', { desk: DESK }), by: 'nobody' },
    { name: 'desk-tokorozawa', path: addressOf('desk', { desk: 'tokorozawa' }), by: 'nobody' },
    { name: 'propose', path: addressOf('propose', { desk: DESK }), by: 'nobody' },
    { name: 'sign-in', path: addressOf('signIn'), by: 'nobody' },
    { name: 'sign-in-en', path: addressOf('signIn'), by: 'nobody', language: 'en' },
    { name: 'one-time-link-en', path: `${addressOf('oneTimeLink')}#token`, by: 'nobody', language: 'en' },
    { name: 'account', path: addressOf('account'), by: 'proposer' },
    { name: 'account-en', path: addressOf('account'), by: 'proposer', language: 'en' },
    { name: 'colleagues', path: addressOf('colleagues'), by: 'proposer' },
    { name: 'audit', path: addressOf('audit', { desk: DESK }), by: 'auditor' },
    { name: 'audit-case', path: addressOf('caseAudit', { id: dialogue }), by: 'auditor' },
    { name: 'audit-case-en', path: addressOf('caseAudit', { id: dialogue }), by: 'auditor', language: 'en' },
    { name: 'audit-person', path: `${addressOf('audit', { desk: DESK })}?person=${someone}`, by: 'auditor' },
    { name: 'mine', path: addressOf('mine'), by: 'proposer' },
    { name: 'form-organisation', path: addressOf('draft', { id: draft }), by: 'proposer' },
    { name: 'form-about', path: addressOf('draft', { id: draft }), by: 'proposer', press: ['提案の内容'] },
    { name: 'form-confirm', path: addressOf('draft', { id: draft }), by: 'proposer', press: ['確認と誓約'] },
    { name: 'form-review', path: addressOf('draft', { id: draft }), by: 'proposer', press: ['内容の確認'] },
    { name: 'receipt', path: addressOf('draft', { id: received }), by: 'proposer' },
    { name: 'proposal', path: addressOf('proposal', { id: dialogue }), by: 'proposer' },
    { name: 'proposal-correcting', path: addressOf('proposal', { id: correcting }), by: 'proposer' },
    { name: 'case-screening', path: addressOf('proposal', { id: received }), by: 'coordinator' },
    { name: 'case-dialogue', path: addressOf('proposal', { id: dialogue }), by: 'coordinator' },
    { name: 'case-asked', path: addressOf('proposal', { id: asked }), by: 'officer' },
    { name: 'case-agreement', path: addressOf('proposal', { id: agreed }), by: 'coordinator' },
    { name: 'today', path: addressOf('today'), by: 'coordinator' },
    { name: 'today-officer', path: addressOf('today'), by: 'officer' },
    { name: 'board', path: addressOf('board', { desk: DESK }), by: 'coordinator' },
    { name: 'cases', path: addressOf('cases', { desk: DESK }), by: 'coordinator' },
    { name: 'ageing', path: addressOf('ageing', { desk: DESK }), by: 'coordinator' },
    { name: 'entry', path: addressOf('entry', { desk: DESK }), by: 'coordinator' },
    {
      name: 'entry-review',
      path: addressOf('entryDraft', { desk: DESK, id: entry }),
      by: 'coordinator',
      press: ['内容の確認'],
    },
    { name: 'entry-receipt', path: addressOf('entryDraft', { desk: DESK, id: entered }), by: 'coordinator' },
    {
      name: 'challenges-of-desk',
      path: addressOf('challengesOfDesk', { desk: DESK }),
      by: 'coordinator',
      unfold: ['期間を変更する'],
    },
    { name: 'people', path: addressOf('people', { desk: DESK }), by: 'administrator', unfold: ['人を招待する'] },
    { name: 'people-changing', path: addressOf('people', { desk: DESK }), by: 'administrator', unfold: ['変更する'] },
    { name: 'departments', path: `${addressOf('people', { desk: DESK })}?part=departments`, by: 'administrator' },
    { name: 'absences', path: `${addressOf('people', { desk: DESK })}?part=absences`, by: 'administrator' },
    { name: 'handovers', path: addressOf('handovers', { desk: DESK }), by: 'administrator' },
    {
      name: 'handover-preview',
      path: `${addressOf('handovers', { desk: DESK })}?kind=person&from=${officer?.personId}`,
      by: 'administrator',
      press: ['移るものを確認する'],
    },
    { name: 'handover-brief', path: addressOf('handoverBrief', { id: dialogue }), by: 'coordinator' },
    { name: 'settings-calendar', path: addressOf('settings', { desk: DESK }), by: 'administrator' },
    { name: 'settings-mails', path: `${addressOf('settings', { desk: DESK })}?part=mails`, by: 'administrator' },
    { name: 'settings-webhooks', path: `${addressOf('settings', { desk: DESK })}?part=webhooks`, by: 'administrator' },
  ];
}

/** What the rooms of an office have to show: an entry for a visitor, an absence, a planned handover, a receiver. */
async function administer(instance: ThrowawayInstance, dialogue: string) {
  const coordinator = instance.as('coordinator', DESK);
  const { api } = instance.as('administrator', DESK);
  const path = { desk: DESK };
  const onBehalf = { type: 'open_proposal', onBehalfOf: 'proposer', channel: 'form' } as const;
  const content = fillForm(await coordinator.profile(DESK), 'open_proposal');
  const { id: entry } = await coordinator.createDraft(DESK, { ...onBehalf, content });
  const { id: entered } = await coordinator.createDraft(DESK, { ...onBehalf, content });
  await coordinator.command(
    entered,
    'submit',
    {},
    { onBehalfOf: { party: 'proposer', evidence: '窓口で申込書を受領' } },
  );
  await instance
    .as('officer', DESK)
    .api.POST('/proposals/{id}/assignments', { params: { path: { id: dialogue } }, body: { action: 'claim' } });
  const { data } = await api.GET('/desks/{desk}/assignees', { params: { path } });
  const named = (name: string) => data?.assignees.find((each) => each.name === name);
  const [officer, successor] = [named('担当 二郎'), named('担当 十一郎')];
  if (!officer || !successor) throw new Error('the trial accounts have no two officers of one section');
  const [from, to] = [addDays(today(), 30), addDays(today(), 34)];
  await api.POST('/desks/{desk}/absences', {
    params: { path },
    body: { personId: officer.personId, substituteId: successor.personId, from, to },
  });
  await api.POST('/desks/{desk}/handovers', {
    params: { path },
    body: {
      from: { kind: 'person', id: successor.personId },
      effectiveOn: addDays(today(), 90),
      successorId: officer.personId,
      note: '書類は共有の棚にあります。',
    },
  });
  await api.POST('/desks/{desk}/closed-days', { params: { path }, body: { day: from, note: '庁舎の設備点検' } });
  await api.POST('/desks/{desk}/webhooks', {
    params: { path },
    body: { url: 'http://127.0.0.1:9/kyoso', events: ['case.submitted', 'case.closed'] },
  });
  return { entry, entered, officer };
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
    for (const { name, path, by, language = 'ja', press = [], unfold = [] } of await play(instance)) {
      const context = contexts.get(by) ?? (await signedIn(browser, instance, by));
      contexts.set(by, context);
      const page = await context.newPage();
      await page.addInitScript(`localStorage.setItem('kyoso-language', '${language}')`);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: HEIGHT });
        await page.goto(`${instance.address}${path}`);
        await page.locator('h1').first().waitFor();
        await page.locator('.skeleton').first().waitFor({ state: 'detached' });
        for (const text of unfold) await page.locator('summary', { hasText: text }).first().click();
        for (const button of press) await page.getByRole('button', { name: button, exact: true }).click();
        if (press.length > 0) await page.waitForLoadState('networkidle');
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

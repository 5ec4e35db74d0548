import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { LANGUAGES } from '../../domain/languages.js';
import { addressOf } from '../../domain/pages.js';
import { fillForm } from '../../tools/walkthrough/fill-form.js';
import { playsOf } from '../../tools/walkthrough/plays/index.js';
import { walkPart } from '../../tools/walkthrough/walk-part.js';
import { eventually } from '../integration/eventually.js';
import { Instance } from '../integration/instance.js';
import { launchBrowser, PHONE, Visitor, WIDE, ZOOMED, type Options } from './visitor.js';

/** The page of one case as the city's own people work on it: what they do on it day by day, and with how many clicks. */

// A browser on a busy machine: how long a way takes is no question for a test.
jest.setTimeout(120_000);

const TRIAGE_CLICKS = 10;
const ANSWER_CLICKS = 3;

/** After so many commands of its play a case awaits a department. */
const MATCHING = { izumiotsu: 2, minato: 4 } as const;

let instance: Instance;
let browser: Browser;
/** Cases to be looked at: one in screening, one in the talks, one that has come to its end. */
let shown: readonly string[];

beforeAll(async () => {
  browser = await launchBrowser();
  instance = await Instance.start();
  const [play] = playsOf('nara');
  const desk = instance.desk('nara');
  shown = [await walkPart(desk, play!, 2), await walkPart(desk, play!, 7), await walkPart(desk, play!, 60)];
});

afterAll(async () => {
  await browser.close();
  await instance.stop();
});

/** A proposal that was handed in and nothing more. */
async function handedIn(desk: string, title: string): Promise<string> {
  const client = instance.as('proposer', desk);
  const profile = await client.profile(desk);
  const type = profile.proposal_types[0]!.code;
  const { id } = await client.createDraft(desk, { type, content: { ...fillForm(profile, type), title } });
  await client.command(id, 'submit');
  return id;
}

const arriveAs = (login: string, desk: string, options: Options = {}): Promise<Visitor> =>
  Visitor.signedIn(browser, { instance, login, desk }, addressOf('today'), options);

/** Presses with a pointer, and counts. */
class Pointer {
  clicks = 0;

  constructor(readonly page: Page) {}

  async button(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
    this.clicks += 1;
  }

  async link(name: string): Promise<void> {
    // What awaits one stands before the notices, which may lead to the same case.
    await this.page.getByRole('link', { name, exact: true }).first().click();
    this.clicks += 1;
  }

  async check(label: string): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).check();
    this.clicks += 1;
  }
}

const titleOf = (desk: string): string => `${desk}の空き家を活用した見守り`;

/** Aomori’s guideline lists no criteria of its own: there the judgement itself is what is put on record. */
async function judgeClear(pointer: Pointer, desk: string): Promise<void> {
  if (desk === 'nara') return pointer.button('すべて該当なしにする');
  await pointer.page.locator('#field-screening-note').fill('対象外とする事情はない。');
}

const judging = (page: Page, desk: string) =>
  desk === 'nara' ? page.getByRole('button', { name: 'すべて該当なしにする' }) : page.locator('#field-screening-note');

describe.each(['nara', 'aomori'])('at %s', (desk) => {
  let id: string;

  test('a coordinator opens a case, finds no criterion against it, passes it and asks two departments', async () => {
    id = await handedIn(desk, titleOf(desk));
    const coordinator = instance.as('coordinator', desk);
    const { departments } = await coordinator.departments(desk);
    const visitor = await arriveAs('coordinator', desk);
    const pointer = new Pointer(visitor.page);
    await pointer.link(titleOf(desk));
    await judging(visitor.page, desk).waitFor();
    const besides = await visitor.page.locator('.case-panel').innerText();
    await judgeClear(pointer, desk);
    await pointer.button('審査を通過させる');
    await visitor.page.getByText('「審査の通過」を行いました。').waitFor();
    const view = await coordinator.proposal(id);
    const passed = (await coordinator.timeline(id)).find(({ kind }) => kind === 'pass_screening');
    // One action, and still one answer to each criterion on record.
    expect(passed?.words?.['answers']).toEqual(
      desk === 'nara' ? ['sales_pitch', 'unsound'].map((criterion) => ({ criterion, answer: 'clear' })) : [],
    );
    if (desk === 'nara') {
      // What the form says on a criterion stood beside it.
      expect(view.answersBeside?.map(({ criterion }) => criterion)).toContain('unsound');
      expect(besides).toContain('団体の健全性');
    }
    await visitor.page.getByRole('group', { name: /依頼する課/ }).waitFor();
    const officers = await Promise.all(
      ['officer', 'officer2'].map((role) => instance.as(role, desk).departmentsOfMine(desk)),
    );
    for (const [departmentId] of officers) {
      await pointer.check(departments.find((each) => each.id === departmentId)!.name.ja);
    }
    await pointer.button('2課に依頼する');
    await visitor.page.getByText('「担当課への依頼」を行いました。').waitFor();
    expect((await coordinator.proposal(id)).departments?.map(({ lead, status }) => ({ lead, status }))).toEqual([
      { lead: true, status: 'asked' },
      { lead: false, status: 'asked' },
    ]);
    expect(pointer.clicks).toBeLessThanOrEqual(TRIAGE_CLICKS);
    await visitor.leave();
  });

  test('a department answers from its inbox on a phone', async () => {
    const visitor = await arriveAs('officer', desk, { viewport: PHONE });
    const pointer = new Pointer(visitor.page);
    await pointer.link(titleOf(desk));
    await pointer.button('担当を引き受ける');
    await visitor.page.getByText('「担当の引受け」を行いました。').waitFor();
    expect(await visitor.overflow()).toBe(0);
    expect(pointer.clicks).toBeLessThanOrEqual(ANSWER_CLICKS);
    const second = await arriveAs('officer2', desk, { viewport: PHONE });
    const again = new Pointer(second.page);
    await again.link(titleOf(desk));
    await again.button('引き受けられない');
    await second.page.locator('#field-task-reason').fill('所管する施設がない。');
    await again.button('引き受けられない');
    await second.page.getByText('「担当の辞退」を行いました。').waitFor();
    expect(again.clicks).toBeLessThanOrEqual(ANSWER_CLICKS);
    const view = await instance.as('coordinator', desk).proposal(id);
    expect(view.departments?.map(({ status }) => status).sort()).toEqual(['refused', 'taken']);
    await visitor.leave();
    await second.leave();
  });

  test('of two coordinators who decide at once the second learns who decided what, and keeps what was written', async () => {
    const contested = await handedIn(desk, '同時に審査する提案');
    const first = await arriveAs('coordinator', desk);
    const second = await arriveAs('desk-head', desk);
    // The page of the second hears nothing: it decides by what it was shown.
    await second.page.route('**/changes?*', (route) => route.abort());
    for (const { page } of [first, second]) {
      await page.goto(`${instance.address}${addressOf('proposal', { id: contested })}`);
      await judging(page, desk).waitFor();
    }
    await second.page.getByRole('button', { name: '補正の依頼' }).click();
    const message = second.page.locator('#field-request_correction-message');
    await message.fill('実施する場所を書いてください。');
    await judgeClear(new Pointer(first.page), desk);
    await first.page.getByRole('button', { name: '審査を通過させる' }).click();
    await first.page.getByText('「審査の通過」を行いました。').waitFor();
    const decider = (await instance.as('coordinator', desk).timeline(contested)).find(
      ({ kind }) => kind === 'pass_screening',
    )?.actor?.name;
    expect(decider).toBeDefined();
    await second.page.locator('.case-panel').getByRole('button', { name: '補正の依頼', exact: true }).click();
    const told = second.page.locator('.banner-warning', { hasText: '審査の通過' });
    await told.waitFor();
    expect(await told.innerText()).toContain(decider);
    expect(await message.inputValue()).toBe('実施する場所を書いてください。');
    const timeline = await instance.as('coordinator', desk).timeline(contested);
    expect(timeline.filter(({ status }) => status === 'settled').map(({ kind }) => kind)).toEqual([
      'submit',
      'pass_screening',
    ]);
    await first.leave();
    await second.leave();
  });
});

test('an open page shows by itself what somebody else decided; whoever began to write is told and loses nothing', async () => {
  const desk = 'nara';
  const id = await handedIn(desk, '見ている間に変わる提案');
  const visitor = await arriveAs('coordinator', desk);
  const { page } = visitor;
  await page.goto(`${instance.address}${addressOf('proposal', { id })}`);
  await page.locator('#field-screening-answers-sales_pitch-note').fill('地域の団体との連携である。');
  await instance.as('desk-head', desk).command(id, 'redirect', { section: '住宅課', reason: '住宅課の事業である。' });
  await page.locator('.banner-warning', { hasText: '所管課への引継ぎ' }).waitFor();
  expect(await page.locator('#field-screening-answers-sales_pitch-note').inputValue()).toBe(
    '地域の団体との連携である。',
  );
  await visitor.leave();
});

test('a criterion that applies leads to the decision out of scope, asked once more before it is given', async () => {
  const desk = 'nara';
  const id = await handedIn(desk, '営業だけの提案');
  const visitor = await arriveAs('coordinator', desk);
  const { page } = visitor;
  await page.goto(`${instance.address}${addressOf('proposal', { id })}`);
  await page.locator('input[name="screening-answers.sales_pitch"][value="hit"]').check();
  await page.locator('#field-exclude-reason').fill('自社の製品の紹介のみである。');
  await page.locator('.case-panel').getByRole('button', { name: '対象外の決定', exact: true }).click();
  const question = page.getByRole('dialog');
  await question.waitFor();
  expect((await instance.as('coordinator', desk).proposal(id)).closed).toBe(false);
  await question.getByRole('button', { name: '実行する' }).click();
  await page.locator('.chip', { hasText: '対象外' }).first().waitFor();
  const entry = (await instance.as('coordinator', desk).timeline(id)).find(({ kind }) => kind === 'exclude');
  expect(entry?.words).toMatchObject({ criteria: ['sales_pitch'], reason: '自社の製品の紹介のみである。' });
  await visitor.leave();
});

test('what is written goes to nobody until its reader was chosen; what is for the city stays in it', async () => {
  const desk = 'nara';
  const id = shown[1]!;
  const visitor = await arriveAs('coordinator', desk);
  const { page } = visitor;
  await page.goto(`${instance.address}${addressOf('proposal', { id })}`);
  await page.locator('#field-message-text').fill('財政課と相談してから返事をする。');
  await page.getByRole('button', { name: 'メッセージを送る' }).click();
  await page.getByText('読む人を選んでください。').first().waitFor();
  await page.locator('input[name="message-audience"][value="internal"]').check();
  await page.getByRole('button', { name: '庁内だけに残す' }).click();
  await page.locator('.case-thread .is-internal').getByText('財政課と相談してから返事をする。').waitFor();
  const listed = await instance.as('proposer', desk).api.GET('/proposals/{id}/messages', { params: { path: { id } } });
  expect(JSON.stringify(listed.data)).not.toContain('財政課');

  // A meeting is planned, and stands where everybody who works on the case sees it.
  await page.getByRole('button', { name: '打合せの予定を入れる' }).click();
  await page.locator('input[name="plan-audience"][value="proposer"]').check();
  const year = String(new Date().getFullYear() + 1);
  for (const [part, value] of Object.entries({ year, month: '4', day: '12' })) {
    await page.locator(`#field-plan-day-${part}`).fill(value);
  }
  await page.locator('#field-plan-from').fill('14:00');
  await page.locator('#field-plan-to').fill('15:00');
  await page.locator('#field-plan-place').fill('市役所4階 会議室');
  await page.locator('.case-inline').getByRole('button', { name: '打合せの予定を入れる' }).click();
  await page.locator('.card', { hasText: '市役所4階 会議室' }).waitFor();

  // Who is in charge, and following.
  await page.getByRole('button', { name: '自分が担当する', exact: false }).first().click();
  const me = instance.as('coordinator', desk);
  await eventually(async () => (await me.proposal(id)).inCharge?.some(({ holder }) => holder === 'desk') ?? false);
  await page.getByRole('button', { name: 'この案件をフォローする' }).click();
  await page.getByRole('button', { name: 'フォローをやめる' }).waitFor();
  expect((await me.proposal(id)).watching).toBe(true);

  // What somebody has to know who takes it over is one press away.
  await page.getByRole('link', { name: '引継書を見る' }).click();
  await page.getByRole('heading', { name: '約束していること' }).waitFor();
  expect(new URL(page.url()).pathname).toBe(addressOf('handoverBrief', { id }));
  await visitor.leave();
});

test('on paper stands what is folded away on the screen', async () => {
  const visitor = await arriveAs('auditor', 'nara');
  const { page } = visitor;
  await visitor.open(addressOf('proposal', { id: shown[2]! }));
  const said = page.locator('#case-history .case-more .case-said').first();
  await said.waitFor({ state: 'attached' });
  expect(await said.isVisible()).toBe(false);
  await page.emulateMedia({ media: 'print' });
  expect(await said.isVisible()).toBe(true);
  await visitor.leave();
});

test('where the guideline has it, a case is matched with a project; where one department has a case, one is asked', async () => {
  const ask = async (desk: 'izumiotsu' | 'minato', fillIn: (page: Page) => Promise<void>) => {
    const [play] = playsOf(desk);
    const id = await walkPart(instance.desk(desk), play!, MATCHING[desk]);
    const coordinator = instance.as('coordinator', desk);
    expect((await coordinator.proposal(id)).actions.map(({ kind }) => kind)).toContain('assign_departments');
    const visitor = await arriveAs('coordinator', desk);
    const { page } = visitor;
    await page.goto(`${instance.address}${addressOf('proposal', { id })}`);
    await page.getByRole('group', { name: /依頼する課/ }).waitFor();
    await fillIn(page);
    await page.getByRole('button', { name: '1課に依頼する' }).click();
    await page.getByText('「担当課への依頼」を行いました。').waitFor();
    await visitor.leave();
    const asked = (await coordinator.timeline(id)).findLast(({ kind }) => kind === 'assign_departments');
    return { words: asked?.words, view: await coordinator.proposal(id) };
  };
  const matched = await ask('izumiotsu', async (page) => {
    await page.locator('.case-panel input[type="checkbox"]').first().check();
    await page.getByLabel('組み合わせる既存の事業').fill('見守りネットワーク事業');
  });
  expect(matched.words).toMatchObject({ project: '見守りネットワーク事業' });
  const replaced = await ask('minato', async (page) => {
    expect(await page.getByLabel('組み合わせる既存の事業').count()).toBe(0);
    for (const last of [0, -1]) await page.locator('.case-panel input[type="radio"]').nth(last).check();
  });
  expect(replaced.view.departments?.filter(({ status }) => status === 'asked')).toHaveLength(1);
});

test('by the keyboard alone a case is screened', async () => {
  const desk = 'nara';
  const id = await handedIn(desk, '鍵盤だけで審査する提案');
  const visitor = await arriveAs('coordinator', desk);
  const { page } = visitor;
  await page.goto(`${instance.address}${addressOf('proposal', { id })}`);
  await page.getByRole('button', { name: 'すべて該当なしにする' }).waitFor();
  const tabTo = async (text: string) => {
    for (let steps = 0; steps < 80; steps += 1) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate<string>('document.activeElement.textContent')) === text) return;
    }
    throw new Error(`the keyboard does not come to "${text}"`);
  };
  await tabTo('すべて該当なしにする');
  await page.keyboard.press('Enter');
  await tabTo('審査を通過させる');
  await page.keyboard.press('Enter');
  await page.getByText('「審査の通過」を行いました。').waitFor();
  // What was done has the focus, so that the way goes on from there.
  expect(await page.evaluate('document.activeElement.textContent')).toBe('「審査の通過」を行いました。');
  await visitor.leave();
});

describe.each(LANGUAGES)('in %s', (language) => {
  test('a case early, midway and at its end has no fault that axe knows, and fits a phone and a zoomed window', async () => {
    const visitor = await arriveAs('coordinator', 'nara', { language });
    for (const id of shown) {
      await visitor.page.setViewportSize(WIDE);
      await visitor.open(addressOf('proposal', { id }));
      await visitor.page.locator('#case-history .timeline > li').first().waitFor();
      await visitor.page.evaluate('for (const fold of document.querySelectorAll("details")) fold.open = true');
      expect(await visitor.inspect()).toEqual([]);
      for (const viewport of [PHONE, ZOOMED]) {
        await visitor.page.setViewportSize(viewport);
        expect({ viewport, overflow: await visitor.overflow() }).toEqual({ viewport, overflow: 0 });
      }
    }
    await visitor.leave();
  });
});

import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { readFileSync } from 'node:fs';
import { LANGUAGES } from '../../domain/languages.js';
import { addressOf, type PageName } from '../../domain/pages.js';
import { inLanes } from '../../temporal/lanes.js';
import { fillForm } from '../../tools/walkthrough/fill-form.js';
import { playsOf } from '../../tools/walkthrough/plays/index.js';
import { walkPart } from '../../tools/walkthrough/walk-part.js';
import { eventually } from '../integration/eventually.js';
import { Instance } from '../integration/instance.js';
import { launchBrowser, PHONE, Visitor, WIDE, ZOOMED } from './visitor.js';

/** The desk's own people before all their cases: the board, the table, several at once, by the keyboard alone. */

jest.setTimeout(120_000);

const DESKS = ['nara', 'aomori'] as const;
type Desk = (typeof DESKS)[number];
/** More than a column shows at once. */
const MANY = 22;
const STRANGE = '<b>太字</b>の提案 =1+1';

let instance: Instance;
let browser: Browser;
/** Cases of Nara that were handed in, the first one first. */
let handedIn: string[];
let inDialogue: string;

async function handIn(desk: Desk, title: string): Promise<string> {
  const proposer = instance.as('proposer', desk);
  const content = fillForm(await proposer.profile(desk), 'open_proposal');
  const { id } = await proposer.createDraft(desk, { type: 'open_proposal', content: { ...content, title } });
  await proposer.command(id, 'submit');
  return id;
}

beforeAll(async () => {
  browser = await launchBrowser();
  instance = await Instance.start();
  const titles = [STRANGE, ...Array.from({ length: MANY - 1 }, (_, index) => `駅前の提案 ${index + 2}`)];
  const made = new Map<string, string>();
  await inLanes(titles, 3, async (title) => void made.set(title, await handIn('nara', title)));
  handedIn = titles.map((title) => made.get(title)!);
  inDialogue = await walkPart(instance.desk('nara'), playsOf('nara')[0]!, 7);
  await handIn('aomori', '津軽の提案');
});

afterAll(async () => {
  await browser.close();
  await instance.stop();
});

const addressOfDesk = (page: 'board' | 'cases' | 'ageing', desk: Desk): string => addressOf(page, { desk });

const arrive = (login: string, desk: Desk, path: string, options = {}): Promise<Visitor> =>
  Visitor.signedIn(browser, { instance, login, desk }, path, options);

const personOf = async (login: string, desk: Desk): Promise<string> => {
  const { data } = await instance.as(login, desk).api.GET('/session');
  return data!.people.find((person) => person.desk === desk)!.personId;
};

const inChargeOf = async (id: string): Promise<string[]> =>
  ((await instance.as('coordinator', 'nara').proposal(id)).inCharge ?? []).map(({ name }) => name);

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const choose = (page: Page, id: string) => page.locator(`#field-choose-${id}`).check();
const focused = (page: Page) => page.evaluate<string>('document.activeElement.textContent');

describe.each(DESKS)('at %s', (desk) => {
  test('the board has the desk’s own headings, each with its cases; a card leads to its case', async () => {
    const client = instance.as('coordinator', desk);
    const { terms } = await client.profile(desk);
    const { data: counts } = await client.api.GET('/desks/{desk}/proposals/counts', {
      params: { path: { desk }, query: { closed: 'false' } },
    });
    const visitor = await arrive('coordinator', desk, addressOfDesk('board', desk));
    const { page } = visitor;
    const wanted = terms.stage_groups.map(({ label, stages }) => {
      const within = counts!.byStage!.filter(({ stage }) => stages.includes(stage));
      return `${label.ja} ${within.reduce((sum, { count }) => sum + count, 0)}件`;
    });
    expect(await page.locator('.board-column h2').allInnerTexts()).toEqual(wanted);
    const card = page.locator('.case-card').first();
    expect(await card.innerText()).toMatch(/R\d+-\d+/);
    expect(await card.innerText()).toContain('担当未定');
    const title = await card.locator('a').innerText();
    await card.locator('a').click();
    await page.waitForURL('**/proposals/*');
    await page.locator('h1', { hasText: title }).waitFor();
    await visitor.leave();
  });
});

test('of many cases a column shows some, and the others on demand; text of people is text', async () => {
  const visitor = await arrive('coordinator', 'nara', addressOfDesk('board', 'nara'));
  const { page } = visitor;
  const column = page.locator('.board-column', { hasText: `${MANY}件` });
  expect(await column.locator('.case-card').count()).toBeLessThan(MANY);
  await column.getByRole('button', { name: 'さらに表示する' }).click();
  await column
    .locator('.case-card')
    .nth(MANY - 1)
    .waitFor();
  expect(await column.locator('.case-card').count()).toBe(MANY);
  expect(await column.getByText(STRANGE, { exact: true }).count()).toBe(1);
  await column.getByRole('link', { name: '一覧で見る' }).click();
  await page.getByText(`${MANY}件中 ${MANY}件を表示`).waitFor();
  await visitor.leave();
});

test('what others do shows on a board that stands open', async () => {
  const visitor = await arrive('coordinator', 'aomori', addressOfDesk('board', 'aomori'));
  const { page } = visitor;
  const id = await handIn('aomori', 'あとから届いた提案');
  const card = page.locator('.case-card', { hasText: 'あとから届いた提案' });
  await card.waitFor();
  await instance.as('coordinator', 'aomori').api.POST('/proposals/{id}/assignments', {
    params: { path: { id } },
    body: { action: 'claim' },
  });
  await card.getByText('担当：').waitFor();
  await visitor.leave();
});

test('by single keys one goes from case to case, and they can be turned off', async () => {
  const visitor = await arrive('coordinator', 'nara', addressOfDesk('board', 'nara'));
  const { page } = visitor;
  const column = page.locator('.board-column', { hasText: `${MANY}件` });
  await column.locator('.case-card').nth(2).waitFor();
  await page.locator('.board-column', { hasText: '検討' }).locator('.case-card').first().waitFor();
  const titles = await column.locator('.case-link').allInnerTexts();
  await page.keyboard.press('j');
  expect(await focused(page)).toBe(titles[0]);
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('k');
  expect(await focused(page)).toBe(titles[1]);
  await page.keyboard.press('l');
  expect(await focused(page)).toBe((await instance.as('coordinator', 'nara').proposal(inDialogue)).title);
  await page.keyboard.press('ArrowLeft');
  expect(titles).toContain(await focused(page));

  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.waitForURL(`**${addressOfDesk('cases', 'nara')}`);
  await visitor.settle();
  await page.keyboard.press('/');
  await page.keyboard.type('gbj?x');
  expect(await page.locator('#field-case-search').inputValue()).toBe('gbj?x');
  await page.locator('#field-case-search').fill('駅前の提案 3');
  await page.keyboard.press('Enter');
  await page.getByText('1件中 1件を表示').waitFor();
  await page.locator('#field-case-search').blur();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByText('1件を選択中').waitFor();

  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'キーボード操作' });
  await help.waitFor();
  await help.getByLabel('一文字のキー操作を使う').uncheck();
  await help.getByRole('button', { name: '閉じる' }).click();
  await page.locator('.case-link').first().focus();
  await page.keyboard.press('x');
  await page.keyboard.press('?');
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  expect(await page.getByText('1件を選択中').count()).toBe(1);
  expect(await help.isVisible()).toBe(false);
  expect(new URL(page.url()).pathname).toBe(addressOfDesk('cases', 'nara'));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/proposals/*');
  await visitor.leave();
});

test('filters stand in the address: a colleague who gets it sees the same; under a name they are kept', async () => {
  const visitor = await arrive('coordinator', 'nara', addressOfDesk('cases', 'nara'));
  const { page } = visitor;
  await page.getByText(`${MANY + 1}件中 ${MANY + 1}件を表示`).waitFor();
  await page.locator('#field-filter-stage').selectOption({ label: '検討' });
  await page.getByText('1件中 1件を表示').waitFor();
  await page.getByRole('button', { name: '期限' }).click();
  await page.waitForURL('**/cases?*sort=due*');
  expect(await page.locator('th[aria-sort="ascending"]').innerText()).toContain('期限');
  await page.getByText('保存した条件').click();
  await page.locator('#field-saved-name').fill('検討中のもの');
  await press(page, '保存する');
  const address = new URL(page.url());
  const downloading = page.waitForEvent('download');
  await press(page, '一覧をCSVで保存');
  const file = readFileSync(await (await downloading).path(), 'utf8');
  expect(file.split('\r\n')).toHaveLength(3);
  expect(file).toContain((await instance.as('coordinator', 'nara').proposal(inDialogue)).title);

  const colleague = await arrive('desk-head', 'nara', `${address.pathname}${address.search}`);
  await colleague.page.getByText('1件中 1件を表示').waitFor();
  const { title } = await instance.as('desk-head', 'nara').proposal(inDialogue);
  expect(await colleague.page.locator('.case-link').allInnerTexts()).toEqual([title]);
  expect(await colleague.page.getByRole('button', { name: '検討中のもの' }).count()).toBe(0);
  await colleague.leave();

  await visitor.open(addressOfDesk('cases', 'nara'));
  await page.getByText(`${MANY + 1}件を表示`).waitFor();
  await page.getByRole('button', { name: '検討中のもの', exact: true }).click();
  await page.getByText('1件中 1件を表示').waitFor();
  expect(page.url()).toBe(address.href);
  await visitor.leave();
});

test('several cases are taken charge of at once; of each is told whether, and why not', async () => {
  const [taken = '', free = '', other = ''] = handedIn;
  await instance.as('desk-head', 'nara').api.POST('/proposals/{id}/assignments', {
    params: { path: { id: taken } },
    body: { action: 'claim' },
  });
  const visitor = await arrive('coordinator', 'nara', addressOfDesk('cases', 'nara'));
  const { page } = visitor;
  for (const id of [taken, free, other]) await choose(page, id);
  await press(page, '自分が担当する');
  await page.getByText('2件を処理しました。1件はできませんでした。').waitFor();
  const refused = page.locator('.bulk-list li', { hasText: 'できません' });
  expect(await refused.count()).toBe(1);
  expect(await refused.innerText()).toContain(STRANGE);
  const coordinator = await inChargeOf(free);
  expect(coordinator).toHaveLength(1);
  expect(await inChargeOf(other)).toEqual(coordinator);
  expect(await inChargeOf(taken)).not.toEqual(coordinator);
  // Nothing is lost: what was refused can be tried again once the reason is gone.
  await instance.as('desk-head', 'nara').api.POST('/proposals/{id}/assignments', {
    params: { path: { id: taken } },
    body: { action: 'release' },
  });
  await press(page, '残りの1件をもう一度処理する');
  await page.getByText('3件すべてを処理しました。').waitFor();
  expect(await inChargeOf(taken)).toEqual(coordinator);
  await press(page, 'フォローする');
  await page.getByText('フォローする：終わりました').waitFor();
  await visitor.leave();
});

test('where one of several can’t be assigned none is; the others are then assigned without it', async () => {
  const [gone = '', ...left] = handedIn.slice(3, 6);
  const visitor = await arrive('desk-head', 'nara', addressOfDesk('cases', 'nara'));
  const { page } = visitor;
  for (const id of [gone, ...left]) await choose(page, id);
  await instance.as('proposer', 'nara').command(gone, 'withdraw');
  await press(page, '担当者を決める');
  await press(page, '3件を割り当てる');
  await page.getByText('担当者を選んでください。').waitFor();
  await page.locator('#field-assign-to').selectOption(await personOf('coordinator', 'nara'));
  await press(page, '3件を割り当てる');
  await page.getByText('0件を処理しました。3件はできませんでした。').waitFor();
  expect(await page.locator('.bulk-list li', { hasText: '未処理' }).count()).toBe(2);
  expect(await Promise.all(left.map(inChargeOf))).toEqual([[], []]);
  await press(page, '残りの2件をもう一度処理する');
  await page.getByText('2件を処理しました。1件はできませんでした。').waitFor();
  await eventually(async () => (await Promise.all(left.map(inChargeOf))).every((names) => names.length === 1));
  await visitor.leave();
});

describe.each(LANGUAGES)('in %s', (language) => {
  test('the pages have no fault that axe knows, and fit a phone and a zoomed window', async () => {
    const visitor = await arrive('desk-head', 'nara', addressOf('today'), { language });
    const { page } = visitor;
    const pages: readonly PageName[] = ['board', 'cases', 'ageing', 'today'];
    for (const name of pages) {
      const path = name === 'today' ? addressOf('today') : addressOf(name as 'board', { desk: 'nara' });
      await page.setViewportSize(WIDE);
      await visitor.open(path);
      if (name === 'cases') {
        await choose(page, handedIn[7]!);
        await page.locator('.bulk-actions .button').first().click();
        await page.locator('.bulk-list li').first().waitFor();
      }
      if (name === 'board') await page.locator('.case-card').first().waitFor();
      expect({ path, faults: await visitor.inspect() }).toEqual({ path, faults: [] });
      for (const viewport of [PHONE, ZOOMED]) {
        await page.setViewportSize(viewport);
        // Where there is no room for a table, there are cards.
        await page.locator('.case-table').waitFor({ state: 'detached' });
        if (name === 'board' && viewport === PHONE) {
          await page.locator('.board-toggle').nth(1).click();
          await page.locator('.case-card').first().waitFor();
        }
        expect({ path, viewport, overflow: await visitor.overflow() }).toEqual({ path, viewport, overflow: 0 });
      }
      expect({ path, faults: await visitor.inspect() }).toEqual({ path, faults: [] });
    }
    await page.setViewportSize(WIDE);
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(await visitor.inspect()).toEqual([]);
    await visitor.leave();
  });
});

test('a section sees the cases it takes part in; an auditor reads and gives nobody charge; nobody else comes in', async () => {
  const officer = await arrive('officer', 'nara', addressOfDesk('board', 'nara'), { viewport: PHONE });
  await officer.page.getByText('手続中 1件').waitFor();
  await officer.leave();
  const auditor = await arrive('auditor', 'nara', addressOfDesk('cases', 'nara'));
  await choose(auditor.page, handedIn[8]!);
  const actions = await auditor.page.locator('.bulk-actions button').allInnerTexts();
  expect(actions).toEqual(['フォローする', 'フォローをやめる', '新しいタブで開く', '選択を解除']);
  await auditor.leave();
  const proposer = await arrive('proposer', 'nara', addressOfDesk('board', 'nara'));
  await proposer.page.getByRole('heading', { name: 'ページが見つかりません' }).waitFor();
  await proposer.leave();
});

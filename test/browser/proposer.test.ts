import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { addressOf } from '../../domain/pages.js';
import { signInByPage } from '../../tools/embedded/signed-in.js';
import { fillForm } from '../../tools/walkthrough/fill-form.js';
import { eventually } from '../integration/eventually.js';
import { makeDraft } from '../integration/cases.js';
import { Instance } from '../integration/instance.js';
import { personIdOf, sharedWithEverybody } from '../integration/principals.js';
import { answer, declare, goOn, press } from './fill-in.js';
import { launchBrowser, PHONE, Visitor } from './visitor.js';

/** The ways that a proposer takes, in a browser: from the front of the desk to the receipt, and back to it later. */

// A browser on a busy machine: how long a way takes is no question for a test.
jest.setTimeout(120_000);

let instance: Instance;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
  instance = await Instance.start();
});

afterAll(async () => {
  await browser.close();
  await instance.stop();
});

/** From the front of the desk to an empty form. */
async function begin(visitor: Visitor, desk: string): Promise<string> {
  const { page } = visitor;
  await visitor.open(addressOf('desk', { desk }));
  await page.getByRole('link', { name: '提案する', exact: true }).click();
  await page.locator('#field-org_kind').waitFor();
  const types = page.locator('input[name="type"]');
  if ((await page.locator('input[name="type"]:checked').count()) === 0) await types.first().check();
  await page.locator('#field-org_kind').selectOption({ index: 1 });
  const ability = page.locator('input[name="can_implement"][value="yes"]');
  if (await ability.count()) await ability.check();
  await press(page, '受け付けられるか確認する');
  await page.locator('.banner-success').waitFor();
  if (await page.locator('#field-sign-in-email').count()) {
    await visitor.signIn(instance.account('proposer', desk));
  }
  await press(page, '提案書を作成する');
  await page.waitForURL('**/proposals/*/draft');
  await visitor.settle();
  return /proposals\/([\w-]+)\/draft/.exec(page.url())![1]!;
}

describe.each(['nara', 'aomori'])('at %s', (desk) => {
  test('a proposal is begun, left, resumed and handed in; the receipt says its number, and its page where it is', async () => {
    const profile = await instance.as('proposer', desk).profile(desk);
    const visitor = await Visitor.arrive(browser, instance.address);
    const { page } = visitor;
    const id = await begin(visitor, desk);

    // A step that is left too early says what is missing, beside the field and in a summary that has the focus.
    await goOn(page);
    await page.locator('.banner-error').waitFor();
    expect(await page.locator('[aria-invalid="true"]').count()).toBeGreaterThan(0);
    expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('alert');

    await answer(page, profile);
    await goOn(page);
    await page.getByText('手順 2 /').waitFor();
    await page.locator('#field-title').fill('空き家を使った見守りの拠点');
    await page.getByText('に保存しました').waitFor();

    // Left, and come back to by its address.
    await visitor.open(addressOf('mine'));
    await page.getByRole('link', { name: '空き家を使った見守りの拠点' }).first().waitFor();
    await visitor.open(addressOf('draft', { id }));
    await goOn(page);
    await page.getByText('手順 2 /').waitFor();
    expect(await page.locator('#field-title').inputValue()).toBe('空き家を使った見守りの拠点');
    await answer(page, profile);
    await page.locator('input[id^="field-protected_fields-"]').first().check();
    await goOn(page);
    await page.getByText('手順 3 /').waitFor();
    await answer(page, profile);
    await declare(page);
    await goOn(page);
    await page.getByText('手順 4 /').waitFor();
    await press(page, '提出する');

    await page.getByRole('heading', { name: '提案を受け付けました' }).waitFor();
    const view = await instance.as('proposer', desk).proposal(id);
    const receipt = await page.locator('.banner-success').innerText();
    expect(view.referenceNumber).not.toBeNull();
    expect(receipt).toContain(view.referenceNumber);
    expect(view.receipt?.head).toMatch(/^[0-9a-f]{64}$/);
    expect(receipt).toContain(view.receipt?.head);
    // On paper it says who received it.
    expect(receipt).toContain(profile.desk.name.ja);
    expect(view.content['protected_fields']).toHaveLength(1);

    await page.getByRole('link', { name: '提案の状況を見る' }).click();
    await page.getByRole('heading', { name: 'いまの状況' }).waitFor();
    await page.getByText(profile.terms.stage_groups[0]!.label.ja).first().waitFor();
    await visitor.leave();
  });
});

test('an individual learns before anything else that the desk can’t take a proposal, and why', async () => {
  const visitor = await Visitor.arrive(browser, instance.address, { viewport: PHONE });
  const { page } = visitor;
  await visitor.open(addressOf('propose', { desk: 'nara' }));
  await page.locator('input[name="type"]').first().check();
  await page.locator('#field-org_kind').selectOption('individual');
  await press(page, '受け付けられるか確認する');
  await page.getByText('個人の方は提案できません').waitFor();
  expect(await page.getByRole('button', { name: '提案書を作成する' }).count()).toBe(0);
  expect(await page.locator('#field-sign-in-email').count()).toBe(0);
  await visitor.leave();
});

test('a session that runs out in mid-form takes nothing with it', async () => {
  const visitor = await Visitor.arrive(browser, instance.address);
  const { page } = visitor;
  const id = await begin(visitor, 'nara');
  const name = page.locator('#field-org_name');
  await name.fill('株式会社エックス');
  await page.getByText('に保存しました').waitFor();
  await visitor.context.clearCookies();
  await name.fill('株式会社エックス・ワイ');
  await page.getByRole('dialog').waitFor();
  expect(await name.inputValue()).toBe('株式会社エックス・ワイ');
  await visitor.signIn(instance.account('proposer', 'nara'));
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  const client = instance.as('proposer', 'nara');
  await eventually(async () => (await client.proposal(id)).content['org_name'] === '株式会社エックス・ワイ');
  expect(await name.inputValue()).toBe('株式会社エックス・ワイ');
  await visitor.leave();
});

test('whose tab is closed before it could be saved finds it there again', async () => {
  const visitor = await Visitor.arrive(browser, instance.address);
  const { page } = visitor;
  const id = await begin(visitor, 'nara');
  await page.route('**/api/proposals/*/draft', (route) => route.abort());
  await page.locator('#field-org_name').fill('届かなかった名前');
  await page.locator('.banner-warning').waitFor();
  await page.unroute('**/api/proposals/*/draft');
  await page.reload();
  await page.getByText('前回保存できなかった入力内容を復元しました').waitFor();
  const client = instance.as('proposer', 'nara');
  await eventually(async () => (await client.proposal(id)).content['org_name'] === '届かなかった名前');
  await visitor.leave();
});

test('of two windows on one draft neither writes over the other unseen: whoever is late chooses', async () => {
  const first = await Visitor.arrive(browser, instance.address);
  const id = await begin(first, 'nara');
  const who = { instance, login: 'proposer', desk: 'nara' };
  const second = await Visitor.signedIn(browser, who, addressOf('draft', { id }));
  const client = instance.as('proposer', 'nara');
  const nameIn = (visitor: Visitor) => visitor.page.locator('#field-org_name');
  const recorded = async () => (await client.proposal(id)).content['org_name'];
  const tooLate = (visitor: Visitor) => visitor.page.getByText('この下書きは先に保存されています').waitFor();

  await nameIn(second).fill('二つ目の窓');
  await second.page.getByText('に保存しました').waitFor();
  await nameIn(first).fill('一つ目の窓');
  await tooLate(first);
  expect([await recorded(), await nameIn(first).inputValue()]).toEqual(['二つ目の窓', '一つ目の窓']);
  await press(first.page, 'この画面の内容で保存する');
  await first.page.getByText('に保存しました').waitFor();
  expect(await recorded()).toBe('一つ目の窓');

  await nameIn(second).fill('やはり二つ目の窓');
  await tooLate(second);
  // Neither is forgotten by a page that is loaded anew.
  await second.page.reload();
  await tooLate(second);
  expect(await nameIn(second).inputValue()).toBe('やはり二つ目の窓');
  await press(second.page, '先に保存された内容を表示する');
  await second.page.getByRole('dialog').getByRole('button', { name: '先に保存された内容を表示する' }).click();
  await eventually(async () => (await nameIn(second).inputValue()) === '一つ目の窓');
  expect(await recorded()).toBe('一つ目の窓');
  await first.leave();
  await second.leave();
});

test('a saving whose answer was lost is one’s own: the next one goes on from it', async () => {
  const visitor = await Visitor.arrive(browser, instance.address);
  const { page } = visitor;
  const id = await begin(visitor, 'nara');
  const client = instance.as('proposer', 'nara');
  const name = page.locator('#field-org_name');
  await page.route('**/api/proposals/*/draft', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await name.fill('届いた名前');
  await page.locator('.banner-warning').waitFor();
  await page.unroute('**/api/proposals/*/draft');
  expect((await client.proposal(id)).content['org_name']).toBe('届いた名前');
  await name.fill('その次の名前');
  await page.getByText('に保存しました').waitFor();
  expect((await client.proposal(id)).content['org_name']).toBe('その次の名前');
  expect(await page.getByText('この下書きは先に保存されています').count()).toBe(0);
  await visitor.leave();
});

test('what the desk asked for is read and answered: a correction, a message, a consent, and in the end it is taken back', async () => {
  const desk = 'nara';
  const client = instance.as('proposer', desk);
  const profile = await client.profile(desk);
  const { id } = await client.createDraft(desk, { type: 'open_proposal', content: fillForm(profile, 'open_proposal') });
  await client.command(id, 'submit');
  await instance.as('coordinator', desk).command(id, 'request_correction', {
    message: '実施する場所を書いてください。<b>太字</b>',
    fields: ['summary'],
  });
  const visitor = await Visitor.arrive(browser, instance.address, { viewport: PHONE });
  const { page } = visitor;
  await visitor.open(addressOf('proposal', { id }));
  await visitor.signIn(instance.account('proposer', desk));
  await page.getByText('実施する場所を書いてください。<b>太字</b>').first().waitFor();

  await press(page, '提案の内容');
  await page.locator('#field-summary').fill('市役所の一階で、四月から実施します。');
  // A page that is loaded anew by a slip takes nothing with it.
  await page.reload();
  await press(page, '提案の内容');
  expect(await page.locator('#field-summary').inputValue()).toBe('市役所の一階で、四月から実施します。');
  await press(page, '内容の確認');
  await press(page, '補正した提案書を提出する');
  await page.getByText('現在、あなたにお願いしていることはありません').waitFor();
  expect((await client.proposal(id)).content['summary']).toBe('市役所の一階で、四月から実施します。');

  await page.locator('#field-message-text').fill('よろしくお願いします。');
  await press(page, 'メッセージを送る');
  await page.locator('.thread').getByText('よろしくお願いします。').waitFor();

  const consent = profile.consents[0]!;
  await page.getByRole('button', { name: `同意する ${consent.ja}` }).click();
  await page.getByRole('button', { name: `同意を取り消す ${consent.ja}` }).waitFor();
  expect((await client.proposal(id)).consents.find(({ code }) => code === consent.code)?.given).toBe(true);

  // On paper: what was handed in, folded away as it is, and no form that nobody opened.
  const submitted = page.locator('details', { hasText: '提出した内容を見る' }).locator('dl');
  const withdrawal = page.locator('summary', { hasText: '提案を取り下げる' });
  expect([await submitted.isVisible(), await withdrawal.isVisible()]).toEqual([false, true]);
  await page.emulateMedia({ media: 'print' });
  expect([await submitted.isVisible(), await withdrawal.isVisible()]).toEqual([true, false]);
  await page.emulateMedia({ media: 'screen' });

  await page.getByText('提案を取り下げる').click();
  await press(page, '取り下げる');
  await page.getByRole('dialog').getByRole('button', { name: '取り下げる', exact: true }).click();
  await page.locator('.chip', { hasText: '取下げ' }).first().waitFor();
  expect((await client.proposal(id)).outcome).toBe('withdrawn');
  await visitor.leave();
});

test('who signed in anew in another tab is told so in this one, and sends what was written once more', async () => {
  const desk = 'nara';
  const client = instance.as('proposer', desk);
  const id = await makeDraft(client, desk);
  await client.command(id, 'submit');
  const visitor = await Visitor.arrive(browser, instance.address);
  const { page, context } = visitor;
  await visitor.open(addressOf('proposal', { id }));
  await visitor.signIn(instance.account('proposer', desk));
  await page.locator('#field-message-text').fill('二つのタブから書いています。');
  await context.clearCookies();
  await signInByPage(context, instance.address, instance.account('proposer', desk));
  const known = page.waitForResponse('**/api/session');
  await press(page, 'メッセージを送る');
  await (await known).finished();
  await page.getByText('別のタブでサインインし直された').first().waitFor();
  expect(await page.locator('#field-message-text').inputValue()).toBe('二つのタブから書いています。');
  await press(page, 'メッセージを送る');
  await page.locator('.thread').getByText('二つのタブから書いています。').waitFor();
  await visitor.leave();
});

test('an expert is led to the question, answers it, and is shown nothing of the proposal', async () => {
  const desk = 'minato';
  const id = await makeDraft(instance.as('proposer', desk), desk, { title: '専門家には見せない件名' });
  await instance.as('proposer', desk).command(id, 'submit');
  await instance.as('coordinator', desk).command(id, 'request_expert', {
    expertKind: 'patent_attorney',
    question: '図面の許諾は誰から得ますか。',
    personId: await personIdOf(instance, 'expert', desk),
  });
  const visitor = await Visitor.arrive(browser, instance.address, { viewport: PHONE });
  const { page } = visitor;
  await visitor.open(addressOf('signIn'));
  await visitor.signIn(instance.account('expert', desk));
  await page.getByRole('heading', { name: 'あなたの案件' }).waitFor();
  expect(await visitor.inspect()).toEqual([]);
  await page.getByRole('link', { name: '専門家の助言' }).click();
  await page.getByText('図面の許諾は誰から得ますか。').first().waitFor();
  await visitor.settle();
  expect(await page.locator('main').innerText()).not.toContain('専門家には見せない件名');
  expect(await page.locator('.banner-error').count()).toBe(0);
  expect(await visitor.inspect()).toEqual([]);
  expect(await visitor.overflow()).toBe(0);
  await press(page, '助言を送る');
  await page.locator('#field-advise-advice-error').waitFor();
  await page.locator('#field-advise-advice').fill('地図の発行者から得てください。');
  await press(page, '助言を送る');
  await page.locator('#field-advise-advice').waitFor({ state: 'detached' });
  const told = await instance.as('coordinator', desk).timeline(id);
  expect(told.find(({ kind }) => kind === 'record_advice')?.words).toMatchObject({
    advice: '地図の発行者から得てください。',
  });
  await visitor.leave();
});

test('a partner municipality finds what was passed on to it, and is not spoken to as its proposer', async () => {
  const desk = 'minato';
  await sharedWithEverybody(instance, { title: '提供された件名' });
  const visitor = await Visitor.arrive(browser, instance.address);
  const { page } = visitor;
  await visitor.open(addressOf('signIn'));
  await visitor.signIn(instance.account('partner', desk));
  await page.getByRole('link', { name: '提供された件名' }).click();
  await page.getByRole('heading', { name: 'いまの状況' }).waitFor();
  await visitor.settle();
  expect(await page.locator('.banner-error').count()).toBe(0);
  expect(await page.getByRole('heading', { name: 'あなたにお願いしていること' }).count()).toBe(0);
  expect(await visitor.inspect()).toEqual([]);
  await visitor.leave();
});

test('with Temporal down a proposal is received all the same, and its receipt is whole', async () => {
  const desk = 'nara';
  const client = instance.as('proposer', desk);
  const profile = await client.profile(desk);
  const { id } = await client.createDraft(desk, { type: 'open_proposal', content: fillForm(profile, 'open_proposal') });
  const visitor = await Visitor.arrive(browser, instance.address);
  const { page } = visitor;
  await visitor.open(addressOf('draft', { id }));
  await visitor.signIn(instance.account('proposer', desk));
  await press(page, '内容の確認');
  await instance.stopTemporal();
  try {
    await press(page, '提出する');
    await page.getByRole('heading', { name: '提案を受け付けました' }).waitFor();
    const view = await client.proposal(id);
    const receipt = await page.locator('.banner-success').innerText();
    expect(receipt).toContain(view.referenceNumber);
    expect(receipt).toContain(view.receipt?.head);
  } finally {
    await instance.startTemporal();
  }
  await visitor.leave();
});

test('by the keyboard alone one comes from the first page into the form', async () => {
  const visitor = await Visitor.arrive(browser, instance.address);
  const { page } = visitor;
  await visitor.open(addressOf('desks'));
  const focused = () => page.evaluate<string>('document.activeElement.textContent');
  /** Goes on with the tabulator until something with this text has the focus. */
  const tabTo = async (text: string) => {
    for (let steps = 0; steps < 60; steps += 1) {
      await page.keyboard.press('Tab');
      if ((await focused()).includes(text)) return;
    }
    throw new Error(`the keyboard does not come to "${text}"`);
  };
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('本文へ移動');
  await tabTo('奈良市');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: '提案する', exact: true }).waitFor();
  // Whoever comes to a page is told where they are.
  expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
  await tabTo('提案する');
  await page.keyboard.press('Enter');
  await page.locator('#field-org_kind').waitFor();
  const tabInto = async (selector: string) => {
    for (let steps = 0; steps < 40; steps += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
    }
    throw new Error(`the keyboard does not come into ${selector}`);
  };
  await tabInto('input[name="type"]');
  await page.keyboard.press('Space');
  await tabInto('#field-org_kind');
  await page.keyboard.press('ArrowDown');
  await tabTo('受け付けられるか確認する');
  await page.keyboard.press('Enter');
  await page.locator('.banner-success').waitFor();
  await visitor.leave();
});

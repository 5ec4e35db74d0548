import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { generateSync } from 'otplib';
import type { Browser, Locator, Page } from 'playwright-core';
import { encode } from 'uqr';
import { LANGUAGES, type Language } from '../../domain/languages.js';
import { addressOf } from '../../domain/pages.js';
import { playsOf } from '../../tools/walkthrough/plays/index.js';
import { walkPart } from '../../tools/walkthrough/walk-part.js';
import { eventually } from '../integration/eventually.js';
import type { CaseAudit } from '../../api/views/audit-view.js';
import { Instance } from '../integration/instance.js';
import { launchBrowser, PHONE, Visitor, WIDE, ZOOMED } from './visitor.js';

/** The auditor's rooms, one's own account, and the people of an organisation; where staff need a second factor. */

jest.setTimeout(120_000);

const DESKS = ['nara', 'aomori'] as const;
type Desk = (typeof DESKS)[number];

let instance: Instance;
let browser: Browser;
const cases = new Map<Desk, string>();
/** Codes with which an auditor gets in again without the app: each of them works once. */
const recovery = new Map<Desk, string[]>();

beforeAll(async () => {
  browser = await launchBrowser();
  instance = await Instance.start({ keepTemporal: true, environment: { KYOSO_SECOND_FACTOR: 'required' } });
  for (const desk of DESKS) cases.set(desk, await walkPart(instance.desk(desk), playsOf(desk)[0]!, 5));
});

afterAll(async () => {
  await browser.close();
  await instance.stop();
});

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const heading = (page: Page, name: string) => page.getByRole('heading', { name }).first();

/** The key as it stands on the page for who can't scan it. */
const keyOn = async (page: Page): Promise<string> =>
  (await page.locator('.typed-key').innerText()).replaceAll(/\s/g, '');

/** The dark squares of a code as it is drawn, and as one that holds a text has them, row by row. */
const squaresOf = async (image: Locator): Promise<string[]> => {
  const drawn = (await image.locator('path').getAttribute('d')) ?? '';
  return [...drawn.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`);
};
const squaresFor = (text: string): string[] =>
  encode(text, { ecc: 'M', border: 4 }).data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`${x} ${y}`] : [])),
  );

/** Sets up a second factor on the page that asks for it, and keeps the recovery codes. */
async function setUpFactor(page: Page, password: string): Promise<string[]> {
  await page.locator('#field-factor-password').fill(password);
  const begun = page.waitForResponse('**/api/session/second-factor');
  await press(page, '設定を始める');
  const secret = await keyOn(page);
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  const image = page.getByRole('img', { name: '認証アプリに登録するための二次元コード' });
  const { uri } = (await (await begun).json()) as { uri: string };
  expect(uri).toMatch(new RegExp(`^otpauth://totp/.+[?&]secret=${secret}(&|$)`));
  expect(await squaresOf(image)).toEqual(squaresFor(uri));
  await page.locator('#field-factor-code').fill('000000');
  await press(page, '確認して設定する');
  await page.locator('[role="alert"]').waitFor();
  await page.locator('#field-factor-code').fill(generateSync({ secret }));
  await press(page, '確認して設定する');
  await heading(page, '回復用コードを保管してください').waitFor();
  const codes = await page.locator('.recovery-codes code').allInnerTexts();
  expect(codes).toHaveLength(10);
  await press(page, '保管したので続ける');
  return codes;
}

/** An auditor on a page of theirs, signed in by a code that is left. */
async function auditor(
  desk: Desk,
  path: string,
  options: { readonly language?: Language; readonly viewport?: { width: number; height: number } } = {},
): Promise<Visitor> {
  const visitor = await Visitor.arrive(browser, instance.address, options);
  const { page } = visitor;
  await visitor.open(path);
  await visitor.signIn(instance.account('auditor', desk));
  if (!recovery.has(desk)) {
    recovery.set(desk, await setUpFactor(page, instance.account('auditor', desk).password));
  } else {
    await page.locator('#field-sign-in-code').fill(recovery.get(desk)!.shift()!);
    await page.locator('#field-sign-in-code').press('Enter');
  }
  await page.locator('.rooms, .facts').first().waitFor();
  await visitor.settle();
  return visitor;
}

/** The text of a file that the page gives when this button is pressed. */
async function saved(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, button)]);
  return readFile(await download.path(), 'utf8');
}

describe.each(DESKS)('at %s', (desk) => {
  test('an auditor who has no second factor sets it up in the browser, and finds the case, who did what and who read it', async () => {
    const id = cases.get(desk)!;
    const client = instance.as('coordinator', desk);
    const view = await client.proposal(id);
    const visitor = await auditor(desk, addressOf('audit', { desk }));
    const { page } = visitor;

    await page.locator('#field-case-q').fill(view.referenceNumber!);
    await press(page, '案件を探す');
    await page.getByText(view.referenceNumber!).waitFor();
    await page.getByRole('link', { name: view.title }).click();

    await heading(page, '台帳とワークフローの履歴は一致しています').waitFor();
    await heading(page, '記録の連鎖：改ざんはありません').waitFor();
    await visitor.settle();
    const joined = page.locator('table.joined');
    await joined.waitFor();
    for (const source of ['台帳', 'ワークフロー', 'お知らせ']) {
      expect(await joined.locator('.chip', { hasText: source }).count()).toBeGreaterThan(0);
    }
    await page.locator('#field-sources-workflow').uncheck();
    expect(await joined.locator('.chip', { hasText: 'ワークフロー' }).count()).toBe(0);

    const csv = await saved(page, 'この一覧をCSVで保存する');
    expect(csv.startsWith('\uFEFF"日時","種別","内容"')).toBe(true);
    expect(csv).toContain('手続の受付：提出');
    expect(csv).not.toContain('"ワークフロー"');
    const file = JSON.parse(await saved(page, 'すべてをJSONで保存する')) as {
      chain: { valid: boolean; entries: unknown[] };
      history: { agrees: boolean; events: unknown[] };
      notices: unknown[];
      accesses: unknown[];
    };
    expect([file.chain.valid, file.history.agrees]).toEqual([true, true]);
    for (const part of [file.chain.entries, file.history.events, file.notices, file.accesses])
      expect(part.length).toBeGreaterThan(0);

    // That the coordinator opened the case above is among who read it.
    await page.locator('#field-reads-of').selectOption({ label: '調整 一郎' });
    const reads = page.locator('section', { hasText: 'だれが読んだか' }).locator('tbody tr');
    await reads.getByText('案件を開いた').first().waitFor();
    expect(await reads.filter({ hasText: '監査 七子' }).count()).toBe(0);

    await page.getByRole('link', { name: '監査', exact: true }).first().click();
    await page.locator('#field-person-q').fill('調整');
    await press(page, '人を探す');
    await page.getByRole('link', { name: '調整 一郎' }).click();
    await heading(page, '調整 一郎 さんの記録').waitFor();
    await page.getByText('案件を開いた').first().waitFor();
    await page.locator('#field-deeds-to-year').fill('令和2');
    await page.locator('#field-deeds-to-month').fill('1');
    await page.locator('#field-deeds-to-day').fill('1');
    await press(page, '期間で絞り込む');
    await page.getByText('この期間の記録はありません').waitFor();
    await visitor.leave();
  });
});

test('with Temporal down the page says so, and shows the record', async () => {
  const id = cases.get('nara')!;
  let isUp = false;
  const start = async () => {
    if (!isUp) await instance.startTemporal();
    isUp = true;
  };
  await instance.stopTemporal();
  try {
    const visitor = await auditor('nara', addressOf('caseAudit', { id }));
    const { page } = visitor;
    await heading(page, 'ワークフローの履歴を読み取れません').waitFor();
    await heading(page, '記録の連鎖：改ざんはありません').waitFor();
    await page.locator('table.joined').getByText('手続の受付：提出').first().waitFor();
    expect(await page.locator('table.joined .chip', { hasText: 'ワークフロー' }).count()).toBe(0);
    await start();
    const agreed = heading(page, '台帳とワークフローの履歴は一致しています');
    // The API finds it again by itself, and not in the same moment.
    await eventually(async () => {
      if ((await agreed.count()) > 0) return true;
      await press(page, 'もう一度照合する');
      return false;
    });
    await visitor.leave();
  } finally {
    await start();
  }
});

test('where history and ledger part, the page says what each of them says', async () => {
  const id = cases.get('aomori')!;
  const visitor = await auditor('aomori', addressOf('audit', { desk: 'aomori' }));
  const { page } = visitor;
  await page.route('**/api/audit/proposals/*/history', async (route) => {
    const response = await route.fetch();
    const audit = (await response.json()) as CaseAudit;
    const [first] = audit.commands;
    Object.assign(first!, { agrees: false, difference: 'STATUS_DIFFERS' });
    Object.assign(first!.settlement!, { status: 'refused', code: 'STAGE_MISMATCH' });
    await route.fulfill({ response, json: { ...audit, agrees: false } });
  });
  await page.route('**/api/audit/proposals/*/chain*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...((await response.json()) as object), valid: false } });
  });
  await visitor.open(addressOf('caseAudit', { id }));
  await heading(page, '台帳とワークフローの履歴に相違があります').waitFor();
  await heading(page, '記録の連鎖：連鎖が壊れています').waitFor();
  const cells = page.locator('tr.differs').getByRole('cell');
  const said = await cells.allInnerTexts();
  expect(said.some((text) => text.includes('確定') && !text.includes('却下'))).toBe(true);
  expect(said.some((text) => text.includes('却下（STAGE_MISMATCH）'))).toBe(true);
  expect(said.some((text) => text.includes('確定か却下かが、履歴と台帳で異なります'))).toBe(true);
  await visitor.leave();
});

test('from the page of a case an auditor comes to its audit, and nobody else does', async () => {
  const id = cases.get('nara')!;
  const visitor = await auditor('nara', addressOf('proposal', { id }));
  await visitor.page.getByRole('link', { name: 'この案件を監査する' }).click();
  await heading(visitor.page, '照合の結果').waitFor();
  await visitor.leave();
  const proposer = await Visitor.arrive(browser, instance.address);
  await proposer.open(addressOf('caseAudit', { id }));
  await proposer.signIn(instance.account('proposer', 'nara'));
  await heading(proposer.page, 'ページが見つかりません').waitFor();
  await proposer.open(addressOf('audit', { desk: 'nara' }));
  await heading(proposer.page, 'ページが見つかりません').waitFor();
  await proposer.leave();
});

test('somebody sets up a second factor, signs in with it, changes their password, and removes the factor', async () => {
  const account = instance.account('proposer2', 'nara');
  const password = 'みんなで作る川沿いの散歩道';
  const visitor = await Visitor.arrive(browser, instance.address, { viewport: PHONE });
  const { page } = visitor;
  await visitor.open(addressOf('account'));
  await visitor.signIn(account);
  await heading(page, '二要素認証').waitFor();

  await page.locator('#field-password-currentPassword').fill('not the password');
  await page.locator('#field-password-newPassword').fill(password);
  await press(page, 'パスワードを変更する');
  await page.locator('[role="alert"]').waitFor();
  await page.locator('#field-password-currentPassword').fill(account.password);
  await press(page, 'パスワードを変更する');
  await heading(page, 'パスワードを変更しました').waitFor();

  await press(page, '設定を始める');
  const codes = await setUpFactor(page, password);
  await page.getByText('残っている回復用コード：10件').waitFor();
  await page.locator('header').getByRole('button', { name: 'サインアウト' }).click();
  await visitor.signIn({ email: account.email, password });
  await page.locator('#field-sign-in-code').fill(codes[0]!);
  await page.locator('#field-sign-in-code').press('Enter');
  await heading(page, 'あなたの提案').waitFor();

  await visitor.open(addressOf('account'));
  await page.getByText('残っている回復用コード：9件').waitFor();
  await page.getByText('二要素認証を解除する').first().click();
  await page.locator('#field-removal-password').fill(password);
  await page.locator('#field-removal-code').fill(codes[1]!);
  await press(page, '二要素認証を解除する');
  await visitor.signIn({ email: account.email, password });
  await heading(page, 'あなたの提案').waitFor();
  await visitor.leave();
});

test('how one is told is chosen and kept; an address for the calendar is shown once, works, and ends', async () => {
  const visitor = await Visitor.arrive(browser, instance.address);
  const { page } = visitor;
  await visitor.open(addressOf('account'));
  await visitor.signIn(instance.account('proposer', 'aomori'));
  await heading(page, 'お知らせの受け取り方').waitFor();
  const messages = page.getByRole('group', { name: 'メッセージ' });
  await messages.getByText('メールでは受け取らない').click();
  await press(page, '受け取り方を保存する');
  await page.getByText('保存しました。').waitFor();
  await page.reload();
  await messages.waitFor();
  expect(await messages.locator('input[value="off"]').isChecked()).toBe(true);

  await press(page, 'アドレスを作る');
  await heading(page, 'アドレスを作りました').waitFor();
  const address = await page.locator('.banner code').innerText();
  const feed = () => fetch(new URL(new URL(address).pathname, instance.address));
  expect((await feed()).status).toBe(200);
  await press(page, 'アドレスを使えなくする');
  await page.getByText('アドレスを使えなくしました').waitFor();
  expect((await feed()).status).toBe(404);
  expect(await page.getByText(address).count()).toBe(0);
  await visitor.leave();
});

test('a proposer invites somebody of their organisation and changes what they may do; who may only see does not', async () => {
  const visitor = await Visitor.arrive(browser, instance.address, { viewport: PHONE });
  const { page } = visitor;
  await visitor.open(addressOf('mine'));
  await visitor.signIn(instance.account('proposer', 'nara'));
  await page.getByRole('link', { name: '団体のメンバー' }).click();
  await page.locator('#field-colleague-nara-name').fill('広報 花子');
  await page.locator('#field-colleague-nara-email').fill('no address');
  await press(page, '招待する');
  await page.locator('#field-colleague-nara-email-error').waitFor();
  await page.locator('#field-colleague-nara-email').fill('hanako@company.example');
  await press(page, '招待する');
  await page.getByText('広報 花子 さんを招待しました。').waitFor();
  const card = page.locator('li', { hasText: '広報 花子' });
  await card.getByText('見るだけ', { exact: true }).waitFor();
  await page.getByRole('button', { name: '手続もできるようにする 広報 花子' }).click();
  await page.getByText('広報 花子 さんの権限を変更しました。').waitFor();
  await card.getByText('見る・手続する').waitFor();
  await page.getByRole('button', { name: '利用を終える 広報 花子' }).click();
  await page.getByText('広報 花子 さんの利用を終えました。').waitFor();
  await card.waitFor({ state: 'detached' });
  // Who is theirs no more can be seen, and let in again.
  await page.getByLabel('利用を終えた人も表示する').first().check();
  await card.getByText('利用なし', { exact: true }).waitFor();
  await visitor.leave();

  const viewer = await Visitor.arrive(browser, instance.address);
  await viewer.open(addressOf('colleagues'));
  await viewer.signIn(instance.account('colleague', 'nara'));
  await viewer.page.getByText('招待や変更は、手続のできるメンバーが行えます').waitFor();
  expect(await viewer.page.getByRole('button', { name: '利用を終える' }).count()).toBe(0);
  await viewer.leave();
});

test('the city’s own provider is offered where there is one; whoever it does not let in reads why', async () => {
  const visitor = await Visitor.arrive(browser, instance.address);
  const { page } = visitor;
  await visitor.open(addressOf('signIn'));
  expect(await page.getByRole('button', { name: '庁内の認証基盤でサインインする' }).count()).toBe(0);
  await page.route('**/api/session/ways', (route) => route.fulfill({ json: { provider: true } }));
  await page.route('**/api/session/oidc', (route) =>
    route.fulfill({ json: { location: `${instance.address}${addressOf('signIn')}?refused=OIDC_REFUSED` } }),
  );
  await visitor.open(addressOf('today'));
  await press(page, '庁内の認証基盤でサインインする');
  await page.getByText('外部認証によるサインインができませんでした。').waitFor();
  expect(new URL(page.url()).search).toBe('');
  await visitor.open(`${addressOf('signIn')}?refused=%3Cb%3Econstructor`);
  expect(await page.locator('.banner').count()).toBe(0);
  await visitor.leave();
});

test('by the keyboard alone an auditor finds a case and reads what the books say', async () => {
  const visitor = await auditor('aomori', addressOf('audit', { desk: 'aomori' }));
  const { page } = visitor;
  const { title, referenceNumber } = await instance.as('coordinator', 'aomori').proposal(cases.get('aomori')!);
  const tabUntil = async (what: string, is: string) => {
    for (let steps = 0; steps < 80; steps += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate<boolean>(is)) return;
    }
    throw new Error(`the keyboard does not come to ${what}`);
  };
  await tabUntil('the search', `document.activeElement.id === 'field-case-q'`);
  await page.keyboard.type(referenceNumber!);
  await page.keyboard.press('Enter');
  await page.getByText(referenceNumber!).waitFor();
  await tabUntil('the case', `document.activeElement.textContent === ${JSON.stringify(title)}`);
  await page.keyboard.press('Enter');
  await heading(page, '台帳とワークフローの履歴は一致しています').waitFor();
  await visitor.settle();
  await tabUntil('what to show', `document.activeElement.id === 'field-sources-notice'`);
  await page.keyboard.press('Space');
  expect(await page.locator('table.joined .chip', { hasText: 'お知らせ' }).count()).toBe(0);
  await visitor.leave();
});

describe.each(LANGUAGES)('in %s', (language) => {
  const look = async (visitor: Visitor, path: string) => {
    for (const viewport of [WIDE, PHONE, ZOOMED]) {
      await visitor.page.setViewportSize(viewport);
      expect({ path, viewport, overflow: await visitor.overflow() }).toEqual({ path, viewport, overflow: 0 });
    }
    await visitor.page.setViewportSize(WIDE);
    expect({ path, faults: await visitor.inspect() }).toEqual({ path, faults: [] });
  };

  test('the auditor’s pages have no fault that axe knows, and fit a phone and a zoomed window', async () => {
    const visitor = await auditor('nara', addressOf('audit', { desk: 'nara' }), { language });
    const { page } = visitor;
    await look(visitor, 'audit');
    await visitor.open(addressOf('caseAudit', { id: cases.get('nara')! }));
    await page.locator('table.joined').waitFor();
    await page.locator('details summary').last().click();
    await look(visitor, 'caseAudit');
    await visitor.open(addressOf('audit', { desk: 'nara' }));
    await page.locator('table').last().getByRole('link').first().click();
    await page.locator('#field-deeds-from-year').waitFor();
    await visitor.settle();
    await look(visitor, 'a person');
    await visitor.leave();
  });

  test('so do the account, the set-up of a second factor, and the people of an organisation', async () => {
    const visitor = await Visitor.arrive(browser, instance.address, { language });
    const { page } = visitor;
    const { email, password } = instance.account('proposer', 'aomori');
    await visitor.open(addressOf('colleagues'));
    await visitor.signIn({ email, password });
    await page.locator('#field-colleague-aomori-name').waitFor();
    await look(visitor, 'colleagues');
    await visitor.open(addressOf('account'));
    await look(visitor, 'account');
    await page
      .locator('section', { hasText: /二要素認証|Second factor/ })
      .getByRole('button')
      .first()
      .click();
    await page.locator('#field-factor-password').fill(password);
    await page.locator('#field-factor-password').press('Enter');
    await page.locator('.qr-code').waitFor();
    await look(visitor, 'a second factor');
    await visitor.leave();

    const officer = await Visitor.arrive(browser, instance.address, { language });
    await officer.open(addressOf('today'));
    await officer.signIn(instance.account('officer2', 'aomori'));
    await officer.page.locator('#field-factor-password').waitFor();
    await look(officer, 'whoever has to set it up first');
    await officer.leave();
  });
});

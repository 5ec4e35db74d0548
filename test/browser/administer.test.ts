import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { addDays } from '../../domain/calendar.js';
import { LANGUAGES } from '../../domain/languages.js';
import { addressOf } from '../../domain/pages.js';
import { findDepartment, readForms, today } from '../../tools/walkthrough/story.js';
import type { DeskName } from '../factories/desks.js';
import { MailServer } from '../factories/mail-server.js';
import { isSignedWith, WebhookReceiver } from '../factories/webhook-receiver.js';
import { submitted } from '../integration/cases.js';
import { eventually } from '../integration/eventually.js';
import { Instance } from '../integration/instance.js';
import { answer, declare, goOn, press } from './fill-in.js';
import { launchBrowser, PHONE, Visitor, WIDE, ZOOMED, type Options } from './visitor.js';

/** The rooms in which a desk is kept going: entries for visitors, challenges, people, handovers, settings. */

jest.setTimeout(120_000);

const DESKS: readonly DeskName[] = ['nara', 'aomori'];

const mailServer = new MailServer();
const receiver = new WebhookReceiver();
let instance: Instance;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
  await mailServer.start();
  await receiver.start();
  const environment = {
    KYOSO_SMTP_URL: mailServer.url,
    KYOSO_MAIL_FROM: 'desk@kyoso.example',
    KYOSO_SECRET: randomUUID(),
  };
  instance = await Instance.start({ environment });
});

afterAll(async () => {
  await browser.close();
  await instance.stop();
  await receiver.stop();
  await mailServer.stop();
});

const signedIn = (login: string, desk: string, path: string, options: Options = {}) =>
  Visitor.signedIn(browser, { instance, login, desk }, path, options);

/** Three boxes, the year as a city writes it. */
async function fillDay(page: Page, name: string, day: string): Promise<void> {
  const [year, month, date] = day.split('-').map(Number);
  await page.locator(`[id="field-${name}-year"]`).fill(`令和${year! - 2018}`);
  await page.locator(`[id="field-${name}-month"]`).fill(String(month));
  await page.locator(`[id="field-${name}-day"]`).fill(String(date));
}

const unfold = (page: Page, text: string) => page.locator('summary', { hasText: text }).first().click();

/** What the page asks before it does anything. */
const confirm = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

const told = (page: Page, text: string) => page.locator('.banner-success', { hasText: text }).waitFor();

const idIn = (address: string): string => /([0-9a-f-]{36})/.exec(address)![1]!;

/** A case that the section of two officers has taken on. */
async function taken(desk: DeskName): Promise<string> {
  const id = await submitted(instance, desk);
  const coordinator = instance.as('coordinator', desk);
  const { allClear } = await readForms(instance.desk(desk));
  await coordinator.command(id, 'pass_screening', { answers: allClear, note: '要件を確認した。' });
  const departmentId = await findDepartment(instance.desk(desk), 'industry');
  await coordinator.command(id, 'assign_departments', { departments: [{ departmentId, lead: true }] });
  await instance.as('officer', desk).command(id, 'take_task');
  return id;
}

describe.each(DESKS)('at %s', (desk) => {
  // One desk is kept at a counter, the other one from a telephone in somebody's hand.
  const viewport = desk === 'nara' ? WIDE : PHONE;

  test('a coordinator writes down what a visitor brings, leaves it, comes back and hands it in for them', async () => {
    const client = instance.as('coordinator', desk);
    const profile = await client.profile(desk);
    const visitor = await signedIn('coordinator', desk, addressOf('entry', { desk }), { viewport });
    const { page } = visitor;

    await press(page, '入力を始める');
    await page.locator('.banner-error').waitFor();
    expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('alert');

    const kind = page.locator('input[name="entry-kind"][value="proposal"]');
    if (await kind.count()) await kind.check();
    await page.locator('input[name="entry-type"][value="open_proposal"]').check();
    await page.locator('input[name="entry-channel"]').last().check();
    await page.locator('#field-entry-evidence').fill('来庁した担当の方から申込書を受け取った。');
    const received = addDays(today(), -1);
    await fillDay(page, 'entry-occurredOn', received);
    await press(page, '入力を始める');
    await page.waitForURL(`**/office/${desk}/entry/*`);
    await page.getByText('手順 1 /').waitFor();
    const id = idIn(page.url());

    await answer(page, profile);
    await goOn(page);
    await page.getByText('手順 2 /').waitFor();
    await page.locator('#field-title').fill('窓口で受けた見守りの提案');
    await page.getByText('に保存しました').waitFor();

    await visitor.open(addressOf('entry', { desk }));
    await page.getByRole('link', { name: '窓口で受けた見守りの提案' }).click();
    await page.getByText('手順 1 /').waitFor();
    await goOn(page);
    await page.getByText('手順 2 /').waitFor();
    expect(await page.locator('#field-title').inputValue()).toBe('窓口で受けた見守りの提案');
    await answer(page, profile);
    await goOn(page);
    await page.getByText('手順 3 /').waitFor();
    await answer(page, profile);
    await declare(page);
    await goOn(page);
    await page.getByText('手順 4 /').waitFor();

    // How it came is asked for once more where somebody left it open.
    await page.locator('#field-received-evidence').fill('');
    await press(page, '代理で提出する');
    await page.locator('#field-received-evidence-error').waitFor();
    expect((await client.proposal(id)).submitted).toBe(false);
    await page.locator('#field-received-evidence').fill('申込書（紙）');
    await press(page, '代理で提出する');
    await page.getByRole('heading', { name: '提案を受け付けました' }).waitFor();

    const view = await client.proposal(id);
    expect(view.referenceNumber).not.toBeNull();
    const receipt = page.locator('.banner-success');
    expect(await receipt.innerText()).toContain(view.referenceNumber);
    await receipt.getByText('受け付けた日').waitFor();
    const [handedIn] = (await client.timeline(id)).filter((entry) => entry.kind === 'submit');
    expect(handedIn).toMatchObject({
      occurredOn: received,
      onBehalfOf: { party: 'proposer', evidence: '申込書（紙）' },
    });
    // On paper stands the receipt and nothing to press.
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.rooms, .button:visible').filter({ visible: true }).count()).toBe(0);
    await visitor.leave();
  });

  test('a coordinator posts a challenge and moves its window as the guideline lets them', async () => {
    const visitor = await signedIn('coordinator', desk, addressOf('challengesOfDesk', { desk }), { viewport });
    const { page } = visitor;
    const isAlwaysOpen = desk === 'nara';
    await press(page, '公表する');
    await page.locator('#field-post-title-error').waitFor();
    expect(await page.getByRole('dialog').filter({ visible: true }).count()).toBe(0);

    await page.locator('#field-post-title').fill('空き店舗を使いたい');
    await page.locator('#field-post-description').fill('駅前の空き店舗の使い方を募集します。');
    await page.locator('#field-post-departmentIds').selectOption({ index: 1 });
    const last = addDays(today(), 20);
    if (!isAlwaysOpen) await fillDay(page, 'post-closesOn', last);
    await press(page, '公表する');
    await confirm(page, '公表する');
    await told(page, '公表しました。');

    const list = async () => {
      const { data } = await instance
        .as('coordinator', desk)
        .api.GET('/desks/{desk}/challenges', { params: { path: { desk } } });
      return data!.challenges.find(({ title }) => title === '空き店舗を使いたい')!;
    };
    const posted = await list();
    expect(posted).toMatchObject({ open: true, closesOn: isAlwaysOpen ? null : last });
    const card = page.locator('li.card', { hasText: '空き店舗を使いたい' });
    await card.waitFor();
    if (!isAlwaysOpen) await card.getByText('あと20日').waitFor();

    await card.locator('summary', { hasText: '期間を変更する' }).click();
    const name = `move-${posted.id}`;
    const moved: Readonly<Record<string, string>> = isAlwaysOpen
      ? { opensOn: addDays(today(), 3) }
      : { closesOn: addDays(today(), 40) };
    for (const [field, day] of Object.entries(moved)) await fillDay(page, `${name}-${field}`, day);
    await card.locator(`[id="field-${name}-reason"]`).fill('応募の状況を見て変更する。');
    await page.getByRole('button', { name: '期間を変更する 空き店舗を使いたい' }).click();
    await confirm(page, '期間を変更する');
    await told(page, '期間を変更しました。');
    const after = await list();
    expect(after).toMatchObject(moved);
    expect(after.windowChanges).toMatchObject([{ reason: '応募の状況を見て変更する。' }]);

    // One that is prepared goes out when somebody says so.
    await page.locator('#field-post-title').fill('準備中の課題');
    await page.locator('#field-post-description').fill('まだ公表しない課題です。');
    await page.locator('#field-post-departmentIds').selectOption({ index: 1 });
    if (!isAlwaysOpen) await fillDay(page, 'post-closesOn', last);
    for (const box of ['year', 'month', 'day']) await page.locator(`#field-post-publishedOn-${box}`).fill('');
    await press(page, '未公表のまま登録する');
    await confirm(page, '未公表のまま登録する');
    await told(page, '未公表のまま登録しました。');
    const prepared = page.locator('li.card', { hasText: '準備中の課題' });
    await prepared.locator('summary', { hasText: '公表する日を決める' }).click();
    await page.getByRole('button', { name: '公表する 準備中の課題' }).click();
    await confirm(page, '公表する');
    await told(page, '公表しました。');
    await prepared.getByText('受付中', { exact: true }).waitFor();
    await visitor.leave();
  });

  test('an administrator adds a section, invites somebody to it, gives a role for April and ends another', async () => {
    const client = instance.as('administrator', desk);
    const visitor = await signedIn('administrator', desk, `${addressOf('people', { desk })}?part=departments`, {
      viewport,
    });
    const { page } = visitor;
    await unfold(page, '部署を加える');
    await page.locator('#field-new-department-ja').fill('スマートシティ課');
    await page.locator('#field-new-department-en').fill('Smart City Section');
    // A code of another desk's making is refused beside its field.
    await page.locator('#field-new-department-code').fill('スマート');
    await press(page, '加える');
    await page.locator('#field-new-department-code-error').waitFor();
    await page.locator('#field-new-department-code').fill('smart');
    await press(page, '加える');
    await told(page, '「スマートシティ課」を加えました。');
    const { departments } = await client.departments(desk);
    const section = departments.find(({ code }) => code === 'smart')!;

    await page.getByRole('link', { name: '人と役割' }).click();
    await unfold(page, '人を招待する');
    await press(page, '招待を送る');
    await page.locator('.banner-error').waitFor();
    await page.locator('#field-invite-name').fill('新任 一子');
    await page.locator('#field-invite-email').fill(`ichiko@${desk}.example`);
    await page.locator('#field-invite-role').selectOption('officer');
    await page.locator('#field-invite-departmentId').selectOption(section.id);
    await press(page, '招待を送る');
    await told(page, '新任 一子さんに招待のメールを送りました。');

    await page.locator('#field-people-q').fill('一子');
    await press(page, '探す');
    await page.getByText('1人', { exact: true }).waitFor();
    const read = async () => {
      const { data } = await client.api.GET('/desks/{desk}/people', {
        params: { path: { desk }, query: { q: '一子' } },
      });
      return data!.people[0]!;
    };
    const { id, roles } = await read();
    expect(roles).toMatchObject([{ role: 'officer', departmentId: section.id, from: today(), to: null }]);

    await unfold(page, '変更する');
    await unfold(page, '役割を加える');
    await page.locator(`[id="field-grant-${id}-role"]`).selectOption('leader');
    await page.locator(`[id="field-grant-${id}-departmentId"]`).selectOption(section.id);
    const april = addDays(today(), 150);
    await fillDay(page, `grant-${id}-from`, april);
    await page.getByRole('button', { name: '役割を加える 新任 一子' }).click();
    await told(page, '新任 一子さんに役割を加えました。');
    expect((await read()).roles[1]).toMatchObject({ role: 'leader', from: april, inForce: false });
    await page.locator('.chip', { hasText: 'これから' }).waitFor();

    await unfold(page, 'この役割を終える：スマートシティ課 担当課の職員');
    const last = addDays(today(), 30);
    await fillDay(page, `end-${roles[0]!.id}-lastDay`, last);
    await page.getByRole('button', { name: '役割を終える 新任 一子 スマートシティ課 担当課の職員' }).click();
    await confirm(page, '役割を終える');
    await told(page, '新任 一子さんの役割に終わりの日を付けました。');
    expect((await read()).roles[0]).toMatchObject({ role: 'officer', to: last });

    await unfold(page, '利用を止める');
    await page.locator(`[id="field-disable-${id}-reason"]`).fill('端末の紛失');
    await page.getByRole('button', { name: '今すぐ利用を止める 新任 一子' }).click();
    await confirm(page, '今すぐ利用を止める');
    await told(page, '新任 一子さんの利用を止めました。');
    expect((await read()).disabledAt).not.toBeNull();
    await page.getByRole('button', { name: '利用を再開する 新任 一子' }).click();
    await told(page, '新任 一子さんの利用を再開しました。');
    expect((await read()).disabledAt).toBeNull();
    await visitor.leave();
  });

  test('a handover is looked at before it is done, planned, taken back and carried out', async () => {
    const id = await taken(desk);
    await instance
      .as('officer', desk)
      .api.POST('/proposals/{id}/assignments', { params: { path: { id } }, body: { action: 'claim' } });
    const { referenceNumber } = await instance.as('coordinator', desk).proposal(id);
    const visitor = await signedIn('administrator', desk, addressOf('handovers', { desk }), { viewport });
    const { page } = visitor;
    const look = async () => {
      await press(page, '移るものを確認する');
      await page.getByRole('heading', { name: '移る案件' }).waitFor();
    };
    await page.locator('[id="field-handover-from-id"]').selectOption({ label: '担当 二郎' });
    await page.locator('#field-handover-successorId').selectOption({ label: '担当 十一郎' });
    await look();
    // A note is asked for, and nothing can be ordered without it.
    await page.getByText('引継ぎメモを入力してください。').first().waitFor();
    expect(await page.getByRole('button', { name: '引継ぎを予約する' }).count()).toBe(0);
    await page.locator('#field-handover-note').fill('次の打合せは来週です。');
    await look();
    const card = page.locator('li.card', { hasText: referenceNumber! });
    expect(await card.innerText()).toContain('担当 十一郎');
    await page.getByText('担当 二郎 ・ 産業振興課 担当課の職員').waitFor();
    await press(page, '引継ぎを予約する');
    await confirm(page, '引継ぎを予約する');
    await told(page, '引継ぎを予約しました。');
    const planned = page.locator('li.card', { hasText: '担当 二郎 → 担当 十一郎' });
    await planned.getByText('予定', { exact: true }).waitFor();
    await planned.getByRole('button', { name: /^取りやめる/ }).click();
    await confirm(page, '取りやめる');
    await told(page, '引継ぎを取りやめました。');
    await planned.getByText('取りやめ', { exact: true }).waitFor();

    await page.locator('[id="field-handover-from-id"]').selectOption({ label: '担当 二郎' });
    await page.locator('#field-handover-successorId').selectOption({ label: '担当 十一郎' });
    await page.locator('#field-handover-note').fill('次の打合せは来週です。');
    await fillDay(page, 'handover-effectiveOn', today());
    await look();
    await press(page, '引継ぎを実施する');
    await confirm(page, '引継ぎを実施する');
    await told(page, '引継ぎを実施しました。');
    await page.locator('.chip', { hasText: '実施済み' }).waitFor();
    const coordinator = instance.as('coordinator', desk);
    await eventually(async () => (await coordinator.proposal(id)).unsettled === 0);
    expect((await coordinator.proposal(id)).inCharge).toMatchObject([{ name: '担当 十一郎', how: 'handed_over' }]);
    await visitor.leave();

    // The successor reads what the record knows, and prints it.
    const successor = await signedIn('officer4', desk, addressOf('handoverBrief', { id }), { viewport });
    await successor.page.getByText('次の打合せは来週です。').waitFor();
    expect(await successor.page.locator('article').innerText()).toContain(referenceNumber);
    await successor.leave();
  });
});

test('closed days, and a receiver whose secret is shown once', async () => {
  const desk = 'nara';
  const visitor = await signedIn('administrator', desk, addressOf('settings', { desk }));
  const { page } = visitor;
  const day = addDays(today(), 10);
  await fillDay(page, 'closed-day-day', day);
  await page.locator('#field-closed-day-note').fill('庁舎の設備点検');
  await press(page, '加える');
  await told(page, '閉庁日にしました。');
  const closedDays = async () => {
    const { data } = await instance
      .as('administrator', desk)
      .api.GET('/desks/{desk}/closed-days', { params: { path: { desk } } });
    return data!.closedDays.filter(({ origin }) => origin === 'desk').map((each) => each.day);
  };
  expect(await closedDays()).toEqual([day]);
  await page.locator('#field-replan-reason').fill('閉庁日を加えたため。');
  await press(page, '動く期限を確認する');
  await page.locator('.banner-key').waitFor();
  await page.getByRole('button', { name: /^取り消す/ }).click();
  await confirm(page, '取り消す');
  await page.getByText('登録された閉庁日はありません').waitFor();
  expect(await closedDays()).toEqual([]);

  await page.getByRole('link', { name: '外部システムへの通知' }).click();
  await page.locator('#field-new-webhook-url').fill('http://127.0.0.1:9/kyoso');
  await press(page, '知らせる先を加える');
  expect(await page.locator('.secret').innerText()).toMatch(/^whsec_/);
  await page.getByRole('heading', { name: 'http://127.0.0.1:9/kyoso' }).waitFor();
  await page.reload();
  await visitor.settle();
  await page.getByRole('heading', { name: 'http://127.0.0.1:9/kyoso' }).waitFor();
  expect(await page.locator('.secret').count()).toBe(0);
  await visitor.leave();
});

describe('by an administrator, in one sitting', () => {
  const desk = 'tokorozawa';
  let visitor: Visitor;
  let page: Page;
  beforeAll(async () => {
    visitor = await signedIn('administrator', desk, addressOf('people', { desk }));
    ({ page } = visitor);
  });
  afterAll(() => visitor.leave());

  const part = (room: 'people' | 'settings', name: string) => visitor.open(`${addressOf(room, { desk })}?part=${name}`);
  const administrator = () => instance.as('administrator', desk).api;
  const at = { params: { path: { desk } } } as const;

  /** Two who can stand in for each other, of whom one never reads a mail. */
  const colleagues = async () => {
    const { data } = await administrator().GET('/desks/{desk}/assignees', at);
    const [away, substitute] = data!.assignees.filter(({ ofDesk }) => ofDesk);
    return { away: away!, substitute: substitute! };
  };

  test('an absence is entered and cancelled; a mail that could not be delivered is sent again', async () => {
    const { away, substitute } = await colleagues();
    mailServer.behave({ refuses: (step) => (step === 'RCPT' ? '550 no such mailbox' : null) });
    await part('people', 'absences');
    await press(page, '登録する');
    await page.locator('#field-new-absence-substituteId-error').waitFor();
    await page.locator('#field-new-absence-personId').selectOption(away.personId);
    await page.locator('#field-new-absence-substituteId').selectOption(substitute.personId);
    await fillDay(page, 'new-absence-from', addDays(today(), 1));
    await fillDay(page, 'new-absence-to', addDays(today(), 3));
    await press(page, '登録する');
    await told(page, '不在を登録しました。');
    const entered = async () => (await administrator().GET('/desks/{desk}/absences', at)).data!.absences;
    expect(await entered()).toMatchObject([
      { person: away.name, substitute: substitute.name, from: addDays(today(), 1) },
    ]);

    const mails = async (status: 'failed' | 'sent') => {
      const params = { path: { desk }, query: { status } };
      return (await administrator().GET('/desks/{desk}/mails', { params })).data!.mails;
    };
    await eventually(async () => (await mails('failed')).length > 0);
    mailServer.behave({});
    const [failed] = await mails('failed');
    await part('settings', 'mails');
    await page.getByText('SMTP_550').first().waitFor();
    await page
      .getByRole('button', { name: /^もう一度送る/ })
      .first()
      .click();
    await told(page, 'もう一度送ります。');
    await eventually(async () => (await mails('sent')).some(({ id }) => id === failed!.id));

    await part('people', 'absences');
    await page.getByRole('button', { name: `取り消す ${away.name}` }).click();
    await confirm(page, '取り消す');
    await told(page, '不在を取り消しました。');
    await page.getByText('予定されている不在はありません').waitFor();
    expect(await entered()).toEqual([]);
  });

  test('an event is delivered once more, and under a new secret as soon as there is one', async () => {
    const body = { url: receiver.url, events: ['case.submitted' as const] };
    const { data } = await administrator().POST('/desks/{desk}/webhooks', { ...at, body });
    await submitted(instance, desk);
    await eventually(async () => receiver.received.length === 1);
    expect(isSignedWith(data!.secret, receiver.received[0]!)).toBe(true);

    await part('settings', 'webhooks');
    await page.getByRole('button', { name: `鍵を作り直す ${receiver.url}` }).click();
    await confirm(page, '鍵を作り直す');
    const secret = await page.locator('.secret').innerText();
    expect(secret).not.toBe(data!.secret);
    await page.getByText('前の鍵も').waitFor();

    await unfold(page, '送信の記録');
    await page.getByText('届いた', { exact: true }).waitFor();
    await page.getByRole('button', { name: /^送り直す/ }).click();
    await told(page, '1件を送り直します。');
    await eventually(async () => receiver.received.length === 2);
    const [first, again] = receiver.received;
    expect(again!.id).toBe(first!.id);
    // Both secrets sign until the old one has run out.
    expect([secret, data!.secret].map((each) => isSignedWith(each, again!))).toEqual([true, true]);
    expect(isSignedWith(secret, first!)).toBe(false);
  });

  test('a section is handed over with its cases, and closed; who worked in it is found among those who did', async () => {
    const id = await taken(desk);
    const { departments } = await instance.as('coordinator', desk).departments(desk);
    const old = departments.find(({ code }) => code === 'industry')!;
    const [successor] = await instance.as('officer2', desk).departmentsOfMine(desk);
    const officers = { params: { path: { desk }, query: { role: 'officer' as const, limit: 100 } } };
    const { data: found } = await administrator().GET('/desks/{desk}/people', officers);
    const { name } = found!.people.find(({ roles }) =>
      roles.every(({ departmentId, inForce }) => !inForce || departmentId === old.id),
    )!;

    // With a case in its hands it can't be closed.
    await part('people', 'departments');
    const card = page.locator('li.card', { hasText: old.name.ja });
    const close = async () => {
      await page.getByRole('button', { name: `廃止する ${old.name.ja}` }).click();
      await confirm(page, '廃止する');
    };
    await card.locator('summary').click();
    await close();
    await card.locator('.banner-error').waitFor();

    await visitor.open(addressOf('handovers', { desk }));
    await page.locator('input[name="handover-kind"][value="department"]').check();
    await page.locator('[id="field-handover-from-id"]').selectOption(old.id);
    await page.locator('#field-handover-successorId').selectOption(successor!);
    await page.locator('#field-handover-note').fill('産業振興課の案件をすべて引き継ぎます。');
    await fillDay(page, 'handover-effectiveOn', today());
    await press(page, '移るものを確認する');
    await page.getByRole('heading', { name: '移る案件' }).waitFor();
    await press(page, '引継ぎを実施する');
    await confirm(page, '引継ぎを実施する');
    await told(page, '引継ぎを実施しました。');
    const parts = async () => (await instance.as('coordinator', desk).proposal(id)).departments ?? [];
    await eventually(async () => (await parts()).some(({ departmentId }) => departmentId === successor!));
    expect(await parts()).toMatchObject([{ departmentId: successor!, lead: true, status: 'taken' }]);

    await part('people', 'departments');
    await card.locator('summary').click();
    await close();
    await told(page, `「${old.name.ja}」を保存しました。`);
    await card.locator('.chip', { hasText: '廃止' }).waitFor();
    const listed = async () => (await instance.as('coordinator', desk).departments(desk)).departments;
    expect((await listed()).find((each) => each.id === old.id)?.retiredOn).not.toBeNull();

    await part('people', 'people');
    const person = page.getByRole('heading', { name, exact: true });
    await person.waitFor();
    await page.locator('#field-people-role').selectOption('officer');
    await person.waitFor({ state: 'detached' });
    await page.locator('#field-people-former').check();
    await person.waitFor();
  });
});

test('who may not change anything is offered nothing, and who may not look finds no page', async () => {
  const desk = 'nara';
  const visitor = await signedIn('leader', desk, addressOf('people', { desk }));
  const { page } = visitor;
  await page.getByText('調整 一郎').waitFor();
  for (const offer of ['変更する', '人を招待する']) {
    expect(await page.locator('summary', { hasText: offer }).count()).toBe(0);
  }
  expect(await page.getByText('@nara.example').count()).toBe(0);
  for (const room of ['handovers', 'settings', 'entry'] as const) {
    await visitor.open(addressOf(room, { desk }));
    await page.getByRole('heading', { name: 'ページが見つかりません' }).waitFor();
  }
  await visitor.leave();
});

test('by the keyboard alone a challenge is posted, and somebody is invited', async () => {
  const desk = 'nara';
  const visitor = await signedIn('coordinator', desk, addressOf('challengesOfDesk', { desk }));
  const tabTo = async (page: Page, selector: string) => {
    for (let steps = 0; steps < 120; steps += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
    }
    throw new Error(`the keyboard does not come to ${selector}`);
  };
  const { page } = visitor;
  await tabTo(page, '#field-post-title');
  await page.keyboard.type('keyboard');
  await tabTo(page, '#field-post-description');
  await page.keyboard.type('keys');
  await tabTo(page, '.button-solid');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  // What is safe comes first.
  expect(await page.evaluate('document.activeElement.textContent')).toBe('やめる');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await told(page, '公表しました。');
  await visitor.leave();

  const administrator = await signedIn('administrator', desk, addressOf('people', { desk }));
  await tabTo(administrator.page, 'summary');
  await administrator.page.keyboard.press('Enter');
  await tabTo(administrator.page, '#field-invite-name');
  await administrator.page.keyboard.type('Keyboard User');
  await tabTo(administrator.page, '#field-invite-email');
  await administrator.page.keyboard.type('keys@nara.example');
  await tabTo(administrator.page, '#field-invite-role');
  for (let role = 0; role < 3; role += 1) await administrator.page.keyboard.press('ArrowDown');
  await tabTo(administrator.page, 'button[type="submit"]');
  await administrator.page.keyboard.press('Enter');
  await told(administrator.page, 'Keyboard Userさんに招待のメールを送りました。');
  await administrator.leave();
});

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(['coordinator', 'administrator'])(
    'what a %s sees has no fault that axe knows, and fits a phone and a zoomed window',
    async (who) => {
      const desk = 'aomori';
      const at = { desk };
      const { id } = await instance.as('coordinator', desk).createDraft(desk, {
        type: 'open_proposal',
        onBehalfOf: 'proposer',
        channel: 'direct',
        content: { title: '代理で書き始めた提案' },
      });
      const open = await submitted(instance, desk);
      const part = (room: 'people' | 'settings', name: string) => `${addressOf(room, at)}?part=${name}`;
      const pages =
        who === 'coordinator'
          ? [
              addressOf('entry', at),
              addressOf('entryDraft', { desk, id }),
              addressOf('challengesOfDesk', at),
              addressOf('handoverBrief', { id: open }),
            ]
          : [
              ...['people', 'departments', 'absences'].map((name) => part('people', name)),
              addressOf('handovers', at),
              ...['calendar', 'mails', 'webhooks'].map((name) => part('settings', name)),
            ];
      const visitor = await signedIn(who, desk, pages[0]!, { language });
      for (const path of pages) {
        await visitor.page.setViewportSize(WIDE);
        await visitor.open(path);
        // What is folded away is looked at as well; of many alike the first ones.
        for (let opened = 0; opened < 8; opened += 1) {
          const folded = visitor.page.locator('details:not([open]) > summary').filter({ visible: true }).first();
          if ((await folded.count()) === 0) break;
          await folded.click();
        }
        expect({ path, faults: await visitor.inspect() }).toEqual({ path, faults: [] });
        for (const viewport of [PHONE, ZOOMED]) {
          await visitor.page.setViewportSize(viewport);
          expect({ path, viewport, overflow: await visitor.overflow() }).toEqual({ path, viewport, overflow: 0 });
        }
      }
      await visitor.leave();
    },
  );
});

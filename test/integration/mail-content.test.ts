import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { sendLink } from '../../api/auth/links.js';
import { readStoredProfile } from '../../domain/earlier-profiles.js';
import { MAIL_PARTS, placeholdersOf, strangeIn } from '../../domain/mail-words.js';
import { NOTICE_KINDS } from '../../domain/notice-kinds.js';
import type { Profile } from '../../domain/profile.js';
import { verifyChain } from '../../entities/records/audit.js';
import { pageOf } from '../../mailer/notice-page.js';
import { fill } from '../../mailer/templates/fill.js';
import { MESSAGE_WORDS, NOTICE_WORDS } from '../../mailer/templates/notices.js';
import { loadProfileVersion } from '../../tools/load/profile-versions.js';
import { DesksOnPostgres, RecordedCase } from '../factories/desk-on-postgres.js';
import { DESKS, PEOPLE } from '../factories/desks.js';
import { MailServer, type Received } from '../factories/mail-server.js';
import { giveAddress, PUBLIC_URL, SEALER, tell, TestMailer, until } from '../factories/mailing.js';

/** What stands in a mail: enough to act on, and nothing that was proposed. */

const DESK = 'tokorozawa';
const { proposer, coordinator } = PEOPLE;
const TITLE = '秘密の企画〈木漏れ日計画〉';

let desks: DesksOnPostgres;
let server: MailServer;
let mailer: TestMailer;

beforeAll(async () => {
  desks = await DesksOnPostgres.create();
  server = await new MailServer().start();
  for (const [person, email, role] of [
    [proposer, 'proposer@company.example', 'proposer'],
    [coordinator, 'coordinator@city.example', 'coordinator'],
  ] as const) {
    await giveAddress(desks, { deskId: DESK, personId: person.personId, email, role });
  }
  mailer = await TestMailer.start(desks, { url: server.url });
});
afterAll(async () => {
  await mailer?.stop();
  await server?.stop();
  await desks?.drop();
});
afterEach(() => void server.received.splice(0));

async function mailTo(address: string, isIt: (mail: Received) => boolean): Promise<Received> {
  const find = () => server.to(address).find(isIt);
  await until(() => find() !== undefined, `a mail to ${address}`);
  return find()!;
}
const about = (words: string) => (mail: Received) => mail.mail.subject?.includes(words) ?? false;

const submitted = async (): Promise<RecordedCase> => {
  const theCase = await RecordedCase.draft(desks, DESK, { content: { title: TITLE } });
  await theCase.does(proposer, 'submit', {});
  return theCase;
};

test('the receipt is written by the submission itself: number, last entry of the chain and its hash', async () => {
  const theCase = await RecordedCase.draft(desks, DESK, { content: { title: TITLE } });
  // Received, and nothing has settled it: as while Temporal is down.
  await theCase.receive(proposer, 'submit', {});
  const chain = await desks.within(DESK, (manager) => verifyChain(manager, DESK, theCase.id));
  const { referenceNumber } = await theCase.record();
  const { mail } = await mailTo('proposer@company.example', about('受け付けました'));
  expect(mail.text).toContain(`受付番号：${referenceNumber}`);
  expect(mail.text).toContain(chain.head);
  expect(mail.text).toContain(`記録の番号：${chain.length}`);
  expect(mail.html).toContain(chain.head);
  expect(mail.text).toContain(`https://kyoso.example/proposals/${theCase.id}`);
});

test('a receipt that was rolled back with its submission is sent to nobody', async () => {
  const theCase = await RecordedCase.draft(desks, DESK, { content: { title: TITLE } });
  await expect(
    desks.within(DESK, async (manager) => {
      await theCase.receiveWith(manager, proposer, 'submit', {});
      throw new Error('not committed');
    }),
  ).rejects.toThrow('not committed');
  expect(await desks.rows(`select 1 from notifications where proposal_id = $1`, [theCase.id])).toEqual([]);
});

describe('the result', () => {
  test('has its reason and the criteria as the guideline words them, and no note of the city’s', async () => {
    const theCase = await submitted();
    const [criterion] = theCase.profile.exclusions.proposal;
    const reason = '営業目的の<b>宣伝</b>にあたるため。\n"次回"のご提案をお待ちしています。';
    await theCase.does(coordinator, 'exclude', {
      criteria: [criterion!.code],
      reason,
      externalDecision: { number: '第12号', date: '2026-09-01', authority: 'desk' },
    });
    const { mail } = await mailTo('proposer@company.example', about('結果'));
    const { referenceNumber } = await theCase.record();
    expect(mail.subject).toBe(`[所沢市] ${referenceNumber} 終了: 結果のお知らせ`);
    expect(mail.text).toContain('結果：対象外');
    expect(mail.text).toContain(criterion!.ja);
    expect(mail.text).toContain('> 営業目的の<b>宣伝</b>にあたるため。\n> "次回"のご提案をお待ちしています。');
    expect(mail.html).toContain('営業目的の&lt;b&gt;宣伝&lt;/b&gt;にあたるため。<br>&quot;次回&quot;');
    expect(mail.html).not.toContain('<b>');
    expect(mail.text).not.toContain('第12号');
    expect(mail.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
  });
});

describe('more time', () => {
  const extend = (theCase: RecordedCase, kind: 'screen' | 'correct', until: string) =>
    theCase.does(coordinator, 'extend_due', { ask: theCase.openAsk(kind).key, until, reason: '会議の日程による。' });

  test('for the proposer has its reason, with the day before and the new one', async () => {
    const theCase = await submitted();
    await theCase.does(coordinator, 'request_correction', { message: '補正' });
    await extend(theCase, 'correct', '2026-10-09');
    const { mail } = await mailTo('proposer@company.example', about('期限が変わりました'));
    const { referenceNumber } = await theCase.record();
    expect(mail.subject).toBe(`[所沢市] ${referenceNumber} 提案募集: 期限が変わりました：補正`);
    expect(mail.text).toContain('「補正」の期限が2026年10月9日');
    expect(mail.text).toContain('これまでの期限：2026年9月15日');
    expect(mail.text).toContain('> 会議の日程による。');
  });

  test('for the city has the dates alone: neither what is waited for nor why', async () => {
    const theCase = await submitted();
    await extend(theCase, 'screen', '2026-09-18');
    const { mail } = await mailTo('proposer@company.example', about('期限が変わりました'));
    expect(mail.subject).toMatch(/期限が変わりました：行政の対応$/);
    expect(mail.text).toContain('「行政の対応」の期限が2026年9月18日');
    expect(mail.text).not.toContain('会議の日程');
  });

  test('that was given twice is told once, with the later day', async () => {
    await mailer.stop();
    const theCase = await submitted();
    await theCase.does(coordinator, 'request_correction', { message: '補正' });
    await extend(theCase, 'correct', '2026-10-09');
    await extend(theCase, 'correct', '2026-10-30');
    mailer = await TestMailer.start(desks, { url: server.url });
    const { mail } = await mailTo('proposer@company.example', about('期限が変わりました'));
    expect(mail.text).toContain('2026年10月30日');
    const ofBoth = () =>
      desks.rows(
        `select m.status, m.code from mails m join notifications n on n.desk_id = m.desk_id and n.id = m.notification_id
          where n.proposal_id = $1 and n.kind = 'extended' and m.status in ('sent', 'dropped') order by m.status`,
        [theCase.id],
      );
    await until(async () => (await ofBoth()).length === 2, 'both are dealt with');
    expect(await ofBoth()).toEqual([
      { status: 'dropped', code: 'ANSWERED' },
      { status: 'sent', code: null },
    ]);
  });
});

test('no mail of a case holds a word of what was proposed', async () => {
  const theCase = await submitted();
  await theCase.does(coordinator, 'request_correction', { message: '非公開の指摘です。' });
  await mailTo('proposer@company.example', about('補正'));
  await mailTo('coordinator@city.example', about('審査'));
  for (const { mail } of server.received) {
    const all = [mail.subject, mail.text, mail.html, JSON.stringify(mail.headers)].join('\n');
    for (const word of [TITLE, '木漏れ日', '非公開の指摘']) expect(all).not.toContain(word);
  }
});

test('who has acted before the mail could go is not told any more', async () => {
  await mailer.stop();
  const theCase = await submitted();
  const ask = theCase.openAsk('screen');
  await theCase.at(ask.until as string).remind(ask);
  await theCase.does(coordinator, 'redirect', { section: '道路課', reason: '所管' });
  mailer = await TestMailer.start(desks, { url: server.url });
  await mailTo('proposer@company.example', about('結果'));
  const dropped = () =>
    desks.rows(
      `select n.kind, m.code from mails m join notifications n on n.desk_id = m.desk_id and n.id = m.notification_id
        where n.proposal_id = $1 and m.status = 'dropped' order by n.kind`,
      [theCase.id],
    );
  await until(async () => (await dropped()).length === 2, 'both decided');
  expect(await dropped()).toEqual([
    { kind: 'ask_opened', code: 'ANSWERED' },
    { kind: 'reminder', code: 'ANSWERED' },
  ]);
  expect(server.to('coordinator@city.example')).toEqual([]);
});

test('who was shut out, or whose last role has ended, is not written to', async () => {
  const personId = randomUUID();
  await desks.rows(`insert into people (desk_id, id, name, created_at) values ($1, $2, '去る人', now())`, [
    DESK,
    personId,
  ]);
  await giveAddress(desks, { deskId: DESK, personId, email: 'gone@city.example', role: 'auditor' });
  await desks.rows(`update person_roles set valid_to = '2026-04-30' where person_id = $1`, [personId]);
  await tell(desks, DESK, [personId]);
  const decided = () => desks.rows(`select status, code from mails where person_id = $1`, [personId]);
  await until(async () => (await decided())[0]?.['status'] === 'dropped', 'decided');
  expect(await decided()).toEqual([{ status: 'dropped', code: 'NOT_REACHABLE' }]);
  expect(server.to('gone@city.example')).toEqual([]);

  // But that it has ended is told, as long as the account is open.
  const toldOfRoles = () =>
    desks.rows(
      `insert into notifications (desk_id, id, kind, recipient, person_id, params, created_at)
       values ($1, gen_random_uuid(), 'roles_changed', 'desk', $2, '{}', now())`,
      [DESK, personId],
    );
  await toldOfRoles();
  await mailTo('gone@city.example', about('権限が変わりました'));
  await desks.rows(`update people set disabled_at = now() where id = $1`, [personId]);
  await toldOfRoles();
  await until(
    async () => (await desks.rows('select 1 from notification_queue')).length === 0 && (await decided()).length === 2,
    'the notice is looked at',
  );
  expect(server.to('gone@city.example')).toHaveLength(1);
});

describe('who wants to be told with the digest', () => {
  const told = (kind: string, params: object) =>
    desks.rows(
      `insert into notifications (desk_id, id, kind, recipient, person_id, params, created_at)
       values ($1, gen_random_uuid(), $2, 'desk', $3, $4::jsonb, now())`,
      [DESK, kind, coordinator.personId, JSON.stringify(params)],
    );
  const collected = () =>
    desks.rows<{ status: string; kind: string; in_queue: boolean; at: Date | null }>(
      `select m.status, n.kind, q.mail_id is not null as in_queue, q.next_attempt_at as at
         from mails m join notifications n on n.desk_id = m.desk_id and n.id = m.notification_id
         left join mail_queue q on q.mail_id = m.id
        where m.person_id = $1 and n.kind in ('message', 'digest') order by n.created_at`,
      [coordinator.personId],
    );

  test('gets nothing at once, and with the digest what awaits them and what was collected', async () => {
    await desks.rows(
      `insert into notification_preferences (desk_id, person_id, notice_group, way, chosen_at) values ($1, $2, 'messages', 'digest', now())`,
      [DESK, coordinator.personId],
    );
    await told('message', {});
    await until(async () => (await collected())[0]?.status === 'collected', 'collected');
    const [first] = await collected();
    // It goes by itself should no digest come: on a weekday, half past nine in Tokyo.
    expect(first!.at!.toISOString()).toMatch(/T00:30:00\.000Z$/);
    expect([1, 2, 3, 4, 5]).toContain(first!.at!.getUTCDay());
    expect(first!.at!.getTime()).toBeGreaterThan(Date.now());

    await told('digest', {
      day: '2026-09-01',
      counts: { overdue: 1, today: 0, soon: 0, later: 40, stopped: 0 },
      items: [
        { proposalId: randomUUID(), referenceNumber: 'R8-0099', ask: 'screen', until: '2026-09-03T08:15:00.000Z' },
      ],
      stalled: { count: 1, cases: [{ referenceNumber: 'R8-0100', since: '2026-08-25T08:15:00.000Z' }] },
      followUps: {
        count: 2,
        items: [{ referenceNumber: 'R8-0101', followUp: 'publish', since: '2026-08-25T08:15:00.000Z' }],
      },
    });
    const { mail } = await mailTo('coordinator@city.example', about('本日のまとめ'));
    expect(mail.text).toContain('> R8-0099  受付・審査  2026年9月3日(木) 17:15');
    expect(mail.text).toContain('> ほか40件');
    expect(mail.text).toContain('動いていない案件\n> R8-0100  2026年8月25日(火)から');
    expect(mail.text).toContain('手続とは別の仕事\n> R8-0101  公表\n> ほか1件');
    expect(mail.text).toContain('> メッセージが届きました');
    await until(async () => (await collected()).every(({ status }) => status === 'sent'), 'all told');
    expect((await collected()).map(({ kind, in_queue }) => [kind, in_queue])).toEqual([
      ['message', false],
      ['digest', false],
    ]);
    expect(server.to('coordinator@city.example').filter(about('メッセージ'))).toEqual([]);
  });
});

describe('a one-time link', () => {
  const link = async (expiresIn: 'now' | 'later') => {
    const [account] = await desks.rows<{ id: string }>(
      `select id from accounts where email = 'proposer@company.example'`,
    );
    const now = new Date(Date.now() - (expiresIn === 'now' ? 3_600_000 : 0));
    await desks.app.transaction((manager) =>
      sendLink(
        manager,
        { signIn: { sealer: SEALER, linksToLog: false }, log: undefined as never },
        { accountId: account!.id, purpose: 'sign_in', params: {}, now },
      ),
    );
  };
  const messages = () =>
    desks.rows(`select sealed, sent_at is not null as sent, code from account_messages order by created_at`);

  test('goes to its address, behind the # of its address, and stands nowhere afterwards', async () => {
    await link('later');
    const { mail, messageId } = await mailTo('proposer@company.example', about('サインイン用リンク'));
    const [, token] = /https:\/\/kyoso\.example\/sign-in\/link#(\S+)/.exec(mail.text ?? '') ?? [];
    expect(token).toMatch(/^[\w-]{40,}$/);
    expect(mail.html).toContain(token);
    expect(messageId).toMatch(/@kyoso\.example>$/);
    expect(new URL(`${PUBLIC_URL.origin}/sign-in/link#${token}`).pathname).not.toContain(token);
    await until(async () => (await messages()).every(({ sent }) => sent === true), 'recorded');
    expect(await messages()).toEqual([{ sealed: null, sent: true, code: null }]);
  });

  test('that has run out before it could be sent is erased, and not sent', async () => {
    await link('now');
    await until(async () => (await messages()).some(({ code }) => code === 'EXPIRED'), 'given up');
    expect(await messages()).toContainEqual({ sealed: null, sent: false, code: 'EXPIRED' });
    expect(server.received).toEqual([]);
  });
});

describe('the desk’s own words', () => {
  const OTHER = 'minato';
  const HOSTILE = '</title><script>alert("x")</script>';
  const inBoth = (text: string) => ({ ja: text, en: text });
  const told = (kind: string, params: object, proposalId: string | null = null) =>
    desks.rows(
      `insert into notifications (desk_id, id, kind, recipient, person_id, proposal_id, ask_key, params, created_at)
       values ($1, gen_random_uuid(), $2, 'proposer', $3, $4, $5, $6::jsonb, now())`,
      [OTHER, kind, proposer.personId, proposalId, 'screen/1', JSON.stringify(params)],
    );
  const putInForce = async (mail: Profile['mail']) => {
    const version = (own += 1);
    await loadProfileVersion(desks.app, { ...DESKS[OTHER], version, mail });
  };
  let own = DESKS[OTHER].version;
  const to = 'proposer@minato.example';

  beforeAll(() => giveAddress(desks, { deskId: OTHER, personId: proposer.personId, email: to, role: 'proposer' }));

  test('stand in the mails of every case, also of one that began before they were in force', async () => {
    const theCase = await RecordedCase.draft(desks, OTHER, { content: { title: TITLE } });
    await theCase.does(proposer, 'submit', {});
    const { referenceNumber } = await theCase.record();
    await putInForce({
      from_name: inBoth('みなとの窓口'),
      footer: inBoth('返信はできません。\n窓口へお電話ください。'),
      notices: {
        message: { subject: inBoth('{number}へのお便り'), intro: inBoth('{desk}から{stage}の案件へ。{link}') },
      },
    });
    await told('message', {}, theCase.id);
    const { mail } = await mailTo(to, about('お便り'));
    expect(mail.from).toMatchObject({ name: 'みなとの窓口', address: 'desk@kyoso.example' });
    // The number is named by the words themselves; the stage stands before them.
    expect(mail.subject).toMatch(new RegExp(`^\\[港区\\] [^:]+: ${referenceNumber}へのお便り$`));
    expect(mail.text).toContain(`の案件へ。https://kyoso.example/proposals/${theCase.id}`);
    expect(mail.text).toContain('--\n返信はできません。\n窓口へお電話ください。');
    expect(mail.html).toContain('返信はできません。<br>窓口へお電話ください。');
  });

  test('are text wherever they stand: no markup, and no header of their own', async () => {
    const name = `"Desk" <boss@evil.example>, ${HOSTILE}`.slice(0, 60);
    await putInForce({
      from_name: inBoth(name),
      footer: inBoth(`${HOSTILE}\nBcc: all@city.example`),
      notices: { roles_changed: { subject: inBoth(HOSTILE), intro: inBoth(`<b>{desk}</b>\n\n${HOSTILE}`) } },
    });
    await told('roles_changed', {});
    const { mail } = await mailTo(to, about('alert'));
    expect(mail.from).toEqual({ name, address: 'desk@kyoso.example' });
    expect(mail.subject).toBe(`[港区] ${HOSTILE}`);
    expect([mail.bcc ?? [], mail.cc ?? [], mail.to?.map(({ address }) => address)]).toEqual([[], [], [to]]);
    expect(mail.html).not.toMatch(/<script|<b>/);
    expect(mail.html).toContain('&lt;/title&gt;&lt;script&gt;alert(&quot;x&quot;)');
    expect(mail.text).toContain(`--\n${HOSTILE}\nBcc: all@city.example`);
  });

  test('that go on in another line are read from no profile, and would begin no header', async () => {
    const from_name = inBoth('窓口\r\nBcc: all@city.example');
    const profile = { ...DESKS[OTHER], mail: { from_name, footer: null, notices: {} } };
    expect(readStoredProfile(profile)).toBeNull();
    const told = { kind: 'digest', params: {}, proposalId: null, number: null, stage: null };
    const page = pageOf(told, profile, { language: 'ja', publicUrl: PUBLIC_URL });
    expect(page.fromName).toBe('窓口 Bcc: all@city.example');
  });
});

describe('templates', () => {
  test.each(NOTICE_KINDS)('%s: every placeholder is known, in both languages', (kind) => {
    for (const part of MAIL_PARTS) {
      for (const text of Object.values(NOTICE_WORDS[kind][part])) {
        expect(text).not.toBe('');
        expect(strangeIn(text, placeholdersOf(kind, part))).toBeNull();
      }
    }
  });

  test.each(Object.keys(MESSAGE_WORDS))('%s: only what an account’s message knows', (kind) => {
    const { subject, intro } = MESSAGE_WORDS[kind]!;
    const names = [subject.ja, subject.en, intro.ja, intro.en].flatMap((text) => [...text.matchAll(/\{(.*?)\}/g)]);
    for (const [, name] of names) expect(['until', 'desk']).toContain(name);
  });

  test('a value is put in as it is, and is no template itself', () => {
    expect(fill('{number}: {ask}', { number: '{ask}', ask: 'x' })).toBe('{ask}: x');
  });
});

import { addDays } from '../../domain/calendar.js';
import type { Language } from '../../domain/languages.js';
import { addressOf } from '../../domain/pages.js';
import type { ThrowawayInstance } from '../embedded/throwaway-instance.js';
import type { NewDraft } from '../walkthrough/desk-client.js';
import { fillForm } from '../walkthrough/fill-form.js';
import { playsOf } from '../walkthrough/plays/index.js';
import { readForms, today } from '../walkthrough/story.js';
import { walkPart } from '../walkthrough/walk-part.js';

/** What is taken, and the life that a desk needs so that there is something to be seen. */

export const DESK = 'nara';
/** A desk that asks experts, and passes on to partner municipalities what its proposers let it. */
const DESK_WITH_GUESTS = 'minato';

/** Of cases that stand beside the others on the board. */
const TITLES = [
  '給食の食べ残しを減らす献立アプリ',
  '空き教室を使った高齢者のパソコン教室',
  '観光案内所の多言語案内を、地元の高校生と学生が交代で支えるしくみ',
  '公園の遊具点検を写真で行う',
];

type Pressed = Readonly<Record<Language, string>>;

export interface Shot {
  readonly name: string;
  readonly path: string;
  readonly by: string;
  readonly desk?: string;
  /** What somebody does on the page before it is taken. */
  readonly press?: readonly Pressed[];
  /** What is folded away and to be seen. */
  readonly unfold?: readonly Pressed[];
  /** It is printed too: people circulate it, or keep it. */
  readonly onPaper?: boolean;
}

const ABOUT: Pressed = { ja: '提案の内容', en: 'The proposal' };
const CONFIRM: Pressed = { ja: '確認と誓約', en: 'Notices and pledges' };
const REVIEW: Pressed = { ja: '内容の確認', en: 'Review' };
const PREVIEW: Pressed = { ja: '移るものを確認する', en: 'See what moves' };
const MOVE_WINDOW: Pressed = { ja: '期間を変更する', en: 'Move the window' };
const INVITE: Pressed = { ja: '人を招待する', en: 'Invite somebody' };
const CHANGE: Pressed = { ja: '変更する', en: 'Change' };

/**
 * A desk with some life in it: an open challenge, a draft, cases in several stages, one that is asked to correct. The play
 * of this desk begins with a submission that is refused.
 */
export async function play(instance: ThrowawayInstance): Promise<readonly Shot[]> {
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
  const { advised, passedOn } = await askOutside(instance);
  const shared = { desk: DESK_WITH_GUESTS };
  return [
    { name: 'desks', path: addressOf('desks'), by: 'nobody' },
    { name: 'desk', path: addressOf('desk', { desk: DESK }), by: 'nobody' },
    { name: 'desk-tokorozawa', path: addressOf('desk', { desk: 'tokorozawa' }), by: 'nobody' },
    { name: 'propose', path: addressOf('propose', { desk: DESK }), by: 'nobody' },
    { name: 'not-found', path: addressOf('desk', { desk: 'nowhere' }), by: 'nobody' },
    { name: 'sign-in', path: addressOf('signIn'), by: 'nobody' },
    { name: 'one-time-link', path: `${addressOf('oneTimeLink')}#token`, by: 'nobody' },
    { name: 'account', path: addressOf('account'), by: 'proposer' },
    { name: 'colleagues', path: addressOf('colleagues'), by: 'proposer' },
    { name: 'mine', path: addressOf('mine'), by: 'proposer' },
    { name: 'mine-empty', path: addressOf('mine'), by: 'proposer2' },
    { name: 'form-organisation', path: addressOf('draft', { id: draft }), by: 'proposer' },
    { name: 'form-about', path: addressOf('draft', { id: draft }), by: 'proposer', press: [ABOUT] },
    { name: 'form-confirm', path: addressOf('draft', { id: draft }), by: 'proposer', press: [CONFIRM] },
    { name: 'form-review', path: addressOf('draft', { id: draft }), by: 'proposer', press: [REVIEW] },
    { name: 'receipt', path: addressOf('draft', { id: received }), by: 'proposer', onPaper: true },
    { name: 'proposal', path: addressOf('proposal', { id: dialogue }), by: 'proposer', onPaper: true },
    { name: 'proposal-correcting', path: addressOf('proposal', { id: correcting }), by: 'proposer' },
    { name: 'proposal-agreed', path: addressOf('proposal', { id: agreed }), by: 'proposer' },
    { name: 'mine-expert', path: addressOf('mine'), by: 'expert', ...shared },
    { name: 'proposal-expert', path: addressOf('proposal', { id: advised }), by: 'expert', ...shared },
    { name: 'mine-partner', path: addressOf('mine'), by: 'partner', ...shared },
    { name: 'proposal-partner', path: addressOf('proposal', { id: passedOn }), by: 'partner', ...shared },
    { name: 'case-shared', path: addressOf('proposal', { id: passedOn }), by: 'officer2', ...shared },
    { name: 'case-screening', path: addressOf('proposal', { id: received }), by: 'coordinator' },
    { name: 'case-dialogue', path: addressOf('proposal', { id: dialogue }), by: 'coordinator', onPaper: true },
    { name: 'case-asked', path: addressOf('proposal', { id: asked }), by: 'officer' },
    { name: 'case-agreement', path: addressOf('proposal', { id: agreed }), by: 'coordinator' },
    { name: 'case-closed', path: addressOf('proposal', { id: passedOn }), by: 'coordinator', ...shared },
    { name: 'today', path: addressOf('today'), by: 'coordinator' },
    { name: 'today-officer', path: addressOf('today'), by: 'officer' },
    { name: 'today-administrator', path: addressOf('today'), by: 'administrator' },
    { name: 'board', path: addressOf('board', { desk: DESK }), by: 'coordinator' },
    { name: 'cases', path: addressOf('cases', { desk: DESK }), by: 'coordinator' },
    { name: 'cases-none', path: `${addressOf('cases', { desk: DESK })}?q=zzz`, by: 'coordinator' },
    { name: 'ageing', path: addressOf('ageing', { desk: DESK }), by: 'coordinator' },
    { name: 'entry', path: addressOf('entry', { desk: DESK }), by: 'coordinator' },
    {
      name: 'entry-review',
      path: addressOf('entryDraft', { desk: DESK, id: entry }),
      by: 'coordinator',
      press: [REVIEW],
    },
    { name: 'entry-receipt', path: addressOf('entryDraft', { desk: DESK, id: entered }), by: 'coordinator' },
    {
      name: 'challenges-of-desk',
      path: addressOf('challengesOfDesk', { desk: DESK }),
      by: 'coordinator',
      unfold: [MOVE_WINDOW],
    },
    { name: 'people', path: addressOf('people', { desk: DESK }), by: 'administrator', unfold: [INVITE] },
    { name: 'people-changing', path: addressOf('people', { desk: DESK }), by: 'administrator', unfold: [CHANGE] },
    { name: 'departments', path: `${addressOf('people', { desk: DESK })}?part=departments`, by: 'administrator' },
    { name: 'absences', path: `${addressOf('people', { desk: DESK })}?part=absences`, by: 'administrator' },
    { name: 'handovers', path: addressOf('handovers', { desk: DESK }), by: 'administrator' },
    {
      name: 'handover-preview',
      path: `${addressOf('handovers', { desk: DESK })}?kind=person&from=${officer?.personId}`,
      by: 'administrator',
      press: [PREVIEW],
    },
    { name: 'handover-brief', path: addressOf('handoverBrief', { id: dialogue }), by: 'coordinator', onPaper: true },
    { name: 'settings-calendar', path: addressOf('settings', { desk: DESK }), by: 'administrator' },
    { name: 'settings-mails', path: `${addressOf('settings', { desk: DESK })}?part=mails`, by: 'administrator' },
    { name: 'settings-webhooks', path: `${addressOf('settings', { desk: DESK })}?part=webhooks`, by: 'administrator' },
    { name: 'account-of-staff', path: addressOf('account'), by: 'coordinator' },
    { name: 'audit', path: addressOf('audit', { desk: DESK }), by: 'auditor' },
    { name: 'audit-case', path: addressOf('caseAudit', { id: dialogue }), by: 'auditor', onPaper: true },
    { name: 'audit-person', path: `${addressOf('audit', { desk: DESK })}?person=${someone}`, by: 'auditor' },
    { name: 'case-of-auditor', path: addressOf('proposal', { id: dialogue }), by: 'auditor', onPaper: true },
  ];
}

/** A case on which an expert is asked, and one that everybody may read whom its proposer let. */
async function askOutside(instance: ThrowawayInstance) {
  const desk = DESK_WITH_GUESTS;
  const proposer = instance.as('proposer', desk);
  const coordinator = instance.as('coordinator', desk);
  const forms = await readForms(instance.desk(desk));
  const handIn = async (changes: NonNullable<NewDraft['content']>) => {
    const content = { ...fillForm(await proposer.profile(desk), 'open_proposal'), ...changes };
    const { id } = await proposer.createDraft(desk, { type: 'open_proposal', content });
    await proposer.command(id, 'submit');
    return id;
  };
  const advised = await handIn({ title: '古い地図を重ねて歩くまち案内' });
  const { data: session } = await instance.as('expert', desk).api.GET('/session');
  const expert = session?.people.find((person) => person.desk === desk);
  await coordinator.command(advised, 'request_expert', {
    expertKind: 'patent_attorney',
    question: '地図の図面を使うとき、許諾は誰から得ればよいでしょうか。',
    ...(expert && { personId: expert.personId }),
  });
  const passedOn = await handIn({
    title: '貸し出さない時間の会議室を、地域の学習室に',
    consents: { database: true, internal_sharing: true, partner_municipalities: true, publication: true },
  });
  await coordinator.command(passedOn, 'record_dialogue', {
    heldOn: today(),
    participants: ['proposer', 'desk'],
    summary: '使える時間と、鍵の受渡しについて確認した。',
  });
  await coordinator.command(passedOn, 'pass_screening', { answers: forms.allClear });
  await coordinator.command(passedOn, 'close_without_department', { reason: '引き受ける課がない。' });
  const path = { desk };
  const { data } = await coordinator.api.GET('/desks/{desk}/partners', { params: { path } });
  const municipalityId = data?.partners[0]?.id ?? '';
  await coordinator.api.POST('/proposals/{id}/deliveries', {
    params: { path: { id: passedOn } },
    body: { municipalityId },
  });
  return { advised, passedOn };
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

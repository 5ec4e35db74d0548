import type { z } from 'zod';
import { COMMAND_KINDS, type COMMAND_INPUTS, type CommandKind, type commandRequest } from '../../domain/commands.js';

/** One request per kind of command, as a desk would give it: what the page shows and the tests hold to the schemas. */

export const DEPARTMENT = '2f6f1c2f-4a10-4c39-9f0a-0b9f3c6e8a55';

const decision = { number: '7総企第123号', date: '2026-11-20', authority: 'mayor' } as const;
const draft = { agreementKind: 'project_agreement', document: '学習スペースに関する個別連携協定書案 第2版' } as const;

type Inputs = { readonly [K in CommandKind]: z.input<(typeof COMMAND_INPUTS)[K]> };

const INPUTS: Inputs = {
  submit: {},
  resubmit: {
    content: { title: '商店街の空き店舗を使った学習スペース', phone: '04-0000-0000', pledges: ['ip_liability'] },
    note: '担当者の電話番号を補いました。',
  },
  answer: { message: 'お問い合わせの補助制度は商工課が扱っています。' },
  convert: {
    type: 'open_proposal',
    content: { title: '空き店舗の学習スペース', summary: '放課後に開く。', pledges: ['ip_liability'] },
  },
  withdraw: { reason: '社内の事情により取り下げます。' },
  request_correction: { message: '担当者の電話番号を補ってください。', fields: ['phone'] },
  pass_screening: { answers: [{ criterion: 'sales_pitch', answer: 'clear', note: '販売は含まない。' }] },
  exclude: { criteria: ['other_unsuitable'], reason: '市長の判断による。', externalDecision: decision },
  redirect: { section: '広報課', reason: '既存の事業で扱っている。' },
  assign_departments: { departments: [{ departmentId: DEPARTMENT, lead: true }], note: '商店街の担当です。' },
  take_task: { note: '商店街担当が受けます。' },
  refuse_task: { departmentId: DEPARTMENT, reason: '所管する事業がない。' },
  close_without_department: { reason: '引き受ける部署がなかった。' },
  record_dialogue: {
    heldOn: '2026-11-20',
    participants: ['proposer', 'department', 'desk'],
    summary: '対象の店舗、見守りの体制、費用の分担を話し合った。',
    sharedGoal: '一年以内に三か所で、週三日開く学習スペースをつくる。',
    benefitProposer: '社員の地域参加と、地元での採用につながる。',
    benefitMunicipality: '居場所づくりを財政負担なしに進められる。',
    cost: { municipalCost: false },
    next: 'pilot',
  },
  concur: { note: '推進室として異議なし。' },
  object: { reason: '個人情報の扱いが定まっていない。' },
  decide_feasibility: { feasible: true, reason: '効果が確かめられ、市の負担も生じない。' },
  choose_track: { track: 'pilot_support', reason: 'まず効果を確かめる。' },
  choose_other_method: { method: 'naming_rights', reason: '命名権の制度で扱える。' },
  request_expert: { expertKind: 'patent_attorney', question: '提案の仕組みに第三者の特許は及ぶか。' },
  record_advice: { advice: '公開されている方式であり、特許は及ばない。' },
  start_pilot: {
    plan: '一店舗で三か月間、週二日開く。利用者数と商店街の通行量を数える。',
    place: '商店街の空き店舗一か所',
    startsOn: '2026-12-01',
    endsOn: '2027-02-28',
  },
  finish_pilot: { report: '延べ四百人が利用し、通行量は一割増えた。', dataVerified: true, endedOn: '2027-02-28' },
  abort_pilot: { reason: '店舗が使えなくなった。', endedOn: '2027-01-15' },
  evaluate: { effect: '利用者の八割が続けて使いたいと答えた。', effectVerified: true, next: 'decision' },
  accept_report: { reason: '検証の結果を確認した。' },
  adopt: { reason: '費用負担なしに効果が見込める。' },
  reject: { reason: '効果が見込めない。' },
  secure_funds: { source: '令和9年度当初予算 商工費' },
  determine_procurement: { procedure: 'none', reason: '市の支出がない。' },
  record_procurement_result: { selected: 'proposer', reason: '最も評価が高かった。' },
  choose_agreement_kind: { agreementKind: 'project_agreement', policyFields: ['education'], initiatives: 1 },
  consent_to_agreement: draft,
  conclude: {
    ...draft,
    title: '学習スペースの設置に関する連携協定',
    term: { from: '2027-04-01', to: '2030-03-31' },
    recheck: [{ criterion: 'antisocial_forces', answer: 'clear' }],
  },
  implement: { startedOn: '2027-04-01' },
  review_agreement: { findings: '目標どおりに進んでいる。', renewUntil: '2031-03-31' },
  end_agreement: { reason: '双方の合意により終了する。' },
  lapse: { reason: '期限までに回答がない。' },
  reopen: { reason: '提案者が続けたいと申し出た。', stage: 'dialogue' },
  change_guideline: { version: 2, reason: '要領の改定による。' },
  mark_protected: { items: ['solution'], note: '検出アルゴリズムの詳細を含むため。' },
  consult_protection: {
    items: [
      { item: 'solution', view: 'protect' },
      { item: 'summary', view: 'release' },
    ],
    message: '実現した取組みとして公表するにあたり、保護すべき情報を確認したい。',
  },
  answer_protection: {
    items: [
      { item: 'solution', view: 'protect' },
      { item: 'summary', view: 'release' },
    ],
  },
  settle_protection: { reason: '期限までに合意に至らなかったため、保護を続ける。' },
  replan: { reason: '休業日の変更による。' },
  extend_due: { ask: 'correct/:0:4', until: '2026-12-18', reason: '見積もりに時間がかかるとの申し出があったため。' },
  hand_over: {
    handoverId: '5f0b7c1e-54a7-4f6f-9d0e-1f3f5a0c2b11',
    effectiveOn: '2027-04-01',
    parts: [
      {
        holder: 'department',
        departmentId: DEPARTMENT,
        fromPersonId: '0c6f4c55-4f2d-4d57-8a3e-6d2f1f0b9a01',
        toPersonId: '0c6f4c55-4f2d-4d57-8a3e-6d2f1f0b9a02',
        toDepartmentId: null,
      },
    ],
    note: '五月に提案者と現地を見る約束がある。',
  },
};

type GivenRequest = z.input<typeof commandRequest>;

export const COMMAND_EXAMPLES: Readonly<Record<string, GivenRequest>> = {
  ...Object.fromEntries(COMMAND_KINDS.map((kind): [string, GivenRequest] => [kind, { kind, input: INPUTS[kind] }])),
  'withdraw, recorded by the desk': {
    kind: 'withdraw',
    input: { reason: '電話で申し出があった。' },
    onBehalfOf: { party: 'proposer', evidence: '電話（提案者本人、2026年11月19日）' },
    occurredOn: '2026-11-19',
    expectedVersion: 5,
  },
};

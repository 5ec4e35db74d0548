import { aside, type Play } from '../play.js';

/** The theme 放置自転車対策 without cost to the ward (scenario M-S1), invented in its details. */
export const MINATO: readonly Play[] = [
  {
    about: 'テーマへの提案、三者協議から覚書まで (a theme, consulted by three at one table)',
    type: 'posted_challenge',
    challenge: { title: '放置自転車対策', description: '駅前の放置自転車を減らす方法の提案を募集します。' },
    content: {
      title: '空きスペースを使った短時間駐輪',
      summary: '店舗の前の空きを、短時間の駐輪場所として案内する仕組みを提供します。',
      issue: '駅前の放置自転車が歩行の妨げになっている。',
      local_base: '港区の本社',
      consents: { database: true, internal_sharing: true },
    },
    asides: [
      // A section is chosen only after the desk has talked with the proposer.
      aside({
        before: 'record_dialogue',
        by: 'coordinator',
        kind: 'assign_departments',
        input: ({ departmentIds }) => ({ departments: [{ departmentId: departmentIds[0]!, lead: true }] }),
        refusedWith: 'DIALOGUE_REQUIRED',
      }),
      aside({
        before: 'adopt',
        by: 'coordinator',
        kind: 'adopt',
        input: () => ({ reason: '企画課には採否を決める権限がない。', criteria: [] }),
        refusedWith: 'NOT_AUTHORISED',
      }),
    ],
    says: {
      record_dialogue: ({ view }) =>
        view.stage === 'screening'
          ? {
              summary: '提案の内容と、対象とする駅前を確認した。',
              sharedByCity: '放置の多い時間帯と場所の現状を説明した。',
            }
          : {
              summary: '三者で課題を整理し、まず二つの駅で始めることにした。',
              sharedGoal: '二つの駅前で放置を半分にする。',
              next: 'evaluation',
            },
      concur: () => ({ note: '企画課として調整済み。' }),
      adopt: () => ({ reason: '費用負担なしに効果が見込める。' }),
      conclude: () => ({ instrument: 'memorandum', title: '短時間駐輪の案内に関する覚書' }),
    },
  },
];

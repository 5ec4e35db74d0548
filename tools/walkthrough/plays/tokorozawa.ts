import type { Play } from '../play.js';
import { daysFromNow, today } from '../story.js';

/** A free proposal with a pilot, an evaluation and an agreement of one field (scenario T-S1), invented in its details. */
export const TOKOROZAWA: readonly Play[] = [
  {
    about: '自由提案、実証実験から個別連携協定まで (a free proposal, by way of a pilot)',
    content: {
      title: '商店街の空き店舗を使った学習スペース',
      summary: '空き店舗を放課後の学習と交流の場にし、地元企業の社員が交代で見守ります。',
      issue: '放課後の居場所が足りず、商店街には空き店舗が増えている。',
    },
    says: {
      take_task: () => ({ note: '商店街担当が受けます。' }),
      record_dialogue: () => ({
        summary: '対象の店舗、見守りの体制、費用の分担を話し合った。',
        sharedGoal: '一年以内に三か所で、週三日開く学習スペースをつくる。',
        benefitProposer: '社員の地域参加と、地元での採用につながる。',
        benefitMunicipality: '居場所づくりと商店街のにぎわいを、財政負担なしに進められる。',
        next: 'pilot',
      }),
      start_pilot: () => ({
        plan: '一店舗で三か月間、週二日開く。利用者数と商店街の通行量を数える。',
        place: '商店街の空き店舗一か所',
      }),
      finish_pilot: () => ({ report: '延べ四百人が利用し、通行量は一割増えた。' }),
      evaluate: () => ({ effect: '利用者の八割が続けて使いたいと答えた。' }),
      concur: () => ({ note: '推進室として異議なし。' }),
      decide_feasibility: () => ({ reason: '効果が確かめられ、市の負担も生じない。' }),
      conclude: () => ({
        title: '学習スペースの設置に関する連携協定',
        term: { from: today(), to: daysFromNow(3 * 365) },
      }),
    },
  },
];

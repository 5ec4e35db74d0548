import { aside, type Play } from '../play.js';

/**
 * Several departments, feasibility decided in the dialogue after each of them has concurred, and a kind of agreement on
 * which the guideline's two rules disagree, so that a person chooses; invented in its details.
 */
const TWO_FIELDS_ONE_INITIATIVE = {
  agreementKind: 'comprehensive_agreement',
  policyFields: ['disaster_prevention', 'welfare'],
  initiatives: 1,
};

export const IZUMIOTSU: readonly Play[] = [
  {
    about: '複数の課との対話、二つの基準が分かれる協定 (several departments, and two rules that disagree)',
    departments: 2,
    content: {
      title: '移動販売車を使った避難訓練',
      summary: '移動販売車が毎週寄る場所で、高齢の方と避難の経路を確かめます。',
      issue: '坂の多い地区では、避難の訓練に出にくい。',
    },
    asides: [
      aside({
        before: 'choose_agreement_kind',
        by: 'coordinator',
        kind: 'choose_agreement_kind',
        input: () => TWO_FIELDS_ONE_INITIATIVE,
        refusedWith: 'RULES_DISAGREE',
      }),
    ],
    says: {
      record_dialogue: () => ({
        summary: '訓練の場所と回数、救護の備え、地区の方への知らせ方を話し合った。',
        sharedGoal: '三つの地区で、毎月一度は避難の経路を歩く。',
        risks: [
          { risk: '訓練の途中で体調をくずす方が出る。', owner: 'municipality' },
          { risk: '販売車の故障で行けない。', owner: 'proposer' },
        ],
      }),
      decide_feasibility: () => ({ reason: '双方に利点があり、どちらの課も進めてよいとした。' }),
      choose_agreement_kind: () => ({
        ...TWO_FIELDS_ONE_INITIATIVE,
        reason: '分野は二つあり、取組もこれから増やす見込みである。',
      }),
    },
  },
];

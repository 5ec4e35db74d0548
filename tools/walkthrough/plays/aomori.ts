import { aside, type Play } from '../play.js';

/**
 * Departments are found beside the dialogue. Then one case goes the way of a pilot, which ends with its report, and
 * another that of a partnership, to which both sides consent; invented in their details.
 */
export const AOMORI: readonly Play[] = [
  {
    about: '実証実験サポート、事業報告まで (support for a pilot, to its report)',
    departments: 2,
    first: ['hold_dialogue'],
    track: 'pilot_support',
    content: {
      title: '雪の積もり方を知らせる小さな計測器',
      summary: '街路灯に計測器を付け、除雪が要る道を地図で知らせます。',
      issue: '除雪が要る場所を、見回らなければ知ることができない。',
    },
    asides: [
      aside({
        before: 'decide_feasibility',
        by: 'coordinator',
        kind: 'choose_track',
        input: () => ({ track: 'pilot_support', reason: '庁内の調整がまだ終わっていない。' }),
        refusedWith: 'FEASIBILITY_UNDECIDED',
      }),
    ],
    says: {
      start_pilot: () => ({
        plan: '二つの町内の街路灯十本に付け、一冬のあいだ測る。',
        place: '市道の街路灯',
        issueKind: 'administrative',
        contributions: [
          { contribution: 'field', status: 'promised', needed: true },
          { contribution: 'data', status: 'promised', needed: false, note: '過去三年の除雪の記録' },
          { contribution: 'deregulation_review', status: 'declined', needed: false },
        ],
      }),
      finish_pilot: () => ({ report: '見回りの回数を三割減らせた。' }),
      accept_report: () => ({ reason: '報告の内容を確認した。' }),
    },
  },
  {
    about: 'パートナーシップ、双方の合意による協定まで (a partnership, agreed to by both sides)',
    track: 'partnership',
    content: {
      title: '学校の給食に使う地元の魚',
      summary: '市場に揚がる魚を給食の献立にし、授業で捕り方を伝えます。',
      issue: '地元の魚を食べる機会が減っている。',
    },
    says: {
      record_dialogue: () => ({
        roleDivision: { proposer: '献立の案と魚の手配', municipality: '学校との調整と授業' },
      }),
      choose_agreement_kind: () => ({ policyFields: ['education'] }),
    },
  },
];

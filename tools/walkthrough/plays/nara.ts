import { aside, type Play } from '../play.js';

/**
 * What the form asks beside the proposal itself (soundness, pledges, a notice to be read), two sections of which one
 * leads, and a decision that answers every criterion; invented in its details.
 */
export const NARA: readonly Play[] = [
  {
    about: '誓約と健全性の項目から可否判断まで (pledges and soundness, two sections, a decision by criteria)',
    departments: 2,
    forgotten: ['pledges', 'soundness', 'notices_read'],
    content: {
      title: '町家を使った観光客の荷物預かり',
      summary: '空いた町家で荷物を預かり、歩いて回る人を増やします。',
      issue: '大きな荷物のまま、バスに乗る人が多い。',
    },
    asides: [
      aside({
        before: 'adopt',
        by: 'officer',
        kind: 'adopt',
        input: () => ({ reason: '基準に沿った確認をまだしていない。', criteria: [] }),
        refusedWith: 'DECISION_NOTES_REQUIRED',
      }),
    ],
    says: {
      record_dialogue: ({ view }) => ({
        summary: '預かる時間と場所、地元の方への説明を話し合った。',
        ...(view.stage === 'dialogue' && { next: 'evaluation' }),
      }),
      adopt: () => ({ reason: '市民の暮らしにも観光にも益がある。' }),
    },
  },
];

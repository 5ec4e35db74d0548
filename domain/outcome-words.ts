import type { Words } from './profile-parts.js';
import type { Outcome } from './stages.js';

/** What is said of a case that no stage's name fits, in words that tell nothing of its content. */

/** How a case ended, said to whoever brought it. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, Words>> = {
  excluded: { ja: '対象外', en: 'out of scope' },
  not_adopted: { ja: '不採用', en: 'not adopted' },
  no_department: { ja: '担当課なし', en: 'no department takes it' },
  redirected: { ja: '所管課へ引継ぎ', en: 'handed to the section in charge' },
  withdrawn: { ja: '取下げ', en: 'withdrawn' },
  lapsed: { ja: '期限までに回答がなく終了', en: 'closed without an answer by the due date' },
  not_realised: { ja: '実現に至らず終了', en: 'not realised' },
  concluded: { ja: '締結・完了', en: 'concluded' },
  adopted_not_selected: { ja: '採用(調達では選定されず)', en: 'adopted, and not selected in the procurement' },
  answered: { ja: '回答済み', en: 'answered' },
  other_method: { ja: '別の方法で検討', en: 'to be done by another method' },
  pilot_completed: { ja: '実証実験をもって完了', en: 'completed with the pilot' },
};

/** Instead of a stage's name. */
export const CLOSED_WORDS: Words = { ja: '終了', en: 'Closed' };

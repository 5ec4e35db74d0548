import type { Words } from '../../domain/profile.js';
import type { Outcome } from '../../domain/stages.js';

/** What a mail calls the things of a case: in words of our own, so that nothing of a case's content is needed. */

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

/** Where a case is closed, no stage's name fits. */
export const CLOSED: Words = { ja: '終了', en: 'Closed' };

/** A draft has no number yet. */
export const WITHOUT_NUMBER: Words = { ja: '受付前', en: 'not received yet' };

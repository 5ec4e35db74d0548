import type { AskKind } from '../../domain/case-state.js';
import type { Words } from '../../domain/profile.js';
import type { Outcome } from '../../domain/stages.js';

/** What a mail calls the things of a case: in words of our own, so that nothing of a case's content is needed. */

/** What somebody is awaited for. */
export const ASK_WORDS: Readonly<Record<AskKind, Words>> = {
  answer: { ja: 'お問い合わせへの回答', en: 'answer to the question' },
  correct: { ja: '提案の補正', en: 'completion of the proposal' },
  screen: { ja: '審査', en: 'screening' },
  assign: { ja: '担当課の決定', en: 'choice of a department' },
  respond: { ja: '担当するかどうかの回答', en: 'answer of the department' },
  hold_dialogue: { ja: '対話', en: 'dialogue' },
  start_pilot: { ja: '実証実験の開始', en: 'start of the pilot' },
  report_pilot: { ja: '実証実験の報告', en: 'report of the pilot' },
  evaluate: { ja: '効果の検証', en: 'verification of the effect' },
  concur: { ja: '合議への回答', en: 'concurrence' },
  decide: { ja: '可否の決定', en: 'decision' },
  choose_track: { ja: '進め方の選択', en: 'choice of the track' },
  advise: { ja: '助言', en: 'advice' },
  choose_agreement_kind: { ja: '協定等の種類の選択', en: 'choice of the kind of agreement' },
  secure_funds: { ja: '予算の確保', en: 'securing of funds' },
  determine_procurement: { ja: '調達手続の判断', en: 'finding on procurement' },
  record_procurement: { ja: '調達結果の記録', en: 'result of the procurement' },
  proposer_consent: { ja: '協定案への同意(提案者)', en: 'consent of the proposer to the draft' },
  municipality_consent: { ja: '協定案への同意(市)', en: 'consent of the city to the draft' },
  conclude: { ja: '協定等の締結', en: 'conclusion of the agreement' },
  implement: { ja: '実施の記録', en: 'record of the implementation' },
  review_agreement: { ja: '協定の年次確認', en: 'yearly review of the agreement' },
  end_agreement: { ja: '協定期間の終了', en: 'end of the agreement' },
  answer_protection: { ja: '保護する項目への回答', en: 'answer on the items to be protected' },
  settle_protection: { ja: '保護の協議の決着', en: 'settlement of the consultation on protection' },
};

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

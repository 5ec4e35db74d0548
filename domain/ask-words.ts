import type { AskKind } from './case-state.js';
import type { Words } from './profile-parts.js';

/** What an ask waits for, in words that tell nothing of the case: for whatever leaves the system. */
export const ASK_WORDS: Readonly<Record<AskKind, Words>> = {
  answer: { ja: '問い合わせへの回答', en: 'answer the enquiry' },
  correct: { ja: '補正', en: 'correct the proposal' },
  screen: { ja: '受付・審査', en: 'screening' },
  assign: { ja: '担当課の決定', en: 'assign a department' },
  respond: { ja: '担当可否の回答', en: 'answer whether the department takes it' },
  hold_dialogue: { ja: '対話の実施', en: 'hold a dialogue' },
  start_pilot: { ja: '実証実験の開始', en: 'start the pilot' },
  report_pilot: { ja: '実証実験の報告', en: 'report on the pilot' },
  evaluate: { ja: '効果の検証', en: 'evaluate' },
  concur: { ja: '合議', en: 'concur' },
  decide: { ja: '採否の決定', en: 'decide' },
  choose_track: { ja: '進め方の決定', en: 'choose the track' },
  advise: { ja: '専門家の助言', en: 'expert’s advice' },
  choose_agreement_kind: { ja: '協定等の種類の決定', en: 'choose the kind of agreement' },
  secure_funds: { ja: '予算の確保', en: 'secure the funds' },
  determine_procurement: { ja: '契約方法の決定', en: 'determine the procurement' },
  record_procurement: { ja: '契約手続の結果の記録', en: 'record the result of the procurement' },
  proposer_consent: { ja: '協定案への同意（提案者）', en: 'proposer’s consent to the agreement' },
  municipality_consent: { ja: '協定案への同意（行政）', en: 'city’s consent to the agreement' },
  conclude: { ja: '締結', en: 'conclude' },
  implement: { ja: '事業の実施', en: 'carry it out' },
  review_agreement: { ja: '協定の見直し', en: 'review of the agreement' },
  end_agreement: { ja: '協定の期間満了', en: 'end of the agreement’s term' },
  answer_protection: { ja: 'アイデア保護の協議への回答', en: 'answer about the protection of ideas' },
  settle_protection: { ja: 'アイデア保護の決定', en: 'settle the protection of ideas' },
};

import type { AskKind } from './case-state.js';
import type { CommandKind } from './commands.js';

/**
 * What whoever is awaited gives, the usual one first: a page puts these before everything else that is open. Which of them
 * are open says `openActions`; an ask that ends otherwise stands with the ways that lead out of it.
 */
export const COMMANDS_AWAITED: { readonly [A in AskKind]: readonly CommandKind[] } = {
  answer: ['answer', 'redirect'],
  correct: ['resubmit'],
  screen: ['pass_screening', 'exclude', 'request_correction', 'record_dialogue', 'redirect'],
  assign: ['assign_departments', 'close_without_department'],
  respond: ['take_task', 'refuse_task'],
  hold_dialogue: ['record_dialogue'],
  start_pilot: ['start_pilot'],
  report_pilot: ['finish_pilot', 'abort_pilot'],
  evaluate: ['evaluate'],
  concur: ['concur', 'object'],
  decide: ['decide_feasibility', 'adopt', 'accept_report', 'reject', 'choose_other_method'],
  choose_track: ['choose_track'],
  advise: ['record_advice'],
  choose_agreement_kind: ['choose_agreement_kind'],
  secure_funds: ['secure_funds'],
  determine_procurement: ['determine_procurement'],
  record_procurement: ['record_procurement_result'],
  proposer_consent: ['consent_to_agreement'],
  municipality_consent: ['consent_to_agreement'],
  conclude: ['conclude'],
  implement: ['implement'],
  review_agreement: ['review_agreement'],
  end_agreement: ['end_agreement'],
  answer_protection: ['answer_protection'],
  settle_protection: ['settle_protection', 'consult_protection'],
};

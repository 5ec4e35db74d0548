import type { CommandKind } from './commands.js';
import type { Profile } from './profile.js';

/** A window that also takes consultations, requests or inquiries. */
export const takesMoreThanProposals = (profile: Profile): boolean =>
  profile.intake.kinds.some((kind) => kind !== 'proposal');

const always = (): boolean => true;

/**
 * Moves that belong to no stage's `decisions`: of every desk, or of those whose profile uses them elsewhere. All others
 * are listed per stage.
 */
export const UNIVERSAL: { readonly [K in CommandKind]?: (profile: Profile) => boolean } = {
  resubmit: always,
  withdraw: always,
  lapse: always,
  reopen: always,
  change_guideline: always,
  replan: always,
  extend_due: always,
  hand_over: always,
  mark_protected: always,
  consult_protection: always,
  answer_protection: always,
  settle_protection: always,
  answer: takesMoreThanProposals,
  convert: takesMoreThanProposals,
  redirect: (profile) => profile.intake.redirect_existing_work || takesMoreThanProposals(profile),
  request_expert: (profile) => profile.experts.enabled,
  record_advice: (profile) => profile.experts.enabled,
};

/** Whether a command stands in no stage's `decisions`. */
export const isUniversal = (kind: CommandKind): boolean => Object.hasOwn(UNIVERSAL, kind);

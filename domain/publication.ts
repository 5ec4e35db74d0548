import type { CaseState } from './case-state.js';
import type { ErrorCode } from './errors.js';
import type { Content } from './content.js';
import { fieldsFor } from './form.js';
import type { Profile } from './profile.js';
import { isProtected, isRealised, NAMED_ITEMS } from './protection.js';
import type { ProposalType } from './stages.js';

/** Publication of what was realised: what its page shows, and what has to be there before. */

/** What the proposer said when heard about a publication. */
export const HEARING_ANSWERS = ['no_objection', 'objection', 'no_answer'] as const;
export type HearingAnswer = (typeof HEARING_ANSWERS)[number];

/** Where third parties are told with approval only, the consent is that approval, whatever else the guideline says. */
export const needsConsentToPublish = ({ publication, idea_protection: ideas }: Profile): boolean =>
  publication.realised_projects === 'with_consent' || ideas.mode === 'approval_for_third_party';

/** Why a case has no page; null where it may have one. `isConsented`: the consent to publication is in force. */
export function unpublishableBecause(
  state: CaseState,
  profile: Profile,
  { isConsented }: { readonly isConsented: boolean },
): ErrorCode | null {
  if (!profile.publication.audiences.includes('external')) return 'NOT_USED_BY_DESK';
  if (!isRealised(state)) return 'NOT_REALISED';
  return needsConsentToPublish(profile) && !isConsented ? 'CONSENT_NOT_IN_FORCE' : null;
}

type Field = Profile['form_fields'][number];

export const PROGRESS = ['concluded', 'implemented', 'ended'] as const;
export type Progress = (typeof PROGRESS)[number];

/** How far it is, in the one word that everybody may know (I-15). */
export function progressOf({ outcome, stage, agreement }: CaseState): Progress {
  if (outcome === 'pilot_completed' || (stage === 'closed' && agreement.term !== null)) return 'ended';
  return agreement.implemented ? 'implemented' : 'concluded';
}

/** Answers that tell of the idea. What is declared to the desk, or helps it to judge, is nobody else's. */
const TOLD: ReadonlySet<Field['type']> = new Set<Field['type']>(['text', 'textarea', 'select', 'multiselect', 'list']);
const tells = (field: Field): boolean =>
  TOLD.has(field.type) && !field.personal && field.supports.length === 0 && field.key !== NAMED_ITEMS;

/** Shown at the head of a page, in fields of their own. */
const HEAD: ReadonlySet<string> = new Set(['title', 'org_name', 'org_kind']);

export interface PageItem {
  readonly field: Field;
  readonly value: unknown;
}

export interface Page {
  /** Items that are shown, in the order of the form. */
  readonly shown: readonly PageItem[];
  /** Items that were answered and are kept back because they are protected. */
  readonly withheld: readonly Field[];
}

/** What the page of a case shows now. */
export function pageOf(profile: Profile, state: CaseState, type: ProposalType, content: Content): Page {
  const told = fieldsFor(profile, type).filter(
    (field) => tells(field) && !HEAD.has(field.key) && !isBlank(content[field.key]),
  );
  const isHidden = (field: Field): boolean => isProtected(field.key, state, profile);
  return {
    shown: told.filter((field) => !isHidden(field)).map((field) => ({ field, value: content[field.key] })),
    withheld: told.filter(isHidden),
  };
}

const isBlank = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

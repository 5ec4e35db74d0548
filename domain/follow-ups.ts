import type { CaseState } from './case-state.js';
import { CONSENT } from './consents.js';
import type { Profile } from './profile.js';
import { unpublishableBecause } from './publication.js';
import { decisionOn, isForPartners, isForSections } from './sharing.js';

/**
 * Tasks beside the process. Nothing in a case waits for them, and a closed case, which has no run any more, may have
 * one; so they are no asks.
 */
export const FOLLOW_UP_KINDS = ['accompany', 'offer_to_departments', 'offer_to_partners', 'publish'] as const;
export type FollowUpKind = (typeof FOLLOW_UP_KINDS)[number];

type Consents = ReadonlySet<string>;

const isUnrealised = (state: CaseState): boolean => decisionOn(state) === 'unrealised';

const WANTED: Readonly<Record<FollowUpKind, (state: CaseState, profile: Profile, consents: Consents) => boolean>> = {
  /** The desk stays with a case that sections have, until it is over (T-04, N-06: フォロー). */
  accompany: (state) => state.stage !== 'closed' && state.departments.some((part) => part.status !== 'refused'),
  /** What was not realised is offered to the other sections (M-26). */
  offer_to_departments: (state, profile, consents) => isUnrealised(state) && isForSections(state, profile, consents),
  /** And to the partner municipalities (M-26). */
  offer_to_partners: (state, profile, consents) => isUnrealised(state) && isForPartners(state, profile, consents),
  /** What is carried out is published (I-17) as soon as it may have a page. */
  publish: (state, profile, consents) =>
    state.agreement.implemented &&
    unpublishableBecause(state, profile, { isConsented: consents.has(CONSENT.publication) }) === null,
};

/** The follow-ups that a case calls for as it stands. */
export const followUpsOf = (state: CaseState, profile: Profile, consents: Consents): FollowUpKind[] =>
  FOLLOW_UP_KINDS.filter((kind) => WANTED[kind](state, profile, consents));

/** Whether consents could make a difference to what follows: most commands need not ask for them. */
export const dependsOnConsents = (state: CaseState): boolean => state.stage === 'closed' || state.agreement.implemented;

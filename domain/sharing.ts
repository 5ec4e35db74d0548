import type { CaseState } from './case-state.js';
import { CONSENT } from './consents.js';
import type { Profile } from './profile.js';
import type { Outcome } from './stages.js';

/**
 * What others than those who take part may learn of a case, and when. While it is weighed, nothing (T-22): only what the
 * city has decided on is shared, and only by consents that are in force.
 */

/** Ends that came of a decision not to carry it out. Who withdrew, or was out of scope, is offered to nobody (M-26). */
const UNREALISED: ReadonlySet<Outcome> = new Set<Outcome>([
  'not_adopted',
  'not_realised',
  'no_department',
  'adopted_not_selected',
]);

const REALISED: ReadonlySet<Outcome> = new Set<Outcome>(['concluded', 'other_method', 'pilot_completed']);

/** Codes of consents that are in force. */
type Consents = ReadonlySet<string>;

type Decided = Pick<CaseState, 'kind' | 'submitted' | 'outcome' | 'agreement' | 'stage'>;

/** What the city decided to do with a case; null while that is open, or where nothing was decided. */
export function decisionOn({ kind, submitted, outcome, agreement, stage }: Decided): 'realised' | 'unrealised' | null {
  if (kind !== 'proposal' || !submitted) return null;
  if (stage !== 'closed') return agreement.kind === null ? null : 'realised';
  if (outcome === null) return null;
  if (UNREALISED.has(outcome)) return 'unrealised';
  return REALISED.has(outcome) ? 'realised' : null;
}

/** Whether a guideline lets a consent reach what was not realised. */
export const reachesUnrealised = (profile: Profile, code: string): boolean =>
  profile.publication.unrealised_proposals === 'internal_and_partners_with_consent' &&
  profile.consents.some((consent) => consent.code === code && consent.regardless_of_decision);

/** Whether a consent opens a case as it stands: in force, and for what was decided. */
export function opens(code: string, state: Decided, profile: Profile, consents: Consents): boolean {
  const decision = decisionOn(state);
  if (decision === null || !consents.has(code)) return false;
  return decision === 'realised' || reachesUnrealised(profile, code);
}

/** Whether a case is an entry of the desk's database of proposals (M-23). */
export const isInDatabase = (state: Decided, profile: Profile, consents: Consents): boolean =>
  opens(CONSENT.database, state, profile, consents);

/** Whether other departments find a case: it is in the database, and the database may be shared inside (M-24). */
export const isForSections = (state: Decided, profile: Profile, consents: Consents): boolean =>
  isInDatabase(state, profile, consents) && opens(CONSENT.sections, state, profile, consents);

/** Whether a case may be passed on to partner municipalities, and read by those to which it was (M-25). */
export const isForPartners = (state: Decided, profile: Profile, consents: Consents): boolean =>
  opens(CONSENT.partners, state, profile, consents);

/** Whether a municipality is a partner of the desk: each that it knows, or where its guideline names some, one of those. */
export const isNamedPartner = (profile: Profile, name: string): boolean =>
  profile.partner_municipalities.length === 0 || profile.partner_municipalities.some(({ ja }) => ja === name);

/** Outcomes for a search in SQL that says the same as `decisionOn`. */
export const OUTCOMES_DECIDED = { realised: [...REALISED], unrealised: [...UNREALISED] } as const;

import type { CaseState } from './case-state.js';
import type { AgreementKind, Profile } from './profile.js';

/** Whether one of the desk's triggers of a procurement procedure is set (T-25, M-31). */
export const procurementNeeded = (state: CaseState, profile: Profile): boolean =>
  (profile.procurement.triggers.includes('municipal_cost') && state.cost.municipalCost) ||
  (profile.procurement.triggers.includes('fairness_needed') && state.cost.fairnessNeeded);

/**
 * The kinds of agreement that can be chosen now: after a procedure that the proposer won, the one for it; without a
 * procedure, the others.
 */
export const agreementKindsOpen = (state: CaseState, profile: Profile): AgreementKind[] =>
  profile.agreement_kinds.kinds.filter(
    (kind) => (kind.when === 'cost_bearing_after_procurement') === (state.procurement.result === 'proposer'),
  );

/** A contract or a collaboration without a document has no term of its own: the case closes with implementation. */
export const mayHaveTerm = (kind: AgreementKind): boolean =>
  kind.when !== 'cost_bearing_after_procurement' && kind.when !== 'no_agreement';

import type { CaseState, CostFacts } from './case-state.js';
import { PROCUREMENT_TRIGGERS, type AgreementKind, type Profile } from './profile.js';
import type { ProcurementTrigger } from './profile-parts.js';

const FACT_OF: { readonly [T in ProcurementTrigger]: keyof CostFacts } = {
  municipal_cost: 'municipalCost',
  fairness_needed: 'fairnessNeeded',
  broad_recruitment: 'broadRecruitment',
  nature_of_proposal: 'natureOfProposal',
};

/** Triggers of the desk that are set on this case. */
const triggersSet = (state: CaseState, profile: Profile): ProcurementTrigger[] =>
  PROCUREMENT_TRIGGERS.filter(
    (trigger) => profile.procurement.triggers.includes(trigger) && state.cost[FACT_OF[trigger]],
  );

/** Whether one of the desk's triggers of a procurement procedure is set (T-25, M-31). */
export const procurementNeeded = (state: CaseState, profile: Profile): boolean =>
  triggersSet(state, profile).length > 0;

/** Whether a procedure must be held, or may be waived with a reason: the strictest trigger that is set decides. */
export const isProcurementMandatory = (state: CaseState, profile: Profile): boolean =>
  triggersSet(state, profile).some(
    (trigger) => (profile.procurement.strength_by_trigger[trigger] ?? profile.procurement.strength) === 'must',
  );

const isAfterProcurement = (kind: AgreementKind): boolean => kind.when === 'cost_bearing_after_procurement';

/** Where the document goes by cost (M-30), what is meant for a case without one is not for a case with one. */
const isRuledOutByCost = (kind: AgreementKind, state: CaseState, profile: Profile): boolean =>
  profile.agreement_kinds.rule_basis === 'cost' && kind.when === 'no_cost' && state.cost.municipalCost;

/** The kinds that are possible: after a procedure that the proposer won, the one for it; without one, the others. */
export const agreementKindsPossible = (state: CaseState, profile: Profile): AgreementKind[] =>
  profile.agreement_kinds.kinds.filter(
    (kind) =>
      isAfterProcurement(kind) === (state.procurement.result === 'proposer') && !isRuledOutByCost(kind, state, profile),
  );

/** The kinds of agreement that can be agreed to now: where one has been chosen by the rules, that one. */
export const agreementKindsOpen = (state: CaseState, profile: Profile): AgreementKind[] =>
  agreementKindsPossible(state, profile).filter(
    (kind) =>
      isAfterProcurement(kind) || state.agreement.chosenKind === null || kind.code === state.agreement.chosenKind,
  );

/** Carried out without an agreement: there is no draft to agree to, and no document to conclude. */
export const isWithoutAgreement = (kind: AgreementKind): boolean => kind.when === 'no_agreement';

/** Whether it was chosen to do without an agreement. */
export const doesWithoutAgreement = (state: CaseState, profile: Profile): boolean =>
  agreementKindsOpen(state, profile).some(
    (kind) => isWithoutAgreement(kind) && kind.code === state.agreement.chosenKind,
  );

/** Whether the desk derives the kind from rules and it has yet to be chosen. */
export const isKindToBeChosen = (state: CaseState, profile: Profile): boolean =>
  profile.agreement_kinds.rule_basis.startsWith('fields') &&
  state.procurement.result !== 'proposer' &&
  state.agreement.chosenKind === null;

/**
 * What each rule of the document proposes: by the number of fields, and, where it has that rule as well, by the number
 * of initiatives (I-22 to I-24). Two different codes mean that the rules disagree.
 */
export function proposedKinds(
  profile: Profile,
  { fields, initiatives }: { readonly fields: number; readonly initiatives: number | undefined },
): readonly string[] {
  const { kinds, rule_basis: basis } = profile.agreement_kinds;
  const codeFor = (count: number): string | undefined =>
    kinds.find((kind) => kind.when === (count > 1 ? 'multi_field' : 'single_field'))?.code;
  const counts = basis === 'fields' ? [fields] : basis === 'fields_and_initiatives' ? [fields, initiatives ?? 0] : [];
  return [...new Set(counts.map(codeFor).filter((code) => code !== undefined))];
}

/** A contract or a collaboration without a document has no term of its own: the case closes with implementation. */
export const mayHaveTerm = (kind: AgreementKind): boolean => !isAfterProcurement(kind) && !isWithoutAgreement(kind);

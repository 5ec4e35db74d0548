import type { CaseState, CostFacts } from './case-state.js';
import type { ErrorCode, FieldError } from './errors.js';
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

/** What the rules count. */
export interface Counted {
  readonly policyFields: readonly string[];
  readonly initiatives?: number | undefined;
}

type KindRule = 'fields' | 'initiatives';

/** What one rule of the document says of what was counted (I-22, I-23). */
export interface RuleProposal {
  readonly rule: KindRule;
  readonly count: number;
  readonly kind: AgreementKind;
}

export interface KindChoice {
  /** What can be chosen, each with whether it takes a reason to choose it. */
  readonly kinds: readonly { readonly kind: AgreementKind; readonly reasonNeeded: boolean }[];
  readonly proposals: readonly RuleProposal[];
  /** I-24: the document's own rules contradict each other, so that no kind is proposed for anybody. */
  readonly disagree: boolean;
}

const RULES_OF: Readonly<Record<Profile['agreement_kinds']['rule_basis'], readonly KindRule[]>> = {
  fields: ['fields'],
  fields_and_initiatives: ['fields', 'initiatives'],
  cost: [],
  none: [],
};

/** What is wrong with what is to be counted: a field that the desk does not know, or a number that a rule needs. */
export function countedFault(profile: Profile, { policyFields, initiatives }: Counted): FieldError | null {
  const { policy_fields: known, rule_basis: basis } = profile.agreement_kinds;
  const unknown = policyFields.findIndex((code) => known.length > 0 && !known.some((field) => field.code === code));
  if (unknown >= 0) return { field: `policyFields.${unknown}`, code: 'NOT_ALLOWED' };
  const isMissing = RULES_OF[basis].includes('initiatives') && initiatives === undefined;
  return isMissing ? { field: 'initiatives', code: 'REQUIRED' } : null;
}

/** What can be chosen, what each rule proposes of it, and hence what takes a reason: shown before, and held to after. */
export function kindChoice(state: CaseState, profile: Profile, { policyFields, initiatives = 0 }: Counted): KindChoice {
  const possible = agreementKindsPossible(state, profile);
  // What a procedure was won for follows from it: there is no choice that a rule or a reason could be about.
  if (state.procurement.result === 'proposer') {
    return { kinds: possible.map((kind) => ({ kind, reasonNeeded: false })), proposals: [], disagree: false };
  }
  const { kinds, rule_basis: basis } = profile.agreement_kinds;
  const counts = { fields: new Set(policyFields).size, initiatives };
  const proposals = RULES_OF[basis].flatMap((rule): RuleProposal[] => {
    const count = counts[rule];
    const kind = kinds.find((candidate) => candidate.when === (count > 1 ? 'multi_field' : 'single_field'));
    return kind ? [{ rule, count, kind }] : [];
  });
  const proposed = new Set(proposals.map(({ kind }) => kind.code));
  const disagree = proposed.size > 1;
  return {
    kinds: possible.map((kind) => ({ kind, reasonNeeded: disagree || !proposed.has(kind.code) })),
    proposals,
    disagree,
  };
}

/** Each of these awaits somebody: who, stands in asks.ts. */
export type ProcurementFault = Extract<
  ErrorCode,
  'FUNDS_NOT_SECURED' | 'PROCUREMENT_UNDETERMINED' | 'PROCUREMENT_RESULT_MISSING'
>;

/** What procurement still asks for before anything may be chosen, agreed or concluded. */
export function procurementFault(state: CaseState, profile: Profile): ProcurementFault | null {
  if (!procurementNeeded(state, profile)) return null;
  const { procedure, result, fundsSecured } = state.procurement;
  if (profile.procurement.funding_first && state.cost.municipalCost && !fundsSecured) return 'FUNDS_NOT_SECURED';
  if (procedure === null) {
    return profile.procurement.blocks_direct_agreement_until_determined ? 'PROCUREMENT_UNDETERMINED' : null;
  }
  return procedure !== 'none' && result === null ? 'PROCUREMENT_RESULT_MISSING' : null;
}

/** Why no kind can be chosen for this case, by whomever: it is over, concluded, or procurement comes first. */
export function noKindBecause(state: CaseState, profile: Profile): ErrorCode | null {
  if (state.stage === 'closed') return 'CASE_CLOSED';
  if (state.outcome === 'concluded') return 'ALREADY_CONCLUDED';
  return procurementFault(state, profile);
}

/**
 * An agreement in its own right, with an instrument and a term. A contract after procurement or a collaboration without
 * a document has neither: the case closes with implementation.
 */
export const isAgreementProper = (kind: AgreementKind): boolean =>
  !isAfterProcurement(kind) && !isWithoutAgreement(kind);

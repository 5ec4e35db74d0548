import { SYSTEM_ACTOR } from '../access.js';
import { addYears } from '../calendar.js';
import { NO_CONSENTS, type AgreementFacts, type ConsentMark } from '../case-state.js';
import {
  agreementKindsOpen,
  countedFault,
  isAgreementProper,
  isKindToBeChosen,
  isProcurementMandatory,
  isWithoutAgreement,
  kindChoice,
  procurementFault,
  procurementNeeded,
} from '../procurement.js';
import { stageRuleOf, type Profile } from '../profile.js';
import type { ErrorCode, Refusal } from '../errors.js';
import { specificationFault } from './protection.js';
import { missingNotes } from './requirements.js';
import { answersFault } from './screening.js';
import { closed, isTooFar, refuse, withCost, withProcurement, type Move, type MoveContext } from './move.js';

/** Agreement: procurement where it is called for, both sides' consent, the conclusion, and the years after it. */

const beforeConclusion = ({ state }: MoveContext): ErrorCode | null =>
  state.outcome === 'concluded' ? 'ALREADY_CONCLUDED' : null;

const inForce = ({ state }: MoveContext): ErrorCode | null => {
  if (state.outcome !== 'concluded') return 'NOT_CONCLUDED';
  return state.agreement.term === null ? 'NO_TERM' : null;
};

export const secureFunds: Move<'secure_funds'> = {
  leads: { agreement: ['agreement'] },
  closedBecause: (context) => {
    const { state } = context;
    return (
      beforeConclusion(context) ??
      (state.cost.municipalCost && !state.procurement.fundsSecured ? null : 'FUNDS_NOT_NEEDED')
    );
  },
  apply: ({ state }) => ({ ...state, procurement: { ...state.procurement, fundsSecured: true } }),
};

export const determineProcurement: Move<'determine_procurement'> = {
  leads: { agreement: ['agreement'] },
  closedBecause: (context) => {
    const { procedure, result } = context.state.procurement;
    return (
      beforeConclusion(context) ?? (procedure !== null && result !== null ? 'PROCUREMENT_ALREADY_DETERMINED' : null)
    );
  },
  apply(context, input) {
    const { state, profile } = context;
    const fault = specificationFault(context, input.specification);
    if (fault) return fault;
    const found = withCost(state, input.cost);
    if (!procurementNeeded(found, profile)) {
      // What called for a procedure has gone: the finding itself is the decision, and nothing is held.
      return found === state ? refuse('PROCUREMENT_NOT_TRIGGERED') : found;
    }
    // M-31: funds first, then the procedure.
    if (profile.procurement.funding_first && found.cost.municipalCost && !found.procurement.fundsSecured) {
      return refuse('FUNDS_NOT_SECURED');
    }
    if (input.procedure === 'none') {
      if (isProcurementMandatory(found, profile)) return refuse('PROCUREMENT_MANDATORY', 'input.procedure');
    } else if (!profile.procurement.procedures.some((procedure) => procedure.code === input.procedure)) {
      return refuse('PROCEDURE_UNKNOWN', 'input.procedure');
    }
    // Where adoption is selection, the procedure has no other winner than who was adopted.
    const isSelected = input.procedure !== 'none' && profile.procurement.adoption_is_selection;
    return withProcurement(found, { procedure: input.procedure, result: isSelected ? 'proposer' : null });
  },
};

export const recordProcurementResult: Move<'record_procurement_result'> = {
  leads: { agreement: ['agreement', 'closed'] },
  closedBecause: (context) => {
    const { procedure, result } = context.state.procurement;
    if (result !== null) return 'PROCUREMENT_ALREADY_DETERMINED';
    return (
      beforeConclusion(context) ?? (procedure === null || procedure === 'none' ? 'PROCUREMENT_UNDETERMINED' : null)
    );
  },
  apply({ state }, input) {
    // M-32: adoption never guaranteed selection; both facts stay apart.
    if (input.selected === 'other') return closed(state, 'adopted_not_selected');
    const result = input.selected === 'proposer' ? 'proposer' : null;
    // A procedure that selected nobody leaves open whether another one is held.
    return withProcurement(state, { procedure: result && state.procurement.procedure, result });
  },
};

const kindNotChosen = ({ state, profile }: MoveContext): ErrorCode | null =>
  isKindToBeChosen(state, profile) ? 'AGREEMENT_KIND_NOT_CHOSEN' : null;

/** Which kind it becomes: as the rules propose, or with a reason where they disagree or another one is taken. */
export const chooseAgreementKind: Move<'choose_agreement_kind'> = {
  leads: { agreement: ['agreement'] },
  closedBecause: (context) => {
    const fault = beforeConclusion(context) ?? procurementFault(context.state, context.profile);
    if (fault) return fault;
    return context.state.procurement.result === 'proposer' ? 'AGREEMENT_KIND_FOLLOWS' : null;
  },
  apply({ state, profile }, input) {
    const { kinds, disagree } = kindChoice(state, profile, input);
    const chosen = kinds.find(({ kind }) => kind.code === input.agreementKind);
    if (!chosen) return refuse('AGREEMENT_KIND_UNKNOWN', 'input.agreementKind');
    const fault = countedFault(profile, input);
    if (fault) return refuse('INVALID_REQUEST', `input.${fault.field}`, fault.code);
    // I-24: no choice is made for anybody where the document's own rules contradict each other.
    if (chosen.reasonNeeded && input.reason === undefined) {
      return refuse(disagree ? 'RULES_DISAGREE' : 'REASON_REQUIRED', 'input.reason', 'REQUIRED');
    }
    // Consent was to a draft of the kind that was meant until now.
    return { ...state, agreement: { ...state.agreement, ...NO_CONSENTS, chosenKind: input.agreementKind } };
  },
};

export const consentToAgreement: Move<'consent_to_agreement'> = {
  leads: { agreement: ['agreement'] },
  closedBecause: (context) =>
    beforeConclusion(context) ??
    procurementFault(context.state, context.profile) ??
    kindNotChosen(context) ??
    (agreementKindsOpen(context.state, context.profile).every(isWithoutAgreement) ? 'CONSENT_NOT_NEEDED' : null),
  apply({ state, profile, facts, actor, onBehalfOf }, input) {
    const kinds = agreementKindsOpen(state, profile).filter((kind) => !isWithoutAgreement(kind));
    if (!kinds.some((kind) => kind.code === input.agreementKind)) {
      return refuse('AGREEMENT_KIND_UNKNOWN', 'input.agreementKind');
    }
    const mark: ConsentMark = { agreementKind: input.agreementKind, document: facts.digest(input.document) };
    const own = onBehalfOf === null && actor.ownsCase && actor.roles.includes('proposer');
    const [side, other] =
      own || onBehalfOf?.party === 'proposer'
        ? (['proposerConsent', 'municipalityConsent'] as const)
        : (['municipalityConsent', 'proposerConsent'] as const);
    // Both must mean the same draft: who agrees to another one asks the other side again.
    const agreed = sameDraft(state.agreement[other], mark.agreementKind, mark.document) ? mark : null;
    return { ...state, agreement: { ...state.agreement, [side]: mark, [other]: agreed } };
  },
};

/** A desk's own rule whether the proposer signs too; without it the city's consent is enough. */
const signsBoth = (profile: Profile): boolean => stageRuleOf(profile, 'agreement').both_parties_sign;

const hasConsents = ({ state, profile }: MoveContext): boolean =>
  state.agreement.municipalityConsent !== null && (state.agreement.proposerConsent !== null || !signsBoth(profile));

/** A-17, I-25: what is done without an agreement has no draft for which consents would be missing. */
const needsNoConsents = ({ state, profile }: MoveContext): boolean =>
  agreementKindsOpen(state, profile).some(isWithoutAgreement);

const sameDraft = (a: ConsentMark | null, kind: string, document: string): boolean =>
  a !== null && a.agreementKind === kind && a.document === document;

/** What is concluded is the draft that both sides agreed to. */
function draftFault({ state, profile, facts }: MoveContext, kind: string, draft: string | undefined): Refusal | null {
  if (draft === undefined) return refuse('INVALID_REQUEST', 'input.document', 'REQUIRED');
  const document = facts.digest(draft);
  const { proposerConsent, municipalityConsent } = state.agreement;
  const signed = signsBoth(profile) ? [proposerConsent, municipalityConsent] : [municipalityConsent];
  return signed.every((mark) => sameDraft(mark, kind, document)) ? null : refuse('CONSENT_MISSING', 'input.document');
}

export const conclude: Move<'conclude'> = {
  leads: { agreement: ['agreement'] },
  closedBecause: (context) =>
    beforeConclusion(context) ??
    (context.state.correction ? 'CORRECTION_PENDING' : null) ??
    procurementFault(context.state, context.profile) ??
    kindNotChosen(context) ??
    (hasConsents(context) || needsNoConsents(context) ? null : 'CONSENT_MISSING'),
  apply(context, input) {
    const { state, profile, today } = context;
    const kind = agreementKindsOpen(state, profile).find((candidate) => candidate.code === input.agreementKind);
    if (!kind) return refuse('AGREEMENT_KIND_UNKNOWN', 'input.agreementKind');
    const { instruments } = profile.agreement_kinds;
    const withoutAgreement = isWithoutAgreement(kind);
    if (
      isAgreementProper(kind) &&
      instruments.length > 0 &&
      !instruments.some((form) => form.code === input.instrument)
    ) {
      return refuse(
        'INSTRUMENT_REQUIRED',
        'input.instrument',
        input.instrument === undefined ? 'REQUIRED' : 'NOT_ALLOWED',
      );
    }
    if (kind.reason_required && input.reason === undefined)
      return refuse('REASON_REQUIRED', 'input.reason', 'REQUIRED');
    if (!withoutAgreement) {
      const fault = draftFault(context, kind.code, input.document);
      if (fault) return fault;
    }
    // I-10: a method that hampers fairness is not taken.
    const schemeFault = answersFault(profile.exclusions.scheme, input.scheme, 'input.scheme');
    if (schemeFault) return schemeFault;
    if (input.term && !isAgreementProper(kind)) return refuse('TERM_NOT_ALLOWED', 'input.term');
    if (input.term && input.term.to < input.term.from) return refuse('DATES_REVERSED', 'input.term.to');
    if (input.term && isTooFar(input.term.to, today)) return refuse('INVALID_REQUEST', 'input.term.to', 'OUT_OF_RANGE');
    // T-36: a suspension can begin during the case, so the organisation is looked at once more.
    if (profile.exclusions.recheck_before_agreement) {
      const fault = answersFault(profile.exclusions.organisation, input.recheck, 'input.recheck');
      if (fault) return fault.code === 'CRITERIA_UNANSWERED' ? { ...fault, code: 'RECHECK_REQUIRED' } : fault;
    }
    const term = input.term ?? null;
    return {
      ...state,
      outcome: 'concluded',
      agreement: { ...state.agreement, kind: kind.code, term, nextReviewOn: term && firstReview(term.from, term.to) },
    };
  },
};

/** Yearly, a year after the first day, as long as that lies within the term. */
const firstReview = (from: string, to: string): string | null => {
  const next = addYears(from, 1);
  return next < to ? next : null;
};

/** With implementation on record, what has no term has nothing left to wait for. */
export const implement: Move<'implement'> = {
  leads: { agreement: ['agreement', 'closed'] },
  closedBecause: ({ state }) => {
    if (state.outcome !== 'concluded') return 'NOT_CONCLUDED';
    return state.agreement.implemented ? 'ALREADY_IMPLEMENTED' : null;
  },
  apply({ state, profile, today }, input) {
    // A-18, I-14: who does what, and who answers for which risk, is settled before anything begins.
    const missing = missingNotes(state, stageRuleOf(profile, 'agreement'));
    if (missing) return refuse(missing);
    if (input.startedOn > today) return refuse('DATE_IN_FUTURE', 'input.startedOn');
    const next = { ...state, agreement: { ...state.agreement, implemented: true } };
    return next.agreement.term === null ? closed(next, 'concluded') : next;
  },
};

export const reviewAgreement: Move<'review_agreement'> = {
  leads: { agreement: ['agreement'] },
  closedBecause: inForce,
  apply({ state, today }, input) {
    const { term } = state.agreement;
    if (term === null) return refuse('NO_TERM');
    const to = input.renewUntil ?? term.to;
    if (to < term.to || (input.renewUntil !== undefined && to <= today)) {
      return refuse('DATES_REVERSED', 'input.renewUntil');
    }
    if (isTooFar(to, today)) return refuse('INVALID_REQUEST', 'input.renewUntil', 'OUT_OF_RANGE');
    const agreement: AgreementFacts = {
      ...state.agreement,
      term: { from: term.from, to },
      nextReviewOn: nextReview(term.from, to, today),
    };
    return { ...state, agreement };
  },
};

function nextReview(from: string, to: string, today: string): string | null {
  for (let years = 1; years <= 200; years += 1) {
    const candidate = addYears(from, years);
    if (candidate > today) return candidate < to ? candidate : null;
  }
  return null;
}

export const endAgreement: Move<'end_agreement'> = {
  leads: { agreement: ['closed'] },
  closedBecause: (context) => {
    const { state, actor, today } = context;
    const byClock = actor.personId === SYSTEM_ACTOR.personId;
    // The clock rings for the last day; a renewal that was settled before its command has moved that day.
    const early = state.agreement.term !== null && today < state.agreement.term.to;
    return inForce(context) ?? (byClock && early ? 'NOT_AUTHORISED' : null);
  },
  apply: ({ state }) => closed(state, 'concluded'),
};

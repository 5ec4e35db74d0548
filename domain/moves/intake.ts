import { typeRuleOf } from '../profile.js';
import type { Content } from '../content.js';
import { checkContent } from '../form.js';
import type { Refusal } from '../errors.js';
import { itemsMarkedIn, withMarked } from '../protection.js';
import { takesMoreThanProposals } from '../universal-moves.js';
import { closed, leadsTo, refuse, staysIn, withCost, type Move, type MoveContext } from './move.js';

/** Intake: handing in, correcting, handing on. */

/** The window and the challenge of a posted challenge, on the day the submission occurred (T-10, M-05, M-06). */
export function challengeFault({ state, profile, facts, occurredOn }: MoveContext): Refusal | null {
  const rule = typeRuleOf(profile, state.type);
  if (!rule) return refuse('TYPE_NOT_TAKEN', 'type');
  if (!rule.challenge.startsWith('published_')) {
    return facts.challenge === null ? null : refuse('CHALLENGE_NOT_ALLOWED', 'challengeId');
  }
  const challenge = facts.challenge;
  if (challenge === null) return refuse('CHALLENGE_REQUIRED', 'challengeId');
  if (challenge.publishedOn === null || challenge.publishedOn > occurredOn) {
    return refuse('CHALLENGE_NOT_PUBLISHED', 'challengeId');
  }
  if (challenge.opensOn > occurredOn) return refuse('WINDOW_NOT_OPEN', 'challengeId');
  if (challenge.closesOn !== null && challenge.closesOn < occurredOn) return refuse('WINDOW_CLOSED', 'challengeId');
  return null;
}

/** Where a correction leaves the case where it stands: before, it goes back to the intake. */
const LATER_STAGES = ['matching', 'dialogue', 'pilot', 'evaluation', 'agreement'] as const;

/** Whether the city bears a cost, as the form says; a form that does not ask leaves standing what the desk assumes. */
export const costStated = (content: Content, assumed: boolean): boolean =>
  'municipal_cost' in content ? content['municipal_cost'] === true : assumed;

export const submit: Move<'submit'> = {
  leads: { intake: ['screening', 'intake'] },
  leadsUnder: (profile, _from, to) => to === 'screening' || takesMoreThanProposals(profile),
  closedBecause: ({ state }) => (state.submitted ? 'ALREADY_SUBMITTED' : null),
  apply(context) {
    const { state, profile, facts, occurredOn } = context;
    const { kinds, opens_on: opensOn } = profile.intake;
    if (!kinds.includes(state.kind)) return refuse('KIND_NOT_TAKEN', 'kind');
    // M-43: before its first day the scheme takes nothing.
    if (opensOn !== null && occurredOn < opensOn) return refuse('SCHEME_NOT_OPEN');
    const fault = state.kind === 'proposal' ? challengeFault(context) : null;
    if (fault) return fault;
    const errors = checkContent(profile, state.type, facts.content, state.kind);
    if (errors.length > 0) return { code: 'SUBMISSION_INCOMPLETE', errors };
    // Only a proposal is examined; what is no proposal waits at the window for its answer.
    if (state.kind !== 'proposal') return { ...state, submitted: true };
    return {
      ...withMarked(state, itemsMarkedIn(profile, facts.content)),
      submitted: true,
      stage: 'screening',
      cost: { ...state.cost, municipalCost: costStated(facts.content, state.cost.municipalCost) },
    };
  },
};

export const requestCorrection: Move<'request_correction'> = {
  leads: { ...staysIn(LATER_STAGES), screening: ['intake'] },
  closedBecause: ({ state }) => {
    if (state.correction) return 'CORRECTION_PENDING';
    return state.outcome === 'concluded' ? 'ALREADY_CONCLUDED' : null;
  },
  apply({ state }) {
    if (state.stage === 'closed') return refuse('CASE_CLOSED');
    // A proposal that is returned before it was examined is back at the intake; later, the case stays where it is.
    const stage = state.stage === 'screening' ? 'intake' : state.stage;
    return { ...state, stage, correction: { returnTo: state.stage } };
  },
};

export const resubmit: Move<'resubmit'> = {
  leads: { ...staysIn(LATER_STAGES), intake: ['screening'], screening: [] },
  closedBecause: ({ state }) => (state.correction ? null : 'NO_CORRECTION_ASKED'),
  apply({ state, profile, facts }, input) {
    const errors = checkContent(profile, state.type, input.content).map((error) => ({
      ...error,
      field: `input.${error.field}`,
    }));
    if (errors.length > 0) return { code: 'SUBMISSION_INCOMPLETE', errors };
    // Out of the intake it returns to where it was asked; elsewhere it may have gone on meanwhile, and stays there.
    const stage = state.stage === 'intake' ? (state.correction?.returnTo ?? 'screening') : state.stage;
    // A cost that is stated now is a finding. That it is no longer stated does not undo what the city found.
    const costStated = input.content['municipal_cost'] === true && facts.content['municipal_cost'] !== true;
    // What a form names again was marked before, and may have been released since.
    const named = itemsMarkedIn(profile, facts.content);
    const marked = itemsMarkedIn(profile, input.content).filter((item) => !named.includes(item));
    const next = withMarked({ ...state, stage, correction: null }, marked);
    return withCost(next, costStated ? { municipalCost: true } : undefined);
  },
};

export const redirect: Move<'redirect'> = {
  leads: leadsTo(['intake', 'screening'], ['closed']),
  leadsUnder: (profile, from) => from === 'intake' || profile.intake.redirect_existing_work,
  // N-08: a request on existing work that came as a proposal, where the desk hands such on.
  closedBecause: ({ state, profile }) =>
    state.kind === 'proposal' && !profile.intake.redirect_existing_work ? 'NOT_USED_BY_DESK' : null,
  apply: ({ state }) => closed(state, 'redirected'),
};

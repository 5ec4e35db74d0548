import {
  addBusinessDays,
  businessDayFrom,
  businessDaysBetween,
  dueInstant,
  tokyoDay,
  tokyoInstant,
  type Calendar,
} from './calendar.js';
import { hasLead, type Ask, type AskKind, type CaseState, type Pause } from './case-state.js';
import { partsToConcur } from './moves/concurrence.js';
import { missingFromDialogue } from './moves/requirements.js';
import { consultationOf } from './protection.js';
import { decidesInDialogue, matchesInDialogue, stageRuleOf, type Profile, type StageRule } from './profile.js';
import { doesWithoutAgreement, isKindToBeChosen, procurementFault } from './procurement.js';
import type { Party } from './stages.js';

/**
 * Who is awaited follows from the state: `awaited` says which asks a state wants, `withAsks` keeps those that go on,
 * closes what is no longer wanted and opens what is new. No move sets an ask by hand, so none can be forgotten.
 */
interface Awaited {
  readonly kind: AskKind;
  readonly holder: Party;
  readonly departmentId?: string;
  readonly days: number;
  /** Fixed last day instead of a count from now. */
  readonly fixedDay?: string;
  /** Changes when the same ask is put anew (a further dialogue, a second pilot): its clock then starts again. */
  readonly round?: number;
}

export function awaited(state: CaseState, profile: Profile): Awaited[] {
  const due = profile.reminders;
  if (!state.submitted || state.stage === 'closed') return [];
  // What is no proposal waits at the window for one thing.
  if (state.kind !== 'proposal') return [{ kind: 'answer', holder: 'desk', days: due.first_contact_due }];
  const wanted: Awaited[] = [];
  if (state.correction) wanted.push({ kind: 'correct', holder: 'proposer', days: due.proposer_answer_due });

  const stage = state.correction && state.stage === 'intake' ? state.correction.returnTo : state.stage;
  const lead = state.departments.find((part) => part.status === 'taken' && part.lead);
  const decidedBy = (side: 'desk' | 'department'): Pick<Awaited, 'holder' | 'departmentId'> =>
    side === 'department' && lead ? { holder: 'department', departmentId: lead.departmentId } : { holder: 'desk' };
  const decider = decidedBy(stageRuleOf(profile, stage).decider);

  // A department that was asked is awaited in whatever stage the case is: a task may outlive its stage.
  for (const part of state.departments) {
    if (part.status === 'asked') {
      wanted.push({
        kind: 'respond',
        holder: 'department',
        departmentId: part.departmentId,
        days: due.department_response_due,
      });
    }
  }

  if (state.expert.status === 'asked') {
    wanted.push({ kind: 'advise', holder: 'expert', days: due.expert_advice_due, round: state.expert.round });
  }

  // Talked over beside whatever goes on. What is not agreed waits for the desk: for another attempt, or for its head.
  const consultation = consultationOf(state);
  if (consultation !== 'none') {
    const { round } = state.protection;
    wanted.push(
      consultation === 'open'
        ? { kind: 'answer_protection', holder: 'proposer', days: due.proposer_answer_due, round }
        : { kind: 'settle_protection', holder: 'desk', days: due.coordination_due, round },
    );
  }

  switch (stage) {
    case 'intake':
    case 'screening':
      wanted.push({ kind: 'screen', holder: 'desk', days: due.screening_due });
      break;
    case 'matching':
      // A lead is missed as soon as there is none, whoever else has yet to answer.
      wanted.push(...assignAsks(state, profile));
      break;
    case 'dialogue':
      wanted.push(...dialogueAsks(state, profile, decider));
      break;
    case 'pilot':
      if (state.pilot.status === 'running' && state.pilot.endsOn !== null) {
        wanted.push({
          kind: 'report_pilot',
          ...decider,
          days: due.pilot_report_due,
          fixedDay: state.pilot.endsOn,
          round: state.pilot.round,
        });
      } else {
        wanted.push({ kind: 'start_pilot', ...decider, days: due.pilot_start_due, round: state.pilot.round });
      }
      break;
    case 'evaluation':
      wanted.push(...evaluationAsks(state, profile, decider));
      break;
    case 'agreement':
      wanted.push(...agreementAsks(state, profile, decider));
      break;
  }
  return wanted;
}

type Side = Pick<Awaited, 'holder' | 'departmentId'>;

const assignAsks = ({ departments }: CaseState, profile: Profile): Awaited[] =>
  departments.some((part) => part.lead && part.status === 'asked')
    ? []
    : [{ kind: 'assign', holder: 'desk', days: profile.reminders.routing_due, round: departments.length }];

function dialogueAsks(state: CaseState, profile: Profile, decider: Side): Awaited[] {
  const due = profile.reminders;
  const beside = matchesInDialogue(profile) && !hasLead(state) ? assignAsks(state, profile) : [];
  const talk: Awaited = { kind: 'hold_dialogue', ...decider, days: due.dialogue_idle, round: state.dialogue.held };
  if (!decidesInDialogue(profile)) return [...beside, talk];
  const { round, adopted } = state.evaluation;
  if (adopted && !hasLead(state)) return beside;
  if (adopted) return [{ kind: 'choose_track', ...decider, days: due.evaluation_due }];
  // Once the talks have brought what they must, the decision is what is waited for.
  if (missingFromDialogue(state, profile) !== null || !hasLead(state)) return [...beside, talk];
  const rule = stageRuleOf(profile, 'dialogue');
  return [{ kind: 'decide', ...decider, days: due.evaluation_due, round }, ...concurAsks(state, profile, rule, round)];
}

/** Whose concurrence is still open: the desk's, or that of every department that was asked. */
function concurAsks(state: CaseState, profile: Profile, rule: StageRule, round: number): Awaited[] {
  const ask = { kind: 'concur', days: profile.reminders.coordination_due, round } as const;
  if (rule.coordinate_with === 'desk') {
    return state.evaluation.concurrence === 'open' ? [{ ...ask, holder: 'desk' }] : [];
  }
  if (rule.coordinate_with === null) return [];
  return partsToConcur(state).map(({ departmentId }) => ({ ...ask, holder: 'department', departmentId }));
}

function evaluationAsks(state: CaseState, profile: Profile, decider: Side): Awaited[] {
  const rule = stageRuleOf(profile, 'evaluation');
  const { round, effectRecorded } = state.evaluation;
  if (rule.requires.includes('effect_verification') && !effectRecorded) {
    return [{ kind: 'evaluate', ...decider, days: profile.reminders.evaluation_due, round }];
  }
  const decide: Awaited = { kind: 'decide', ...decider, days: profile.reminders.evaluation_due, round };
  return [decide, ...concurAsks(state, profile, rule, round)];
}

/** What procurement still asks for comes before anything may be chosen, agreed or concluded. */
function procurementAsk(state: CaseState, profile: Profile, decider: Side): Awaited | null {
  const days = profile.reminders.agreement_due;
  switch (procurementFault(state, profile)) {
    case null:
      return null;
    case 'FUNDS_NOT_SECURED':
      return { kind: 'secure_funds', ...decider, days };
    case 'PROCUREMENT_UNDETERMINED':
      return { kind: 'determine_procurement', holder: 'desk', days };
    case 'PROCUREMENT_RESULT_MISSING':
      return { kind: 'record_procurement', ...decider, days };
  }
}

function agreementAsks(state: CaseState, profile: Profile, decider: Side): Awaited[] {
  const due = profile.reminders;
  const { agreement } = state;
  if (state.outcome === 'concluded') {
    const wanted: Awaited[] = [];
    if (!agreement.implemented) wanted.push({ kind: 'implement', ...decider, days: due.implementation_due });
    if (agreement.term) {
      if (agreement.nextReviewOn !== null) {
        wanted.push({ kind: 'review_agreement', ...decider, days: 0, fixedDay: agreement.nextReviewOn });
      }
      wanted.push({ kind: 'end_agreement', ...decider, days: 0, fixedDay: agreement.term.to });
    }
    return wanted;
  }
  const beforehand = procurementAsk(state, profile, decider);
  if (beforehand) return [beforehand];
  if (isKindToBeChosen(state, profile)) {
    return [{ kind: 'choose_agreement_kind', holder: 'desk', days: due.agreement_due }];
  }
  if (doesWithoutAgreement(state, profile)) return [{ kind: 'conclude', ...decider, days: due.agreement_due }];
  // The city first: a proposer who was shown no draft can't be late in agreeing to it, nor lapse over it.
  if (!agreement.municipalityConsent) return [{ kind: 'municipality_consent', ...decider, days: due.agreement_due }];
  if (!agreement.proposerConsent && stageRuleOf(profile, 'agreement').both_parties_sign) {
    return [{ kind: 'proposer_consent', holder: 'proposer', days: due.proposer_answer_due }];
  }
  return [{ kind: 'conclude', ...decider, days: due.agreement_due }];
}

interface Moment {
  /** Number of the command that is being settled: makes the keys of what it opens unique. */
  readonly number: number;
  /** Instant of its receipt. */
  readonly at: string;
  /** Day from which business days count: the day it occurred, which may lie before its receipt. */
  readonly countedFrom: string;
  readonly calendar: Calendar;
}

const identity = (ask: Pick<Ask, 'kind' | 'departmentId'>): string => `${ask.kind}/${ask.departmentId ?? ''}`;
const roundOf = (ask: Ask): string => ask.key.split(':')[1] ?? '0';

const dueOf = (ask: Pick<Ask, 'countedFrom' | 'days' | 'fixedDay'>, calendar: Calendar): string =>
  ask.fixedDay === null
    ? dueInstant(calendar, ask.countedFrom, ask.days)
    : tokyoInstant(
        ask.days === 0 ? ask.fixedDay : addBusinessDays(calendar, ask.fixedDay, ask.days),
        calendar.closeOfBusiness,
      );

/** The state with the asks that it wants at this moment. */
export function withAsks(state: CaseState, profile: Profile, moment: Moment): CaseState {
  const asks = awaited(state, profile).map((wanted): Ask => {
    const draft = {
      kind: wanted.kind,
      holder: wanted.holder,
      departmentId: wanted.departmentId ?? null,
      days: wanted.days,
      fixedDay: wanted.fixedDay ?? null,
    };
    const round = String(wanted.round ?? 0);
    const kept = state.asks.find(
      (ask) =>
        identity(ask) === identity(draft) &&
        ask.holder === draft.holder &&
        roundOf(ask) === round &&
        ask.fixedDay === draft.fixedDay,
    );
    if (kept) return kept;
    // A city's promise counts from the day it happened. A proposer's time counts from the day they are told of it: an
    // entry made late must not have cut it, let alone have used it up.
    const countedFrom = draft.holder === 'proposer' ? tokyoDay(moment.at) : moment.countedFrom;
    const opened = { ...draft, countedFrom };
    return {
      key: `${identity(draft)}:${round}:${moment.number}`,
      ...opened,
      since: moment.at,
      until: dueOf(opened, moment.calendar),
      remainingDays: null,
    };
  });
  const pauses = withPauses(state, moment);
  return { ...state, asks: withClocks(asks, pauses, moment), pauses };
}

const lasts = ({ to }: Pause): boolean => to === null;

/** The stops of the city's clock: one begins when the proposer is asked to correct, and ends with it. */
function withPauses({ correction, pauses }: CaseState, { at, countedFrom }: Moment): readonly Pause[] {
  const stands = correction !== null;
  if (stands === pauses.some(lasts)) return pauses;
  if (stands) return [...pauses, { from: tokyoDay(at), to: null, why: 'correction' }];
  // An answer that was entered late counts from its day, though not from before it was asked for.
  return pauses.map((pause) => (lasts(pause) ? { ...pause, to: latest(countedFrom, pause.from) } : pause));
}

const latest = (a: string, b: string): string => (a > b ? a : b);

/**
 * Only the city's clock stops while the proposer corrects: what is left of it is kept in business days and runs on from
 * the day of the answer. What was already overdue stays overdue.
 */
function withClocks(asks: readonly Ask[], pauses: readonly Pause[], moment: Moment): Ask[] {
  const stopped = pauses.some(lasts);
  return asks.map((ask) => {
    if (ask.holder === 'proposer') return ask;
    if (stopped && ask.until !== null && ask.fixedDay === null && ask.until > moment.at) {
      // From the same first day from which `dueOf` will count: stopped and resumed at once, nothing is gained or lost.
      const today = businessDayFrom(moment.calendar, tokyoDay(moment.at));
      const left = businessDaysBetween(moment.calendar, today, tokyoDay(ask.until));
      return { ...ask, until: null, remainingDays: left };
    }
    if (!stopped && ask.until === null) {
      const days = ask.remainingDays ?? 0;
      const resumed = { ...ask, countedFrom: pauses.at(-1)?.to ?? moment.countedFrom, days, remainingDays: null };
      return { ...resumed, until: dueOf(resumed, moment.calendar) };
    }
    return ask;
  });
}

/** Whether the clock of an ask stands: none of the city's runs while the proposer corrects, but for what has its day. */
export const isStopped = ({ correction }: Pick<CaseState, 'correction'>, ask: Ask): boolean =>
  ask.until === null || (correction !== null && ask.holder !== 'proposer' && ask.fixedDay === null);

/**
 * An ask with a later day. Counted in business days like every other one, so that a changed calendar moves it likewise;
 * under a key of its own, so that its ladder begins anew.
 */
export function extended({ last }: CaseState, ask: Ask, until: string, calendar: Calendar): Ask {
  const first = businessDayFrom(calendar, ask.countedFrom);
  return {
    ...ask,
    key: `${identity(ask)}:${roundOf(ask)}:${last + 1}`,
    days: businessDaysBetween(calendar, first, until),
    until: tokyoInstant(until, calendar.closeOfBusiness),
  };
}

/** Every running due date counted again over a changed calendar. */
export const replanned = (state: CaseState, calendar: Calendar): CaseState => ({
  ...state,
  asks: state.asks.map((ask) => (ask.until === null ? ask : { ...ask, until: dueOf(ask, calendar) })),
});

import type { Actor } from '../access.js';
import { addYears, type Calendar } from '../calendar.js';
import { NO_CONSENTS, NO_EVALUATION, type CaseState, type CostFacts, type ProcurementFacts } from '../case-state.js';
import type { CommandInput, CommandKind, OnBehalfOf } from '../commands.js';
import type { ErrorCode, FieldError, Refusal } from '../errors.js';
import type { Content } from '../content.js';
import type { Profile } from '../profile.js';
import type { Position, Stage } from '../stages.js';

/** A command as `decide` sees it: who asks for what, when it was received and when it occurred. */
export interface Command<K extends CommandKind = CommandKind> {
  readonly kind: K;
  readonly number: number;
  readonly input: CommandInput<K>;
  readonly actor: Actor;
  readonly onBehalfOf: OnBehalfOf | null;
  /** Instant (UTC) of its receipt: the only clock that `decide` knows. */
  readonly receivedAt: string;
  /** Day on which it occurred, or null for the day of receipt. */
  readonly occurredOn: string | null;
  readonly expectedVersion: number | null;
}

/** What lies outside the state of the case and still matters for a move. */
export interface CaseFacts {
  readonly calendar: Calendar;
  /** The content in force, or the draft's. */
  readonly content: Content;
  /** The posted challenge that the proposal names, or null. */
  readonly challenge: ChallengeFacts | null;
  /** People of the desk who are experts now. */
  readonly expertIds: readonly string[];
  /** Departments of the desk that are in use. */
  readonly departmentIds: readonly string[];
  /** SHA-256 in hexadecimal. Given from outside: the domain does no cryptography of its own. */
  readonly digest: (text: string) => string;
}

export interface ChallengeFacts {
  readonly publishedOn: string | null;
  readonly opensOn: string;
  /** Last day of the window, or null for an open end. */
  readonly closesOn: string | null;
  readonly departmentIds: readonly string[];
}

export interface MoveContext {
  readonly state: CaseState;
  readonly profile: Profile;
  readonly facts: CaseFacts;
  /** Day in Tokyo on which the command was received. */
  readonly today: string;
  /** Day on which it occurred. */
  readonly occurredOn: string;
  readonly actor: Actor;
  readonly onBehalfOf: OnBehalfOf | null;
  /** Instant of receipt. */
  readonly at: string;
}

export type Result = CaseState | Refusal;

export interface Move<K extends CommandKind> {
  /**
   * From where it can be taken, and where each of these can lead: what the state diagram is drawn from. An empty list:
   * it belongs there, but never yet has what it needs, and the refusal names that instead of the stage.
   */
  readonly leads: Leads;
  /** Which of these ways are there under a profile, where it decides that; all of them where it does not. */
  readonly leadsUnder?: (profile: Profile, from: Position, to: Position) => boolean;
  /** Why it is not open now, whatever the input says; null when it is open. */
  readonly closedBecause?: (context: MoveContext) => ErrorCode | null;
  readonly apply: (context: MoveContext, input: CommandInput<K>) => Result;
}

export type Leads = { readonly [From in Position]?: readonly Position[] };

/** From each of these stages to the same places. */
export const leadsTo = (from: readonly Position[], to: readonly Position[]): Leads =>
  Object.fromEntries(from.map((position) => [position, to]));

/** From each of these stages to nowhere else. */
export const staysIn = (stages: readonly Stage[]): Leads => Object.fromEntries(stages.map((stage) => [stage, [stage]]));

export const isRefusal = (result: object): result is Refusal => 'code' in result;

export const refuse = (code: ErrorCode, field?: string, fault?: FieldError['code']): Refusal =>
  field === undefined ? { code } : { code, errors: [{ field, code: fault ?? code }] };

/** The case ends here. Which ask stays open is no longer a question: a closed case awaits nobody. */
export const closed = (state: CaseState, outcome: NonNullable<CaseState['outcome']>): CaseState => ({
  ...state,
  stage: 'closed',
  outcome,
  closedFrom: state.stage === 'closed' ? state.closedFrom : state.stage,
  correction: null,
});

/** Enters dialogue anew: what an earlier round agreed stays, the required round of talks starts again. */
export const enterDialogue = (state: CaseState): CaseState => ({
  ...state,
  stage: 'dialogue',
  track: null,
  dialogue: { ...state.dialogue, complete: false },
});

/** Enters evaluation: a new round, so that nobody's concurrence with an earlier one counts for it. */
export const enterEvaluation = (state: CaseState): CaseState => ({
  ...state,
  stage: 'evaluation',
  evaluation: { round: state.evaluation.round + 1, ...NO_EVALUATION },
});

export const enterPilot = (state: CaseState): CaseState => ({
  ...state,
  stage: 'pilot',
  pilot: { round: state.pilot.round + 1, status: 'planned', endsOn: null },
});

export const OPEN_STAGES: readonly Stage[] = [
  'intake',
  'screening',
  'matching',
  'dialogue',
  'pilot',
  'evaluation',
  'agreement',
];

export type CostFindings = { readonly [Fact in keyof CostFacts]?: boolean | undefined };

/**
 * What was found about cost and fairness. A trigger that appears or goes after a procurement was determined takes the
 * determination back: it was made for another case than this.
 */
export function withCost(state: CaseState, found: CostFindings | undefined): CaseState {
  if (found === undefined) return state;
  const facts = Object.keys(state.cost) as (keyof CostFacts)[];
  const changed = facts.filter((fact) => found[fact] !== undefined && found[fact] !== state.cost[fact]);
  if (changed.length === 0) return state;
  const cost = { ...state.cost, ...Object.fromEntries(changed.map((fact) => [fact, found[fact]])) };
  // What was concluded stays concluded as it was, whatever is learnt about its cost later.
  if (state.outcome === 'concluded') return { ...state, cost };
  return withProcurement({ ...state, cost }, { procedure: null, result: null });
}

/**
 * What is now known about the procedure. Consent that was given before it no longer stands: it was to a draft made
 * for another way of going on, and both sides are asked for the new one.
 */
export const withProcurement = (state: CaseState, changes: Partial<ProcurementFacts>): CaseState => ({
  ...state,
  procurement: { ...state.procurement, ...changes },
  agreement: { ...state.agreement, ...NO_CONSENTS },
});

/** A day so far ahead that it can only be a slip; years beyond four digits would not even compare as texts. */
export const isTooFar = (day: string, today: string): boolean => day > addYears(today, 100);

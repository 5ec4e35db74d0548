import { authorityFor, onBehalfChoices, type Actor } from './access.js';
import { withAsks } from './asks.js';
import { CalendarYearUnknown, tokyoDay } from './calendar.js';
import { completed, type CaseState } from './case-state.js';
import { COMMAND_KINDS, type CommandKind, type OnBehalfOf } from './commands.js';
import type { ErrorCode, Refusal } from './errors.js';
import * as agreement from './moves/agreement.js';
import * as anytime from './moves/anytime.js';
import * as concurrence from './moves/concurrence.js';
import * as consultation from './moves/consultation.js';
import * as dialogue from './moves/dialogue.js';
import * as evaluation from './moves/evaluation.js';
import * as experts from './moves/experts.js';
import * as extension from './moves/extension.js';
import * as guideline from './moves/guideline.js';
import * as handover from './moves/handover.js';
import * as intake from './moves/intake.js';
import * as matching from './moves/matching.js';
import { isRefusal, type CaseFacts, type Command, type Move, type MoveContext } from './moves/move.js';
import * as pilot from './moves/pilot.js';
import * as protection from './moves/protection.js';
import * as screening from './moves/screening.js';
import * as tracks from './moves/tracks.js';
import { isOfCity } from './people-rules.js';
import { UNIVERSAL } from './universal-moves.js';
import { matchesInDialogue, stageRuleOf, type Profile } from './profile.js';
import { POSITIONS, type Position } from './stages.js';

export type { CaseFacts, ChallengeFacts, Command } from './moves/move.js';

/**
 * The process: every legal move, once. The API asks it to refuse early and to say what is open to a person now; `settle`
 * asks it to decide for the workflow; the documents draw their diagram from it and property tests walk it.
 */
export const MOVES: { readonly [K in CommandKind]: Move<K> } = {
  submit: intake.submit,
  resubmit: intake.resubmit,
  answer: consultation.answer,
  convert: consultation.convert,
  withdraw: anytime.withdraw,
  request_correction: intake.requestCorrection,
  pass_screening: screening.passScreening,
  exclude: screening.exclude,
  redirect: intake.redirect,
  assign_departments: matching.assignDepartments,
  take_task: matching.takeTask,
  refuse_task: matching.refuseTask,
  close_without_department: matching.closeWithoutDepartment,
  record_dialogue: dialogue.recordDialogue,
  concur: concurrence.concur,
  object: concurrence.object,
  decide_feasibility: evaluation.decideFeasibility,
  choose_track: tracks.chooseTrack,
  choose_other_method: tracks.chooseOtherMethod,
  request_expert: experts.requestExpert,
  record_advice: experts.recordAdvice,
  start_pilot: pilot.startPilot,
  finish_pilot: pilot.finishPilot,
  abort_pilot: pilot.abortPilot,
  evaluate: evaluation.evaluate,
  accept_report: tracks.acceptReport,
  adopt: evaluation.adopt,
  reject: dialogue.reject,
  secure_funds: agreement.secureFunds,
  determine_procurement: agreement.determineProcurement,
  record_procurement_result: agreement.recordProcurementResult,
  choose_agreement_kind: agreement.chooseAgreementKind,
  consent_to_agreement: agreement.consentToAgreement,
  conclude: agreement.conclude,
  implement: agreement.implement,
  review_agreement: agreement.reviewAgreement,
  end_agreement: agreement.endAgreement,
  lapse: anytime.lapse,
  reopen: anytime.reopen,
  change_guideline: guideline.changeGuideline,
  mark_protected: protection.markProtected,
  consult_protection: protection.consultProtection,
  answer_protection: protection.answerProtection,
  settle_protection: protection.settleProtection,
  replan: anytime.replan,
  extend_due: extension.extendDue,
  hand_over: handover.handOver,
};

/**
 * A department's answer to being asked. Its task may outlive the stage in which it was given (Aomori's 対話・庁内調整), so
 * it stays open wherever the move itself allows, if the desk uses it at all.
 */
const OUTLIVES_STAGE: ReadonlySet<CommandKind> = new Set<CommandKind>(['take_task', 'refuse_task']);

export type Decision =
  { readonly ok: true; readonly state: CaseState } | { readonly ok: false; readonly refusal: Refusal };

/** A way through the process: this command, given here, leads there. */
export interface Passage {
  readonly kind: CommandKind;
  readonly from: Position;
  readonly to: Position;
}

/** Whether a desk has this command in this position. What makes it legal for a case and a person is said elsewhere. */
const usesMove = (profile: Profile, kind: CommandKind, position: Position): boolean => {
  const universal = UNIVERSAL[kind];
  if (universal) return universal(profile);
  if (position === 'closed') return true;
  if (stageRuleOf(profile, position).decisions.includes(kind)) return true;
  return OUTLIVES_STAGE.has(kind) && isUsedAnywhere(profile, kind);
};

const isUsedAnywhere = (profile: Profile, kind: CommandKind): boolean =>
  UNIVERSAL[kind]?.(profile) ?? profile.stages.some((rule) => rule.enabled && rule.decisions.includes(kind));

/** Whether a case can stand in this stage: the desk has it, and does not do its work in the course of another one. */
export const isEntered = (profile: Profile, position: Position): boolean =>
  position === 'closed' ||
  (stageRuleOf(profile, position).enabled && !(position === 'matching' && matchesInDialogue(profile)));

/** All ways through the process, in the order of the stages; with a profile those that this desk uses. */
export function passagesOf(profile: Profile | null = null): Passage[] {
  const isThere = (position: Position): boolean => profile === null || isEntered(profile, position);
  return POSITIONS.flatMap((from) =>
    COMMAND_KINDS.flatMap((kind): Passage[] => {
      if (!isThere(from) || (profile !== null && !usesMove(profile, kind, from))) return [];
      const { leads, leadsUnder } = MOVES[kind];
      const isUsed = (to: Position): boolean => profile === null || (leadsUnder?.(profile, from, to) ?? true);
      return (leads[from] ?? [])
        .filter(isThere)
        .filter(isUsed)
        .map((to) => ({ kind, from, to }));
    }),
  );
}

type Asked = Pick<Command, 'actor' | 'onBehalfOf' | 'receivedAt' | 'occurredOn'>;

const contextOf = (state: CaseState, asked: Asked, facts: CaseFacts, profile: Profile): MoveContext => {
  const today = tokyoDay(asked.receivedAt);
  return {
    state,
    profile,
    facts,
    today,
    occurredOn: asked.occurredOn ?? today,
    actor: asked.actor,
    onBehalfOf: asked.onBehalfOf,
    at: asked.receivedAt,
  };
};

/** Why a kind of command is not open on this case for this person now, before its input is looked at. */
function closedBecause(context: MoveContext, kind: CommandKind): ErrorCode | null {
  const { state, profile, actor, onBehalfOf } = context;
  // Closed accepts nothing but `reopen`: said first, since it is true for everybody.
  if (state.stage === 'closed' && kind !== 'reopen') return 'CASE_CLOSED';
  if (!state.submitted && kind !== 'submit') return 'NOT_SUBMITTED';
  const authority = authorityFor(kind, actor, onBehalfOf, state, profile);
  if (authority === 'on_behalf_denied') return 'ON_BEHALF_NOT_ALLOWED';
  const move = MOVES[kind];
  const open = Object.hasOwn(move.leads, state.stage);
  if (authority !== 'granted') {
    // Who could do it in another stage is told about the stage, not about rights they do have.
    if (!open) return stageFault(context, kind);
    return authority === 'denied' ? 'NOT_AUTHORISED' : 'ASSIGNED_TO_ANOTHER';
  }
  if (!open) return stageFault(context, kind);
  if (!usesMove(profile, kind, state.stage)) {
    return isUsedAnywhere(profile, kind) ? 'NOT_OPEN_IN_STAGE' : 'NOT_USED_BY_DESK';
  }
  return move.closedBecause?.(context) ?? null;
}

/** A move that is not open in this stage: where something known has to come first, that is named. */
function stageFault(context: MoveContext, kind: CommandKind): ErrorCode {
  const { state, profile } = context;
  if (kind === 'submit') return state.submitted ? 'ALREADY_SUBMITTED' : 'NOT_OPEN_IN_STAGE';
  if (kind === 'reopen') return 'NOT_CLOSED';
  const dialogueFirst = stageRuleOf(profile, 'screening').requires.includes('desk_dialogue');
  // M-21: choosing a department before the dialogue is the mistake to be named, not the stage.
  if (kind === 'assign_departments' && state.stage === 'screening' && dialogueFirst && !state.dialogue.withDesk) {
    return 'DIALOGUE_REQUIRED';
  }
  return 'NOT_OPEN_IN_STAGE';
}

/**
 * Decides a command: the state after it, or why it is refused. Pure and total: same arguments, same answer, no clock
 * but the command's own receipt.
 */
export function decide(before: CaseState, command: Command, facts: CaseFacts, profile: Profile): Decision {
  const state = completed(before);
  const context = contextOf(state, command, facts, profile);
  const no = (code: ErrorCode, field?: string): Decision => ({
    ok: false,
    refusal: field === undefined ? { code } : { code, errors: [{ field, code }] },
  });
  if (command.expectedVersion !== null && state.lastSettled > command.expectedVersion) return no('VERSION_CONFLICT');
  if (command.occurredOn !== null) {
    if (command.occurredOn > context.today) return no('OCCURRED_ON_IN_FUTURE', 'occurredOn');
    if (command.occurredOn < context.today && !isOfCity(command.actor))
      return no('OCCURRED_ON_NOT_ALLOWED', 'occurredOn');
  }
  const closedFor = closedBecause(context, command.kind);
  if (closedFor) return no(closedFor);
  // What is to be decided tomorrow has not been decided, by the mayor as little as by anybody else.
  const { externalDecision } = command.input as { readonly externalDecision?: { readonly date: string } };
  if (externalDecision && externalDecision.date > context.today) {
    return no('DATE_IN_FUTURE', 'input.externalDecision.date');
  }
  try {
    return apply(context, command);
  } catch (error) {
    if (!(error instanceof CalendarYearUnknown)) throw error;
    return no('CALENDAR_YEAR_UNKNOWN', dayBehind(command, error.day) ?? undefined);
  }
}

function apply(context: MoveContext, command: Command): Decision {
  const { profile, facts } = context;
  const move = MOVES[command.kind] as Move<CommandKind>;
  const result = move.apply(context, command.input);
  if (isRefusal(result)) return { ok: false, refusal: result };
  const counted = { ...result, last: command.number, lastSettled: command.number };
  const moment = {
    number: command.number,
    at: command.receivedAt,
    countedFrom: context.occurredOn,
    calendar: facts.calendar,
  };
  return { ok: true, state: withAsks(counted, profile, moment) };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The field that led to a day which the calendar does not know: of the days that a command gives, the nearest to it. */
function dayBehind({ input, occurredOn, receivedAt }: Command, unknown: string): string | null {
  const days = daysIn(input, 'input');
  if (occurredOn !== null) days.push(['occurredOn', occurredOn]);
  const isAhead = unknown > receivedAt.slice(0, 10);
  days.sort(([, a], [, b]) => (isAhead ? b.localeCompare(a) : a.localeCompare(b)));
  return days[0]?.[0] ?? null;
}

function daysIn(value: unknown, path: string): [path: string, day: string][] {
  if (typeof value === 'string') return DAY.test(value) ? [[path, value]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => daysIn(inner, `${path}.${key}`));
}

/** The state after a refusal: only the count goes on. */
export const refused = (state: CaseState, number: number): CaseState => ({ ...state, last: number });

/** An action that is open to a person on a case now. */
export interface OpenAction {
  readonly kind: CommandKind;
  /** For whom it may be given instead; empty when only for oneself. */
  readonly onBehalfOf: readonly OnBehalfOf['party'][];
  /** Whether it may be given in one's own name. */
  readonly own: boolean;
}

/** The actions open to this person on this case at this instant (UTC). Exactly what `decide` would look at. */
export function openActions(
  state: CaseState,
  actor: Actor,
  facts: CaseFacts,
  profile: Profile,
  at: string,
): OpenAction[] {
  const context = contextOf(
    completed(state),
    { actor, onBehalfOf: null, receivedAt: at, occurredOn: null },
    facts,
    profile,
  );
  return COMMAND_KINDS.flatMap((kind): OpenAction[] => {
    // Most leave from other stages: closed for everybody, whatever else is asked.
    if (!Object.hasOwn(MOVES[kind].leads, context.state.stage)) return [];
    const isOpen = (onBehalfOf: OnBehalfOf | null): boolean => closedBecause({ ...context, onBehalfOf }, kind) === null;
    const own = isOpen(null);
    const parties = onBehalfChoices(kind, actor).filter((party) => isOpen({ party, evidence: '' }));
    return own || parties.length > 0 ? [{ kind, own, onBehalfOf: parties }] : [];
  });
}

import { DESK_SIDE } from './assignments.js';
import type { CommandInput, CommandKind, OnBehalfOf } from './commands.js';
import { kindOfKey, type Ask, type AskKind, type CaseState } from './case-state.js';
import { stageRuleOf, type Profile } from './profile.js';
import { RELATIONS, type Relation } from './route-access.js';
import type { Role } from './stages.js';

/**
 * Who may do what: one default-deny table. What stands in no row is refused, for people, routes and commands alike.
 * The rows of the routes are in route-access.ts, which pages read as well.
 */

/** A person as seen from one case, at the moment of asking: rights end with a role's last day, so none are cached. */
export interface Actor {
  readonly personId: string;
  readonly roles: readonly Role[];
  /** Departments for which the person acts as officer or leader. */
  readonly departmentIds: readonly string[];
  /** The case is this person's or their organisation's. */
  readonly ownsCase: boolean;
  /** Sides that somebody else is in charge of (`sideKey`), where there are any: for those this person does not act. */
  readonly notInCharge?: readonly string[];
  /** The one way that leads to a command which nobody gives by itself. */
  readonly through?: 'handover';
}

/** The system itself: it ends an agreement on its last day, and moves cases to another guideline for an operator. */
export const SYSTEM_ACTOR: Actor = { personId: 'system', roles: [], departmentIds: [], ownsCase: false };

/** Somebody who gives an order over many cases, none of which they stand in: an administrator. */
export const orderingActor = (personId: string, through?: Actor['through']): Actor => ({
  personId,
  roles: ['administrator'],
  departmentIds: [],
  ownsCase: false,
  ...(through && { through }),
});

/** In what capacity somebody stands towards a case. */
export type Capacity =
  | 'proposer'
  | 'desk'
  | 'desk_head'
  | 'administrator'
  | 'asked_department'
  | 'any_department'
  | 'lead_department'
  /** A department that has taken the case, leading or not. */
  | 'taking_department'
  /** The expert whose advice is awaited. */
  | 'asked_expert'
  /** The side that the profile names as decider of the present stage. */
  | 'decider'
  /** The side whose concurrence the profile asks for in the present stage. */
  | 'coordinator_of_stage'
  /** A department that something waits for. */
  | 'awaited_department'
  /** An administrator's handover: it moves who is in charge in the same transaction. */
  | 'handover'
  | 'system';

interface CommandRule {
  readonly by: readonly Capacity[];
  /** For whom the desk may do it instead. */
  readonly onBehalfOf?: readonly OnBehalfOf['party'][];
}

export const COMMAND_RULES: Readonly<Record<CommandKind, CommandRule>> = {
  submit: { by: ['proposer'], onBehalfOf: ['proposer'] },
  resubmit: { by: ['proposer'], onBehalfOf: ['proposer'] },
  answer: { by: ['desk'] },
  convert: { by: ['proposer'], onBehalfOf: ['proposer'] },
  withdraw: { by: ['proposer'], onBehalfOf: ['proposer'] },
  request_correction: { by: ['desk', 'lead_department'] },
  pass_screening: { by: ['desk'] },
  exclude: { by: ['desk'], onBehalfOf: ['mayor'] },
  redirect: { by: ['desk'] },
  assign_departments: { by: ['desk'] },
  take_task: { by: ['asked_department'] },
  refuse_task: { by: ['any_department'] },
  close_without_department: { by: ['desk'] },
  record_dialogue: { by: ['desk', 'any_department'] },
  concur: { by: ['coordinator_of_stage'] },
  object: { by: ['coordinator_of_stage'] },
  decide_feasibility: { by: ['decider'] },
  choose_track: { by: ['decider'] },
  choose_other_method: { by: ['decider'] },
  request_expert: { by: ['desk'] },
  record_advice: { by: ['asked_expert', 'desk'] },
  start_pilot: { by: ['decider'] },
  finish_pilot: { by: ['decider'] },
  abort_pilot: { by: ['decider'] },
  evaluate: { by: ['decider'] },
  accept_report: { by: ['decider'] },
  adopt: { by: ['decider'] },
  reject: { by: ['decider'] },
  secure_funds: { by: ['decider'] },
  determine_procurement: { by: ['desk'] },
  record_procurement_result: { by: ['desk', 'decider'] },
  choose_agreement_kind: { by: ['desk', 'decider'] },
  consent_to_agreement: { by: ['proposer', 'decider'], onBehalfOf: ['proposer'] },
  conclude: { by: ['decider'] },
  implement: { by: ['decider'] },
  review_agreement: { by: ['desk', 'decider'] },
  end_agreement: { by: ['decider', 'system'] },
  lapse: { by: ['desk'] },
  reopen: { by: ['desk_head'] },
  change_guideline: { by: ['system'] },
  mark_protected: { by: ['proposer'], onBehalfOf: ['proposer'] },
  consult_protection: { by: ['desk'] },
  answer_protection: { by: ['proposer'], onBehalfOf: ['proposer'] },
  settle_protection: { by: ['desk_head'] },
  replan: { by: ['desk', 'administrator'] },
  extend_due: { by: ['desk', 'desk_head', 'awaited_department'] },
  hand_over: { by: ['handover'] },
};

/** Whether somebody belongs to the desk itself. */
export const isDesk = ({ roles }: Pick<Actor, 'roles'>): boolean =>
  roles.includes('coordinator') || roles.includes('desk_head');

/** Acts for the desk: belongs to it, and nobody else is in charge of its side. */
const actsForDesk = (actor: Actor): boolean => isDesk(actor) && !(actor.notInCharge?.includes(DESK_SIDE) ?? false);

/** Acts for this department. */
export const actsFor = (actor: Actor, departmentId: string): boolean =>
  actor.departmentIds.includes(departmentId) && !(actor.notInCharge?.includes(departmentId) ?? false);

/** Whose time somebody may extend: the desk that of every side, a department its own. */
export const mayExtend = (actor: Actor, { departmentId }: Pick<Ask, 'departmentId'>): boolean =>
  actsForDesk(actor) || actor.roles.includes('desk_head') || (departmentId !== null && actsFor(actor, departmentId));

function holds(capacity: Capacity, actor: Actor, state: CaseState, profile: Profile): boolean {
  const side = (name: 'desk' | 'department'): boolean =>
    name === 'desk' ? actsForDesk(actor) : holds('lead_department', actor, state, profile);
  const rule = state.stage === 'closed' ? null : stageRuleOf(profile, state.stage);
  switch (capacity) {
    case 'proposer':
      return actor.ownsCase && actor.roles.includes('proposer');
    case 'desk':
      return actsForDesk(actor);
    case 'desk_head':
      return actor.roles.includes('desk_head');
    case 'administrator':
      return actor.roles.includes('administrator');
    case 'asked_department':
      return state.departments.some((part) => part.status === 'asked' && actsFor(actor, part.departmentId));
    case 'any_department':
      return state.departments.some((part) => part.status !== 'refused' && actsFor(actor, part.departmentId));
    case 'lead_department':
      return state.departments.some(
        (part) => part.status === 'taken' && part.lead && actsFor(actor, part.departmentId),
      );
    case 'taking_department':
      return state.departments.some((part) => part.status === 'taken' && actsFor(actor, part.departmentId));
    case 'asked_expert':
      return state.expert.status === 'asked' && state.expert.personId === actor.personId;
    case 'decider':
      return rule !== null && side(rule.decider);
    case 'coordinator_of_stage':
      if (rule === null || rule.coordinate_with === null) return false;
      return rule.coordinate_with === 'desk' ? actsForDesk(actor) : holds('taking_department', actor, state, profile);
    case 'awaited_department':
      return state.asks.some((ask) => ask.holder === 'department' && mayExtend(actor, ask));
    case 'handover':
      return actor.through === 'handover' && actor.roles.includes('administrator');
    case 'system':
      return actor.personId === SYSTEM_ACTOR.personId;
  }
}

/** `assigned_to_another`: it would be theirs to give, were nobody else in charge of that side. */
export type Authority = 'granted' | 'denied' | 'assigned_to_another' | 'on_behalf_denied';

/** Whether this person may give this command on this case, for themselves or for somebody else. */
export function authorityFor(
  kind: CommandKind,
  actor: Actor,
  onBehalfOf: OnBehalfOf | null,
  state: CaseState,
  profile: Profile,
): Authority {
  const rule = COMMAND_RULES[kind];
  if (onBehalfOf !== null) {
    if (!(rule.onBehalfOf?.includes(onBehalfOf.party) ?? false) || !isDesk(actor)) return 'on_behalf_denied';
    return actsForDesk(actor) ? 'granted' : 'assigned_to_another';
  }
  const isGranted = (as: Actor): boolean => rule.by.some((capacity) => holds(capacity, as, state, profile));
  if (isGranted(actor)) return 'granted';
  if (!actor.notInCharge?.length) return 'denied';
  return isGranted({ ...actor, notInCharge: [] }) ? 'assigned_to_another' : 'denied';
}

/** Who gives and withdraws a consent: the proposer, at any time, and the desk with the evidence of what they said. */
export function authorityOverConsents(actor: Actor, onBehalfOf: OnBehalfOf | null): Authority {
  if (onBehalfOf !== null) return onBehalfOf.party === 'proposer' && isDesk(actor) ? 'granted' : 'on_behalf_denied';
  return actor.ownsCase && actor.roles.includes('proposer') ? 'granted' : 'denied';
}

/** For whom the desk may give this command, where the person belongs to the desk. */
export const onBehalfChoices = (kind: CommandKind, actor: Actor): readonly OnBehalfOf['party'][] =>
  isDesk(actor) ? (COMMAND_RULES[kind].onBehalfOf ?? []) : [];

/**
 * How much of a case a relation shows: all of it, what its own proposer may see, what was shared by consent, only the
 * question that was put to an expert (M-28), or nothing at all. What each of them means for a field says
 * domain/field-access.ts.
 */
export const SIGHTS = ['whole', 'own', 'shared', 'question', 'none'] as const;
export type Sight = (typeof SIGHTS)[number];

const SIGHT_THROUGH: Readonly<Record<Relation, Exclude<Sight, 'none'>>> = {
  desk: 'whole',
  auditor: 'whole',
  participant: 'whole',
  own: 'own',
  viewer: 'own',
  section: 'shared',
  partner: 'shared',
  expert: 'question',
};

/** What the proposer's consents open to a person at this moment. Read with the rows they rest on, never kept. */
export interface Sharing {
  /** To other departments of the desk. */
  readonly sections: boolean;
  /** To this person's municipality. */
  readonly partner: boolean;
}

export const NOTHING_SHARED: Sharing = { sections: false, partner: false };

/**
 * In which relations a person stands to a case (idea protection, T-22). A draft that nobody submitted is its author's
 * and their organisation's alone. Who stands in none gets the answer for an unknown id.
 */
export function relationsOf(
  actor: Actor,
  state: CaseState,
  isAuthor: boolean,
  sharing: Sharing = NOTHING_SHARED,
): Relation[] {
  const has = (...roles: readonly Role[]): boolean => roles.some((role) => actor.roles.includes(role));
  const { submitted } = state;
  const holds: Readonly<Record<Relation, boolean>> = {
    desk: isDesk(actor) && (submitted || isAuthor),
    auditor: submitted && has('auditor'),
    participant: submitted && state.departments.some((part) => actor.departmentIds.includes(part.departmentId)),
    own: actor.ownsCase && has('proposer'),
    viewer: actor.ownsCase && has('proposer_viewer'),
    section: submitted && sharing.sections && has('officer', 'leader'),
    partner: submitted && sharing.partner && has('partner'),
    expert: submitted && has('expert') && state.expert?.personId === actor.personId,
  };
  return RELATIONS.filter((relation) => holds[relation]);
}

/** How much of a case somebody sees who stands in these relations. */
export const sightThrough = (relations: readonly Relation[]): Sight =>
  SIGHTS.find((sight) => relations.some((relation) => SIGHT_THROUGH[relation] === sight)) ?? 'none';

/** Commands whose words an expert reads: the question and the advice. */
export const TOLD_TO_EXPERT: ReadonlySet<CommandKind> = new Set<CommandKind>(['request_expert', 'record_advice']);

/** Commands whose words a proposer reads: what is addressed to them, and what they gave themselves. */
export const TOLD_TO_PROPOSER: ReadonlySet<CommandKind> = new Set<CommandKind>([
  'submit',
  'resubmit',
  'answer',
  'convert',
  'withdraw',
  'request_correction',
  'exclude',
  'redirect',
  'close_without_department',
  'decide_feasibility',
  'choose_track',
  'choose_other_method',
  'accept_report',
  'adopt',
  'reject',
  'consent_to_agreement',
  'conclude',
  'lapse',
  'reopen',
  'end_agreement',
  'mark_protected',
  'consult_protection',
  'answer_protection',
  'settle_protection',
]);

/** Whose words about their own time: what is awaited of a side outside the city. */
export const AWAITED_OUTSIDE: Readonly<Partial<Record<AskKind, 'proposer' | 'expert'>>> = {
  correct: 'proposer',
  proposer_consent: 'proposer',
  answer_protection: 'proposer',
  advise: 'expert',
};

/** Whether the words of a command are for a side outside the city. Those of an extension are for whoever is awaited. */
export function isToldOutside(side: 'proposer' | 'expert', kind: CommandKind, input: unknown): boolean {
  if (kind === 'extend_due') {
    const asked = kindOfKey((input as CommandInput<'extend_due'>).ask);
    return asked !== null && AWAITED_OUTSIDE[asked] === side;
  }
  return (side === 'proposer' ? TOLD_TO_PROPOSER : TOLD_TO_EXPERT).has(kind);
}

/** Of these, what is a result for the proposer: told with its reason. */
export const RESULTS: ReadonlySet<CommandKind> = new Set<CommandKind>([
  'answer',
  'exclude',
  'redirect',
  'close_without_department',
  'decide_feasibility',
  'choose_other_method',
  'accept_report',
  'adopt',
  'reject',
  'conclude',
  'lapse',
  'end_agreement',
]);

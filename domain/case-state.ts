import { tokyoDay } from './calendar.js';
import type { IntakeKind, Outcome, Party, Position, ProposalType, Stage } from './stages.js';

/**
 * The state of a case: all that the legality of a move depends on, in codes, ids and dates only. The workflow holds it,
 * the record keeps a copy, and it travels in histories: no text, no name, no criterion may ever stand in it.
 * Plain JSON, so that it survives a payload converter and compares by its canonical text.
 */
export interface CaseState {
  /** What it came in as, or has become. */
  readonly kind: IntakeKind;
  readonly type: ProposalType;
  readonly stage: Position;
  readonly outcome: Outcome | null;
  /** The stage in which the case was closed: where a reopening goes on by default. */
  readonly closedFrom: Stage | null;
  /** Number of the last command taken, settled or refused. */
  readonly last: number;
  /** Number of the last command that was settled: what `expectedVersion` is compared with. */
  readonly lastSettled: number;
  readonly submitted: boolean;
  /** Stage to which the case returns when the proposer has corrected; null when no correction is awaited. */
  readonly correction: { readonly returnTo: Stage } | null;
  readonly departments: readonly DepartmentPart[];
  readonly dialogue: DialogueFacts;
  readonly pilot: PilotFacts;
  readonly evaluation: EvaluationFacts;
  /** Way in which it is carried out, where the desk has several; null until one is chosen. */
  readonly track: string | null;
  readonly expert: ExpertFacts;
  readonly cost: CostFacts;
  readonly procurement: ProcurementFacts;
  readonly agreement: AgreementFacts;
  readonly protection: ProtectionFacts;
  readonly asks: readonly Ask[];
  /** When the city's clock stood, the earliest first; the last one may last. */
  readonly pauses: readonly Pause[];
}

export interface DepartmentPart {
  readonly departmentId: string;
  readonly lead: boolean;
  readonly status: 'asked' | 'taken' | 'refused';
}

/** What dialogues of the present round have brought. */
export interface DialogueFacts {
  readonly held: number;
  /** Proposer and desk have talked (M-21). */
  readonly withDesk: boolean;
  /** All sides that the profile requires took part in one dialogue since the stage was entered. */
  readonly complete: boolean;
  readonly sharedGoal: boolean;
  readonly benefitProposer: boolean;
  readonly benefitMunicipality: boolean;
  readonly roleDivision: boolean;
  readonly riskOwners: boolean;
  readonly feasibilityNote: boolean;
}

/** Advice that was asked for last. */
export interface ExpertFacts {
  readonly round: number;
  readonly status: 'none' | 'asked' | 'advised';
  /** The expert, where they have an account; the desk enters the advice of others. */
  readonly personId: string | null;
}

/** What is known of each trigger of a procurement procedure. */
export interface CostFacts {
  readonly municipalCost: boolean;
  readonly fairnessNeeded: boolean;
  readonly broadRecruitment: boolean;
  readonly natureOfProposal: boolean;
}

export interface PilotFacts {
  readonly round: number;
  readonly status: 'none' | 'planned' | 'running' | 'finished' | 'aborted';
  readonly endsOn: string | null;
}

export interface EvaluationFacts {
  readonly round: number;
  readonly effectRecorded: boolean;
  readonly concurrence: 'open' | 'concurred' | 'objected';
  readonly concurredBy: string | null;
  /** Departments that have concurred, where those that were asked are the ones to concur. */
  readonly departments: readonly string[];
  readonly adopted: boolean;
}

export interface ProcurementFacts {
  readonly fundsSecured: boolean;
  /** Code of the procedure, 'none' when it was decided to hold none, null while undetermined. */
  readonly procedure: string | null;
  readonly result: 'proposer' | null;
}

export interface ConsentMark {
  readonly agreementKind: string;
  /** SHA-256 of the draft's name: both sides must mean the same draft, and its title may tell too much. */
  readonly document: string;
}

export interface AgreementFacts {
  /** Kind that was chosen by or against the rules, where the desk has such rules; null until then. */
  readonly chosenKind: string | null;
  readonly proposerConsent: ConsentMark | null;
  readonly municipalityConsent: ConsentMark | null;
  readonly kind: string | null;
  readonly term: { readonly from: string; readonly to: string } | null;
  readonly nextReviewOn: string | null;
  readonly implemented: boolean;
}

/** What one side wants of an item: that it stays with those who take part, or may be shown to others. */
export type ProtectionView = 'protect' | 'release';

/** An item (a field of the form) of which somebody said something: protected by wish, by agreement, or released. */
export interface ItemProtection {
  readonly item: string;
  readonly standing: 'marked' | 'agreed' | 'released';
}

/** What both sides want of an item that they talk over; null: the proposer has not said. */
export interface ItemView {
  readonly item: string;
  readonly desk: ProtectionView;
  readonly proposer: ProtectionView | null;
}

export interface ProtectionFacts {
  /** Consultations that were begun. */
  readonly round: number;
  readonly items: readonly ItemProtection[];
  /** Items that are talked over; empty: none. */
  readonly consultation: readonly ItemView[];
}

/** What an open ask waits for. */
export const ASK_KINDS = [
  'answer',
  'correct',
  'screen',
  'assign',
  'respond',
  'hold_dialogue',
  'start_pilot',
  'report_pilot',
  'evaluate',
  'concur',
  'decide',
  'choose_track',
  'advise',
  'choose_agreement_kind',
  'secure_funds',
  'determine_procurement',
  'record_procurement',
  'proposer_consent',
  'municipality_consent',
  'conclude',
  'implement',
  'review_agreement',
  'end_agreement',
  'answer_protection',
  'settle_protection',
] as const;
export type AskKind = (typeof ASK_KINDS)[number];

/** An open task, stage deadline or question: who is awaited, since when, until when. */
export interface Ask {
  /** Unique within the case: kind, department and the number of the command that opened it. */
  readonly key: string;
  readonly kind: AskKind;
  readonly holder: Party;
  readonly departmentId: string | null;
  /** Instant (UTC). */
  readonly since: string;
  /** Instant (UTC) at which it falls due; null while the clock stands because the proposer has the ball. */
  readonly until: string | null;
  /** Day from which the business days are counted, and how many: what `replan` counts again. */
  readonly countedFrom: string;
  readonly days: number;
  /** Fixed last day (pilot's end, agreement's term) instead of a count of days from `since`. */
  readonly fixedDay: string | null;
  /** Business days left when the clock was stopped; null while it runs. */
  readonly remainingDays: number | null;
}

/** What an ask waits for, by its key; null where no ask has such a key. */
export const kindOfKey = (key: string): AskKind | null => ASK_KINDS.find((kind) => key.startsWith(`${kind}/`)) ?? null;

/** What is awaited after a step and was not before it. */
export const asksOpened = (before: Pick<CaseState, 'asks'>, after: Pick<CaseState, 'asks'>): Ask[] =>
  after.asks.filter((ask) => !before.asks.some(({ key }) => key === ask.key));

/** Why the city's clock stands: the ball is with the proposer, who was asked to correct. */
export const PAUSE_REASONS = ['correction'] as const;

/** A time in which the city's clock stood: in days of Tokyo, since it is business days that are counted. */
export interface Pause {
  /** What was left on this day was kept. */
  readonly from: string;
  /** Day from which it runs on; null while it stands. */
  readonly to: string | null;
  readonly why: (typeof PAUSE_REASONS)[number];
}

/** Who has the ball: the holders of the open asks, the earliest due leading. */
export interface Ball {
  readonly holder: Party;
  readonly departmentId: string | null;
  readonly since: string;
  readonly until: string | null;
}

const byDue = (a: Ask, b: Ask): number =>
  (a.until ?? '9999').localeCompare(b.until ?? '9999') || a.since.localeCompare(b.since) || a.key.localeCompare(b.key);

/** The ask that leads: the earliest due of those whose clock runs. Null on a closed case or a draft. */
export function leadingAsk(state: CaseState): Ask | null {
  const running = state.asks.filter((ask) => ask.until !== null);
  return [...(running.length > 0 ? running : state.asks)].sort(byDue)[0] ?? null;
}

export function ballOf(state: CaseState): Ball | null {
  const ask = leadingAsk(state);
  return ask && { holder: ask.holder, departmentId: ask.departmentId, since: ask.since, until: ask.until };
}

/** An instant at which somebody is to be told: a rung of an ask's ladder (domain/ladder.ts), or that nothing happens. */
export interface AgendaEntry {
  readonly askKey: string;
  readonly rung: number;
  readonly at: string;
}

/** What stands in the place of an ask's key where the case as a whole stands still. No ask has such a key. */
export const STALLED = 'stalled';

const NO_DIALOGUE: DialogueFacts = {
  held: 0,
  withDesk: false,
  complete: false,
  sharedGoal: false,
  benefitProposer: false,
  benefitMunicipality: false,
  roleDivision: false,
  riskOwners: false,
  feasibilityNote: false,
};

const NO_COST: CostFacts = {
  municipalCost: false,
  fairnessNeeded: false,
  broadRecruitment: false,
  natureOfProposal: false,
};

/** Nobody has concurred, or what they concurred with is no longer what is decided. */
export const NO_CONCURRENCE = { concurrence: 'open', concurredBy: null, departments: [] } as const;

/** What a round of evaluation begins with. */
export const NO_EVALUATION: Omit<EvaluationFacts, 'round'> = {
  effectRecorded: false,
  ...NO_CONCURRENCE,
  adopted: false,
};

export const NO_PROCUREMENT: ProcurementFacts = { fundsSecured: false, procedure: null, result: null };

/** Nobody has agreed to a draft, or what they agreed to is no longer what is meant. */
export const NO_CONSENTS = { proposerConsent: null, municipalityConsent: null } as const;

export const NO_AGREEMENT: AgreementFacts = {
  chosenKind: null,
  ...NO_CONSENTS,
  kind: null,
  term: null,
  nextReviewOn: null,
  implemented: false,
};

/** Nobody said anything about protection. */
export const NOTHING_PROTECTED: ProtectionFacts = { round: 0, items: [], consultation: [] };

/** A draft: nothing submitted, nobody awaited. `municipalCost` is the form's flag or the profile's default. */
export const draftState = (type: ProposalType, municipalCost = false, kind: IntakeKind = 'proposal'): CaseState => ({
  kind,
  type,
  stage: 'intake',
  outcome: null,
  closedFrom: null,
  last: 0,
  lastSettled: 0,
  submitted: false,
  correction: null,
  departments: [],
  dialogue: NO_DIALOGUE,
  pilot: { round: 0, status: 'none', endsOn: null },
  evaluation: { round: 0, ...NO_EVALUATION },
  track: null,
  expert: { round: 0, status: 'none', personId: null },
  cost: { ...NO_COST, municipalCost },
  procurement: NO_PROCUREMENT,
  agreement: NO_AGREEMENT,
  protection: NOTHING_PROTECTED,
  asks: [],
  pauses: [],
});

/** Whether a department leads and has taken the case: before that nobody in the city could carry it out. */
export const hasLead = ({ departments }: Pick<CaseState, 'departments'>): boolean =>
  departments.some((part) => part.lead && part.status === 'taken');

/**
 * A state as this version knows it. A case that began under an earlier one lacks the facts that were not known then: it
 * goes on with what a new case would have.
 */
export function completed(state: CaseState): CaseState {
  const fresh = draftState(state.type);
  const { pauses = pausesBefore(state) }: Partial<Pick<CaseState, 'pauses'>> = state;
  return {
    ...fresh,
    ...state,
    dialogue: { ...fresh.dialogue, ...state.dialogue },
    pilot: { ...fresh.pilot, ...state.pilot },
    evaluation: { ...fresh.evaluation, ...state.evaluation },
    expert: { ...fresh.expert, ...state.expert },
    cost: { ...fresh.cost, ...state.cost },
    procurement: { ...fresh.procurement, ...state.procurement },
    agreement: { ...fresh.agreement, ...state.agreement },
    protection: { ...fresh.protection, ...state.protection },
    pauses,
  };
}

/** What is known of a time in which stops were not noted: one that lasts. */
const pausesBefore = ({ asks }: CaseState): Pause[] =>
  asks
    .filter(({ kind }) => kind === 'correct')
    .map(({ since }) => ({ from: tokyoDay(since), to: null, why: 'correction' }));

/** Canonical text of a state: keys sorted, so that a copy that went through jsonb compares equal. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

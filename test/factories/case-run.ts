import type { z } from 'zod';
import type { Actor } from '../../domain/access.js';
import { tokyoDay } from '../../domain/calendar.js';
import { draftState, type AskKind, type Ask, type CaseState } from '../../domain/case-state.js';
import { COMMAND_INPUTS, type CommandKind, type OnBehalfOf } from '../../domain/commands.js';
import type { Refusal } from '../../domain/errors.js';
import type { Content } from '../../domain/content.js';
import { decide, openActions, refused, type CaseFacts, type Command, type Decision } from '../../domain/process.js';
import {
  criterionKeys,
  criteriaOf,
  decidesInDialogue,
  stageRuleOf,
  type Criterion,
  type Profile,
  type StageRule,
} from '../../domain/profile.js';
import { isKindToBeChosen } from '../../domain/procurement.js';
import type { IntakeKind, ProposalType, Stage } from '../../domain/stages.js';
import { contentFor, D1, D2, DESKS, factsFor, PEOPLE, type DeskName } from './desks.js';

export type RawInput<K extends CommandKind> = z.input<(typeof COMMAND_INPUTS)[K]>;

export interface Circumstances {
  readonly onBehalfOf?: OnBehalfOf;
  readonly occurredOn?: string;
  readonly expectedVersion?: number;
  /** Whoever gives it pushes it to Temporal itself. */
  readonly isPushed?: boolean;
}

/** The criteria of a desk, each answered "does not apply", but for those named. */
export const answers = (profile: Profile, hits: readonly string[] = []) =>
  criterionKeys(criteriaOf(profile)).map((criterion) => ({
    criterion,
    answer: hits.includes(criterion) ? ('hit' as const) : ('clear' as const),
  }));

export const recheck = (profile: Profile, hits: readonly string[] = []) => clear(profile.exclusions.organisation, hits);

/** Each of these criteria answered "does not apply", but for those named. */
export const clear = (criteria: readonly Criterion[], hits: readonly string[] = []) =>
  criterionKeys(criteria).map((criterion) => ({
    criterion,
    answer: hits.includes(criterion) ? ('hit' as const) : ('clear' as const),
  }));

/** What a good dialogue brings, but for the sides: those differ from desk to desk. */
export const AGREED = {
  summary: '目標と役割を確認した。',
  sharedGoal: '放置自転車を半分にする。',
  benefitProposer: '実績になる。',
  benefitMunicipality: '苦情が減る。',
} as const;

export const DRAFT = '協定書案 第1版';

/**
 * One case on its way through `decide`, told as a story: who does what, when. Inputs go through their schemas first,
 * as in the API. A step that was meant to succeed and did not fails the test with the refusal.
 */
export class CaseRun {
  readonly profile: Profile;
  readonly desk: DeskName;
  facts: CaseFacts;
  state: CaseState;
  /** Instant (UTC); the case moves through time only when a test says so. */
  now: string;
  private number = 0;

  constructor(
    desk: DeskName,
    {
      type = 'open_proposal',
      kind = 'proposal',
      profile = DESKS[desk],
      content = {},
      facts = {},
      now = '2026-09-01T01:00:00.000Z',
    }: CaseRunStart = {},
  ) {
    this.desk = desk;
    this.profile = profile;
    this.facts = factsFor(desk, type, { content: contentFor(desk, type, content, kind, profile), ...facts }, profile);
    this.state = draftState(type, this.profile.cost.default_municipal_cost ?? false, kind);
    this.now = now;
  }

  get today(): string {
    return tokyoDay(this.now);
  }

  /** Moves the clock: an instant, or a day at ten in the morning in Tokyo. */
  at(instantOrDay: string): this {
    this.now = instantOrDay.length === 10 ? `${instantOrDay}T01:00:00.000Z` : instantOrDay;
    return this;
  }

  private decided<K extends CommandKind>(
    actor: Actor,
    kind: K,
    input: RawInput<K>,
    circumstances: Circumstances,
  ): Decision {
    this.number += 1;
    const command: Command = {
      kind,
      number: this.number,
      input: COMMAND_INPUTS[kind].parse(input),
      actor,
      onBehalfOf: circumstances.onBehalfOf ?? null,
      receivedAt: this.now,
      occurredOn: circumstances.occurredOn ?? null,
      expectedVersion: circumstances.expectedVersion ?? null,
    };
    return decide(this.state, command, this.facts, this.profile);
  }

  does<K extends CommandKind>(actor: Actor, kind: K, input: RawInput<K>, circumstances: Circumstances = {}): this {
    const decision = this.decided(actor, kind, input, circumstances);
    if (!decision.ok) throw new Error(`${kind} was refused: ${JSON.stringify(decision.refusal)}`);
    this.state = decision.state;
    if (kind === 'resubmit') this.facts = { ...this.facts, content: (input as RawInput<'resubmit'>).content };
    return this;
  }

  /** The refusal of a command that must not succeed. */
  refusal<K extends CommandKind>(
    actor: Actor,
    kind: K,
    input: RawInput<K>,
    circumstances: Circumstances = {},
  ): Refusal {
    const decision = this.decided(actor, kind, input, circumstances);
    if (decision.ok) throw new Error(`${kind} was settled: now ${decision.state.stage}/${decision.state.outcome}`);
    this.state = refused(this.state, this.number);
    return decision.refusal;
  }

  /** Code of the refusal of a command that must not succeed. */
  refusedAs<K extends CommandKind>(actor: Actor, kind: K, input: RawInput<K>, circumstances: Circumstances = {}) {
    return this.refusal(actor, kind, input, circumstances).code;
  }

  /** What becomes of a command: the code of its refusal, or where the case stands then. */
  tries<K extends CommandKind>(actor: Actor, kind: K, input: RawInput<K>, circumstances: Circumstances = {}): string {
    const decision = this.decided(actor, kind, input, circumstances);
    this.state = decision.ok ? decision.state : refused(this.state, this.number);
    return decision.ok ? this.stands : decision.refusal.code;
  }

  /** Stage and, once there is one, outcome. */
  get stands(): string {
    const { stage, outcome } = this.state;
    return outcome === null ? stage : `${stage}/${outcome}`;
  }

  openTo(actor: Actor): CommandKind[] {
    return openActions(this.state, actor, this.facts, this.profile, this.now).map((action) => action.kind);
  }

  askKinds(): AskKind[] {
    return this.state.asks.map((ask) => ask.kind).sort();
  }

  /** The open ask of a kind; fails where there is none. */
  ask(kind: AskKind): Ask {
    const found = this.state.asks.find((ask) => ask.kind === kind);
    if (!found) throw new Error(`nobody is asked to ${kind}: ${this.askKinds().join(', ')}`);
    return found;
  }

  /** Takes the shortest regular way to a stage, with one department that leads. */
  reach(stage: Exclude<Stage, 'intake'>): this {
    const steps: [Stage, () => unknown][] = [
      ['screening', () => this.does(PEOPLE.proposer, 'submit', {})],
      ['matching', () => this.passes()],
      ['dialogue', () => this.isTaken()],
    ];
    if (decidesInDialogue(this.profile)) steps.push([stage, () => this.isDecidedInTalks(stage)]);
    else {
      steps.push(
        ['pilot', () => (stage === 'pilot' ? this.talks('pilot') : undefined)],
        ['evaluation', () => this.talks('evaluation')],
        ['agreement', () => this.isAdopted()],
      );
    }
    for (const [step, take] of steps) {
      take();
      if (step === stage) return this;
    }
    return this;
  }

  private isDecidedInTalks(stage: Stage): this {
    this.talks('stay').isAdopted();
    return this.profile.tracks.length > 0 ? this.takesTrackTo(stage) : this;
  }

  passes(): this {
    if (stageRuleOf(this.profile, 'screening').requires.includes('desk_dialogue')) {
      this.does(PEOPLE.coordinator, 'record_dialogue', {
        heldOn: this.today,
        participants: ['proposer', 'desk'],
        summary: '内容を確認した。',
      });
    }
    return this.does(PEOPLE.coordinator, 'pass_screening', { answers: answers(this.profile), note: '確認した。' });
  }

  /** A department takes it: the one that a posted challenge asked, or the one that the desk chooses. */
  isTaken(): this {
    if (this.state.departments.length === 0) {
      this.does(PEOPLE.coordinator, 'assign_departments', { departments: [{ departmentId: D1, lead: true }] });
    }
    return this.does(this.leadOfficer, 'take_task', {});
  }

  talks(next: 'stay' | 'pilot' | 'evaluation'): this {
    return this.does(this.leadOfficer, 'record_dialogue', this.talk(next));
  }

  /** A dialogue with all sides that brought what any desk asks for. */
  talk(
    next: 'stay' | 'pilot' | 'evaluation',
    changes: Partial<RawInput<'record_dialogue'>> = {},
  ): RawInput<'record_dialogue'> {
    return {
      ...AGREED,
      roleDivision: { proposer: '機器と運用', municipality: '場所と広報' },
      risks: [{ risk: '機器の故障', owner: 'proposer' }],
      feasibilityNote: '双方の体制で進められる。',
      heldOn: this.today,
      participants: ['proposer', 'desk', 'department'],
      next,
      ...changes,
    };
  }

  /** Evaluated where the desk asks for it, concurred with, and adopted: in the evaluation, or where it decides, before. */
  isAdopted(): this {
    const rule = this.ruleHere;
    if (rule.requires.includes('effect_verification')) this.does(this.decider, 'evaluate', EFFECT);
    if (rule.coordinate_with === 'desk') this.does(PEOPLE.deskHead, 'concur', {});
    if (rule.coordinate_with === 'department') this.does(this.leadOfficer, 'concur', {});
    const notes = {
      riskNote: '危険はない。',
      fairnessNote: '公平である。',
      criteria: this.profile.evaluation.criteria.map(({ code }) => ({ criterion: code, finding: '満たす。' })),
    };
    return rule.decisions.includes('adopt')
      ? this.does(this.decider, 'adopt', { reason: '区民の役に立つ。', ...notes })
      : this.does(this.decider, 'decide_feasibility', { feasible: true, reason: '効果がある。', ...notes });
  }

  /** Chooses the first track that begins with this stage. */
  takesTrackTo(stage: Stage): this {
    const track = this.profile.tracks.find((candidate) => candidate.stages[0] === stage);
    if (!track) throw new Error(`no track of ${this.profile.id} begins with ${stage}`);
    return this.does(this.decider, 'choose_track', { track: track.code, reason: '合意した。' });
  }

  /** Which kind of agreement it becomes, where the desk's rules propose one. */
  choosesKind(agreementKind = 'project_agreement'): this {
    if (!isKindToBeChosen(this.state, this.profile)) return this;
    return this.does(PEOPLE.coordinator, 'choose_agreement_kind', {
      agreementKind,
      policyFields: ['welfare'],
      initiatives: 1,
    });
  }

  bothConsent(agreementKind = 'project_agreement', document: string = DRAFT): this {
    return this.does(this.decider, 'consent_to_agreement', { agreementKind, document }).does(
      PEOPLE.proposer,
      'consent_to_agreement',
      { agreementKind, document },
    );
  }

  /** The input with which an agreement is concluded here; a test changes what it is about. */
  conclusion(changes: Partial<RawInput<'conclude'>> = {}): RawInput<'conclude'> {
    return {
      agreementKind: 'project_agreement',
      title: '放置自転車対策に関する協定',
      document: DRAFT,
      scheme: clear(this.profile.exclusions.scheme),
      recheck: recheck(this.profile),
      ...(this.desk === 'minato' ? { instrument: 'memorandum' } : {}),
      ...changes,
    };
  }

  concludes(changes: Partial<RawInput<'conclude'>> = {}): this {
    return this.does(this.decider, 'conclude', this.conclusion(changes));
  }

  /** Who decides in the present stage. */
  get decider(): Actor {
    return this.ruleHere.decider === 'desk' ? PEOPLE.coordinator : this.leadOfficer;
  }

  private get ruleHere(): StageRule {
    if (this.state.stage === 'closed') throw new Error('the case is closed');
    return stageRuleOf(this.profile, this.state.stage);
  }

  get leadOfficer(): Actor {
    const lead = this.state.departments.find((part) => part.lead);
    return lead?.departmentId === D2 ? PEOPLE.officer2 : lead?.departmentId === D1 ? PEOPLE.officer1 : PEOPLE.leader3;
  }
}

export interface CaseRunStart {
  readonly type?: ProposalType;
  readonly kind?: IntakeKind;
  /** Another guideline than the desk's own. */
  readonly profile?: Profile;
  readonly content?: Content;
  readonly facts?: Partial<CaseFacts>;
  readonly now?: string;
}

export const EFFECT = { effect: '放置が三割減った。', effectVerified: true } as const;

export const LETTER: OnBehalfOf = { party: 'proposer', evidence: '9月1日に窓口で受け取った書面' };

/** A case that has reached a stage on the regular way. */
export const caseAt = (desk: DeskName, stage: Exclude<Stage, 'intake'>, start: CaseRunStart = {}): CaseRun =>
  new CaseRun(desk, start).reach(stage);

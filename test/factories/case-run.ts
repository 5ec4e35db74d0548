import type { z } from 'zod';
import type { Actor } from '../../domain/access.js';
import { tokyoDay } from '../../domain/calendar.js';
import { draftState, type AskKind, type Ask, type CaseState } from '../../domain/case-state.js';
import { COMMAND_INPUTS, type CommandKind, type OnBehalfOf } from '../../domain/commands.js';
import type { Refusal } from '../../domain/errors.js';
import { decide, openActions, refused, type CaseFacts, type Command, type Decision } from '../../domain/process.js';
import { criterionKeys, criteriaOf, type Criterion, type Profile } from '../../domain/profile.js';
import type { ProposalType, Stage } from '../../domain/stages.js';
import { D1, D2, DESKS, factsFor, PEOPLE, type DeskName } from './desks.js';

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
    { type = 'open_proposal', facts = {}, now = '2026-09-01T01:00:00.000Z' }: CaseRunStart = {},
  ) {
    this.desk = desk;
    this.profile = DESKS[desk];
    this.facts = factsFor(desk, type, facts);
    this.state = draftState(type, this.profile.cost.default_municipal_cost ?? false);
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
    const steps: readonly [Stage, () => unknown][] = [
      ['screening', () => this.does(PEOPLE.proposer, 'submit', {})],
      ['matching', () => this.passes()],
      ['dialogue', () => this.isTaken()],
      ['pilot', () => (stage === 'pilot' ? this.talks('pilot') : undefined)],
      ['evaluation', () => this.talks('evaluation')],
      ['agreement', () => this.isAdopted()],
    ];
    for (const [step, take] of steps) {
      take();
      if (step === stage) return this;
    }
    return this;
  }

  passes(): this {
    if (this.desk === 'minato') {
      this.does(PEOPLE.coordinator, 'record_dialogue', {
        heldOn: this.today,
        participants: ['proposer', 'desk'],
        summary: '内容を確認した。',
      });
    }
    return this.does(PEOPLE.coordinator, 'pass_screening', { answers: answers(this.profile) });
  }

  /** A department takes it: the one that a posted challenge asked, or the one that the desk chooses. */
  isTaken(): this {
    if (this.state.departments.length === 0) {
      this.does(PEOPLE.coordinator, 'assign_departments', { departments: [{ departmentId: D1, lead: true }] });
    }
    return this.does(this.leadOfficer, 'take_task', {});
  }

  talks(next: 'stay' | 'pilot' | 'evaluation'): this {
    return this.does(this.leadOfficer, 'record_dialogue', {
      ...AGREED,
      heldOn: this.today,
      participants: ['proposer', 'desk', 'department'],
      next,
    });
  }

  /** Evaluated where the desk asks for it, concurred with, and adopted. */
  isAdopted(): this {
    if (this.desk === 'tokorozawa') this.does(this.leadOfficer, 'evaluate', EFFECT).does(PEOPLE.deskHead, 'concur', {});
    else this.does(PEOPLE.deskHead, 'concur', {});
    return this.desk === 'tokorozawa'
      ? this.does(this.leadOfficer, 'decide_feasibility', { feasible: true, reason: '効果がある。' })
      : this.does(this.leadOfficer, 'adopt', { reason: '区民の役に立つ。' });
  }

  bothConsent(agreementKind = 'project_agreement', document: string = DRAFT): this {
    return this.does(this.leadOfficer, 'consent_to_agreement', { agreementKind, document }).does(
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
      recheck: recheck(this.profile),
      ...(this.desk === 'minato' ? { instrument: 'memorandum' } : {}),
      ...changes,
    };
  }

  concludes(changes: Partial<RawInput<'conclude'>> = {}): this {
    return this.does(this.leadOfficer, 'conclude', this.conclusion(changes));
  }

  get leadOfficer(): Actor {
    const lead = this.state.departments.find((part) => part.lead);
    return lead?.departmentId === D2 ? PEOPLE.officer2 : lead?.departmentId === D1 ? PEOPLE.officer1 : PEOPLE.leader3;
  }
}

export interface CaseRunStart {
  readonly type?: ProposalType;
  readonly facts?: Partial<CaseFacts>;
  readonly now?: string;
}

export const EFFECT = { effect: '放置が三割減った。', effectVerified: true } as const;

export const LETTER: OnBehalfOf = { party: 'proposer', evidence: '9月1日に窓口で受け取った書面' };

/** A case that has reached a stage on the regular way. */
export const caseAt = (desk: DeskName, stage: Exclude<Stage, 'intake'>, start: CaseRunStart = {}): CaseRun =>
  new CaseRun(desk, start).reach(stage);

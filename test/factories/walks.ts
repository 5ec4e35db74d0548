import fc from 'fast-check';
import { SYSTEM_ACTOR, type Actor } from '../../domain/access.js';
import { addBusinessDays, addDays, tokyoDay } from '../../domain/calendar.js';
import { draftState, type CaseState } from '../../domain/case-state.js';
import {
  COMMAND_INPUTS,
  COMMAND_KINDS,
  PARTICIPANTS,
  type CommandInput,
  type CommandKind,
  type OnBehalfOf,
} from '../../domain/commands.js';
import type { ErrorCode } from '../../domain/errors.js';
import { isOfCity } from '../../domain/people-rules.js';
import { decide, openActions, refused, type CaseFacts, type Command, type Decision } from '../../domain/process.js';
import { procurementNeeded } from '../../domain/procurement.js';
import { canProtect, consultationOf } from '../../domain/protection.js';
import type { Profile } from '../../domain/profile.js';
import { PROPOSAL_TYPES, type Position, type ProposalType } from '../../domain/stages.js';
import { answers, clear, recheck, type RawInput } from './case-run.js';
import { CHALLENGE, contentFor, DEPARTMENTS, DESKS, digest, factsFor, PEOPLE, type DeskName } from './desks.js';

/**
 * Random walks through the process. A plan is a list of numbers; a walk turns each into who does what with which input,
 * from what is open then. So fast-check can shorten a plan that breaks a property, and its seed tells the whole story.
 */

/** Stands in every text that a walk gives: a state that contains it has let a text through. */
export const CANARY = 'カナリア';
const said = (what: string): string => `${CANARY} ${what}`;

export const EVERYBODY: readonly Actor[] = [
  ...Object.values(PEOPLE),
  { ...PEOPLE.administrator, through: 'handover' },
  SYSTEM_ACTOR,
];

/** A desk in the middle of a case: all that inputs depend on. */
export interface Situation {
  readonly desk: DeskName;
  readonly profile: Profile;
  readonly state: CaseState;
  readonly facts: CaseFacts;
  /** Instant (UTC). */
  readonly now: string;
}

const todayOf = (situation: Situation): string => tokyoDay(situation.now);
const DRAFTS = [said('協定書案 第1版'), said('協定書案 第2版')] as const;
const decidedOn = (situation: Situation, authority: 'mayor' | 'department') => ({
  number: said('第1号'),
  date: todayOf(situation),
  authority,
});

/** What can follow a dialogue, where anything can. */
const FOLLOWS: Partial<Record<Position, readonly ('stay' | 'dialogue' | 'pilot' | 'evaluation')[]>> = {
  dialogue: ['stay', 'evaluation', 'pilot'],
  pilot: ['stay', 'evaluation', 'dialogue'],
  evaluation: ['stay', 'dialogue'],
};

/** Kinds of agreement with drafts, those that a side has already agreed to first. */
function draftsToAgree({ profile, state }: Situation): RawInput<'consent_to_agreement'>[] {
  const all = profile.agreement_kinds.kinds.flatMap(({ code }) =>
    DRAFTS.map((document) => ({ agreementKind: code, document })),
  );
  const { proposerConsent, municipalityConsent } = state.agreement;
  const agreed = all.filter(({ agreementKind, document }) =>
    [proposerConsent, municipalityConsent].some(
      (mark) => mark?.agreementKind === agreementKind && mark.document === digest(document),
    ),
  );
  return [...agreed, ...agreed, ...agreed, ...agreed, ...all];
}

const NOBODY = '00000000-0000-4000-8000-000000000999';

/** Codes of a profile's list; one that it does not know where the desk has none. */
const codesOf = (items: readonly { readonly code: string }[]): string[] =>
  items.length > 0 ? items.map((item) => item.code) : ['none_here'];

const fieldOf = (profile: Profile): string => profile.agreement_kinds.policy_fields[0]?.code ?? 'welfare';

/** The notes that a desk asks for beside a decision. */
const notes = (profile: Profile) => ({
  riskNote: said('リスク'),
  fairnessNote: said('公平'),
  criteria: profile.evaluation.criteria.map(({ code }) => ({ criterion: code, finding: said('所見') })),
});

type Handed = RawInput<'hand_over'>['parts'][number];

const handed = (part: Pick<Handed, 'holder' | 'departmentId'> & Partial<Handed>): RawInput<'hand_over'> => ({
  handoverId: NOBODY,
  effectiveOn: '2027-04-01',
  parts: [{ fromPersonId: null, toPersonId: null, toDepartmentId: null, ...part }],
  note: said('引継ぎ'),
});

type Inputs = { readonly [K in CommandKind]: (situation: Situation) => RawInput<K>[] };

/** For every command, inputs among which one can be carried out wherever the command is open. */
export const SENSIBLE: Inputs = {
  submit: () => [{}],
  resubmit: ({ desk, state }) => [
    { content: contentFor(desk, state.type, { title: said('件名') }) },
    { content: contentFor(desk, state.type, { municipal_cost: true }), note: said('負担あり') },
  ],
  answer: () => [{ message: said('回答') }],
  convert: ({ desk, profile }) =>
    profile.proposal_types.map(({ code: type }) => ({
      type,
      challengeId: type === 'posted_challenge' ? PEOPLE.proposer.personId : null,
      content: contentFor(desk, type, { title: said('件名') }),
    })),
  choose_track: ({ profile }) => codesOf(profile.tracks).map((track) => ({ track, reason: said('理由') })),
  choose_other_method: ({ profile }) =>
    codesOf(profile.other_methods).map((method) => ({ method, reason: said('理由') })),
  request_expert: ({ profile, facts }) =>
    codesOf(profile.experts.kinds).flatMap((expertKind) => [
      { expertKind, question: said('質問') },
      ...facts.expertIds.map((personId) => ({ expertKind, question: said('質問'), personId })),
    ]),
  change_guideline: ({ profile }) => [{ version: profile.version, reason: said('改定') }],
  record_advice: () => [{ advice: said('助言') }],
  accept_report: () => [{ reason: said('報告を確認した') }],
  choose_agreement_kind: ({ profile }) =>
    profile.agreement_kinds.kinds.flatMap(({ code }) => [
      { agreementKind: code, policyFields: [fieldOf(profile)], initiatives: 1 },
      { agreementKind: code, policyFields: [fieldOf(profile)], initiatives: 3, reason: said('理由') },
    ]),
  withdraw: () => [{}, { reason: said('事情') }],
  request_correction: () => [{ message: said('補正') }, { message: said('補正'), fields: ['phone', said('欄')] }],
  pass_screening: ({ profile }) => [{ answers: answers(profile), exceptionReason: said('例外'), note: said('確認') }],
  exclude: ({ profile, ...rest }) => [
    { criteria: ['public_order'], reason: said('該当') },
    { criteria: [], reason: said('該当なしの判断') },
    {
      criteria: [profile.exclusions.proposal.at(-1)?.code ?? ''],
      reason: said('該当'),
      externalDecision: decidedOn({ profile, ...rest }, 'mayor'),
    },
  ],
  redirect: () => [{ section: said('道路課'), reason: said('既存事業') }],
  assign_departments: ({ state, facts }) => [
    ...facts.departmentIds.map((departmentId) => ({ departments: [{ departmentId, lead: true }], note: said('依頼') })),
    ...facts.departmentIds.map((departmentId) => ({ departments: [{ departmentId }] })),
    ...(state.departments.length === 0
      ? [{ departments: facts.departmentIds.map((departmentId, index) => ({ departmentId, lead: index === 0 })) }]
      : []),
  ],
  take_task: ({ state }) => [
    {},
    ...state.departments
      .filter((part) => part.status === 'asked')
      .map(({ departmentId }) => ({ departmentId, note: said('引受け') })),
  ],
  refuse_task: ({ state }) => [
    { reason: said('所管外') },
    ...state.departments
      .filter((part) => part.status !== 'refused')
      .map(({ departmentId }) => ({ departmentId, reason: said('所管外') })),
  ],
  close_without_department: () => [{ reason: said('引受けなし') }],
  record_dialogue: (situation) =>
    (FOLLOWS[situation.state.stage] ?? (['stay'] as const)).map((next) => ({
      heldOn: todayOf(situation),
      participants: ['proposer', 'desk', 'department'],
      summary: said('要旨'),
      sharedGoal: said('目標'),
      benefitProposer: said('利点'),
      benefitMunicipality: said('利点'),
      roleDivision: { proposer: said('提案者の役割'), municipality: said('市の役割') },
      risks: [{ risk: said('リスク'), owner: 'both' as const }],
      feasibilityNote: said('無理がない'),
      next,
    })),
  concur: ({ state }) => [{}, ...state.departments.map(({ departmentId }) => ({ departmentId, note: said('同意') }))],
  object: () => [{ reason: said('反対') }],
  decide_feasibility: ({ profile }) => [
    { feasible: true, reason: said('可'), ...notes(profile) },
    { feasible: true, reason: said('可'), cost: { municipalCost: true }, ...notes(profile) },
    { feasible: true, reason: said('可'), cost: { broadRecruitment: true }, ...notes(profile) },
    { feasible: false, reason: said('否'), ...notes(profile) },
  ],
  start_pilot: (situation) => [
    {
      plan: said('計画'),
      place: said('駅前'),
      startsOn: todayOf(situation),
      endsOn: addDays(todayOf(situation), 40),
      issueKind: 'administrative' as const,
      contributions: situation.profile.pilot.city_contributions.map(({ code }) => ({
        contribution: code,
        status: 'promised' as const,
        needed: true,
      })),
    },
  ],
  finish_pilot: (situation) => [
    {
      report: said('報告'),
      dataVerified: true,
      endedOn: todayOf(situation),
      duties: situation.profile.pilot.operator_duties.map(({ code }) => ({ duty: code, evidence: said('証拠') })),
    },
  ],
  abort_pilot: (situation) => [{ reason: said('故障'), endedOn: todayOf(situation) }],
  evaluate: () =>
    (['decision', 'decision', 'decision', 'pilot', 'dialogue'] as const).map((next) => ({
      effect: said('効果'),
      effectVerified: true,
      next,
    })),
  adopt: ({ profile }) => [
    { reason: said('採用'), ...notes(profile) },
    { reason: said('採用'), cost: { municipalCost: true }, ...notes(profile) },
  ],
  reject: (situation) => [{ reason: said('否'), externalDecision: decidedOn(situation, 'department') }],
  secure_funds: () => [{ source: said('一般会計') }],
  determine_procurement: ({ profile }) => [
    ...profile.procurement.procedures.map(({ code }) => ({ procedure: code, reason: said('費用') })),
    { procedure: 'none', reason: said('少額') },
    { procedure: 'none', reason: said('負担なし'), cost: { municipalCost: false, fairnessNeeded: false } },
    ...profile.procurement.procedures.map(({ code }) => ({
      procedure: code,
      reason: said('公平'),
      cost: { municipalCost: false, fairnessNeeded: true },
    })),
    // Where nothing calls for a procedure and it is not opened by fairness either, a cost does.
    ...profile.procurement.procedures.map(({ code }) => ({
      procedure: code,
      reason: said('費用'),
      cost: { municipalCost: true },
    })),
  ],
  record_procurement_result: () => [
    { selected: 'proposer', reason: said('最高点') },
    { selected: 'other', selectedName: said('Z社'), reason: said('価格') },
    { selected: 'nobody', reason: said('応募なし') },
  ],
  consent_to_agreement: draftsToAgree,
  conclude: (situation) =>
    draftsToAgree(situation).flatMap((draft) => {
      const [instrument] = situation.profile.agreement_kinds.instruments;
      const conclusion = {
        ...draft,
        title: said('協定'),
        reason: said('理由'),
        recheck: recheck(situation.profile),
        scheme: clear(situation.profile.exclusions.scheme),
        ...(instrument && { instrument: instrument.code }),
      };
      const from = todayOf(situation);
      return [conclusion, ...[7, 900].map((days) => ({ ...conclusion, term: { from, to: addDays(from, days) } }))];
    }),
  implement: (situation) => [{ startedOn: todayOf(situation), note: said('開始') }],
  review_agreement: (situation) => [
    { findings: said('順調') },
    { findings: said('更新'), renewUntil: addDays(situation.state.agreement.term?.to ?? todayOf(situation), 400) },
  ],
  end_agreement: () => [{ reason: said('満了') }],
  lapse: () => [{ reason: said('返答なし') }],
  reopen: () => [{ reason: said('異議') }, { reason: said('異議'), stage: 'screening' }],
  replan: () => [{ reason: said('暦の変更') }],
  extend_due: ({ state, facts, ...situation }) => [
    { ask: 'screen/:0:0', until: FAR[2], reason: said('誰も待っていない') },
    ...state.asks.flatMap(({ key, until, fixedDay }) => {
      if (fixedDay !== null) return [];
      const today = todayOf({ state, facts, ...situation });
      const due = until === null ? today : tokyoDay(until);
      const next = addDays(due > today ? due : today, 1);
      return [0, 9].map((days) => ({
        ask: key,
        until: addBusinessDays(facts.calendar, next, days),
        reason: said('もう少し時間が要る'),
      }));
    }),
  ],
  hand_over: ({ state, facts }) => [
    handed({ holder: 'desk', departmentId: null, fromPersonId: NOBODY, toPersonId: PEOPLE.deskHead.personId }),
    ...state.departments.flatMap(({ departmentId }) =>
      facts.departmentIds
        .filter((other) => other !== departmentId)
        .slice(0, 2)
        .map((toDepartmentId) => handed({ holder: 'department', departmentId, toDepartmentId })),
    ),
  ],
  mark_protected: ({ profile }) => itemsOf(profile).map((item) => ({ items: [item], note: said('秘密') })),
  consult_protection: ({ profile }) =>
    (['protect', 'release'] as const).map((view) => ({
      items: itemsOf(profile).map((item) => ({ item, view })),
      message: said('相談'),
    })),
  answer_protection: ({ state, profile }) =>
    (['protect', 'release'] as const).map((view) => ({
      items: (consultationOf(state) === 'none'
        ? itemsOf(profile)
        : state.protection.consultation.map(({ item }) => item)
      ).map((item) => ({ item, view })),
      message: said('返答'),
    })),
  settle_protection: () => [{ reason: said('合意なし') }],
};

/** Two items of every desk's form. */
const itemsOf = (profile: Profile): string[] =>
  profile.form_fields
    .filter(canProtect)
    .slice(0, 2)
    .map(({ key }) => key);

const FAR = ['9999-12-31', '0001-01-01', '2400-02-29'] as const;

/** Inputs that pass their schema and still ask for what must not be, or for what nobody meant. */
const PERVERSE: { readonly [K in CommandKind]?: (situation: Situation) => RawInput<K>[] } = {
  resubmit: () => [
    { content: {} },
    { content: { title: 7, pledges: [said('偽')], municipal_cost: said('はい'), constructor: said('罠') } },
  ],
  pass_screening: ({ profile }) => [
    { answers: [] },
    { answers: answers(profile, ['public_order']), exceptionReason: said('例外') },
    { answers: [...answers(profile), { criterion: said('要件'), answer: 'clear' }] },
    { answers: [...answers(profile), ...answers(profile)].slice(0, 100) },
  ],
  exclude: ({ profile }) => [
    { criteria: [said('要件')], reason: said('該当') },
    { criteria: [profile.exclusions.proposal.at(-1)?.code ?? ''], reason: said('市長に聞かずに') },
    { criteria: profile.exclusions.proposal.map(({ code }) => code), reason: said('すべて') },
  ],
  assign_departments: () => [
    { departments: [{ departmentId: NOBODY, lead: true }] },
    { departments: DEPARTMENTS.map((departmentId) => ({ departmentId, lead: true })) },
    { departments: DEPARTMENTS.map((departmentId) => ({ departmentId })) },
    { departments: [...DEPARTMENTS, ...DEPARTMENTS].map((departmentId) => ({ departmentId })) },
  ],
  take_task: () => [{ departmentId: NOBODY }],
  refuse_task: () => [{ departmentId: NOBODY, reason: said('所管外') }],
  record_dialogue: (situation) => [
    { heldOn: addDays(todayOf(situation), 1), participants: ['proposer', 'desk'], summary: said('明日') },
    ...(['stay', 'dialogue', 'pilot', 'evaluation'] as const).flatMap((next) =>
      [['desk', 'desk'] as const, ['proposer', 'desk'] as const, PARTICIPANTS].map((participants) => ({
        heldOn: FAR[1],
        participants: [...participants],
        summary: said('要旨'),
        next,
        cost: { fairnessNeeded: participants.length > 2 },
      })),
    ),
  ],
  concur: () => [{ externalDecision: { number: said('1'), date: FAR[0], authority: 'desk' } }],
  start_pilot: (situation) => [
    { plan: said('計画'), startsOn: FAR[1], endsOn: FAR[0] },
    { plan: said('計画'), startsOn: FAR[1], endsOn: FAR[1] },
    { plan: said('計画'), startsOn: todayOf(situation), endsOn: addDays(todayOf(situation), -1) },
  ],
  finish_pilot: (situation) => [
    { report: said('報告'), dataVerified: false, endedOn: todayOf(situation) },
    { report: said('報告'), dataVerified: true, endedOn: FAR[0] },
  ],
  evaluate: () => [{ effect: said('費用'), effectVerified: false, cost: { municipalCost: true } }],
  determine_procurement: () => [
    { procedure: said('くじ'), reason: said('くじ'), cost: { municipalCost: true } },
    { procedure: 'none', reason: said('両方'), cost: { municipalCost: true, fairnessNeeded: true } },
  ],
  consent_to_agreement: () => [{ agreementKind: said('握手'), document: said('無題') }],
  conclude: (situation) => [
    { agreementKind: said('握手'), title: said('題'), document: DRAFTS[0] },
    { agreementKind: 'project_agreement', title: said('題'), document: said('別の案'), instrument: said('口頭') },
    ...FAR.map((to) => ({
      agreementKind: 'project_agreement',
      title: said('題'),
      document: DRAFTS[0],
      instrument: 'memorandum',
      recheck: recheck(situation.profile),
      term: { from: FAR[1], to },
    })),
  ],
  implement: () => [{ startedOn: FAR[0] }],
  extend_due: ({ state, ...situation }) =>
    state.asks.flatMap(({ key, until }) =>
      [...FAR, todayOf({ state, ...situation }), tokyoDay(until ?? situation.now), '2049-01-02'].map((day) => ({
        ask: key,
        until: day,
        reason: said('無理な日'),
      })),
    ),
  reopen: () => (['matching', 'dialogue', 'evaluation'] as const).map((stage) => ({ reason: said('異議'), stage })),
  mark_protected: () => [{ items: [said('項目')] }, { items: ['title'] }, { items: ['summary', 'summary'] }],
  consult_protection: () => [{ items: [{ item: said('項目'), view: 'release' }], message: said('相談') }],
  answer_protection: ({ state }) => [
    { items: [{ item: 'summary', view: 'release' }] },
    {
      items: state.protection.consultation
        .slice(1)
        .concat({ item: 'issue', desk: 'release', proposer: null })
        .map(({ item }) => ({ item, view: 'release' as const })),
    },
  ],
  review_agreement: () => FAR.map((renewUntil) => ({ findings: said('更新'), renewUntil })),
};

/** A step of a walk: what was asked for, in which situation, and what came of it. */
export interface Step {
  readonly before: Situation;
  readonly command: Command;
  /** Whether `openActions` offered it. */
  readonly offered: boolean;
  readonly decision: Decision;
  readonly after: CaseState;
}

export interface Plan {
  readonly desk: DeskName;
  readonly type: ProposalType;
  /** Which of the kinds that the desk takes; mostly a proposal. */
  readonly kind: number;
  /** So many steps go straight ahead, with inputs that make sense, before the walk begins to stray. */
  readonly straight: number;
  readonly dice: readonly number[];
}

/** Plans for one desk, the same ones for the same seed. */
export const plansFor = (desk: DeskName, seed: number, count: number): Plan[] =>
  fc.sample(plans(), { seed, numRuns: count }).map((plan) => ({ ...plan, desk }));

export const plans = (most = 60): fc.Arbitrary<Plan> =>
  fc.record({
    desk: fc.constantFrom(...(Object.keys(DESKS) as DeskName[])),
    type: fc.constantFrom(...PROPOSAL_TYPES),
    kind: fc.nat({ max: 11 }),
    straight: fc.nat({ max: 40 }),
    dice: fc.array(fc.nat(), { minLength: 1, maxLength: most, size: 'max' }),
  });

/** A sequence of choices out of one number (mulberry32): the same number, the same choices. */
function diceOf(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

const pick = <T>(roll: (sides: number) => number, from: readonly T[]): T | undefined => from[roll(from.length)];

/** A number seldom given: 0 most of the time, else one of the others. */
const seldom = <T>(roll: (sides: number) => number, often: number, usual: T, others: readonly T[]): T =>
  roll(often) > 0 ? usual : (pick(roll, others) ?? usual);

interface Asked {
  readonly kind: CommandKind;
  readonly actor: Actor;
  readonly onBehalfOf: OnBehalfOf | null;
}

const onBehalf = (party: OnBehalfOf['party']): OnBehalfOf => ({ party, evidence: said('電話') });

/** Everything that is open to somebody now. */
export const offersTo = (situation: Situation, actor: Actor): Asked[] =>
  openActions(situation.state, actor, situation.facts, situation.profile, situation.now).flatMap(
    ({ kind, own, onBehalfOf }) => [
      ...(own ? [{ kind, actor, onBehalfOf: null }] : []),
      ...onBehalfOf.map((party) => ({ kind, actor, onBehalfOf: onBehalf(party) })),
    ],
  );

const same = (a: Asked, b: Asked): boolean =>
  a.kind === b.kind && a.actor === b.actor && a.onBehalfOf?.party === b.onBehalfOf?.party;

/** What soon ends a walk or sends it round in circles, and is therefore taken more seldom than the rest. */
const SELDOM: ReadonlySet<CommandKind> = new Set<CommandKind>([
  'withdraw',
  'exclude',
  'redirect',
  'reject',
  'close_without_department',
  'end_agreement',
  'refuse_task',
  'replan',
  'extend_due',
  'hand_over',
  'change_guideline',
  'object',
  'request_correction',
  'review_agreement',
  'request_expert',
  'choose_other_method',
  'mark_protected',
  'consult_protection',
  'settle_protection',
]);

/** How readily a walk does this here: out of everything that is open to anybody. */
function weightOf(kind: CommandKind, situation: Situation): number {
  const { state, profile } = situation;
  // Where it is a decision, a no is as likely as a yes.
  if (kind === 'reject' && state.stage === 'evaluation') return 12;
  if (kind === 'evaluate' && state.evaluation.effectRecorded) return 6;
  if (kind === 'end_agreement' && (state.agreement.term?.to ?? '9999') <= todayOf(situation)) return 24;
  if (SELDOM.has(kind)) return 1;
  const underWay =
    (kind === 'assign_departments' && state.departments.some((part) => part.status !== 'refused')) ||
    (kind === 'record_dialogue' && state.stage !== 'dialogue' && state.dialogue.withDesk) ||
    (kind === 'determine_procurement' && !procurementNeeded(state, profile)) ||
    (kind === 'consent_to_agreement' && state.agreement.proposerConsent && state.agreement.municipalityConsent);
  return underWay ? 1 : 24;
}

function choose(situation: Situation, roll: (sides: number) => number, goesStraight: boolean): Asked {
  const stray: Asked = {
    kind: pick(roll, COMMAND_KINDS) ?? 'submit',
    actor: pick(roll, EVERYBODY) ?? SYSTEM_ACTOR,
    onBehalfOf: seldom(roll, 4, null, [onBehalf('proposer'), onBehalf('mayor')]),
  };
  if (!goesStraight && roll(10) === 0) return stray;
  const offers = EVERYBODY.flatMap((actor) => offersTo(situation, actor));
  const kinds = [...new Set(offers.map((offer) => offer.kind))];
  const kind = pick(
    roll,
    kinds.flatMap((each) => {
      const weight = weightOf(each, situation);
      return Array.from({ length: goesStraight && weight === 1 ? 0 : weight }, () => each);
    }),
  );
  return (
    pick(
      roll,
      offers.filter((offer) => offer.kind === kind),
    ) ?? stray
  );
}

const parsed = (kind: CommandKind, input: unknown): Command['input'] => COMMAND_INPUTS[kind].parse(input);

export const inputsFor = (kind: CommandKind, situation: Situation): Command['input'][] =>
  SENSIBLE[kind](situation).map((input) => parsed(kind, input));

/** Mostly what makes sense; one in five what passes the schema and makes none. */
function inputFor(
  kind: CommandKind,
  situation: Situation,
  roll: (sides: number) => number,
  goesStraight: boolean,
): Command['input'] {
  const sensible: readonly unknown[] = SENSIBLE[kind](situation);
  if (goesStraight) return parsed(kind, pick(roll, sensible));
  const perverse: readonly unknown[] = PERVERSE[kind]?.(situation) ?? [];
  return parsed(kind, seldom(roll, 5, pick(roll, sensible), perverse));
}

export const commandFor = (situation: Situation, asked: Asked, input: Command['input'], number?: number): Command => ({
  ...asked,
  input,
  number: number ?? situation.state.last + 1,
  receivedAt: situation.now,
  occurredOn: null,
  expectedVersion: null,
});

/** What `openActions` must never offer, only to be told so by `decide`: codes that don't depend on the input. */
export const NOT_OPEN: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'CASE_CLOSED',
  'NOT_CLOSED',
  'NOT_SUBMITTED',
  'ALREADY_SUBMITTED',
  'NOT_OPEN_IN_STAGE',
  'NOT_USED_BY_DESK',
  'ALREADY_CONCLUDED',
  'NOT_CONCLUDED',
  'NOT_AUTHORISED',
  'ON_BEHALF_NOT_ALLOWED',
  'SAME_PERSON',
  'NO_CORRECTION_ASKED',
  'NOT_OVERDUE',
  'NO_DUE_TO_EXTEND',
  'DIALOGUE_REQUIRED',
  'DEPARTMENT_STILL_ASKED',
  'PILOT_NOT_RUNNING',
  'EFFECT_REQUIRED',
  'CONCURRENCE_REQUIRED',
  'ALREADY_CONCURRED',
  'PROCUREMENT_UNDETERMINED',
  'PROCUREMENT_RESULT_MISSING',
  'PROCUREMENT_ALREADY_DETERMINED',
  'FUNDS_NOT_NEEDED',
  'NO_TERM',
  'ALREADY_IMPLEMENTED',
  'NOT_A_PROPOSAL',
  'ALREADY_A_PROPOSAL',
  'FEASIBILITY_DECIDED',
  'FEASIBILITY_UNDECIDED',
  'DEPARTMENT_REQUIRED',
  'EXPERT_ALREADY_ASKED',
  'NO_EXPERT_ASKED',
  'PILOT_NOT_FINISHED',
  'AGREEMENT_KIND_NOT_CHOSEN',
  'AGREEMENT_KIND_FOLLOWS',
  'CONSENT_NOT_NEEDED',
  'CONSULTATION_OPEN',
  'NO_CONSULTATION',
]);

function start({ desk, type, kind: choice }: Plan): Situation {
  const profile = DESKS[desk];
  const kind = profile.intake.kinds[choice] ?? 'proposal';
  return {
    desk,
    profile,
    state: draftState(type, profile.cost.default_municipal_cost ?? false, kind),
    facts: factsFor(desk, type, { content: contentFor(desk, type, {}, kind) }),
    now: '2026-09-01T01:00:00.000Z',
  };
}

const HOURS = 60 * 60 * 1000;

/** Some hours or days later; the facts outside the case can have changed. */
function later(situation: Situation, roll: (sides: number) => number): Situation {
  const hours = seldom(roll, 8, roll(70), [24 * 20, 24 * 90, 24 * 400]);
  const { desk, state, facts } = situation;
  const changes: Partial<CaseFacts> = state.submitted
    ? {}
    : {
        content: seldom(roll, 4, contentFor(desk, state.type, {}, state.kind), [
          contentFor(desk, state.type, { municipal_cost: true }, state.kind),
          contentFor(desk, state.type, { title: '' }, state.kind),
          contentFor(desk, state.type, { org_kind: 'individual' }, state.kind),
          contentFor(desk, state.type, { pledges: [] }, state.kind),
        ]),
        challenge: facts.challenge && seldom(roll, 4, { ...CHALLENGE, closesOn: null }, [CHALLENGE]),
      };
  return {
    ...situation,
    facts: { ...facts, ...changes },
    now: new Date(Date.parse(situation.now) + hours * HOURS).toISOString(),
  };
}

/** Walks a plan from the draft on, one command per number. */
export function walk(plan: Plan): Step[] {
  let situation = start(plan);
  return plan.dice.map((seed, index): Step => {
    const goesStraight = index < plan.straight;
    const roll = diceOf(seed);
    situation = later(situation, roll);
    const before = situation;
    const asked = choose(before, roll, goesStraight);
    const staff = isOfCity(asked.actor);
    const command: Command = {
      ...commandFor(before, asked, inputFor(asked.kind, before, roll, goesStraight)),
      occurredOn:
        staff && !goesStraight
          ? seldom(roll, 16, null, [
              addDays(todayOf(before), -1),
              addDays(todayOf(before), -30),
              addDays(todayOf(before), 1),
            ])
          : null,
      expectedVersion: goesStraight
        ? null
        : seldom(roll, 20, null, [before.state.lastSettled, before.state.lastSettled - 1]),
    };
    const decision = decide(before.state, command, before.facts, before.profile);
    const after = decision.ok ? decision.state : refused(before.state, command.number);
    const content =
      decision.ok && (command.kind === 'resubmit' || command.kind === 'convert')
        ? (command.input as CommandInput<'resubmit' | 'convert'>).content
        : null;
    situation = { ...before, state: after, facts: content ? { ...before.facts, content } : before.facts };
    const offered = offersTo(before, asked.actor).some((offer) => same(offer, asked));
    return { before, command, offered, decision, after };
  });
}

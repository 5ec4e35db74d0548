import { z } from 'zod';
import { COMMAND_KINDS, type CommandKind } from './commands.js';
import { PROPOSAL_TYPES, STAGES, type ProposalType, type Stage } from './stages.js';

/**
 * The schema of a desk's profile (desks/*.yaml): what a guideline says, as far as the engine uses it. Strict: a key
 * that nothing reads is an error, so that nobody believes in a setting without effect.
 * Parameters: requirements, section 3 (numbers in the comments).
 */

const words = z
  .strictObject({ ja: z.string().min(1), en: z.string().min(1) })
  .describe('Wording in Japanese and English');
export type Words = z.output<typeof words>;

/** An item that a document gives: its wording and the section it comes from; null where it is a default of ours. */
const item = {
  code: z.string().regex(/^[a-z][a-z0-9_]*$/, 'a code in snake_case'),
  ja: z.string().min(1),
  en: z.string().min(1),
  source: z.string().min(1).nullable().describe('Section of the source document; null: not in it, our default'),
};

const criterion = z.strictObject({
  ...item,
  judged_by: z.enum(['system', 'desk', 'mayor', 'municipality']),
  parts: z
    .array(z.strictObject(item))
    .min(2)
    .optional()
    .describe('Questions answered one by one; either excludes (a measure in force, or recognised as falling under it)'),
});

const windowRule = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('always_open') }),
  z.strictObject({
    mode: z.literal('per_challenge'),
    default_months: z.int().min(1).max(24).nullable(),
    shorten: z.boolean(),
    extend: z.boolean(),
  }),
]);

const proposalType = z.strictObject({
  code: z.enum(PROPOSAL_TYPES),
  label: words,
  window: windowRule,
  challenge: z.enum(['none', 'self_set', 'published_by_department', 'published_by_city']),
  routing: z.enum(['desk_selects', 'challenge_owner']),
});

export const FIELD_TYPES = [
  'text',
  'textarea',
  'tel',
  'email',
  'select',
  'multiselect',
  'boolean',
  'list',
  'consents',
] as const;

const formField = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9_]*$/, 'a key in snake_case'),
  label: words,
  type: z.enum(FIELD_TYPES),
  required: z.boolean(),
  applies_to: z.enum(PROPOSAL_TYPES).nullable(),
  options: z
    .array(z.strictObject({ code: z.string().min(1), label: words }))
    .min(1)
    .optional(),
  personal: z.boolean().describe('Holds personal data: kept out of the chain’s text and of every history'),
});

export const STAGE_REQUIREMENTS = [
  'desk_dialogue',
  'shared_goal',
  'benefit_proposer',
  'benefit_municipality',
  'effect_verification',
] as const;

const stageRule = z.strictObject({
  code: z.enum(STAGES),
  enabled: z.boolean(),
  optional: z.boolean(),
  decider: z.enum(['desk', 'department']),
  decisions: z.array(z.enum(COMMAND_KINDS as [CommandKind, ...CommandKind[]])),
  requires: z.array(z.enum(STAGE_REQUIREMENTS)).default([]),
  required_participants: z.array(z.enum(['proposer', 'desk', 'department'])).default([]),
  coordinate_with: z.enum(['desk', 'department']).nullable().default(null),
  multiple_departments: z.boolean().optional(),
});
export type StageRule = z.output<typeof stageRule>;

const agreementKind = z.strictObject({
  ...item,
  when: z.enum(['multi_field', 'single_field', 'no_agreement', 'no_cost', 'cost_bearing_after_procurement']),
  reason_required: z.boolean().default(false),
});
export type AgreementKind = z.output<typeof agreementKind>;

export const PROCUREMENT_TRIGGERS = ['municipal_cost', 'fairness_needed'] as const;

const days = (most = 260) => z.int().min(0).max(most);

export const profileSchema = z
  .strictObject({
    schema_version: z.literal(1),
    id: z.string().regex(/^[a-z][a-z0-9-]{1,38}[a-z0-9]$/, 'a short name in lower-case letters'),
    version: z.int().min(1).describe('Version of this profile; a case keeps the one it began under'),
    guideline: z.strictObject({ title: words, issued: z.string().nullable() }),
    municipality: z.strictObject({ name: words, kind: z.enum(['市', '区', '町', '村', '都', '道', '府', '県']) }),
    desk: z.strictObject({ name: words, host_unit: words, scheme_name: words.nullable() }),
    contact: z.strictObject({
      address: z.string().nullable(),
      phone: z.string().nullable(),
      email: z.email().nullable(),
      web_contact: z.string().nullable(),
    }),
    terms: z.strictObject({
      proposer: words,
      department: words,
      challenge: words,
      stages: z.strictObject(Object.fromEntries(STAGES.map((stage) => [stage, words])) as Record<Stage, typeof words>),
      stage_groups: z.array(z.strictObject({ label: words, stages: z.array(z.enum(STAGES)).min(1) })).min(1), // 2
    }),
    intake: z.strictObject({ channels: z.array(z.enum(['form', 'portal', 'direct', 'email', 'phone'])).min(1) }), // 5
    proposal_types: z.array(proposalType).min(1), // 3, 4, 12
    eligibility: z.strictObject({
      organisation_kinds: z.array(z.strictObject(item)).min(1),
      individual: z.strictObject({ allowed: z.boolean(), source: z.string().nullable() }), // 7
      locality: z.strictObject({
        rule: z.enum(['none', 'in_principle']),
        source: z.string().nullable(),
        exception_needs_reason: z.boolean().default(false),
      }), // 8
      can_implement: z.strictObject({ required: z.boolean(), source: z.string().nullable() }), // 9
    }),
    exclusions: z.strictObject({
      proposal: z.array(criterion),
      organisation: z.array(criterion),
      recheck_before_agreement: z.boolean(),
    }), // 10
    pledges: z.array(z.strictObject({ ...item, required: z.boolean() })), // 26
    notices: z.array(z.strictObject(item)),
    form_fields: z.array(formField).min(1),
    stages: z.array(stageRule).length(STAGES.length), // 1, 11, 13, 14, 16, 17
    agreement_kinds: z.strictObject({
      kinds: z.array(agreementKind).min(1),
      instruments: z.array(z.strictObject(item)),
    }), // 19
    procurement: z.strictObject({
      triggers: z.array(z.enum(PROCUREMENT_TRIGGERS)),
      strength: z.enum(['may', 'must']),
      procedures: z.array(z.strictObject(item)),
      funding_first: z.boolean(),
    }), // 20
    cost: z.strictObject({ default_municipal_cost: z.boolean().nullable() }),
    reminders: z.strictObject({
      calendar: z.strictObject({
        national_holidays: z.boolean(),
        year_end: z.strictObject({
          from: z.string().regex(/^\d{2}-\d{2}$/, 'MM-DD'),
          to: z.string().regex(/^\d{2}-\d{2}$/, 'MM-DD'),
        }),
        closed_days: z.array(z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'YYYY-MM-DD')).default([]),
        close_of_business: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM'),
      }),
      screening_due: days(),
      routing_due: days(),
      department_response_due: days(),
      proposer_answer_due: days(),
      dialogue_idle: days(),
      coordination_due: days(),
      pilot_start_due: days(),
      pilot_report_due: days(),
      evaluation_due: days(),
      agreement_due: days(),
      implementation_due: days(),
    }), // 31
    sources: z.array(z.strictObject({ title: z.string().min(1) })).min(1),
  })
  .superRefine((profile, context) => {
    const fault = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
    const unique = (path: (string | number)[], codes: readonly string[]) => {
      const twice = codes.find((code, index) => codes.indexOf(code) !== index);
      if (twice !== undefined) fault(path, `"${twice}" stands here twice; each code once`);
    };
    profile.stages.forEach((stage, index) => {
      if (stage.code !== STAGES[index]) {
        fault(
          ['stages', index, 'code'],
          `expected "${STAGES[index]}": all seven stages in the order ${STAGES.join(', ')}`,
        );
      }
      if (!stage.enabled && !['pilot'].includes(stage.code)) {
        fault(['stages', index, 'enabled'], 'only pilot can be left out; the other stages are needed to decide a case');
      }
    });
    profile.terms.stage_groups
      .flatMap((group) => group.stages)
      .forEach((stage, index, all) => {
        if (all.indexOf(stage) !== index) fault(['terms', 'stage_groups'], `"${stage}" stands in two groups`);
      });
    for (const stage of profile.stages) {
      if (stage.enabled && !profile.terms.stage_groups.some((group) => group.stages.includes(stage.code))) {
        fault(['terms', 'stage_groups'], `stage "${stage.code}" is enabled but stands in no group`);
      }
    }
    profile.proposal_types.forEach((type, index) => {
      // T-08, M-04: a free proposal is taken at any time.
      if (type.code === 'open_proposal' && type.window.mode !== 'always_open') {
        fault(
          ['proposal_types', index, 'window', 'mode'],
          'an open proposal has no closing date; allowed: always_open',
        );
      }
      const published = type.challenge.startsWith('published_');
      if ((type.code === 'posted_challenge') !== published) {
        fault(
          ['proposal_types', index, 'challenge'],
          type.code === 'posted_challenge'
            ? 'allowed: published_by_department, published_by_city'
            : 'allowed: none, self_set',
        );
      }
      if (type.routing === 'challenge_owner' && !published) {
        fault(
          ['proposal_types', index, 'routing'],
          'challenge_owner needs a published challenge; allowed: desk_selects',
        );
      }
    });
    unique(
      ['proposal_types'],
      profile.proposal_types.map((type) => type.code),
    );
    unique(
      ['exclusions'],
      [...profile.exclusions.proposal, ...profile.exclusions.organisation].map((c) => c.code),
    );
    unique(
      ['pledges'],
      profile.pledges.map((pledge) => pledge.code),
    );
    unique(
      ['form_fields'],
      profile.form_fields.map((field) => field.key),
    );
    unique(
      ['agreement_kinds', 'kinds'],
      profile.agreement_kinds.kinds.map((kind) => kind.code),
    );
    unique(
      ['procurement', 'procedures'],
      profile.procurement.procedures.map((procedure) => procedure.code),
    );
    profile.form_fields.forEach((field, index) => {
      // The kinds of organisation stand once, under eligibility.
      if (field.key === 'org_kind' && field.options === undefined) return;
      const wantsOptions = field.type === 'select' || field.type === 'multiselect' || field.type === 'consents';
      if (wantsOptions !== (field.options !== undefined)) {
        fault(
          ['form_fields', index, 'options'],
          wantsOptions ? `a ${field.type} needs options` : `a ${field.type} has none`,
        );
      }
    });
    for (const key of ['title', 'summary', 'org_kind', 'org_name']) {
      if (!profile.form_fields.some((field) => field.key === key && field.required && field.applies_to === null)) {
        fault(['form_fields'], `the field "${key}" must be there, required, for every type`);
      }
    }
    if (profile.procurement.triggers.length > 0 && profile.procurement.procedures.length === 0) {
      fault(['procurement', 'procedures'], 'triggers need at least one procedure');
    }
    if (
      profile.procurement.procedures.length > 0 &&
      !profile.agreement_kinds.kinds.some((kind) => kind.when === 'cost_bearing_after_procurement')
    ) {
      fault(
        ['agreement_kinds', 'kinds'],
        'a procurement procedure needs a kind with when: cost_bearing_after_procurement',
      );
    }
    if (!profile.agreement_kinds.kinds.some((kind) => kind.when !== 'cost_bearing_after_procurement')) {
      fault(['agreement_kinds', 'kinds'], 'at least one kind must be possible without a procurement procedure');
    }
    checkDecisions(profile, fault);
  });

export type Profile = z.output<typeof profileSchema>;

/**
 * The commands without which a stage could not be left: a profile that forgets one would trap its cases. Checked here
 * so that the property "no dead end" holds for every profile that loads, not only for ours.
 */
const NEEDED_DECISIONS: Record<Stage, readonly (readonly CommandKind[])[]> = {
  intake: [['submit']],
  screening: [['pass_screening'], ['exclude', 'redirect']],
  matching: [['assign_departments'], ['take_task'], ['refuse_task'], ['close_without_department']],
  dialogue: [['record_dialogue'], ['reject']],
  pilot: [['start_pilot'], ['finish_pilot'], ['abort_pilot']],
  evaluation: [
    ['decide_feasibility', 'adopt'],
    ['decide_feasibility', 'reject'],
  ],
  agreement: [
    ['consent_to_agreement'],
    ['conclude'],
    ['implement'],
    ['reject'],
    ['review_agreement'],
    ['end_agreement'],
  ],
};

type Fault = (path: (string | number)[], message: string) => void;

function checkDecisions(profile: Profile, fault: Fault): void {
  profile.stages.forEach((stage, index) => {
    if (!stage.enabled) return;
    const needed = [...NEEDED_DECISIONS[stage.code]];
    if (stage.code === 'screening' && stage.requires.includes('desk_dialogue')) needed.push(['record_dialogue']);
    if (stage.code === 'evaluation') {
      if (stage.requires.includes('effect_verification')) needed.push(['evaluate']);
      if (stage.coordinate_with !== null) needed.push(['concur'], ['object']);
    }
    if (stage.code === 'agreement' && profile.procurement.triggers.length > 0) {
      needed.push(['determine_procurement'], ['record_procurement_result']);
      if (profile.procurement.funding_first) needed.push(['secure_funds']);
    }
    for (const choices of needed) {
      if (!choices.some((kind) => stage.decisions.includes(kind))) {
        fault(
          ['stages', index, 'decisions'],
          `stage "${stage.code}" needs ${choices.join(' or ')}: without it a case could not go on`,
        );
      }
    }
  });
}

/** The rule of a stage. Total: the schema guarantees all seven. */
export function stageRuleOf(profile: Profile, stage: Stage): StageRule {
  const rule = profile.stages.find((candidate) => candidate.code === stage);
  if (rule === undefined) throw new Error(`profile ${profile.id} has no stage ${stage}`);
  return rule;
}

export type TypeRule = Profile['proposal_types'][number];

/** The rule of a proposal type, or undefined where this desk does not take that type. */
export const typeRuleOf = (profile: Profile, type: ProposalType): TypeRule | undefined =>
  profile.proposal_types.find((candidate) => candidate.code === type);

export type Criterion = Profile['exclusions']['proposal'][number];

/** Every code that screening must answer: a criterion, or each of its parts as `code.part`. */
export const criterionKeys = (criteria: readonly Criterion[]): string[] =>
  criteria
    .filter((candidate) => candidate.judged_by !== 'system')
    .flatMap((candidate) => candidate.parts?.map((part) => `${candidate.code}.${part.code}`) ?? [candidate.code]);

/** All criteria of a profile, those on the proposal first. */
export const criteriaOf = (profile: Profile): Criterion[] => [
  ...profile.exclusions.proposal,
  ...profile.exclusions.organisation,
];

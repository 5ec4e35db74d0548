import { z } from 'zod';
import { NOTICE_KINDS, type NoticeKind } from './notice-kinds.js';
import { day } from './text.js';
import { CHANNELS, INTAKE_KINDS, PROPOSAL_TYPES, STAGES } from './stages.js';

/**
 * The blocks of a desk's profile (desks/*.yaml). Strict: a key that nothing reads is an error, so that nobody believes
 * in a setting without effect. Numbers in comments: parameters of requirements, section 3.
 */

/** A text of a certain spelling, with the words in which a refusal says what is allowed. */
export const spelled = (pattern: RegExp, allowed: string) => z.string().regex(pattern).meta({ allowed });

/** A text that is there. */
export const filled = spelled(/\S/, 'a text that is not empty');

export const words = z.strictObject({ ja: filled, en: filled }).describe('Wording in Japanese and English');
export type Words = z.output<typeof words>;

const SNAKE_CASE = /^[a-z][a-z0-9_]*$/;

export const code = spelled(SNAKE_CASE, 'a code of lower-case letters, digits and _, beginning with a letter');

const source = filled.nullable().describe('Section of the source document; null: not in it, a default of ours');

/** An item that a document gives: its wording and the section it comes from. */
export const item = { code, ja: filled, en: filled, source };

/** Who can find that a criterion applies. The mayor's finding comes with the reference to a decision. */
export const AUTHORITIES = ['system', 'desk', 'mayor', 'municipality'] as const;

export const criterion = z.strictObject({
  ...item,
  judged_by: z.enum(AUTHORITIES).meta({ allowed: `who finds that it applies: ${AUTHORITIES.join(', ')}` }),
  enabled: z.boolean().default(true).describe('false: stands in the document, and is not asked in screening'),
  parts: z
    .array(z.strictObject(item))
    .min(2)
    .optional()
    .describe('Questions answered one by one; either excludes (a measure in force, or recognised as falling under it)'),
});

export const terms = z.strictObject({
  collaboration: words,
  organisation: words,
  proposer: words,
  department: words,
  challenge: words,
  challenge_owner: words,
  excluded: words,
  stages: z.strictObject(Object.fromEntries(STAGES.map((stage) => [stage, words])) as Record<Stage, typeof words>),
  stage_groups: z.array(z.strictObject({ label: words, stages: z.array(z.enum(STAGES)).min(1) })).min(1), // 2
});

type Stage = (typeof STAGES)[number];

/** Shown as a link: nothing but a page may stand behind it. */
const webAddress = z
  .url({ protocol: /^https?$/ })
  .meta({ allowed: 'a web address that begins with https:// or http://' });

export const contact = z.strictObject({
  postal_code: spelled(/^\d{3}-\d{4}$/, 'a postal code as in 123-4567').nullable(),
  address: filled.nullable(),
  phone: filled.nullable(),
  email: z.email().nullable(),
  web: webAddress.nullable(),
  web_contact: filled.nullable(),
});

export const intake = z.strictObject({
  kinds: z.array(z.enum(INTAKE_KINDS)).min(1), // 6
  channels: z.array(z.enum(CHANNELS)).min(1), // 5
  redirect_existing_work: z
    .boolean()
    .describe('A proposal that is really a request or an opinion on existing work is handed to the section in charge'),
  opens_on: day().nullable().describe('First day of the scheme; null: it runs already'),
});

const windowRule = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('always_open') }),
  z.strictObject({
    mode: z.literal('per_challenge'),
    default_months: z.int().min(1).max(24).nullable(),
    shorten: z.boolean(),
    extend: z.boolean(),
    reasons: z.array(z.strictObject(item)).default([]).describe('Reasons for moving a window; empty: any, in words'),
    period: z
      .strictObject({ from: day(), to: day().nullable() })
      .nullable()
      .default(null)
      .describe('Days within which every window must lie; null: no such limits'),
  }),
]); // 4

export const POSTING_KINDS = ['challenge', 'idea_wanted'] as const;
export type PostingKind = (typeof POSTING_KINDS)[number];

export const proposalType = z.strictObject({
  code: z.enum(PROPOSAL_TYPES),
  label: words, // 3
  window: windowRule,
  challenge: z.enum(['none', 'self_set', 'published_by_department', 'published_by_city']),
  routing: z.enum(['desk_selects', 'challenge_owner']), // 12
  posting_kinds: z.array(z.enum(POSTING_KINDS)).min(1).default(['challenge']),
  examples: z.array(words).default([]).describe('Themes that the document names'),
  url: webAddress.nullable().default(null),
});

export const eligibility = z.strictObject({
  organisation_kinds: z.array(z.strictObject(item)).min(1),
  individual: z.strictObject({ allowed: z.boolean(), sole_proprietor_allowed: z.boolean(), source }), // 7
  locality: z.strictObject({
    rule: z.enum(['none', 'in_principle']),
    source,
    exception_needs_reason: z.boolean().default(false),
  }), // 8
  can_implement: z.strictObject({ required: z.boolean(), source }), // 9
});

export const exclusions = z.strictObject({
  proposal: z.array(criterion),
  organisation: z.array(criterion),
  scheme: z.array(criterion).describe('Asked of the method of collaboration, before an agreement is concluded'),
  recheck_before_agreement: z.boolean(),
}); // 10

export const pledge = z.strictObject({ ...item, required: z.boolean() }); // 26
export const notice = z.strictObject({
  ...item,
  must_be_read: z.boolean().default(false).describe('The proposer confirms having read it before handing in'),
}); // 26

export const FIELD_TYPES = [
  'text',
  'textarea',
  'tel',
  'email',
  'select',
  'multiselect',
  'boolean',
  'list',
  'checklist',
  'consents',
] as const;

const fieldKey = spelled(SNAKE_CASE, 'a key of lower-case letters, digits and _, beginning with a letter');

export const formField = z.strictObject({
  key: fieldKey,
  label: words,
  type: z.enum(FIELD_TYPES),
  required: z.boolean(),
  required_if: fieldKey.optional().describe('Also required when this yes/no field says yes'),
  applies_to: z.enum(PROPOSAL_TYPES).nullable(),
  kinds: z
    .array(z.enum(INTAKE_KINDS))
    .min(1)
    .default(['proposal'])
    .describe('What is asked for it: a consultation needs little more than a name and a way to answer'),
  options: z
    .array(z.strictObject({ code: filled, label: words }))
    .min(1)
    .optional(),
  supports: z
    .array(code)
    .default([])
    .describe('Criteria of screening or of the decision beside which this answer is shown (N-04)'),
  personal: z.boolean().describe('Holds personal data: kept out of the chain’s text and of every history'),
});

export const TRACKS = ['partnership', 'pilot_support'] as const;

export const track = z.strictObject({
  code: z.enum(TRACKS),
  label: words,
  source,
  stages: z.array(z.enum(STAGES)).min(1),
}); // 18

export const RULE_BASES = ['none', 'fields', 'fields_and_initiatives', 'cost'] as const;

const agreementKind = z.strictObject({
  ...item,
  when: z.enum(['multi_field', 'single_field', 'no_agreement', 'no_cost', 'cost_bearing_after_procurement']),
  reason_required: z.boolean().default(false),
});
export type AgreementKind = z.output<typeof agreementKind>;

export const agreementKinds = z.strictObject({
  rule_basis: z.enum(RULE_BASES).describe('What the document derives the kind from; none: it says nothing'),
  kinds: z.array(agreementKind).min(1),
  instruments: z.array(z.strictObject(item)),
  policy_fields: z.array(z.strictObject(item)).describe('Fields one of which an agreement must name; empty: any'),
}); // 19

export const PROCUREMENT_TRIGGERS = [
  'municipal_cost',
  'fairness_needed',
  'broad_recruitment',
  'nature_of_proposal',
] as const;
export type ProcurementTrigger = (typeof PROCUREMENT_TRIGGERS)[number];

const STRENGTHS = ['may', 'must'] as const;

export const procurement = z.strictObject({
  triggers: z.array(z.enum(PROCUREMENT_TRIGGERS)),
  strength: z.enum(STRENGTHS),
  strength_by_trigger: z.partialRecord(z.enum(PROCUREMENT_TRIGGERS), z.enum(STRENGTHS)).default({}),
  procedures: z.array(z.strictObject(item)),
  funding_first: z.boolean(),
  adoption_is_selection: z
    .boolean()
    .describe('true: who was adopted is the partner, and a procedure has no other winner'),
  blocks_direct_agreement_until_determined: z.boolean(),
}); // 20

export const cost = z.strictObject({
  default_municipal_cost: z.boolean().nullable(),
  proposer_bears_preparation: z.boolean(),
});

export const pilot = z.strictObject({
  city_contributions: z.array(z.strictObject({ ...item, places: z.array(words).default([]) })),
  operator_duties: z.array(z.strictObject(item)).describe('Each is shown to be done before a pilot can be finished'),
  cost_rule: z.strictObject({
    default_bearer: z.enum(['operator', 'unspecified']),
    exception: words.nullable().describe('What the city may pay all the same; null: nothing'),
    reason_required: z.boolean(),
    source,
  }),
}); // 21

export const experts = z.strictObject({
  enabled: z.boolean(),
  kinds: z.array(z.strictObject(item)),
  topics: z.array(words),
}); // 15

export const otherMethod = z.strictObject({
  ...item,
  description: words.nullable().default(null).describe('What the method is, for who does not know its name'),
  url: webAddress.nullable().default(null).describe('Page about it'),
}); // 28

export const consent = z.strictObject({
  ...item,
  required: z.boolean(),
  default_value: z.boolean(),
  enabled: z.boolean().default(true),
  covers: z.array(words).default([]),
  regardless_of_decision: z.boolean().default(false),
}); // 22

export const ideaProtection = z.strictObject({
  mode: z.enum(['phase', 'item_by_consultation', 'item_with_spec_consultation', 'approval_for_third_party']),
  protected_until: z.enum(['agreement', 'agreed_release', 'approval']),
  hearing_before_publication: z.boolean(),
  source,
}); // 23

export const disclosure = z.strictObject({
  enabled: z.boolean(),
  default_rule: z.enum(['disclose_except_identifying', 'by_ordinance']),
  hear_proposer: z.boolean(),
  ordinance: words.nullable(),
  source,
}); // 24

export const cityInformation = z.strictObject({ secrecy: z.enum(['absolute', 'unless_approved']), source }); // 25

export const leaders = z.strictObject({
  enabled: z.boolean(),
  label: words.nullable(),
  who: words.nullable(),
  per: words.nullable(),
}); // 29

export const publication = z.strictObject({
  audiences: z.array(z.enum(['internal', 'external'])),
  realised_projects: z.enum(['open_in_principle', 'required', 'required_minus_protected', 'with_consent']),
  unrealised_proposals: z.enum(['never', 'internal_and_partners_with_consent']),
  statistics: z.boolean(),
  channels: z.array(words),
}); // 27

export const events = z.strictObject({
  enabled: z.boolean(),
  kinds: z.array(words),
  invite_from: z.enum(['comprehensive_agreement', 'everybody']).nullable(),
}); // 30

export const survey = z.strictObject({
  enabled: z.boolean(),
  scale: z.int().min(2).max(10),
  top_box: z.array(z.int().min(1)).min(1),
  groups: z.array(words),
}); // 30

export const training = z.strictObject({ enabled: z.boolean(), kinds: z.array(words) }); // 30

export const statistics = z.strictObject({ purposes: z.array(words), measures: z.array(code) });

/** A number of business days; up to a working year. */
export const businessDays = (most = 260) => z.int().min(0).max(most);

const monthDay = z
  .string()
  .refine((value) => {
    const [, month = '', date = ''] = /^(\d{2})-(\d{2})$/.exec(value) ?? [];
    // 29 February is a day of some years.
    const parsed = new Date(`2024-${month}-${date}T00:00:00Z`);
    return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(5, 10) === value;
  })
  .meta({ allowed: "a day of the year that exists, as in '12-29'" });

export const reminders = z.strictObject({
  calendar: z.strictObject({
    national_holidays: z.boolean(),
    year_end: z.strictObject({ from: monthDay, to: monthDay }),
    closed_days: z.array(day()).default([]),
    close_of_business: spelled(/^([01]\d|2[0-3]):[0-5]\d$/, "a time of day between quotes, as in '17:15'"),
  }),
  screening_due: businessDays(),
  first_contact_due: businessDays(),
  routing_due: businessDays(),
  department_response_due: businessDays(),
  proposer_answer_due: businessDays(),
  dialogue_idle: businessDays(),
  coordination_due: businessDays(),
  expert_advice_due: businessDays(),
  pilot_start_due: businessDays(),
  pilot_report_due: businessDays(),
  evaluation_due: businessDays(),
  agreement_due: businessDays(),
  implementation_due: businessDays(),
  disclosure_opinion_due: businessDays(),
  challenge_closing_notice: businessDays(),
  pilot_ending_notice: businessDays(),
  agreement_notice: businessDays(),
  remind_before: businessDays(60).default(1),
  repeat_every: businessDays(),
  max_repeats: z.int().min(0).max(50),
}); // 31

export const ESCALATION_TARGETS = ['assignee', 'coordinator', 'department_manager', 'leader', 'desk_head'] as const;
export type EscalationTarget = (typeof ESCALATION_TARGETS)[number];

export const escalation = z.strictObject({
  stalled_after: businessDays(),
  levels: z
    .array(z.strictObject({ after_due: businessDays(), to: z.enum(ESCALATION_TARGETS) }))
    .min(1)
    .max(10),
  no_department_found: z.strictObject({ after_refusals: z.int().min(1).max(20), to: z.enum(ESCALATION_TARGETS) }),
  officer_transfer: z.strictObject({ successor_required: z.boolean(), handover_note_required: z.boolean() }),
}); // 31

/** Stands in a header: nothing that ends a line, so that no other header can begin in it. */
const line = (most: number) =>
  spelled(
    new RegExp(`^(?=.*\\S)[^\\p{Cc}\\p{Zl}\\p{Zp}]{1,${most}}$`, 'u'),
    `one line of at most ${most} characters that is not empty`,
  );

const lines = (most: number) =>
  spelled(new RegExp(`^(?=[^]*\\S)[^]{1,${most}}$`, 'u'), `a text of at most ${most} characters that is not empty`);

const wording = (text: z.ZodString) => z.strictObject({ ja: text, en: text });

export const mail = z
  .strictObject({
    from_name: wording(line(60)).nullable().default(null).describe('Whom mails are from; null: the city and the desk'),
    footer: wording(lines(1_000))
      .nullable()
      .default(null)
      .describe('What stands beneath; null: the desk, and how to reach it'),
    notices: z
      .partialRecord(
        z.enum(NOTICE_KINDS as [NoticeKind, ...NoticeKind[]]),
        z.strictObject({ subject: wording(line(120)).optional(), intro: wording(lines(2_000)).optional() }),
      )
      .default({})
      .describe('Words of the desk’s own, by kind of notice; what is not here has ours'),
  })
  .prefault({}); // 31

export const retention = z.strictObject({
  case_record_years: z.int().min(1).max(100),
  excluded_or_withdrawn_years: z.int().min(1).max(100),
  personal_data_after_close_years: z.int().min(0).max(100),
  start: z.enum(['end_of_fiscal_year_of_closing', 'day_of_closing']),
}); // 31

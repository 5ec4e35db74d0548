import { z } from 'zod';
import { longestAnswer } from '../../domain/form.js';
import { FIELD_TYPES, stageRuleOf, type Profile } from '../../domain/profile.js';
import { canProtect } from '../../domain/protection.js';
import { STAGES, type Stage } from '../../domain/stages.js';
import {
  daySchema,
  intakeKindSchema,
  postingKindSchema,
  proposalTypeSchema,
  stageSchema,
  wordsSchema as words,
} from './vocabulary.js';

/**
 * A desk's guideline as the public reads it, in the words of desks/*.yaml, so that who knows the file knows the answer.
 * Deadlines of the city's own work, and who decides what, stay inside.
 */

const source = z.string().nullable().describe('Section of the guideline; null: not in it');

const item = z
  .object({
    code: z.string(),
    ja: z.string(),
    en: z.string(),
    source,
  })
  .meta({ id: 'GuidelineItem' });

/** A kind of agreement, in the guideline's words. */
export const agreementKindSchema = item.extend({ when: z.string() }).meta({ id: 'AgreementKind' });

const criterion = item
  .extend({ judged_by: z.string(), parts: z.array(item).optional().describe('Questions answered one by one') })
  .meta({ id: 'Criterion' });

const formField = z
  .object({
    key: z.string(),
    label: words,
    type: z.enum(FIELD_TYPES),
    required: z.boolean(),
    required_if: z.string().optional().describe('Also required when this yes/no field says yes'),
    applies_to: proposalTypeSchema.nullable().describe('Null: every type'),
    kinds: z.array(intakeKindSchema).describe('What is asked for it'),
    options: z.array(z.object({ code: z.string(), label: words })).optional(),
    personal: z.boolean().describe('Holds personal data'),
    longest: z.int().nullable().describe('Most characters of one answer, where it is a text'),
    protectable: z.boolean().describe('The proposer can ask that the answer be protected'),
  })
  .meta({ id: 'FormField' });

const proposalType = z
  .object({
    code: proposalTypeSchema,
    label: words,
    challenge: z.string(),
    routing: z.string().describe('Who finds the department: the desk, or whoever posted the challenge'),
    window: z.object({
      mode: z.string(),
      default_months: z.int().nullable().describe('Calendar months'),
      shorten: z.boolean(),
      extend: z.boolean(),
      reasons: z.array(item).describe('Reasons for moving a window; empty: any, in words'),
      period: z
        .object({ from: daySchema, to: daySchema.nullable() })
        .nullable()
        .describe('Days within which every window lies'),
    }),
    posting_kinds: z.array(postingKindSchema),
    examples: z.array(words).describe('Themes that the document names'),
    url: z.string().nullable(),
  })
  .meta({ id: 'ProposalTypeRule' });

export const deskSchema = z
  .object({
    id: z.string(),
    version: z.int().describe('Version of the profile: a proposal keeps the one it began under'),
    guideline: z.object({ title: words, version: z.string().nullable(), issued: z.string().nullable() }),
    municipality: z.object({ name: words, kind: z.string() }),
    desk: z.object({ name: words, host_unit: words, scheme_name: words.nullable(), roles: z.array(words) }),
    contact: z.object({
      postal_code: z.string().nullable(),
      address: z.string().nullable(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
      web: z.string().nullable(),
      web_contact: z.string().nullable(),
    }),
    languages: z.object({ default: z.string(), available: z.array(z.string()) }),
    terms: z.object({
      collaboration: words,
      organisation: words,
      proposer: words,
      department: words,
      challenge: words,
      challenge_owner: words,
      excluded: words,
      stages: z.object(Object.fromEntries(STAGES.map((stage) => [stage, words])) as Record<Stage, typeof words>),
      stage_groups: z.array(z.object({ label: words, stages: z.array(stageSchema) })),
    }),
    intake: z.object({
      kinds: z.array(intakeKindSchema),
      channels: z.array(z.string()),
      redirect_existing_work: z.boolean(),
      opens_on: daySchema.nullable().describe('First day of the scheme; null: it runs'),
    }),
    proposal_types: z.array(proposalType),
    eligibility: z.object({
      organisation_kinds: z.array(item),
      individual: z.object({ allowed: z.boolean(), sole_proprietor_allowed: z.boolean(), source }),
      locality: z.object({ rule: z.string(), source }),
      can_implement: z.object({ required: z.boolean(), source }),
    }),
    exclusions: z.object({
      proposal: z.array(criterion),
      organisation: z.array(criterion),
      scheme: z.array(criterion).describe('Asked of the way of working together, before an agreement is concluded'),
    }),
    pledges: z.array(item.extend({ required: z.boolean() }).meta({ id: 'Pledge' })),
    notices: z.array(
      item.extend({ must_be_read: z.boolean().describe('Confirmed as read before handing in') }).meta({ id: 'Notice' }),
    ),
    form_fields: z.array(formField),
    matching: z.object({
      targets: z.array(z.enum(['department', 'project'])).describe('What a proposal is matched with'),
      multiple_departments: z.boolean().describe('false: one has the case at a time, and another one replaces it'),
    }),
    tracks: z.array(z.object({ code: z.string(), label: words, stages: z.array(stageSchema), source })),
    agreement_kinds: z.object({
      rule_basis: z.string().describe('What the kind follows from; none: the guideline does not say'),
      kinds: z.array(agreementKindSchema),
      instruments: z.array(item),
      policy_fields: z.array(item),
    }),
    procurement: z.object({
      triggers: z.array(z.string()),
      strength: z.string(),
      strength_by_trigger: z.record(z.string(), z.string()),
      procedures: z.array(item),
      funding_first: z.boolean(),
      adoption_is_selection: z.boolean().describe('false: who is adopted is not yet the partner'),
    }),
    cost: z.object({ default_municipal_cost: z.boolean().nullable(), proposer_bears_preparation: z.boolean() }),
    pilot: z.object({
      city_contributions: z.array(item.extend({ places: z.array(words) }).meta({ id: 'CityContribution' })),
      operator_duties: z.array(item),
      cost_rule: z.object({ default_bearer: z.string(), exception: words.nullable(), source }),
    }),
    evaluation: z.object({ criteria: z.array(item) }),
    experts: z.object({ enabled: z.boolean(), kinds: z.array(item), topics: z.array(words) }),
    other_methods: z.array(
      item.extend({ description: words.nullable(), url: z.string().nullable() }).meta({ id: 'OtherMethod' }),
    ),
    consents: z.array(
      item
        .extend({
          required: z.boolean(),
          default_value: z.boolean(),
          covers: z.array(words),
          regardless_of_decision: z.boolean().describe('Also where the proposal is not adopted'),
        })
        .meta({ id: 'Consent' }),
    ),
    idea_protection: z.object({ mode: z.string(), protected_until: z.string(), source }),
    disclosure: z.object({ enabled: z.boolean(), ordinance: words.nullable(), source }),
    city_information: z.object({ secrecy: z.string(), source }),
    partner_municipalities: z.array(words),
    retention: z.object({
      case_record_years: z.int(),
      excluded_or_withdrawn_years: z.int(),
      personal_data_after_close_years: z.int(),
    }),
    publication: z.object({
      realised_projects: z.string(),
      unrealised_proposals: z.string(),
      statistics: z.boolean(),
      channels: z.array(words),
    }),
    events: z.object({ enabled: z.boolean(), kinds: z.array(words) }),
    sources: z.array(z.object({ title: z.string() })),
    defaults: z
      .array(z.string())
      .describe('Keys of this answer about which the guideline is silent: the desk’s own choice, to be shown as such'),
  })
  .meta({ id: 'Desk' });

/** A window that never closes has no length, and nothing to move. */
const OPEN_WINDOW = { default_months: null, shorten: false, extend: false, reasons: [], period: null };

/** What stands in the guideline and is not asked, nobody has to answer. */
const isAsked = ({ enabled }: { readonly enabled: boolean }): boolean => enabled;

/** The schema is the allow-list: it drops whatever it does not name. */
export const viewDesk = (profile: Profile): z.output<typeof deskSchema> => {
  const { targets, multiple_departments = false } = stageRuleOf(profile, 'matching');
  return deskSchema.parse({
    ...profile,
    proposal_types: profile.proposal_types.map((type) => ({ ...type, window: { ...OPEN_WINDOW, ...type.window } })),
    exclusions: {
      proposal: profile.exclusions.proposal.filter(isAsked),
      organisation: profile.exclusions.organisation.filter(isAsked),
      scheme: profile.exclusions.scheme.filter(isAsked),
    },
    form_fields: profile.form_fields.map((field) => ({
      ...field,
      longest: longestAnswer(field),
      protectable: canProtect(field),
    })),
    matching: { targets, multiple_departments },
    consents: profile.consents.filter(isAsked),
    defaults: profile.defaults.filter((key) => key.split('.')[0]! in deskSchema.shape),
  });
};

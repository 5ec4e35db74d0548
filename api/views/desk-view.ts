import { z } from 'zod';
import { FIELD_TYPES, type Profile } from '../../domain/profile.js';
import { proposalTypeSchema, stageSchema, wordsSchema as words } from './vocabulary.js';

/**
 * A desk's guideline as the public reads it, in the words of desks/*.yaml, so that who knows the file knows the answer.
 * Deadlines of the city's own work, and who decides what, stay inside.
 */

const item = z
  .object({
    code: z.string(),
    ja: z.string(),
    en: z.string(),
    source: z.string().nullable().describe('Section of the guideline; null: not in it'),
  })
  .meta({ id: 'GuidelineItem' });

const criterion = item
  .extend({ judged_by: z.string(), parts: z.array(item).optional().describe('Questions answered one by one') })
  .meta({ id: 'Criterion' });

const formField = z
  .object({
    key: z.string(),
    label: words,
    type: z.enum(FIELD_TYPES),
    required: z.boolean(),
    applies_to: proposalTypeSchema.nullable().describe('Null: every type'),
    options: z.array(z.object({ code: z.string(), label: words })).optional(),
    personal: z.boolean().describe('Holds personal data'),
  })
  .meta({ id: 'FormField' });

export const deskSchema = z
  .object({
    id: z.string(),
    version: z.int().describe('Version of the profile: a proposal keeps the one it began under'),
    guideline: z.object({ title: words, issued: z.string().nullable() }),
    municipality: z.object({ name: words, kind: z.string() }),
    desk: z.object({ name: words, host_unit: words, scheme_name: words.nullable() }),
    contact: z.object({
      address: z.string().nullable(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
      web_contact: z.string().nullable(),
    }),
    terms: z.object({
      proposer: words,
      department: words,
      challenge: words,
      stage_groups: z.array(z.object({ label: words, stages: z.array(stageSchema) })),
    }),
    intake: z.object({ channels: z.array(z.string()) }),
    proposal_types: z.array(
      z.object({
        code: proposalTypeSchema,
        label: words,
        challenge: z.string(),
        window: z.object({ mode: z.string(), default_months: z.int().nullable() }),
      }),
    ),
    eligibility: z.object({
      organisation_kinds: z.array(item),
      individual: z.object({ allowed: z.boolean() }),
      locality: z.object({ rule: z.string() }),
      can_implement: z.object({ required: z.boolean() }),
    }),
    exclusions: z.object({ proposal: z.array(criterion), organisation: z.array(criterion) }),
    pledges: z.array(item.extend({ required: z.boolean() }).meta({ id: 'Pledge' })),
    notices: z.array(item),
    form_fields: z.array(formField),
    agreement_kinds: z.object({ kinds: z.array(item), instruments: z.array(item) }),
    procurement: z.object({ procedures: z.array(item) }),
  })
  .meta({ id: 'Desk' });

/** The schema is the allow-list: it drops whatever it does not name. */
export const viewDesk = (profile: Profile): z.output<typeof deskSchema> =>
  deskSchema.parse({
    ...profile,
    proposal_types: profile.proposal_types.map((type) => ({
      ...type,
      window: { default_months: null, ...type.window },
    })),
  });

import { z } from 'zod';
import type { FieldError } from './errors.js';
import type { Profile } from './profile.js';
import { fieldErrorsOf } from './problems.js';
import type { ProposalType } from './stages.js';
import { codePoints } from './text.js';

/**
 * The intake form of a desk as zod schemas, made from the profile's `form_fields`: one for a draft, where anything may
 * still be missing, and one for what is handed in.
 */

type Field = Profile['form_fields'][number];

/** Content of a proposal: values by form-field key, plus the pledges that were accepted. */
export type Content = Readonly<Record<string, unknown>>;

const LIMITS = { text: 200, textarea: 20_000, tel: 40, email: 254 } as const;

const limited = (max: number) =>
  z.string().refine((value) => codePoints(value) <= max, { params: { code: 'TOO_LONG', max } });

const filled = <T extends z.ZodType<string>>(schema: T) =>
  schema.refine((value) => value.trim().length > 0, { params: { code: 'REQUIRED' } });

/** Kinds of organisation that the form knows. An individual is known so that the refusal can say why. */
const organisationKinds = (profile: Profile): string[] => [
  ...new Set([...profile.eligibility.organisation_kinds.map((kind) => kind.code), 'individual']),
];

type Completeness = 'draft' | 'complete';

/** A draft may leave blank what is asked for, and hold an address that is half typed. */
function schemaOf(field: Field, profile: Profile, completeness: Completeness): z.ZodType {
  const mustBeFilled = field.required && completeness === 'complete';
  const codes = (field.options ?? []).map((option) => option.code);
  switch (field.type) {
    case 'text':
    case 'textarea':
    case 'tel': {
      const schema = limited(LIMITS[field.type]);
      return mustBeFilled ? filled(schema) : schema;
    }
    case 'email':
      return completeness === 'draft' ? limited(LIMITS.email) : z.email().max(LIMITS.email);
    case 'select':
      return z.enum(field.key === 'org_kind' ? organisationKinds(profile) : codes);
    case 'multiselect':
      return z
        .array(z.enum(codes))
        .min(mustBeFilled ? 1 : 0)
        .max(codes.length);
    case 'boolean':
      return z.boolean();
    case 'list':
      return z
        .array(completeness === 'draft' ? limited(LIMITS.text) : filled(limited(LIMITS.text)))
        .min(mustBeFilled ? 1 : 0)
        .max(50);
    case 'consents':
      return z.partialRecord(z.enum(codes), z.boolean());
  }
}

export const fieldsFor = (profile: Profile, type: ProposalType): Field[] =>
  profile.form_fields.filter((field) => field.applies_to === null || field.applies_to === type);

/** Schema of a content: `draft` lets everything be absent, `complete` asks for what the desk requires. */
export function contentSchema(profile: Profile, type: ProposalType, completeness: Completeness): z.ZodType<Content> {
  const shape: Record<string, z.ZodType> = {};
  for (const field of fieldsFor(profile, type)) {
    const schema = schemaOf(field, profile, completeness);
    shape[field.key] = completeness === 'complete' && field.required ? schema : schema.optional();
  }
  const pledges = profile.pledges.map((pledge) => pledge.code);
  const accepted = pledges.length > 0 ? z.array(z.enum(pledges)).max(pledges.length) : z.array(z.never()).max(0);
  shape['pledges'] = accepted.optional().describe('Codes of the pledges accepted');
  return z.strictObject(shape);
}

/** What is missing or wrong in a content that is to be handed in; field paths start with `content.`. */
export function checkContent(profile: Profile, type: ProposalType, content: Content): FieldError[] {
  const parsed = contentSchema(profile, type, 'complete').safeParse(content, { reportInput: true });
  const errors = parsed.success ? [] : fieldErrorsOf(parsed.error, ['content']);
  const accepted = Array.isArray(content['pledges']) ? (content['pledges'] as unknown[]) : [];
  for (const pledge of profile.pledges) {
    if (pledge.required && !accepted.includes(pledge.code)) {
      errors.push({ field: `content.pledges.${pledge.code}`, code: 'PLEDGE_REQUIRED' });
    }
  }
  if (content['org_kind'] === 'individual' && !profile.eligibility.individual.allowed) {
    errors.push({ field: 'content.org_kind', code: 'INDIVIDUAL_NOT_ELIGIBLE' });
  }
  if (profile.eligibility.can_implement.required && content['can_implement'] === false) {
    errors.push({ field: 'content.can_implement', code: 'CAN_IMPLEMENT_REQUIRED' });
  }
  return errors;
}

/** Whether the content names a base within the municipality; a desk that has no such rule never asks. */
export const needsLocalityException = (profile: Profile, content: Content): boolean =>
  profile.eligibility.locality.rule === 'in_principle' &&
  profile.eligibility.locality.exception_needs_reason &&
  (typeof content['local_base'] !== 'string' || content['local_base'].trim().length === 0);

import { z } from 'zod';
import { consentsIn } from './consents.js';
import { isFieldAsked, type Content } from './content.js';
import { ineligibleBecause, LONE_PROPOSERS } from './eligibility.js';
import type { FieldError } from './errors.js';
import type { Profile } from './profile.js';
import { canProtect, MARKED_FIELDS } from './protection.js';
import { fieldErrorsOf } from './problems.js';
import type { IntakeKind, ProposalType } from './stages.js';
import { codePoints } from './text.js';

/**
 * The intake form of a desk as zod schemas, made from the profile's `form_fields`: one for a draft, where anything may
 * still be missing, and one for what is handed in.
 */

type Field = Profile['form_fields'][number];

const LIMITS = { text: 200, textarea: 20_000, tel: 40, email: 254 } as const;

/** How many characters one answer may have; null: it is no text. */
export const longestAnswer = ({ type }: Pick<Field, 'type'>): number | null =>
  type === 'list' ? LIMITS.text : type in LIMITS ? LIMITS[type as keyof typeof LIMITS] : null;

const limited = (max: number) =>
  z.string().refine((value) => codePoints(value) <= max, { params: { code: 'TOO_LONG', max } });

const filled = <T extends z.ZodType<string>>(schema: T) =>
  schema.refine((value) => value.trim().length > 0, { params: { code: 'REQUIRED' } });

/** Kinds of organisation that the form knows. Those that may be refused are known so that the refusal can say why. */
const organisationKinds = (profile: Profile): string[] => [
  ...new Set([...profile.eligibility.organisation_kinds.map((kind) => kind.code), ...LONE_PROPOSERS]),
];

/** Consents that the desk asks for now. */
const consentCodes = (profile: Profile): string[] =>
  profile.consents.filter((consent) => consent.enabled).map((consent) => consent.code);

const NOT_AN_EMAIL = { params: { code: 'NOT_AN_EMAIL' } };
const isBlankOrEmail = (value: string): boolean => value === '' || z.email().safeParse(value).success;

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
      if (completeness === 'draft') return limited(LIMITS.email);
      // A field that may stay empty is left empty by most forms, not left out.
      return mustBeFilled ? z.email().max(LIMITS.email) : limited(LIMITS.email).refine(isBlankOrEmail, NOT_AN_EMAIL);
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
    case 'checklist': {
      const answers = z.partialRecord(z.enum(codes), z.enum(['yes', 'no']));
      if (!mustBeFilled) return answers;
      return answers.check(({ value, issues }) => {
        for (const code of codes) {
          if (value[code] === undefined) {
            issues.push({ code: 'custom', path: [code], params: { code: 'REQUIRED' }, input: value });
          }
        }
      });
    }
    case 'consents': {
      const asked = consentCodes(profile);
      return asked.length > 0 ? z.partialRecord(z.enum(asked), z.boolean()) : z.strictObject({});
    }
  }
}

/** Fields that are asked for. */
export const fieldsFor = (profile: Profile, type: ProposalType, kind: IntakeKind = 'proposal'): Field[] =>
  profile.form_fields.filter((field) => isFieldAsked(field, { kind, type }));

/** Schema of a content: `draft` lets everything be absent, `complete` asks for what the desk requires. */
export function contentSchema(
  profile: Profile,
  type: ProposalType,
  completeness: Completeness,
  kind: IntakeKind = 'proposal',
): z.ZodType<Content> {
  const shape: Record<string, z.ZodType> = {};
  for (const field of fieldsFor(profile, type, kind)) {
    const schema = schemaOf(field, profile, completeness);
    shape[field.key] = completeness === 'complete' && field.required ? schema : schema.optional();
  }
  // T-44: pledges are asked for only when it is a proposal.
  const isProposal = kind === 'proposal';
  const accepted = codesOf(isProposal ? profile.pledges : []);
  shape['pledges'] = accepted.optional().describe('Codes of the pledges accepted');
  const read = codesOf(isProposal ? profile.notices : []);
  shape['notices_read'] = read.optional().describe('Codes of the notices that were read');
  const protectable = fieldsFor(profile, type, kind).filter((field) => isProposal && canProtect(field));
  const marked = codesOf(protectable.map(({ key }) => ({ code: key })));
  shape[MARKED_FIELDS] = marked.optional().describe('Keys of the fields whose answers are to be protected');
  return z.strictObject(shape);
}

const codesOf = (items: readonly { readonly code: string }[]): z.ZodType =>
  items.length > 0 ? z.array(z.enum(items.map((item) => item.code))).max(items.length) : z.array(z.never()).max(0);

const isBlank = (value: unknown): boolean =>
  value === undefined || value === false || (typeof value === 'string' && value.trim().length === 0);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** What is missing or wrong in a content that is to be handed in; field paths start with `content.`. */
export function checkContent(
  profile: Profile,
  type: ProposalType,
  content: Content,
  kind: IntakeKind = 'proposal',
): FieldError[] {
  const parsed = contentSchema(profile, type, 'complete', kind).safeParse(content, { reportInput: true });
  const errors = parsed.success ? [] : fieldErrorsOf(parsed.error, ['content']);
  for (const field of fieldsFor(profile, type, kind)) {
    if (field.required_if === undefined || content[field.required_if] !== true) continue;
    if (isBlank(content[field.key])) errors.push({ field: `content.${field.key}`, code: 'REQUIRED' });
  }
  return kind === 'proposal' ? [...errors, ...checkEligibility(profile, content)] : errors;
}

/** What is asked of a proposal beyond its fields: pledges, notices, consents, and who may propose. */
function checkEligibility(profile: Profile, content: Content): FieldError[] {
  const errors: FieldError[] = [];
  const read = listOf(content['notices_read']);
  for (const notice of profile.notices) {
    if (notice.must_be_read && !read.includes(notice.code)) {
      errors.push({ field: `content.notices_read.${notice.code}`, code: 'NOTICE_NOT_READ' });
    }
  }
  for (const { code, given } of consentsIn(profile, content)) {
    const isRequired = profile.consents.some((consent) => consent.code === code && consent.enabled && consent.required);
    if (isRequired && !given) errors.push({ field: `content.consents.${code}`, code: 'CONSENT_REQUIRED' });
  }
  const accepted = listOf(content['pledges']);
  for (const pledge of profile.pledges) {
    if (pledge.required && !accepted.includes(pledge.code)) {
      errors.push({ field: `content.pledges.${pledge.code}`, code: 'PLEDGE_REQUIRED' });
    }
  }
  return [...errors, ...ineligibleBecause(profile.eligibility, content)];
}

/** Whether the content names a base within the municipality; a desk that has no such rule never asks. */
export const needsLocalityException = (profile: Profile, content: Content): boolean =>
  profile.eligibility.locality.rule === 'in_principle' &&
  profile.eligibility.locality.exception_needs_reason &&
  (typeof content['local_base'] !== 'string' || content['local_base'].trim().length === 0);

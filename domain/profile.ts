import { z } from 'zod';
import { COMMAND_KINDS, type CommandKind } from './commands.js';
import { askedCriteria } from './criteria.js';
import * as parts from './profile-parts.js';
import { STAGES, type ProposalType, type Stage } from './stages.js';

export { FIELD_TYPES, PROCUREMENT_TRIGGERS, type AgreementKind, type Words } from './profile-parts.js';

/** The schema of a desk's profile (desks/*.yaml): what a guideline says, as far as the engine uses it. */

export const STAGE_REQUIREMENTS = [
  'desk_dialogue',
  'issue',
  'shared_goal',
  'benefit_proposer',
  'benefit_municipality',
  'role_division',
  'risk_owners',
  'feasibility_note',
  'issue_kind',
  'effect_verification',
  'criteria_answers',
  'risk_note',
  'fairness_note',
] as const;
export type StageRequirement = (typeof STAGE_REQUIREMENTS)[number];

/** Also the name of the desk's file, and part of its addresses. */
export const DESK_ID = /^[a-z][a-z0-9-]{1,38}[a-z0-9]$/;

const stageRule = z.strictObject({
  code: z.enum(STAGES),
  enabled: z.boolean(),
  optional: z.boolean().describe('pilot: a case may go on to evaluation without one'),
  mode: z.enum(['step', 'track']).default('step').describe('track: entered only by choosing its track'), // 1
  decider: z.enum(['desk', 'department']), // 17
  decisions: z.array(z.enum(COMMAND_KINDS as [CommandKind, ...CommandKind[]])),
  requires: z.array(z.enum(STAGE_REQUIREMENTS)).default([]), // 11 and others
  required_participants: z.array(z.enum(['proposer', 'desk', 'department'])).default([]), // 14
  coordinate_with: z
    .enum(['desk', 'department'])
    .nullable()
    .default(null)
    .describe('Whose concurrence comes before the decision; department: every one that was asked'), // 17
  feasibility_decision: z.boolean().default(false).describe('Whether it can be done is decided in this stage'), // 16
  multiple_departments: z.boolean().optional(),
  targets: z.array(z.enum(['department', 'project'])).default(['department']), // 13
  parallel_with: z.literal('dialogue').nullable().default(null).describe('matching: goes on beside the dialogue'), // 11
  both_parties_sign: z.boolean().default(true).describe('agreement: the proposer’s consent is needed as well'),
});
export type StageRule = z.output<typeof stageRule>;

/**
 * The shape alone. What goes beyond a single key (profile-checks.ts) is asked of a file, not of a version that a desk has
 * in force: a check that a release adds must not make a running case unreadable.
 */
export const profileSchema = z.strictObject({
  schema_version: z.literal(1),
  id: parts.spelled(DESK_ID, 'a short name of 3 to 40 lower-case letters, digits and hyphens, as in aomori'),
  version: z.int().min(1).describe('Version of this profile; a case keeps the one it began under'),
  guideline: z.strictObject({ title: parts.words, version: parts.filled.nullable(), issued: parts.filled.nullable() }),
  municipality: z.strictObject({
    name: parts.words,
    kind: z.enum(['市', '区', '町', '村', '都', '道', '府', '県']),
  }),
  desk: z.strictObject({
    name: parts.words,
    host_unit: parts.words,
    scheme_name: parts.words.nullable(),
    roles: z.array(parts.words),
  }),
  contact: parts.contact,
  languages: z.strictObject({ default: z.enum(['ja', 'en']), available: z.array(z.enum(['ja', 'en'])).min(1) }),
  terms: parts.terms,
  intake: parts.intake,
  proposal_types: z.array(parts.proposalType).min(1),
  eligibility: parts.eligibility,
  exclusions: parts.exclusions,
  pledges: z.array(parts.pledge),
  notices: z.array(parts.notice),
  form_fields: z.array(parts.formField).min(1),
  stages: z.array(stageRule).length(STAGES.length),
  tracks: z.array(parts.track),
  agreement_kinds: parts.agreementKinds,
  procurement: parts.procurement,
  cost: parts.cost,
  pilot: parts.pilot,
  evaluation: z.strictObject({ criteria: z.array(z.strictObject(parts.item)) }),
  experts: parts.experts,
  other_methods: z.array(parts.otherMethod),
  consents: z.array(parts.consent),
  idea_protection: parts.ideaProtection,
  disclosure: parts.disclosure,
  city_information: parts.cityInformation,
  partner_municipalities: z.array(parts.words),
  leaders: parts.leaders,
  reminders: parts.reminders,
  escalation: parts.escalation,
  mail: parts.mail,
  retention: parts.retention,
  publication: parts.publication,
  events: parts.events,
  survey: parts.survey,
  training: parts.training,
  statistics: parts.statistics,
  sources: z.array(z.strictObject({ title: parts.filled })).min(1),
  defaults: z
    .array(z.string())
    .default([])
    .describe('Keys whose lines carry `# default`: the document is silent there. Read from the file, never written'),
});

export type Profile = z.output<typeof profileSchema>;

/** The rule of a stage. Total: the schema guarantees all seven. */
export function stageRuleOf(profile: Profile, stage: Stage): StageRule {
  const rule = profile.stages.find((candidate) => candidate.code === stage);
  if (rule === undefined) throw new Error(`profile ${profile.id} has no stage ${stage}`);
  return rule;
}

/** The heading under which a stage stands, with all its stages: a desk that merges two shows them as one. */
export function headingOf(profile: Profile, stage: Stage): { label: parts.Words; stages: readonly Stage[] } {
  const group = profile.terms.stage_groups.find((candidate) => candidate.stages.includes(stage));
  return group ?? { label: profile.terms.stages[stage], stages: [stage] };
}

export type TypeRule = Profile['proposal_types'][number];

/** The rule of a proposal type, or undefined where this desk does not take that type. */
export const typeRuleOf = (profile: Profile, type: ProposalType): TypeRule | undefined =>
  profile.proposal_types.find((candidate) => candidate.code === type);

export type Criterion = Profile['exclusions']['proposal'][number];

/** Every code that screening must answer: a criterion, or each of its parts as `code.part`. */
export const criterionKeys = (criteria: readonly Criterion[]): string[] =>
  askedCriteria(criteria).map(({ key }) => key);

/** All criteria of a profile, those on the proposal first. */
export const criteriaOf = (profile: Profile): Criterion[] => [
  ...profile.exclusions.proposal,
  ...profile.exclusions.organisation,
];

/** Where a desk decides whether it can be done (事業化・実施の可否). */
export const decidesInDialogue = (profile: Profile): boolean => stageRuleOf(profile, 'dialogue').feasibility_decision;

/** Departments are found beside the dialogue, not before it. */
export const matchesInDialogue = (profile: Profile): boolean =>
  stageRuleOf(profile, 'matching').parallel_with === 'dialogue';

/** Stages that belong to a track; empty where the desk has none of that code. */
export const stagesOfTrack = (profile: Profile, track: string): readonly Stage[] =>
  profile.tracks.find((candidate) => candidate.code === track)?.stages ?? [];

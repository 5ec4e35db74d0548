import { z } from 'zod';
import type { EntityManager } from 'typeorm';
import { CONSENT } from '../../domain/consents.js';
import { formValue } from '../../domain/form-value.js';
import {
  HEARING_ANSWERS,
  needsConsentToPublish,
  pageOf,
  PROGRESS,
  progressOf,
  unpublishableBecause,
  type Page,
} from '../../domain/publication.js';
import type { ErrorCode } from '../../domain/errors.js';
import type { Profile } from '../../domain/profile.js';
import type { ProposalEntity, PublicationEntity } from '../../entities/index.js';
import { consentInForce } from '../../entities/records/consents.js';
import { describeProblem, refusalSchema } from '../problem.js';
import { daySchema, wordsSchema } from './vocabulary.js';

export const hearingAnswerSchema = z.enum(HEARING_ANSWERS).meta({ id: 'HearingAnswer' });

const labelled = { key: z.string(), label: wordsSchema };

/** The page of a realised case. It is read from the case each time: nothing that is kept back later stays on it. */
const page = {
  title: z.string(),
  organisation: z.string().nullable(),
  summary: z.string().nullable().describe('Null: not given, or protected'),
  items: z
    .array(z.object({ ...labelled, value: formValue }).meta({ id: 'InitiativeItem' }))
    .describe('What else is shown'),
  progress: z
    .enum(PROGRESS)
    .meta({ id: 'Progress' })
    .describe('concluded: agreed on; implemented: being carried out; ended: over'),
};

export const initiativeSchema = z
  .object({ id: z.uuid(), ...page, publishedAt: z.iso.datetime() })
  .meta({ id: 'Initiative', description: 'A realised initiative, without what is protected' });
export type Initiative = z.output<typeof initiativeSchema>;

export const publicationSchema = z
  .object({
    page: z.object(page).describe('The page as everybody would read it now'),
    withheld: z
      .array(z.object({ key: z.string(), label: wordsSchema }))
      .describe('Items that are kept back because they are protected, or talked over'),
    consentNeeded: z.boolean().describe('It rests on the proposer’s consent to publication'),
    problem: refusalSchema.nullable().describe('Why nobody can read it now; null: it can be published'),
    published: z
      .object({
        at: z.iso.datetime(),
        hearing: z
          .object({ heldOn: daySchema, answer: hearingAnswerSchema, note: z.string().nullable() })
          .nullable()
          .describe('Null: nobody had to be heard'),
      })
      .nullable(),
  })
  .meta({ id: 'Publication' });
export type PublicationView = z.output<typeof publicationSchema>;

/** Why a case has no page at this moment; null: it may have one. */
export async function problemOf(
  manager: EntityManager,
  { deskId, id, state }: ProposalEntity,
  profile: Profile,
): Promise<ErrorCode | null> {
  const isConsented =
    !needsConsentToPublish(profile) || (await consentInForce(manager, deskId, id, CONSENT.publication));
  return unpublishableBecause(state, profile, { isConsented });
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

function viewPage({ content, state }: ProposalEntity, { shown }: Page): z.output<z.ZodObject<typeof page>> {
  const summary = shown.find(({ field }) => field.key === 'summary');
  return {
    title: textOf(content['title']) ?? '',
    organisation: textOf(content['org_name']),
    summary: textOf(summary?.value),
    items: shown
      .filter((item) => item !== summary)
      .map(({ field, value }) => ({ key: field.key, label: { ...field.label }, value })),
    progress: progressOf(state),
  };
}

export const viewInitiative = (proposal: ProposalEntity, profile: Profile, row: PublicationEntity): Initiative => ({
  id: row.id,
  ...viewPage(proposal, pageOf(profile, proposal.state, proposal.type, proposal.content)),
  publishedAt: row.publishedAt.toISOString(),
});

export async function viewPublication(
  manager: EntityManager,
  proposal: ProposalEntity,
  profile: Profile,
  row: PublicationEntity | null,
): Promise<PublicationView> {
  const shown = pageOf(profile, proposal.state, proposal.type, proposal.content);
  const problem = await problemOf(manager, proposal, profile);
  return {
    page: viewPage(proposal, shown),
    withheld: shown.withheld.map(({ key, label }) => ({ key, label: { ...label } })),
    consentNeeded: needsConsentToPublish(profile),
    problem: problem && describeProblem(problem, []),
    published: row && {
      at: row.publishedAt.toISOString(),
      hearing:
        row.heardOn !== null && row.hearingAnswer !== null
          ? { heldOn: row.heardOn, answer: row.hearingAnswer, note: row.hearingNote }
          : null,
    },
  };
}

import { randomUUID } from 'node:crypto';
import { IsNull, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { tokyoDay } from '../../domain/calendar.js';
import { DomainError } from '../../domain/errors.js';
import { day, text } from '../../domain/text.js';
import { DeskEntity, FollowUpEntity, ProposalEntity, PublicationEntity } from '../../entities/index.js';
import { appendAudit } from '../../entities/records/audit.js';
import { finishFollowUp } from '../../entities/records/follow-ups.js';
import { loadProfile } from '../../entities/records/profiles.js';
import { withDesk } from '../../entities/with-desk.js';
import type { AtCase } from '../callers.js';
import { cutPage, isInstant, readCursor } from '../cursor.js';
import { INITIATIVES, PUBLICATION, PUBLICATION_ENDED } from '../examples/answers.js';
import { caseParams, DEFAULT_PAGE, deskParams, nextPage, pageQuery } from '../params.js';
import { notFound } from '../problem.js';
import { defineRoute, reply } from '../route.js';
import {
  hearingAnswerSchema,
  initiativeSchema,
  problemOf,
  publicationSchema,
  viewInitiative,
  viewPublication,
  type Initiative,
  type PublicationView,
} from '../views/publication-view.js';

const findOpen = (manager: EntityManager, deskId: string, proposalId: string): Promise<PublicationEntity | null> =>
  manager.findOneBy(PublicationEntity, { deskId, proposalId, endedAt: IsNull() });

const viewNow = async ({ manager, deskId, proposal, profile }: AtCase): Promise<PublicationView> =>
  viewPublication(manager, proposal, profile, await findOpen(manager, deskId, proposal.id));

const preview = defineRoute({
  name: 'GET /proposals/{id}/publication',
  operationId: 'previewPublication',
  tag: 'Proposals',
  summary: 'The page of a case as everybody would read it, and what is kept back',
  description:
    'Made from the case as it is now: items that are protected or talked over are not on it. `problem` says why nobody can read it.',
  params: caseParams,
  responses: { 200: { description: 'The page', schema: publicationSchema, examples: { preview: PUBLICATION } } },
  handler: async ({ openCase }) => reply(200, await openCase(viewNow)),
});

const hearing = z
  .strictObject({
    heldOn: day().describe('Day on which the proposer was heard, not after today'),
    answer: hearingAnswerSchema,
    note: text(4000).optional(),
  })
  .meta({ id: 'Hearing', description: 'What the proposer said about the publication' });

const publish = defineRoute({
  name: 'POST /proposals/{id}/publication',
  operationId: 'publishProposal',
  tag: 'Proposals',
  summary: 'Publish what was realised',
  description:
    'Protected items do not hinder it: they are kept back. Where the guideline asks for it, the proposer is heard first; where it rests on the proposer’s consent, that is looked at in the same transaction, and again at each reading.',
  params: caseParams,
  body: z.strictObject({ hearing: hearing.optional() }).meta({ id: 'NewPublication' }),
  bodyExamples: { heard: { hearing: { heldOn: '2027-04-20', answer: 'no_objection' } } },
  problems: [
    'NOT_USED_BY_DESK',
    'DATE_IN_FUTURE',
    'NOT_REALISED',
    'CONSENT_NOT_IN_FORCE',
    'HEARING_REQUIRED',
    'ALREADY_PUBLISHED',
  ],
  responses: { 201: { description: 'The page', schema: publicationSchema, examples: { published: PUBLICATION } } },
  handler: async ({ body, now, openCase }) => {
    const work = async (at: AtCase): Promise<PublicationView> => {
      const { manager, deskId, proposal, profile, person } = at;
      const problem = await problemOf(manager, proposal, profile);
      if (problem) throw new DomainError(problem);
      if (await findOpen(manager, deskId, proposal.id)) throw new DomainError('ALREADY_PUBLISHED');
      const heard = body.hearing ?? null;
      if (heard === null && profile.idea_protection.hearing_before_publication) {
        throw new DomainError('HEARING_REQUIRED', [{ field: 'hearing', code: 'REQUIRED' }]);
      }
      if (heard && heard.heldOn > tokyoDay(now.toISOString())) {
        throw new DomainError('DATE_IN_FUTURE', [{ field: 'hearing.heldOn', code: 'DATE_IN_FUTURE' }]);
      }
      const id = randomUUID();
      await manager.insert(PublicationEntity, {
        ...{ deskId, id, proposalId: proposal.id, publishedAt: now, publishedBy: person.personId },
        ...{ heardOn: heard?.heldOn ?? null, hearingAnswer: heard?.answer ?? null, hearingNote: heard?.note ?? null },
        ...{ endedAt: null, endedBy: null, endReason: null },
      });
      await appendAudit(manager, {
        deskId,
        chain: proposal.id,
        action: 'publication.published',
        at: now,
        personId: person.personId,
        facts: { publication: id, heardOn: heard?.heldOn ?? null, answer: heard?.answer ?? null },
        ...(heard?.note !== undefined && { words: { note: heard.note } }),
      });
      const task = await manager.findOneBy(FollowUpEntity, {
        ...{ deskId, proposalId: proposal.id, kind: 'publish' as const },
        ...{ doneAt: IsNull(), droppedAt: IsNull() },
      });
      if (task) await finishFollowUp(manager, proposal, task.id, { personId: person.personId, note: null, now });
      return viewNow(at);
    };
    return reply(201, await openCase(work, { lock: true }));
  },
});

const end = defineRoute({
  name: 'POST /proposals/{id}/publication/end',
  operationId: 'endPublication',
  tag: 'Proposals',
  summary: 'Take the page of a case back, with a reason',
  description: 'It is gone with the answer. That it was published, and why no longer, stays on record.',
  params: caseParams,
  body: z.strictObject({ reason: text(2000) }).meta({ id: 'PublicationEnd' }),
  bodyExamples: { 'taken back': { reason: '提案者の申し出による。' } },
  problems: ['NOT_PUBLISHED'],
  responses: {
    200: {
      description: 'The page as it would be',
      schema: publicationSchema,
      examples: { 'taken back': PUBLICATION_ENDED },
    },
  },
  handler: async ({ body, now, openCase }) => {
    const work = async (at: AtCase): Promise<PublicationView> => {
      const { manager, deskId, proposal, person } = at;
      const open = await findOpen(manager, deskId, proposal.id);
      if (!open) throw new DomainError('NOT_PUBLISHED');
      const ended = { endedAt: now, endedBy: person.personId, endReason: body.reason };
      await manager.update(PublicationEntity, { deskId, id: open.id }, ended);
      await appendAudit(manager, {
        deskId,
        chain: proposal.id,
        action: 'publication.ended',
        at: now,
        personId: person.personId,
        facts: { publication: open.id },
        words: { reason: body.reason },
      });
      return viewNow(at);
    };
    return reply(200, await openCase(work, { lock: true }));
  },
});

/** Read from the case each time: what is protected, taken back or no longer consented to is gone at once. */
async function readInitiative(manager: EntityManager, row: PublicationEntity): Promise<Initiative[]> {
  const { deskId, proposalId } = row;
  const proposal = await manager.findOneByOrFail(ProposalEntity, { deskId, id: proposalId });
  const profile = await loadProfile(manager, deskId, proposal.profileVersion);
  if ((await problemOf(manager, proposal, profile)) !== null) return [];
  return [viewInitiative(proposal, profile, row)];
}

const list = defineRoute({
  name: 'GET /desks/{desk}/initiatives',
  operationId: 'listInitiatives',
  tag: 'Desks',
  summary: 'What was realised, the latest publication first',
  description: 'Without signing in. A page may hold fewer than its limit: what was taken back is left out.',
  params: deskParams,
  query: z.strictObject(pageQuery),
  responses: {
    200: {
      description: 'Realised initiatives, without what is protected',
      schema: z.object({ initiatives: z.array(initiativeSchema), next: nextPage }).meta({ id: 'InitiativePage' }),
      examples: { 'one page': INITIATIVES },
    },
  },
  handler: async ({ params, query, deps }) => {
    const deskId = params.desk;
    const from = readCursor(query.cursor, isInstant);
    const limit = query.limit ?? DEFAULT_PAGE;
    const body = await withDesk(deps.dataSource, { deskId }, async (manager) => {
      if (!(await manager.existsBy(DeskEntity, { id: deskId }))) throw notFound('desk');
      const search = manager
        .createQueryBuilder(PublicationEntity, 'publication')
        .where('publication.desk_id = :deskId and publication.ended_at is null', { deskId })
        .orderBy('publication.publishedAt', 'DESC')
        .addOrderBy('publication.id', 'ASC')
        .limit(limit + 1);
      if (from) {
        search.andWhere(
          '(publication.published_at < :at or (publication.published_at = :at and publication.id > :id))',
          { ...from },
        );
      }
      const { page, next } = cutPage(await search.getMany(), limit, ({ publishedAt, id }) => ({
        at: publishedAt.toISOString(),
        id,
      }));
      const initiatives: Initiative[] = [];
      for (const row of page) initiatives.push(...(await readInitiative(manager, row)));
      return { initiatives, next };
    });
    return reply(200, body);
  },
});

export const publicationRoutes = [preview, publish, end, list];

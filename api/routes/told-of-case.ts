import { z } from 'zod';
import { noticeRule } from '../../domain/notice-kinds.js';
import { recordAccess } from '../../entities/records/audit.js';
import { findToldOfCase, type ToldOfCase } from '../../entities/records/told-of-case.js';
import { cutPage, isInstant, readCursor } from '../cursor.js';
import { TOLD_OF_CASE } from '../examples/audit.js';
import { caseParams, DEFAULT_PAGE, nextPage, pageQuery } from '../params.js';
import { defineRoute, reply } from '../route.js';
import { noticeKindSchema } from '../views/preferences-view.js';
import { partySchema, wordsSchema } from '../views/vocabulary.js';
import { mailStatusSchema } from './mails.js';

/** Who was told what of a case, and whether it reached them. */

const toldPerson = z.object({ id: z.uuid(), name: z.string() }).meta({ id: 'ToldPerson' });

const told = z
  .object({
    id: z.uuid(),
    at: z.iso.datetime(),
    kind: noticeKindSchema,
    label: wordsSchema,
    recipient: partySchema.describe('The side that was told'),
    departmentId: z.uuid().nullable(),
    person: toldPerson.nullable().describe('Null: whoever was of the side'),
    commandId: z.uuid().nullable().describe('The command that it tells of'),
    mails: z
      .array(
        z.object({
          person: toldPerson,
          status: mailStatusSchema,
          code: z.string().nullable().describe('Why it was not sent, or not yet'),
          sentAt: z.iso.datetime().nullable(),
        }),
      )
      .describe('What became of it by mail; a mail that went out long ago is not kept'),
  })
  .meta({ id: 'AuditedNotice', description: 'Something that somebody was told of a case' });

const viewTold = (row: ToldOfCase): z.output<typeof told> => ({
  id: row.id,
  at: row.createdAt.toISOString(),
  kind: row.kind,
  label: { ...noticeRule(row.kind).label },
  recipient: row.recipient,
  departmentId: row.departmentId,
  person: row.person,
  commandId: row.commandId,
  mails: row.mails.map(({ person, status, code, sentAt }) => ({
    ...{ person, status, code },
    sentAt: sentAt && new Date(sentAt).toISOString(),
  })),
});

const list = defineRoute({
  name: 'GET /audit/proposals/{id}/notices',
  operationId: 'listAuditedNotices',
  tag: 'Audit',
  summary: 'Who was told what of a case, the latest first',
  description:
    'Every notice that was written about the case, to whichever side, with what became of it by mail. The reading itself is noted.',
  params: caseParams,
  query: z.strictObject(pageQuery),
  responses: {
    200: {
      description: 'A page; `next` is the cursor of the following one, null on the last',
      schema: z.object({ notices: z.array(told), next: nextPage }).meta({ id: 'AuditedNoticePage' }),
      examples: { 'one notice': TOLD_OF_CASE },
    },
  },
  handler: async ({ account, query, now, openCase }) =>
    reply(
      200,
      await openCase(async ({ manager, deskId, proposal, person }) => {
        const limit = query.limit ?? DEFAULT_PAGE;
        const before = readCursor(query.cursor, isInstant);
        const found = await findToldOfCase(manager, { deskId, proposalId: proposal.id }, { before, limit: limit + 1 });
        const { page, next } = cutPage(found, limit, ({ createdAt, id }) => ({ at: createdAt.toISOString(), id }));
        await recordAccess(manager, {
          ...{ deskId, at: now, personId: person.personId, accountId: account.accountId },
          ...{ action: list.name, proposalId: proposal.id, code: null },
        });
        return { notices: page.map(viewTold), next };
      }),
    ),
});

export const toldOfCaseRoutes = [list];

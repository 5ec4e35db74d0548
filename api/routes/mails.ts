import { z } from 'zod';
import { DomainError } from '../../domain/errors.js';
import { NOTICE_KINDS } from '../../domain/notice-kinds.js';
import { MAIL_STATUSES } from '../../entities/index.js';
import { appendAudit, DESK_CHAIN } from '../../entities/records/audit.js';
import { findMail, listMails, sendAgain, type RecordedMail } from '../../entities/records/mails.js';
import { cutPage, isInstant, readCursor } from '../cursor.js';
import { MAIL, MAILS } from '../examples/mails.js';
import { DEFAULT_PAGE, deskParams, nextPage, pageQuery } from '../params.js';
import { notFound } from '../problem.js';
import { defineRoute, reply } from '../route.js';

/** What was mailed, and what could not be: nobody is to wait for a mail that never went out. */

export const mailStatusSchema = z.enum(MAIL_STATUSES).meta({ id: 'MailStatus' });

const mailSchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(NOTICE_KINDS as [string, ...string[]]),
    status: mailStatusSchema,
    code: z
      .string()
      .nullable()
      .describe('Why it was not sent, or not yet: SMTP_550 is what the mail server answered, others are words of ours'),
    attempts: z.int(),
    person: z.object({ id: z.uuid(), name: z.string() }).meta({ id: 'MailRecipient' }).describe('Whom it is for'),
    number: z.string().nullable().describe('受付番号 of the case that it is about'),
    createdAt: z.iso.datetime(),
    lastAttemptAt: z.iso.datetime().nullable(),
    sentAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Mail', description: 'A notice on its way to one person' });

const viewMail = (mail: RecordedMail): z.output<typeof mailSchema> => ({
  id: mail.id,
  kind: mail.kind,
  status: mail.status,
  code: mail.code,
  attempts: mail.attempts,
  person: { id: mail.personId, name: mail.name },
  number: mail.number,
  createdAt: mail.createdAt.toISOString(),
  lastAttemptAt: mail.lastAttemptAt?.toISOString() ?? null,
  sentAt: mail.sentAt?.toISOString() ?? null,
});

const list = defineRoute({
  name: 'GET /desks/{desk}/mails',
  operationId: 'listMails',
  tag: 'Notices',
  summary: 'Mails of a desk, the latest first: those that failed, where nothing else is asked for',
  description:
    '`failed`: refused for good, or tried for two days. `dropped`: nobody could be written to any more, or there was nothing left to say. A mail that a server took and sent back later (a bounce) is `sent` here: it comes to the mailbox of the sender.',
  params: deskParams,
  query: z.strictObject({ ...pageQuery, status: mailStatusSchema.default('failed') }),
  responses: {
    200: {
      description: 'A page; `next` is the cursor of the following one, null on the last',
      schema: z.object({ mails: z.array(mailSchema), next: nextPage }).meta({ id: 'MailPage' }),
      examples: { 'one that was refused': MAILS },
    },
  },
  handler: async ({ manager, deskId, query }) => {
    const limit = query.limit ?? DEFAULT_PAGE;
    const before = readCursor(query.cursor, isInstant);
    const found = await listMails(manager, deskId, { status: query.status, before, limit: limit + 1 });
    const { page, next } = cutPage(found, limit, ({ createdAt, id }) => ({ at: createdAt.toISOString(), id }));
    return reply(200, { mails: page.map(viewMail), next });
  },
});

const retry = defineRoute({
  name: 'POST /desks/{desk}/mails/{mailId}/retry',
  operationId: 'retryMail',
  tag: 'Notices',
  summary: 'Send a mail again that failed',
  description: 'When its address was put right, or the server takes it now. It says what is true when it goes.',
  params: deskParams.extend({
    mailId: z
      .uuid()
      .describe('Id of the mail')
      .meta({ examples: [MAIL.id] }),
  }),
  problems: ['MAIL_NOT_FAILED'],
  responses: { 200: { description: 'It waits to be sent', schema: mailSchema, examples: { waits: MAIL } } },
  handler: async ({ manager, deskId, person, params, now }) => {
    const { mailId } = params;
    if (!(await findMail(manager, deskId, mailId))) throw notFound('mailId');
    if (!(await sendAgain(manager, deskId, mailId))) throw new DomainError('MAIL_NOT_FAILED');
    await appendAudit(manager, {
      ...{ deskId, chain: DESK_CHAIN, action: 'mail.retried', at: now, personId: person.personId },
      facts: { mail: mailId },
    });
    const mail = await findMail(manager, deskId, mailId);
    if (!mail) throw notFound('mailId');
    return reply(200, viewMail(mail));
  },
});

export const mailRoutes = [list, retry];

import { z } from 'zod';
import { addDays, tokyoDay, tokyoInstant } from '../../domain/calendar.js';
import { DomainError } from '../../domain/errors.js';
import { MESSAGE_CLASS, RECORDED, sees, type RecordedClass } from '../../domain/field-access.js';
import {
  LONGEST_MESSAGE,
  MESSAGE_AUDIENCES,
  MOST_MESSAGES_A_DAY,
  writingSideOf,
  type MessageAudience,
} from '../../domain/messages.js';
import { text } from '../../domain/text.js';
import { MessageEntity } from '../../entities/index.js';
import { listMessages, markRead, readStanding, writeMessage, writtenSince } from '../../entities/records/messages.js';
import { recordIdOf } from '../../entities/records/record-id.js';
import type { AtCase } from '../callers.js';
import { claimKey, digestOf, findClaim, readIdempotencyKey } from '../commands/idempotency.js';
import { cutPage, isInstant, readCursor } from '../cursor.js';
import { MESSAGE, MESSAGES } from '../examples/notices.js';
import { caseParams, DEFAULT_PAGE, nextPage, pageQuery } from '../params.js';
import { ApiProblem, invalid } from '../problem.js';
import { defineRoute, reply } from '../route.js';
import { messageAudienceSchema, messageSchema, viewMessage } from '../views/message-view.js';
import { loadNames } from '../views/people-view.js';

/** The dialogue of a case beside its commands: it moves nothing, and goes on after the end. */

const audiencesSeen = ({ sight }: Pick<AtCase, 'sight'>): MessageAudience[] =>
  MESSAGE_AUDIENCES.filter((audience) => sees(sight, MESSAGE_CLASS[audience]));

const recordedIn = (rows: readonly MessageEntity[]): RecordedClass[] =>
  RECORDED.filter((recorded) => rows.some(({ audience }) => MESSAGE_CLASS[audience] === recorded));

const list = defineRoute({
  name: 'GET /proposals/{id}/messages',
  operationId: 'listMessages',
  tag: 'Proposals',
  summary: 'What was written to each other in a case, the latest first',
  description:
    'A proposer reads what both sides read; the city’s own people also what they write among themselves. Nobody else reads any of it, whatever the proposer consents to. Every reading is recorded.',
  params: caseParams,
  query: z.strictObject(pageQuery),
  responses: {
    200: {
      description: 'A page; `next` is the cursor of the following one, null on the last',
      schema: z
        .object({
          messages: z.array(messageSchema),
          unread: z.int().describe('Of others, on all pages'),
          next: nextPage,
        })
        .meta({ id: 'MessagePage' }),
      examples: { 'two messages': MESSAGES },
    },
  },
  handler: async ({ query: { cursor, limit = DEFAULT_PAGE }, openCase }) =>
    reply(
      200,
      await openCase(async (at) => {
        const { manager, deskId, proposal, person } = at;
        const from = readCursor(cursor, isInstant);
        const audiences = audiencesSeen(at);
        const rows = await listMessages(manager, proposal, {
          audiences,
          before: from && new Date(from.at),
          limit: limit + 1,
        });
        const { page, next } = cutPage(rows, limit, ({ writtenAt, id }) => ({ at: writtenAt.toISOString(), id }));
        const { readTo, unread } = await readStanding(manager, proposal, { personId: person.personId, audiences });
        const names = await loadNames(manager, deskId, sees(at.sight, 'internal') ? page.map(authorOf) : []);
        await at.noteReads([{ proposalId: proposal.id, fields: recordedIn(page) }]);
        return { messages: page.map((row) => viewMessage(row, { at, names, readTo })), unread, next };
      }),
    ),
});

const authorOf = ({ authorPersonId }: MessageEntity): string => authorPersonId;

const ROUTE = 'POST /proposals/{id}/messages';

/** A thread can't be shortened, and each message may become a mail: nobody fills it. */
async function refuseOverLimit({ manager, proposal, person }: AtCase, now: Date): Promise<void> {
  const today = tokyoDay(now.toISOString());
  const written = await writtenSince(manager, proposal, person.personId, tokyoInstant(today, '00:00'));
  if (written < MOST_MESSAGES_A_DAY) return;
  const freeAt = Date.parse(tokyoInstant(addDays(today, 1), '00:00'));
  throw new ApiProblem('TOO_MANY_COMMANDS', [], { retryAfterS: Math.ceil((freeAt - now.getTime()) / 1000) });
}

const write = defineRoute({
  name: ROUTE,
  operationId: 'writeMessage',
  tag: 'Proposals',
  summary: 'Write to the others of a case, also after it was closed',
  description:
    'It moves nothing: no command, no ask. The other side gets a notice without its words: whoever is in charge, or the side. What the city’s own people write among themselves never reaches a proposer. A case in which somebody writes does not stand still.',
  params: caseParams,
  body: z.strictObject({ audience: messageAudienceSchema, text: text(LONGEST_MESSAGE) }).meta({ id: 'NewMessage' }),
  bodyExamples: { 'to both sides': { audience: 'proposer', text: MESSAGE.text } },
  headers: ['Idempotency-Key'],
  problems: ['NOT_SUBMITTED', 'NOT_AUTHORISED', 'TOO_MANY_COMMANDS'],
  responses: {
    201: { description: 'Written', schema: messageSchema, examples: { written: MESSAGE } },
    200: {
      description: 'It was written before, under the same key',
      schema: messageSchema,
      examples: { 'written before': MESSAGE },
    },
  },
  handler: async ({ body, rawBody, params, header, now, openCase }) => {
    const key = readIdempotencyKey(header('idempotency-key'));
    const bodyDigest = digestOf({ path: params, body: rawBody });
    const { row, view } = await openCase(
      async (at) => {
        const { manager, deskId, proposal, person, relations } = at;
        const { personId } = person;
        const id = recordIdOf('message', personId, key, bodyDigest);
        const claim = key === null ? null : { deskId, personId, route: ROUTE, key, bodyDigest, now };
        const show = async (message: MessageEntity) =>
          viewMessage(message, { at, names: await loadNames(manager, deskId, [personId]), readTo: null });
        const again = async () => {
          const message = await manager.findOneBy(MessageEntity, { deskId, id });
          return message && { row: null, view: await show(message) };
        };
        if (claim) await findClaim(manager, claim);
        const before = await again();
        if (before) return before;
        const writer = writingSideOf(relations, person, proposal.state);
        if (!writer || (body.audience === 'internal' && writer.side === 'proposer')) {
          throw new DomainError('NOT_AUTHORISED');
        }
        if (!proposal.submitted) throw new DomainError('NOT_SUBMITTED');
        await refuseOverLimit(at, now);
        if (claim) await claimKey(manager, { ...claim, proposalId: proposal.id, commandId: null });
        const message = { ...writer, id, audience: body.audience, text: body.text, personId, now };
        const written = await writeMessage(manager, proposal, message);
        return { row: written, view: await show(written) };
      },
      { lock: true },
    );
    return row === null ? reply(200, view) : reply(201, view);
  },
});

const read = defineRoute({
  name: 'POST /proposals/{id}/messages/read',
  operationId: 'markMessagesRead',
  tag: 'Proposals',
  summary: 'I have read the messages of a case up to this one',
  description: 'Nobody else learns of it. What was read stays read.',
  params: caseParams,
  body: z.strictObject({ upTo: z.uuid().describe('Id of a message of the case') }).meta({ id: 'MessagesRead' }),
  bodyExamples: { 'up to a message': { upTo: MESSAGE.id } },
  responses: { 204: { description: 'Noted' } },
  handler: async ({ body, openCase }) => {
    await openCase(async (at) => {
      const { manager, deskId, proposal, person } = at;
      const message = await manager.findOneBy(MessageEntity, { deskId, proposalId: proposal.id, id: body.upTo });
      // One that is not for this person's eyes is not there.
      if (!message || !audiencesSeen(at).includes(message.audience)) {
        throw invalid([{ field: 'upTo', code: 'NOT_FOUND' }]);
      }
      await markRead(manager, proposal, person.personId, message.writtenAt);
    });
    return reply(204, null);
  },
});

export const messageRoutes = [list, write, read];

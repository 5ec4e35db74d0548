import { createHash } from 'node:crypto';
import { z } from 'zod';
import { tokyoDay } from '../../domain/calendar.js';
import type { Role } from '../../domain/stages.js';
import { DeskEntity } from '../../entities/index.js';
import { appendAudit, DESK_CHAIN } from '../../entities/records/audit.js';
import {
  deskOfFeed,
  findFeed,
  findFeedOwner,
  listCaseDays,
  listMeetingTimes,
  listWindowDays,
  makeFeed,
  revokeFeed,
} from '../../entities/records/calendar-feeds.js';
import { listOpenAsks } from '../../entities/records/open-asks.js';
import { findPersonById } from '../../entities/records/people.js';
import { withDesk } from '../../entities/with-desk.js';
import { writeCalendar } from '../calendar/write-calendar.js';
import type { AtDesk } from '../callers.js';
import type { ApiDeps } from '../deps.js';
import { CALENDAR, CALENDAR_FEED, CALENDAR_FEED_MADE } from '../examples/calendar-feeds.js';
import { deskParams } from '../params.js';
import { notFound } from '../problem.js';
import { defineRoute, reply } from '../route.js';

/** A person's due dates for their calendar program, by a secret address. */

const standing = {
  createdAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable().describe('When a program asked last, to the hour; null: none has'),
} as const;

const get = defineRoute({
  name: 'GET /desks/{desk}/my/calendar',
  operationId: 'getCalendarFeed',
  tag: 'Tasks',
  summary: 'Whether there is an address for my calendar program',
  description: 'The address itself is shown once, when it is made.',
  params: deskParams,
  responses: {
    200: {
      description: 'Since when there is one, and when it was last read',
      schema: z.object({ feed: z.object(standing).nullable() }).meta({ id: 'CalendarFeed' }),
      examples: { 'one that is read': CALENDAR_FEED },
    },
  },
  handler: async ({ manager, deskId, person }) => {
    const feed = await findFeed(manager, deskId, person.personId);
    return reply(200, {
      feed: feed && { createdAt: feed.createdAt.toISOString(), readAt: feed.readAt?.toISOString() ?? null },
    });
  },
});

/** What somebody did with their own address; the address stands nowhere. */
const note = ({ manager, deskId, person }: AtDesk, what: 'made' | 'revoked', at: Date): Promise<void> =>
  appendAudit(manager, {
    deskId,
    chain: DESK_CHAIN,
    action: `calendar_feed.${what}`,
    at,
    personId: person.personId,
  });

const make = defineRoute({
  name: 'POST /desks/{desk}/my/calendar',
  operationId: 'makeCalendarFeed',
  tag: 'Tasks',
  summary: 'Make an address for my calendar program',
  description:
    'Whoever has the address reads my due dates (numbers of cases and what is awaited, nothing of what they are about). It is shown this once; making another ends it. It is good for nothing once I have no role.',
  params: deskParams,
  responses: {
    201: {
      description: 'The address',
      schema: z
        .object({
          path: z.string().describe('Below the address of this installation'),
          address: z.url().nullable().describe('The whole of it, where the installation knows its own'),
          createdAt: z.iso.datetime(),
        })
        .meta({ id: 'NewCalendarFeed' }),
      examples: { made: CALENDAR_FEED_MADE },
    },
  },
  handler: async ({ now, deps, ...at }) => {
    const token = await makeFeed(at.manager, at.deskId, at.person.personId, now);
    await note(at, 'made', now);
    const path = `/api/calendar/${token}.ics`;
    const { publicUrl } = deps.signIn;
    const address = publicUrl && new URL(path, publicUrl).href;
    return reply(201, { path, address, createdAt: now.toISOString() });
  },
});

const revoke = defineRoute({
  name: 'DELETE /desks/{desk}/my/calendar',
  operationId: 'revokeCalendarFeed',
  tag: 'Tasks',
  summary: 'End the address of my calendar',
  description: 'From now on it is an address like any that never was. Where there is none it is the same afterwards.',
  params: deskParams,
  responses: { 204: { description: 'There is none' } },
  handler: async ({ now, ...at }) => {
    if (await revokeFeed(at.manager, at.deskId, at.person.personId)) await note(at, 'revoked', now);
    return reply(204, null);
  },
});

/** To whom windows matter: who proposes, and the city that posted them. */
const TOLD_OF_WINDOWS: ReadonlySet<Role> = new Set<Role>([
  'proposer',
  'proposer_viewer',
  'coordinator',
  'desk_head',
  'officer',
  'leader',
]);

const read = defineRoute({
  name: 'GET /calendar/{token}.ics',
  operationId: 'readCalendar',
  tag: 'Tasks',
  summary: 'A person’s due dates, for a calendar program',
  description:
    'iCalendar (RFC 5545): due dates of what awaits the person, meetings, last days of pilots, reviews and ends of agreements, windows. The address is the credential: one that was revoked, or whose person has no role any more, is answered like one that never was.',
  params: z.strictObject({
    token: z
      .string()
      .max(100)
      .describe('The secret part of the address')
      .meta({ examples: ['minato-N2YyZjM0NTY3ODkwYWJjZGVmMDEyMzQ1Njc4OTBhYmM'] }),
  }),
  headers: ['If-None-Match'],
  responses: {
    200: {
      description: 'The calendar',
      mediaType: 'text/calendar',
      schema: z.string(),
      examples: { 'one due date': CALENDAR },
      headers: ['ETag'],
    },
    304: { description: 'It is what `If-None-Match` names', headers: ['ETag'] },
  },
  handler: async ({ params, header, now, deps }) => {
    const text = await writeFeed(params.token, { now, deps });
    if (text === null) throw notFound('token');
    const tag = `"${createHash('sha256').update(text, 'utf8').digest('base64url')}"`;
    return names(header('If-None-Match'), tag) ? reply(304, null, { ETag: tag }) : reply(200, text, { ETag: tag });
  },
});

/** Whether a list of entity tags has this one (RFC 9110, weak comparison). */
const names = (list: string | undefined, tag: string): boolean =>
  list?.split(',').some((each) => each.trim().replace(/^W\//, '') === tag) ?? false;

async function writeFeed(token: string, { now, deps }: { now: Date; deps: ApiDeps }): Promise<string | null> {
  const deskId = deskOfFeed(token);
  if (deskId === null) return null;
  const desk = await deps.dataSource.manager.findOneBy(DeskEntity, { id: deskId });
  if (!desk) return null;
  const today = tokyoDay(now.toISOString());
  return withDesk(deps.dataSource, { deskId }, async (manager) => {
    const { production } = deps.signIn;
    const personId = await findFeedOwner(manager, deskId, token, { now, production });
    const person = personId === null ? null : await findPersonById(manager, deskId, personId, today);
    if (!person || person.roles.length === 0) return null;
    return writeCalendar({
      deskId,
      deskName: { ja: desk.nameJa, en: desk.nameEn },
      asks: await listOpenAsks(manager, deskId, person, { inbox: 'awaiting_me' }, today),
      cases: await listCaseDays(manager, deskId, person, today),
      meetings: await listMeetingTimes(manager, deskId, person, { today, now }),
      windows: person.roles.some((role) => TOLD_OF_WINDOWS.has(role))
        ? await listWindowDays(manager, deskId, today)
        : [],
      today,
    });
  });
}

export const calendarFeedRoutes = [get, make, revoke, read];

import { z } from 'zod';
import { addDays, tokyoDay, tokyoInstant } from '../../domain/calendar.js';
import { DomainError } from '../../domain/errors.js';
import { MEETING_CLASS, sees } from '../../domain/field-access.js';
import {
  beginningOf,
  endOf,
  faultsOfTime,
  LONGEST_MEETING_REASON,
  LONGEST_PLACE,
  MOST_MEETING_STEPS_A_DAY,
  type MeetingAudience,
  type MeetingTime,
} from '../../domain/meetings.js';
import { MESSAGE_AUDIENCES, writingSideOf } from '../../domain/messages.js';
import { day, text } from '../../domain/text.js';
import { MeetingEntity } from '../../entities/index.js';
import {
  cancelMeeting,
  changeMeeting,
  listMeetings,
  meetingStepsSince,
  planMeeting,
  type MeetingPlan,
  type MeetingStep,
} from '../../entities/records/meetings.js';
import { recordIdOf } from '../../entities/records/record-id.js';
import type { AtCase } from '../callers.js';
import { claimKey, digestOf, findClaim, readIdempotencyKey } from '../commands/idempotency.js';
import { cutPage, isInstant, readCursor } from '../cursor.js';
import { CANCELLED_MEETING, MEETING, MOVED_MEETING } from '../examples/meetings.js';
import { caseParams, DEFAULT_PAGE, nextPage, pageQuery } from '../params.js';
import { ApiProblem, invalid, notFound } from '../problem.js';
import { defineRoute, reply } from '../route.js';
import { meetingAudienceSchema, meetingSchema, viewMeeting, type MeetingView } from '../views/meeting-view.js';
import { loadNames, type Names } from '../views/people-view.js';

/** Meetings that are planned in a case. They move nothing; what was said in one is recorded as a dialogue. */

const timeOfDay = (examples: string[]) =>
  z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .describe('HH:MM in Tokyo')
    .meta({ examples });

const planned = {
  day: day(),
  from: timeOfDay(['14:00']),
  to: timeOfDay(['15:30']),
  place: text(LONGEST_PLACE),
} as const;
const reason = text(LONGEST_MEETING_REASON);
const sequence = z.int().min(0).max(1_000_000).describe('Of the meeting as it was when the change was decided');

const PLAN = { day: '2026-12-03', from: '14:00', to: '15:30', place: MEETING.place } as const;

const audiencesSeen = ({ sight }: Pick<AtCase, 'sight'>): MeetingAudience[] =>
  MESSAGE_AUDIENCES.filter((audience) => sees(sight, MEETING_CLASS[audience]));

const namesFor = (at: AtCase, rows: readonly MeetingEntity[]): Promise<Names> =>
  loadNames(at.manager, at.deskId, sees(at.sight, 'internal') ? rows.map(({ plannedBy }) => plannedBy) : []);

const show = async (at: AtCase, row: MeetingEntity): Promise<MeetingView> =>
  viewMeeting(row, at, await namesFor(at, [row]));

const list = defineRoute({
  name: 'GET /proposals/{id}/meetings',
  operationId: 'listMeetings',
  tag: 'Proposals',
  summary: 'The meetings of a case, the latest first',
  description:
    'A proposer sees those in which both sides take part; the city’s own people also those among themselves. Cancelled ones stay.',
  params: caseParams,
  query: z.strictObject(pageQuery),
  responses: {
    200: {
      description: 'A page; `next` is the cursor of the following one, null on the last',
      schema: z.object({ meetings: z.array(meetingSchema), next: nextPage }).meta({ id: 'MeetingPage' }),
      examples: { 'one that was moved': { meetings: [MOVED_MEETING], next: null } },
    },
  },
  handler: async ({ query: { cursor, limit = DEFAULT_PAGE }, openCase }) =>
    reply(
      200,
      await openCase(async (at) => {
        const before = readCursor(cursor, isInstant);
        const rows = await listMeetings(at.manager, at.proposal, {
          audiences: audiencesSeen(at),
          before,
          limit: limit + 1,
        });
        const { page, next } = cutPage(rows, limit, ({ startsAt, id }) => ({ at: startsAt.toISOString(), id }));
        const names = await namesFor(at, page);
        return { meetings: page.map((row) => viewMeeting(row, at, names)), next };
      }),
    ),
});

/** Who plans, for a side of the city: a section that refused has nothing to plan any more. */
async function stepOf(at: AtCase, now: Date): Promise<MeetingStep> {
  const { manager, relations, person, proposal } = at;
  const writer = writingSideOf(relations, person, proposal.state);
  if (!writer || writer.side === 'proposer') throw new DomainError('NOT_AUTHORISED');
  if (!proposal.submitted) throw new DomainError('NOT_SUBMITTED');
  const today = tokyoDay(now.toISOString());
  const steps = await meetingStepsSince(manager, proposal, tokyoInstant(today, '00:00'));
  if (steps >= MOST_MEETING_STEPS_A_DAY) {
    const freeAt = Date.parse(tokyoInstant(addDays(today, 1), '00:00'));
    throw new ApiProblem('TOO_MANY_COMMANDS', [], { retryAfterS: Math.ceil((freeAt - now.getTime()) / 1000) });
  }
  return { author: { personId: person.personId, ...writer }, now };
}

function planOf(body: MeetingTime & { readonly place: string }, now: Date): MeetingPlan {
  const faults = faultsOfTime(body, now.toISOString());
  if (faults.length > 0) throw invalid(faults);
  return { startsAt: new Date(beginningOf(body)), endsAt: new Date(endOf(body)), place: body.place };
}

/** One that is not for this person's eyes is not there. */
async function findMeeting(at: AtCase, id: string): Promise<MeetingEntity> {
  const { manager, deskId, proposal } = at;
  const meeting = await manager.findOneBy(MeetingEntity, { deskId, proposalId: proposal.id, id });
  if (!meeting || !audiencesSeen(at).includes(meeting.audience)) throw notFound('meetingId');
  return meeting;
}

const ROUTE = 'POST /proposals/{id}/meetings';

const plan = defineRoute({
  name: ROUTE,
  operationId: 'planMeeting',
  tag: 'Proposals',
  summary: 'Plan a meeting of a case, also after it was closed',
  description:
    'It moves nothing. Those who take part get a notice with its instant (not its place), and it stands in their calendars. Times are those of Tokyo, and lie ahead.',
  params: caseParams,
  body: z.strictObject({ audience: meetingAudienceSchema, ...planned }).meta({ id: 'NewMeeting' }),
  bodyExamples: { 'with the proposer': { audience: 'proposer', ...PLAN } },
  headers: ['Idempotency-Key'],
  problems: ['NOT_SUBMITTED', 'NOT_AUTHORISED', 'TOO_MANY_COMMANDS'],
  responses: {
    201: { description: 'Planned', schema: meetingSchema, examples: { planned: MEETING } },
    200: {
      description: 'It was planned before, under the same key',
      schema: meetingSchema,
      examples: { 'as it is now': MOVED_MEETING },
    },
  },
  handler: async ({ body, rawBody, params, header, now, openCase }) => {
    const key = readIdempotencyKey(header('idempotency-key'));
    const bodyDigest = digestOf({ path: params, body: rawBody });
    const { isNew, view } = await openCase(
      async (at) => {
        const { manager, deskId, proposal, person } = at;
        const { personId } = person;
        const id = recordIdOf('meeting', personId, key, bodyDigest);
        const claim = key === null ? null : { deskId, personId, route: ROUTE, key, bodyDigest, now };
        if (claim) await findClaim(manager, claim);
        const before = await manager.findOneBy(MeetingEntity, { deskId, id });
        if (before) return { isNew: false, view: await show(at, before) };
        const step = await stepOf(at, now);
        const meeting = { ...planOf(body, now), ...step, id, audience: body.audience };
        if (claim) await claimKey(manager, { ...claim, proposalId: proposal.id, commandId: null });
        return { isNew: true, view: await show(at, await planMeeting(manager, proposal, meeting)) };
      },
      { lock: true },
    );
    return isNew ? reply(201, view) : reply(200, view);
  },
});

const meetingParams = caseParams.extend({
  meetingId: z
    .uuid()
    .describe('Id of the meeting')
    .meta({ examples: [MEETING.id] }),
});

const change = defineRoute({
  name: 'PUT /proposals/{id}/meetings/{meetingId}',
  operationId: 'changeMeeting',
  tag: 'Proposals',
  summary: 'Move a meeting, to another time or another place',
  description:
    'Those who take part are told. Whoever decided by an earlier state of it is refused; the same change sent again is none.',
  params: meetingParams,
  body: z.strictObject({ sequence, ...planned, reason }).meta({ id: 'MeetingChange' }),
  bodyExamples: { 'a day later': { sequence: 0, ...PLAN, day: '2026-12-04', reason: MOVED_MEETING.reason ?? '' } },
  problems: ['NOT_SUBMITTED', 'NOT_AUTHORISED', 'TOO_MANY_COMMANDS', 'MEETING_CANCELLED', 'MEETING_CHANGED'],
  responses: { 200: { description: 'As it is now', schema: meetingSchema, examples: { moved: MOVED_MEETING } } },
  handler: async ({ body, params, now, openCase }) => {
    const view = await openCase(
      async (at) => {
        const meeting = await findMeeting(at, params.meetingId);
        const step = await stepOf(at, now);
        if (meeting.cancelledAt !== null) throw new DomainError('MEETING_CANCELLED');
        if (isDone(meeting, body)) return show(at, meeting);
        if (meeting.sequence !== body.sequence) throw new DomainError('MEETING_CHANGED');
        await changeMeeting(at.manager, at.proposal, meeting, { ...planOf(body, now), ...step, reason: body.reason });
        return show(at, meeting);
      },
      { lock: true },
    );
    return reply(200, view);
  },
});

/** Whether it is already as this change makes it: the answer to the first asking was lost. */
const isDone = (
  meeting: MeetingEntity,
  change: MeetingTime & { readonly sequence: number; readonly place: string; readonly reason: string },
): boolean =>
  meeting.sequence === change.sequence + 1 &&
  meeting.startsAt.toISOString() === beginningOf(change) &&
  meeting.endsAt.toISOString() === endOf(change) &&
  meeting.place === change.place &&
  meeting.reason === change.reason;

const cancel = defineRoute({
  name: 'POST /proposals/{id}/meetings/{meetingId}/cancellation',
  operationId: 'cancelMeeting',
  tag: 'Proposals',
  summary: 'A meeting does not take place',
  description:
    'It stays listed, and stands in calendars as cancelled for a while. Those who take part are told; what was cancelled before stays as it was.',
  params: meetingParams,
  body: z.strictObject({ reason }).meta({ id: 'MeetingCancellation' }),
  bodyExamples: { 'done by telephone': { reason: CANCELLED_MEETING.reason ?? '' } },
  problems: ['NOT_SUBMITTED', 'NOT_AUTHORISED', 'TOO_MANY_COMMANDS'],
  responses: { 200: { description: 'Cancelled', schema: meetingSchema, examples: { cancelled: CANCELLED_MEETING } } },
  handler: async ({ body, params, now, openCase }) => {
    const view = await openCase(
      async (at) => {
        const meeting = await findMeeting(at, params.meetingId);
        const step = await stepOf(at, now);
        if (meeting.cancelledAt === null) {
          await cancelMeeting(at.manager, at.proposal, meeting, { ...step, reason: body.reason });
        }
        return show(at, meeting);
      },
      { lock: true },
    );
    return reply(200, view);
  },
});

export const meetingRoutes = [list, plan, change, cancel];

import { MoreThanOrEqual } from 'typeorm';
import { z } from 'zod';
import { tokyoDay } from '../../domain/calendar.js';
import { firstDayToChange, mayChangeDay } from '../../domain/closed-days.js';
import { DomainError } from '../../domain/errors.js';
import { day, text } from '../../domain/text.js';
import { ClosedDayEntity } from '../../entities/index.js';
import { appendAudit, DESK_CHAIN } from '../../entities/records/audit.js';
import { loadCurrentProfile } from '../../entities/records/profiles.js';
import { CLOSED_DAYS } from '../examples/calendar.js';
import { deskParams } from '../params.js';
import { invalid, notFound } from '../problem.js';
import { defineRoute, reply } from '../route.js';
import { daySchema } from '../views/vocabulary.js';

/** On which days a desk is closed beside weekends, holidays and the year end. */

const closedDay = z
  .object({
    day: daySchema,
    note: z.string().nullable(),
    origin: z.enum(['desk', 'guideline']).describe('desk: entered here; guideline: stands in its profile'),
  })
  .meta({ id: 'ClosedDay' });
type ClosedDay = z.output<typeof closedDay>;

const list = defineRoute({
  name: 'GET /desks/{desk}/closed-days',
  operationId: 'listClosedDays',
  tag: 'Desks',
  summary: 'On which days the desk is closed',
  description:
    'From the last weeks on, beside weekends, and national holidays and the days around New Year where the guideline closes on them.',
  params: deskParams,
  responses: {
    200: {
      description: 'The days, the earliest first',
      schema: z.object({ closedDays: z.array(closedDay) }).meta({ id: 'ClosedDayList' }),
      examples: { 'two days': CLOSED_DAYS },
    },
  },
  handler: async ({ manager, deskId, now }) => {
    const first = firstDayToChange(tokyoDay(now.toISOString()));
    const entered = await manager.findBy(ClosedDayEntity, { deskId, day: MoreThanOrEqual(first) });
    const profile = await loadCurrentProfile(manager, deskId);
    const ofGuideline = (profile?.reminders.calendar.closed_days ?? []).filter((each) => each >= first);
    const closedDays: ClosedDay[] = [
      ...entered.map(({ day: on, note }) => ({ day: on, note, origin: 'desk' as const })),
      ...ofGuideline.map((on) => ({ day: on, note: null, origin: 'guideline' as const })),
    ];
    closedDays.sort((a, b) => a.day.localeCompare(b.day) || a.origin.localeCompare(b.origin));
    return reply(200, { closedDays });
  },
});

const add = defineRoute({
  name: 'POST /desks/{desk}/closed-days',
  operationId: 'addClosedDay',
  tag: 'Desks',
  summary: 'The desk is closed on a day',
  description:
    'Whatever is counted from now on counts it. Dates that were promised stay until the order to count them again: POST /desks/{desk}/replans.',
  params: deskParams,
  body: z
    .strictObject({
      day: day().describe('Within the next three years, or the last weeks'),
      note: text(200).optional(),
    })
    .meta({ id: 'NewClosedDay' }),
  bodyExamples: { 'a day in December': { day: '2026-12-28', note: '庁舎の設備点検' } },
  problems: ['CLOSED_DAY_EXISTS'],
  responses: {
    201: { description: 'The day', schema: closedDay, examples: { 'a day in December': CLOSED_DAYS.closedDays[0] } },
  },
  handler: async ({ manager, deskId, person, body, now }) => {
    if (!mayChangeDay(body.day, tokyoDay(now.toISOString()))) throw invalid([{ field: 'day', code: 'OUT_OF_RANGE' }]);
    const note = body.note ?? null;
    const [written] = await manager.query<{ day: string }[]>(
      `insert into closed_days (desk_id, day, note) values ($1, $2, $3) on conflict do nothing returning day`,
      [deskId, body.day, note],
    );
    if (!written) throw new DomainError('CLOSED_DAY_EXISTS', [{ field: 'day', code: 'CLOSED_DAY_EXISTS' }]);
    await appendAudit(manager, {
      deskId,
      chain: DESK_CHAIN,
      action: 'closed_day.added',
      at: now,
      personId: person.personId,
      facts: { day: body.day },
      ...(note !== null && { words: { note } }),
    });
    return reply(201, { day: body.day, note, origin: 'desk' as const });
  },
});

const remove = defineRoute({
  name: 'DELETE /desks/{desk}/closed-days/{day}',
  operationId: 'removeClosedDay',
  tag: 'Desks',
  summary: 'The desk is open on that day after all',
  description:
    'Only of what was entered here. As with a new one, dates that were promised stay until they are counted again.',
  params: deskParams.extend({ day: day().meta({ examples: ['2026-12-28'] }) }),
  responses: { 204: { description: 'It is a day like others' } },
  handler: async ({ manager, deskId, person, params, now }) => {
    if (!mayChangeDay(params.day, tokyoDay(now.toISOString()))) throw invalid([{ field: 'day', code: 'OUT_OF_RANGE' }]);
    const { affected } = await manager.delete(ClosedDayEntity, { deskId, day: params.day });
    if (affected !== 1) throw notFound('day');
    await appendAudit(manager, {
      deskId,
      chain: DESK_CHAIN,
      action: 'closed_day.removed',
      at: now,
      personId: person.personId,
      facts: { day: params.day },
    });
    return reply(204, null);
  },
});

export const closedDayRoutes = [list, add, remove];

import { z } from 'zod';
import { isDesk } from '../../domain/access.js';
import { businessDaysBetween, tokyoDay } from '../../domain/calendar.js';
import {
  listAgeingCases,
  listAgeingHolders,
  type AgeingHolder,
  type AgeingScope,
} from '../../entities/records/ageing.js';
import { loadCalendar } from '../../entities/records/closed-days.js';
import type { Person } from '../../entities/records/people.js';
import { loadCurrentProfile } from '../../entities/records/profiles.js';
import { AGEING } from '../examples/calendar.js';
import { deskParams } from '../params.js';
import { notFound } from '../problem.js';
import { defineRoute, reply } from '../route.js';
import { loadNames, namedPersonSchema, type Names } from '../views/people-view.js';
import { daySchema, partySchema } from '../views/vocabulary.js';

const MOST_CASES = 200;

const holderSchema = z
  .object({
    holder: partySchema,
    departmentId: z.uuid().nullable(),
    inCharge: namedPersonSchema.nullable().describe('Null: nobody is'),
    open: z.int().describe('What awaits them'),
    overdue: z.int(),
    stopped: z.int().describe('Whose clock stands'),
    oldestSince: z.iso.datetime(),
    byAge: z
      .object({ upTo5: z.int(), upTo10: z.int(), upTo20: z.int(), over20: z.int() })
      .meta({ id: 'AgeGroups', description: 'By business days since it was asked for' }),
  })
  .meta({ id: 'AgeingHolder', description: 'A side, or who is in charge of its part of some cases' });

const caseSchema = z
  .object({
    proposalId: z.uuid(),
    referenceNumber: z.string().nullable(),
    ball: z
      .object({
        holder: partySchema,
        departmentId: z.uuid().nullable(),
        since: z.iso.datetime(),
        until: z.iso.datetime().nullable(),
      })
      .meta({ id: 'AgeingBall' }),
    waitedDays: z.int().describe('Business days since then'),
    overdue: z.boolean(),
  })
  .meta({ id: 'AgeingCase' });

/** Leaders see what their own sections have; who sees all cases sees all. */
function scopeOf(person: Person): AgeingScope {
  return isDesk(person) || person.roles.includes('auditor') ? 'everything' : person.ledDepartmentIds;
}

const viewHolder = (row: AgeingHolder, names: Names): z.output<typeof holderSchema> => ({
  holder: row.holder,
  departmentId: row.departmentId,
  inCharge: row.inCharge === null ? null : { personId: row.inCharge, name: names.get(row.inCharge) ?? '' },
  open: row.open,
  overdue: row.overdue,
  stopped: row.stopped,
  oldestSince: row.oldestSince.toISOString(),
  byAge: { upTo5: row.upTo5, upTo10: row.upTo10, upTo20: row.upTo20, over20: row.over20 },
});

const get = defineRoute({
  name: 'GET /desks/{desk}/ageing',
  operationId: 'getAgeing',
  tag: 'Tasks',
  summary: 'What waits for how long, and for whom',
  description:
    'Everything that is asked of somebody in open cases, by side and by who is in charge, and the cases whose ball has lain longest. The desk and the auditor see all of it, a leader what the own sections have. Numbers and dates only: what a case is about stands in the case.',
  params: deskParams,
  responses: {
    200: {
      description: `Whoever waits longest first; of the cases at most ${MOST_CASES}, and \`more\` says that there are others`,
      schema: z
        .object({
          asOf: daySchema,
          holders: z.array(holderSchema),
          cases: z.array(caseSchema),
          more: z.boolean(),
        })
        .meta({ id: 'Ageing' }),
      examples: { 'one section': AGEING },
    },
  },
  handler: async ({ manager, deskId, person, now }) => {
    const profile = await loadCurrentProfile(manager, deskId);
    if (!profile) throw notFound('desk');
    const calendar = await loadCalendar(manager, deskId, profile);
    const today = tokyoDay(now.toISOString());
    const scope = scopeOf(person);
    const holders = await listAgeingHolders(manager, { deskId, scope, calendar, today, now });
    const names = await loadNames(
      manager,
      deskId,
      holders.map(({ inCharge }) => inCharge),
    );
    const found = await listAgeingCases(manager, { deskId, scope }, MOST_CASES + 1);
    const cases = found
      .slice(0, MOST_CASES)
      .map(({ proposalId, referenceNumber, holder, departmentId, since, until }) => ({
        proposalId,
        referenceNumber,
        ball: { holder, departmentId, since: since.toISOString(), until: until?.toISOString() ?? null },
        waitedDays: businessDaysBetween(calendar, tokyoDay(since.toISOString()), today),
        overdue: until !== null && until < now,
      }));
    return reply(200, {
      asOf: today,
      holders: holders.map((row) => viewHolder(row, names)),
      cases,
      more: found.length > MOST_CASES,
    });
  },
});

export const ageingRoutes = [get];

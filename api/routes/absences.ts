import { randomUUID } from 'node:crypto';
import { IsNull, MoreThanOrEqual, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { isDesk } from '../../domain/access.js';
import { mayAssign, sharesSide, sidesActedFor } from '../../domain/assignments.js';
import { tokyoDay } from '../../domain/calendar.js';
import { DomainError } from '../../domain/errors.js';
import { day } from '../../domain/text.js';
import { AbsenceEntity } from '../../entities/index.js';
import { appendAudit, DESK_CHAIN } from '../../entities/records/audit.js';
import { writeNotices } from '../../entities/records/notices.js';
import { findPersonById, type Person } from '../../entities/records/people.js';
import { ABSENCE, SUBSTITUTE } from '../examples/assignments.js';
import { deskParams } from '../params.js';
import { notFound } from '../problem.js';
import { defineRoute, reply } from '../route.js';
import { loadNames, type Names } from '../views/people-view.js';
import { daySchema } from '../views/vocabulary.js';

/** Who is away from when to when, and who stands in: they act in the absent one's charges, in no right beyond their own. */

const absence = z
  .object({
    id: z.uuid(),
    personId: z.uuid(),
    person: z.string(),
    substituteId: z.uuid(),
    substitute: z.string(),
    from: daySchema.describe('First day'),
    to: daySchema.describe('Last day'),
  })
  .meta({ id: 'Absence', description: 'Somebody is away, and who stands in for them' });

const view = (row: AbsenceEntity, names: Names): z.output<typeof absence> => ({
  id: row.id,
  personId: row.personId,
  person: names.get(row.personId) ?? '',
  substituteId: row.substituteId,
  substitute: names.get(row.substituteId) ?? '',
  from: row.fromDay,
  to: row.toDay,
});

const viewAll = async (manager: EntityManager, deskId: string, rows: readonly AbsenceEntity[]) => {
  const names = await loadNames(
    manager,
    deskId,
    rows.flatMap((row) => [row.personId, row.substituteId]),
  );
  return rows.map((row) => view(row, names));
};

/** For oneself; for others by who divides their work, and by the administrator. */
const mayArrange = (by: Person, absent: Person | null): boolean =>
  by.personId === absent?.personId ||
  by.roles.includes('administrator') ||
  (absent !== null && sidesActedFor(absent).some((side) => mayAssign(by, side)));

const list = defineRoute({
  name: 'GET /desks/{desk}/absences',
  operationId: 'listAbsences',
  tag: 'Tasks',
  summary: 'Who is away or will be, and who stands in',
  description: 'Absences whose last day has not passed, the first day first.',
  params: deskParams,
  responses: {
    200: {
      description: 'The absences',
      schema: z.object({ absences: z.array(absence) }).meta({ id: 'AbsenceList' }),
      examples: { 'a week in December': { absences: [ABSENCE] } },
    },
  },
  handler: async ({ manager, deskId, now }) => {
    const rows = await manager.find(AbsenceEntity, {
      where: { deskId, cancelledAt: IsNull(), toDay: MoreThanOrEqual(tokyoDay(now.toISOString())) },
      order: { fromDay: 'ASC', id: 'ASC' },
    });
    return reply(200, { absences: await viewAll(manager, deskId, rows) });
  },
});

const add = defineRoute({
  name: 'POST /desks/{desk}/absences',
  operationId: 'addAbsence',
  tag: 'Tasks',
  summary: 'Somebody is away, and somebody stands in for them',
  description:
    'For oneself, by the leader or the desk head for their people, or by the administrator. From the first day to the last one the substitute may do in the cases of the absent one what they may do anyway in a case that nobody is in charge of: they have to be of the same side.',
  params: deskParams,
  body: z
    .strictObject({
      personId: z.uuid().optional().describe('Who is away; I, where it is not given'),
      substituteId: z.uuid(),
      from: day(),
      to: day(),
    })
    .meta({ id: 'NewAbsence' }),
  bodyExamples: { 'a week in December': { substituteId: SUBSTITUTE, from: '2026-12-21', to: '2026-12-25' } },
  problems: ['NOT_AUTHORISED', 'PERSON_UNKNOWN', 'ASSIGNEE_NOT_OF_SIDE', 'DATES_REVERSED', 'DATE_IN_PAST'],
  responses: { 201: { description: 'The absence', schema: absence, examples: { 'a week in December': ABSENCE } } },
  handler: async ({ manager, deskId, person, body, now }) => {
    const { personId: named = person.personId, from, to } = body;
    const today = tokyoDay(now.toISOString());
    const absent = await findPersonById(manager, deskId, named, today);
    if (!mayArrange(person, absent)) throw new DomainError('NOT_AUTHORISED');
    if (absent === null || sidesActedFor(absent).length === 0) {
      throw new DomainError('PERSON_UNKNOWN', [{ field: 'personId', code: 'PERSON_UNKNOWN' }]);
    }
    if (to < from) throw new DomainError('DATES_REVERSED', [{ field: 'to', code: 'DATES_REVERSED' }]);
    if (to < today) throw new DomainError('DATE_IN_PAST', [{ field: 'to', code: 'DATE_IN_PAST' }]);
    const { personId } = absent;
    const substitute = await findPersonById(manager, deskId, body.substituteId, from > today ? from : today);
    if (substitute === null || substitute.personId === personId || !sharesSide(absent, substitute)) {
      throw new DomainError('ASSIGNEE_NOT_OF_SIDE', [{ field: 'substituteId', code: 'ASSIGNEE_NOT_OF_SIDE' }]);
    }
    const { personId: substituteId } = substitute;
    const row = manager.create(AbsenceEntity, {
      deskId,
      id: randomUUID(),
      personId,
      substituteId,
      fromDay: from,
      toDay: to,
      createdBy: person.personId,
      createdAt: now,
      cancelledAt: null,
    });
    await manager.insert(AbsenceEntity, row);
    await appendAudit(manager, {
      deskId,
      chain: DESK_CHAIN,
      action: 'absence.added',
      at: now,
      personId: person.personId,
      facts: { absence: row.id, absent: personId, substitute: substituteId, from, to },
    });
    if (substituteId !== person.personId) {
      const recipient = isDesk(substitute) ? 'desk' : 'department';
      const told = { deskId, kind: 'substitution', recipient, personId: substituteId, createdAt: now } as const;
      await writeNotices(manager, [{ ...told, params: { from, to } }]);
    }
    return reply(201, (await viewAll(manager, deskId, [row]))[0]!);
  },
});

const cancel = defineRoute({
  name: 'DELETE /desks/{desk}/absences/{absenceId}',
  operationId: 'cancelAbsence',
  tag: 'Tasks',
  summary: 'They are back, or do not go: nobody stands in any more',
  description: 'Takes effect at once. What the substitute did stays done.',
  params: deskParams.extend({ absenceId: z.uuid().meta({ examples: [ABSENCE.id] }) }),
  problems: ['NOT_AUTHORISED'],
  responses: { 204: { description: 'It is over' } },
  handler: async ({ manager, deskId, person, params, now }) => {
    const row = await manager.findOneBy(AbsenceEntity, { deskId, id: params.absenceId, cancelledAt: IsNull() });
    if (!row) throw notFound('absenceId');
    const absent = await findPersonById(manager, deskId, row.personId, tokyoDay(now.toISOString()));
    if (!mayArrange(person, absent)) throw new DomainError('NOT_AUTHORISED');
    await manager.update(AbsenceEntity, { deskId, id: row.id }, { cancelledAt: now });
    await appendAudit(manager, {
      deskId,
      chain: DESK_CHAIN,
      action: 'absence.cancelled',
      at: now,
      personId: person.personId,
      facts: { absence: row.id, absent: row.personId },
    });
    return reply(204, null);
  },
});

export const absenceRoutes = [list, add, cancel];

import { z } from 'zod';
import { sees } from '../../domain/field-access.js';
import { MESSAGE_AUDIENCES } from '../../domain/messages.js';
import type { MeetingEntity } from '../../entities/index.js';
import type { AtCase } from '../callers.js';
import type { Names } from './people-view.js';

/** A meeting that is planned in a case. */

export const meetingAudienceSchema = z
  .enum(MESSAGE_AUDIENCES)
  .meta({ id: 'MeetingAudience', description: 'proposer: both sides take part; internal: the city’s own people' });

export const meetingSchema = z
  .object({
    id: z.uuid(),
    audience: meetingAudienceSchema,
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    place: z.string().describe('A room, or the address of a video call'),
    sequence: z.int().describe('One more with each change; a change names the one that it was made for'),
    status: z.enum(['planned', 'cancelled']),
    reason: z.string().nullable().describe('Why it was changed or cancelled last'),
    plannedAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
    plannedBy: z.string().optional().describe('Name; only for the city’s own people'),
  })
  .meta({ id: 'PlannedMeeting' });
export type MeetingView = z.output<typeof meetingSchema>;

/** As this reader may see it: who planned it, only the city's own people. */
export function viewMeeting(row: MeetingEntity, { sight }: Pick<AtCase, 'sight'>, names: Names): MeetingView {
  return {
    id: row.id,
    audience: row.audience,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    place: row.place,
    sequence: row.sequence,
    status: row.cancelledAt === null ? 'planned' : 'cancelled',
    reason: row.reason,
    plannedAt: row.plannedAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    ...(sees(sight, 'internal') && { plannedBy: names.get(row.plannedBy) }),
  };
}

import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { businessDaysSince, inKnownYears, tokyoDay } from '../../domain/calendar.js';
import { leadingAsk } from '../../domain/case-state.js';
import { DUE_GROUPS, dueGroupOf, dueLimits } from '../../domain/due-groups.js';
import type { ProposalEntity } from '../../entities/index.js';
import { loadCalendar } from '../../entities/records/closed-days.js';
import { loadCurrentProfile } from '../../entities/records/profiles.js';
import { askKindSchema } from './vocabulary.js';

/** How a case presses, at a glance: for the rows of a list, counted by the desk's calendar of today. */

export const pressureSchema = {
  awaited: askKindSchema.nullable().optional().describe('For what whoever has the ball is awaited'),
  dueGroup: z
    .enum(DUE_GROUPS)
    .meta({ id: 'DueGroup' })
    .nullable()
    .optional()
    .describe(
      'overdue; today; soon: within three business days; later; stopped: the clock stands. Null: nobody is awaited',
    ),
  age: z
    .int()
    .nullable()
    .optional()
    .describe('Business days since it was handed in; null on a draft and a closed case'),
};

type Pressure = z.output<z.ZodObject<typeof pressureSchema>>;
export type Pressures = (proposal: ProposalEntity) => Pressure;

const receivedOn = ({ receivedAt, closed }: ProposalEntity): string | null =>
  receivedAt === null || closed ? null : tokyoDay(receivedAt.toISOString());

/** Of all rows of a page: the calendar is read and walked once. */
export async function readPressures(
  manager: EntityManager,
  deskId: string,
  page: readonly ProposalEntity[],
  now: Date,
): Promise<Pressures> {
  const profile = await loadCurrentProfile(manager, deskId);
  if (!profile) throw new Error(`desk ${deskId} has no profile`);
  const calendar = await loadCalendar(manager, deskId, profile);
  const at = now.toISOString();
  const days = page.flatMap((proposal) => receivedOn(proposal) ?? []);
  const ages = inKnownYears(() => businessDaysSince(calendar, days, tokyoDay(at)));
  const limits = inKnownYears(() => dueLimits(calendar, at));
  return (proposal) => {
    const leading = leadingAsk(proposal.state);
    const received = receivedOn(proposal);
    return {
      awaited: leading?.kind ?? null,
      dueGroup: leading && limits && dueGroupOf(leading.until, limits),
      age: received === null ? null : (ages?.get(received) ?? null),
    };
  };
}

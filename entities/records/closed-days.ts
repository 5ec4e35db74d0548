import type { EntityManager } from 'typeorm';
import type { Calendar } from '../../domain/calendar.js';
import type { Profile } from '../../domain/profile.js';
import { buildCalendar } from '../desk-calendar.js';
import { ClosedDayEntity } from '../index.js';

/** The calendar of a desk as it is at this moment, under one version of its guideline. */
export async function loadCalendar(manager: EntityManager, deskId: string, profile: Profile): Promise<Calendar> {
  const entered = await manager.findBy(ClosedDayEntity, { deskId });
  return buildCalendar(
    profile,
    entered.map(({ day }) => day),
  );
}

import type { EntityManager } from 'typeorm';
import type { Calendar } from '../../domain/calendar.js';
import type { Profile } from '../../domain/profile.js';
import { buildCalendar } from '../desk-calendar.js';
import { ClosedDayEntity } from '../index.js';
import { loadProfile } from './profiles.js';

/** What a guideline says, and the calendar that is counted by under it. */
export interface DeskRules {
  readonly profile: Profile;
  readonly calendar: Calendar;
}

/** The rules by the version of the guideline that a case is pinned to; each version is read once. */
export function rulesByVersion(manager: EntityManager, deskId: string): (version: number) => Promise<DeskRules> {
  const known = new Map<number, DeskRules>();
  return async (version) => {
    let rules = known.get(version);
    if (!rules) {
      const profile = await loadProfile(manager, deskId, version);
      rules = { profile, calendar: await loadCalendar(manager, deskId, profile) };
      known.set(version, rules);
    }
    return rules;
  };
}

/** The calendar of a desk as it is at this moment, under one version of its guideline. */
export async function loadCalendar(manager: EntityManager, deskId: string, profile: Profile): Promise<Calendar> {
  const entered = await manager.findBy(ClosedDayEntity, { deskId });
  return buildCalendar(
    profile,
    entered.map(({ day }) => day),
  );
}

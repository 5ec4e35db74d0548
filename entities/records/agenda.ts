import type { EntityManager } from 'typeorm';
import type { AgendaEntry, CaseState } from '../../domain/case-state.js';
import { agendaOf, type Surroundings } from '../../domain/ladder.js';
import { buildCalendar } from '../desk-calendar.js';
import type { ProposalEntity } from '../index.js';
import { loadProfile } from './profiles.js';

type ToldRow = readonly [askKey: string, rung: number];

/** What a case's clocks are counted by, beside its guideline. */
export interface AroundClocks {
  readonly closedDays: readonly string[];
  /** The highest rung of each ask that was told. */
  readonly told: readonly ToldRow[];
}

/** The columns of it, in SQL; $1: desk, $2: case. */
export const AROUND_CLOCKS = `
  array(select day::text from closed_days where desk_id = $1) as "closedDays",
  (select coalesce(jsonb_agg(jsonb_build_array(ask_key, rung)), '[]')
     from (select ask_key, max(rung) as rung from reminders
            where desk_id = $1 and proposal_id = $2 group by ask_key) told) as told`;

/** When something last happened in a case, or when it was last seen that nothing did. */
export function quietSince({ movedAt, stalledSince }: Pick<ProposalEntity, 'movedAt' | 'stalledSince'>): string | null {
  const last = [movedAt, stalledSince].flatMap((each) => (each === null ? [] : [each.toISOString()])).sort();
  return last.at(-1) ?? null;
}

/** What the ladders of a case follow from, beside its state. */
export async function loadLadders(
  manager: EntityManager,
  proposal: Pick<ProposalEntity, 'deskId' | 'id' | 'profileVersion' | 'movedAt' | 'stalledSince'>,
): Promise<Surroundings> {
  const { deskId, id, profileVersion } = proposal;
  const profile = await loadProfile(manager, deskId, profileVersion);
  const [around] = await manager.query<[AroundClocks]>(`select ${AROUND_CLOCKS}`, [deskId, id]);
  return {
    profile,
    calendar: buildCalendar(profile, around.closedDays),
    told: new Map(around.told),
    quietSince: quietSince(proposal),
  };
}

/** What a case wakes up for, as its record knows it. */
export async function loadAgenda(
  manager: EntityManager,
  proposal: Parameters<typeof loadLadders>[1] & { readonly state: CaseState },
): Promise<AgendaEntry[]> {
  if (proposal.state.asks.length === 0) return [];
  return agendaOf(proposal.state, await loadLadders(manager, proposal));
}

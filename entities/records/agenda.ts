import type { EntityManager } from 'typeorm';
import { agendaOf, type AgendaEntry, type CaseState } from '../../domain/case-state.js';
import { ReminderEntity } from '../index.js';

/** The instants at which somebody is to be told: the asks of a state less the reminders that were sent. */
export async function loadAgenda(
  manager: EntityManager,
  proposal: { readonly deskId: string; readonly id: string; readonly state: CaseState },
): Promise<AgendaEntry[]> {
  const { deskId, id: proposalId, state } = proposal;
  if (state.asks.length === 0) return [];
  const sent = await manager.findBy(ReminderEntity, { deskId, proposalId });
  return agendaOf(state, new Set(sent.map((reminder) => reminder.askKey)));
}

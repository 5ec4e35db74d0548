import { z } from 'zod';
import { FOLLOW_UP_KINDS } from '../../domain/follow-ups.js';
import type { FollowUpEntity } from '../../entities/index.js';
import type { AtCase } from '../callers.js';
import { loadNames } from './people-view.js';
import { partySchema } from './vocabulary.js';

export const followUpKindSchema = z.enum(FOLLOW_UP_KINDS).meta({
  id: 'FollowUpKind',
  description:
    'accompany: stay with a case that sections have; offer_to_departments, offer_to_partners: what was not realised; publish: what is carried out',
});

export const followUpSchema = z
  .object({
    id: z.uuid(),
    kind: followUpKindSchema,
    holder: partySchema,
    departmentId: z.uuid().nullable(),
    openedAt: z.iso.datetime(),
    doneAt: z.iso.datetime().nullable(),
    doneBy: z.string().nullable().describe('Name'),
    note: z.string().nullable(),
    droppedAt: z.iso.datetime().nullable().describe('When what called for it was gone'),
  })
  .meta({ id: 'FollowUp', description: 'A task beside the process; nothing in the case waits for it' });
export type FollowUpView = z.output<typeof followUpSchema>;

export async function viewFollowUps(
  { manager, deskId }: Pick<AtCase, 'manager' | 'deskId'>,
  rows: readonly FollowUpEntity[],
): Promise<FollowUpView[]> {
  const names = await loadNames(
    manager,
    deskId,
    rows.map(({ doneBy }) => doneBy),
  );
  return rows.map(({ id, kind, holder, departmentId, openedAt, doneAt, doneBy, note: words, droppedAt }) => ({
    ...{ id, kind, holder, departmentId, note: words },
    openedAt: openedAt.toISOString(),
    doneAt: doneAt?.toISOString() ?? null,
    doneBy: doneBy === null ? null : (names.get(doneBy) ?? null),
    droppedAt: droppedAt?.toISOString() ?? null,
  }));
}

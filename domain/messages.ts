import type { Relation } from './route-access.js';
import type { CaseState } from './case-state.js';

/** The dialogue beside the commands: it moves nothing, and goes on after a case was closed. */

/** `proposer`: both sides read it; `internal`: the city's own people. */
export const MESSAGE_AUDIENCES = ['proposer', 'internal'] as const;
export type MessageAudience = (typeof MESSAGE_AUDIENCES)[number];

/** Sides that write: an expert is asked a question, and answers it. */
export const WRITING_SIDES = ['proposer', 'desk', 'department'] as const;
export type WritingSide = (typeof WRITING_SIDES)[number];

export const LONGEST_MESSAGE = 10_000;

/** Of one case from one person on one day. */
export const MOST_MESSAGES_A_DAY = 100;

interface Writer {
  readonly departmentIds: readonly string[];
}

/** For which side somebody writes in a case; null: for none. */
export function writingSideOf(
  relations: readonly Relation[],
  { departmentIds }: Writer,
  { departments }: Pick<CaseState, 'departments'>,
): { readonly side: WritingSide; readonly departmentId: string | null } | null {
  if (relations.includes('own')) return { side: 'proposer', departmentId: null };
  if (relations.includes('desk')) return { side: 'desk', departmentId: null };
  const part = departments.find((each) => each.status !== 'refused' && departmentIds.includes(each.departmentId));
  return part === undefined ? null : { side: 'department', departmentId: part.departmentId };
}

/** Which sides a message is for, beyond the one that wrote it. */
export function sidesToldOf(
  { side, departmentId, audience }: Pick<WrittenFor, 'side' | 'departmentId' | 'audience'>,
  { departments }: Pick<CaseState, 'departments'>,
): { readonly side: WritingSide; readonly departmentId: string | null }[] {
  if (audience === 'proposer' && side !== 'proposer') return [{ side: 'proposer', departmentId: null }];
  const working = departments
    .filter((part) => (audience === 'internal' ? part.status !== 'refused' : part.status === 'taken'))
    .map((part) => ({ side: 'department' as const, departmentId: part.departmentId }));
  return [{ side: 'desk' as const, departmentId: null }, ...working].filter(
    (each) => each.side !== side || each.departmentId !== departmentId,
  );
}

export interface WrittenFor {
  readonly side: WritingSide;
  readonly departmentId: string | null;
  readonly audience: MessageAudience;
}

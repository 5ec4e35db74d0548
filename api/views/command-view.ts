import { z } from 'zod';
import { isToldOutside, type Sight } from '../../domain/access.js';
import type { CaseState } from '../../domain/case-state.js';
import type { Profile } from '../../domain/profile.js';
import type { CommandEntity } from '../../entities/index.js';
import { describeProblem, refusalSchema } from '../problem.js';
import { sideOf } from './people-view.js';
import { standingSchema, viewStanding } from './state-view.js';
import { commandKindSchema, commandStatusSchema } from './vocabulary.js';

/** A command and what became of it. */
export const commandSchema = z
  .object({
    commandId: z.uuid(),
    number: z.int().describe('Its place in the order of the case’s commands'),
    kind: commandKindSchema,
    status: commandStatusSchema,
    result: standingSchema.optional().describe('settled: where the case stands after it'),
    problem: refusalSchema.optional().describe('refused: why'),
  })
  .meta({ id: 'CommandState' });
export type CommandState = z.output<typeof commandSchema>;

/** What `settle` stored, as far as it is read here. */
interface StoredResult {
  readonly state: CaseState;
}

/** The case after a command; null until it is decided. */
export const stateAfter = (row: CommandEntity): CaseState | null =>
  row.result === null ? null : (JSON.parse(row.result) as StoredResult).state;

export function viewCommand(row: CommandEntity, profile: Profile, sight: Exclude<Sight, 'none'>): CommandState {
  const after = row.status === 'settled' ? stateAfter(row) : null;
  return {
    commandId: row.id,
    number: row.number,
    kind: row.kind,
    status: row.status,
    ...(after && { result: viewStanding(after, profile, sight) }),
    ...(row.status === 'refused' && { problem: describeProblem(row.code ?? 'INTERNAL', row.errors ?? []) }),
  };
}

/** Whether a person may read what a command said: a proposer reads what is addressed to them and what they said. */
export function isToldTo(row: CommandEntity, sight: Exclude<Sight, 'none'>): boolean {
  switch (sight) {
    case 'whole':
      return true;
    case 'own':
      return isToldOutside('proposer', row.kind, row.input) || sideOf(row.actor) === 'proposer';
    case 'question':
      return isToldOutside('expert', row.kind, row.input);
    case 'shared':
      return false;
  }
}

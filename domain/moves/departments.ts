import { actsFor } from '../access.js';
import type { DepartmentPart } from '../case-state.js';
import type { Refusal } from '../errors.js';
import { refuse, type MoveContext } from './move.js';

/** For which of their departments a person answers: the one named, or the only one that can be meant. */
export function answering(
  { state, actor }: Pick<MoveContext, 'state' | 'actor'>,
  named: string | undefined,
  statuses: readonly DepartmentPart['status'][],
): DepartmentPart | Refusal {
  const possible = state.departments.filter(
    (part) => statuses.includes(part.status) && actsFor(actor, part.departmentId),
  );
  if (named !== undefined) {
    return possible.find((part) => part.departmentId === named) ?? refuse('DEPARTMENT_NOT_ASKED', 'input.departmentId');
  }
  const [only, ...more] = possible;
  if (only === undefined) return refuse('DEPARTMENT_NOT_ASKED', 'input.departmentId');
  return more.length > 0 ? refuse('DEPARTMENT_AMBIGUOUS', 'input.departmentId', 'REQUIRED') : only;
}

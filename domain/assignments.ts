import type { CaseState } from './case-state.js';
import type { ErrorCode } from './errors.js';
import type { Party, Role } from './stages.js';

/**
 * Who is in charge (担当者) of a side of a case. A side has at most one person in charge, and anybody of the side may act
 * while it has none. Somebody who no longer holds a role of the side stands in nobody's way.
 */

/** The city's own sides: the only ones that people divide among themselves. */
export const ASSIGNED_SIDES = ['desk', 'department'] as const;
export type AssignedSide = (typeof ASSIGNED_SIDES)[number];

export interface Side {
  readonly holder: AssignedSide;
  /** Null for the desk. */
  readonly departmentId: string | null;
}

/** How somebody came to be in charge. */
export const ASSIGNMENT_WAYS = ['claimed', 'assigned', 'delegated', 'handed_over'] as const;
export type AssignmentWay = (typeof ASSIGNMENT_WAYS)[number];

/** A side by one text: the id of its department, or `desk`. */
export const DESK_SIDE = 'desk';
export const sideKey = ({ departmentId }: Pick<Side, 'departmentId'>): string => departmentId ?? DESK_SIDE;

export const isSameSide = (a: Side, b: Side): boolean => a.holder === b.holder && a.departmentId === b.departmentId;

/** The roles in which somebody acts for a side. */
export const ROLES_OF_SIDE: Readonly<Record<AssignedSide, readonly Role[]>> = {
  desk: ['coordinator', 'desk_head'],
  department: ['officer', 'leader'],
};

/** Somebody in charge, as the record knows it on a day. */
export interface InCharge extends Side {
  readonly personId: string;
  /** They hold a role of the side on that day. */
  readonly inForce: boolean;
  /** Who stands in for them on that day. */
  readonly substituteIds: readonly string[];
}

/** Whoever is in charge of a side, or stands in for them; null: nobody is, or it is no side that people divide. */
export function actingFor(
  inCharge: readonly InCharge[],
  { holder, departmentId }: { readonly holder: Party; readonly departmentId: string | null },
): string | null {
  const own = inCharge.find((each) => each.holder === holder && each.departmentId === departmentId);
  return own?.inForce ? (own.substituteIds[0] ?? own.personId) : null;
}

/** Whether those who are awaited are the city's own. */
export const isAssignedSide = (holder: Party): holder is AssignedSide => holder === 'desk' || holder === 'department';

/** The rights of a person that matter here. */
export interface Assignee {
  readonly personId: string;
  readonly roles: readonly Role[];
  readonly departmentIds: readonly string[];
  /** Departments of which they are the leader. */
  readonly ledDepartmentIds: readonly string[];
}

export const isOfSide = ({ roles, departmentIds }: Assignee, { departmentId }: Side): boolean =>
  departmentId === null
    ? roles.some((role) => ROLES_OF_SIDE.desk.includes(role))
    : departmentIds.includes(departmentId);

/** The sides for which somebody acts at all. */
export const sidesActedFor = (person: Assignee): Side[] => [
  ...(isOfSide(person, { holder: 'desk', departmentId: null })
    ? [{ holder: 'desk' as const, departmentId: null }]
    : []),
  ...person.departmentIds.map((departmentId) => ({ holder: 'department' as const, departmentId })),
];

/** Whether one can stand in for the other in anything. */
export const sharesSide = (absent: Assignee, substitute: Assignee): boolean =>
  sidesActedFor(absent).some((side) => isOfSide(substitute, side));

/** Who may divide the work of a side: the leader of the department, and the desk head everywhere. */
export const mayAssign = ({ roles, ledDepartmentIds }: Assignee, { departmentId }: Side): boolean =>
  roles.includes('desk_head') || (departmentId !== null && ledDepartmentIds.includes(departmentId));

/** Whether this person may act for a side of which that one is in charge. */
export const mayActBeside = (person: Assignee, inCharge: InCharge): boolean =>
  !inCharge.inForce ||
  inCharge.personId === person.personId ||
  inCharge.substituteIds.includes(person.personId) ||
  mayAssign(person, inCharge);

/** The sides for which this person does not act, because somebody else is in charge of them. */
export const sidesOfOthers = (person: Assignee, inCharge: readonly InCharge[]): string[] =>
  inCharge.filter((other) => !mayActBeside(person, other)).map(sideKey);

/** What somebody may do with the charge of a side. */
export const ASSIGNMENT_ACTIONS = ['claim', 'release', 'assign', 'delegate'] as const;
export type AssignmentAction = (typeof ASSIGNMENT_ACTIONS)[number];

/** The sides of a case that have somebody to act for them: the desk, and every department that has not refused. */
export const sidesOf = ({ departments }: CaseState): Side[] => [
  { holder: 'desk', departmentId: null },
  ...departments
    .filter((part) => part.status !== 'refused')
    .map(({ departmentId }): Side => ({ holder: 'department', departmentId })),
];

/** The side that is meant: the one that is named, or the only one of this person in the case. */
export function sideMeant(state: CaseState, person: Assignee, named: string | null | undefined): Side | ErrorCode {
  const sides = sidesOf(state);
  if (named !== undefined) return sides.find((side) => side.departmentId === named) ?? 'DEPARTMENT_NOT_ASKED';
  const [only, ...more] = sides.filter((side) => isOfSide(person, side));
  if (only === undefined) return 'NOT_AUTHORISED';
  return more.length > 0 ? 'SIDE_AMBIGUOUS' : only;
}

interface Asked {
  readonly action: AssignmentAction;
  readonly by: Assignee;
  readonly side: Side;
  /** Who is in charge of that side. */
  readonly inCharge: InCharge | null;
  /** Who is to be in charge; null where nobody is named. */
  readonly assignee: Assignee | null;
}

/** Why the charge of a side can't change hands like this; null when it can. */
export function assignmentFault({ action, by, side, inCharge, assignee }: Asked): ErrorCode | null {
  const held = inCharge?.inForce ? inCharge : null;
  const isOwn = held?.personId === by.personId;
  switch (action) {
    case 'claim':
      if (!isOfSide(by, side)) return 'NOT_AUTHORISED';
      return held !== null && !isOwn ? 'ALREADY_ASSIGNED' : null;
    case 'release':
      if (inCharge === null) return 'NOT_ASSIGNED';
      return inCharge.personId === by.personId || mayAssign(by, side) ? null : 'NOT_IN_CHARGE';
    case 'assign':
      if (!mayAssign(by, side)) return 'NOT_AUTHORISED';
      break;
    case 'delegate':
      if (!isOwn) return 'NOT_IN_CHARGE';
      break;
  }
  if (assignee === null) return 'PERSON_UNKNOWN';
  return isOfSide(assignee, side) ? null : 'ASSIGNEE_NOT_OF_SIDE';
}

/** What this person may do with the charge of a side; to whom it is given is looked at when they are named. */
export const openAssignmentActions = (asked: Pick<Asked, 'by' | 'side' | 'inCharge'>): AssignmentAction[] =>
  ASSIGNMENT_ACTIONS.filter((action) => {
    const fault = assignmentFault({ ...asked, action, assignee: null });
    // Who is in charge already has nothing to claim.
    if (action === 'claim' && asked.inCharge?.inForce && asked.inCharge.personId === asked.by.personId) return false;
    return fault === null || fault === 'PERSON_UNKNOWN';
  });

/** Whether a case can have somebody in charge at all. */
export const caseFault = ({ submitted, stage }: CaseState): ErrorCode | null => {
  if (!submitted) return 'NOT_SUBMITTED';
  return stage === 'closed' ? 'CASE_CLOSED' : null;
};

import { isDesk } from './access.js';
import { actingFor, type Assignee, type InCharge } from './assignments.js';
import type { Ask } from './case-state.js';
import type { EscalationTarget } from './profile-parts.js';
import type { Party } from './stages.js';

/** Whom a rung reaches, among the people who are there on that day. It always reaches somebody. */

/** One person, or everybody of a side. */
export interface Told {
  readonly recipient: Party;
  readonly departmentId: string | null;
  /** Null: everybody of the side. */
  readonly personId: string | null;
}

/** The people around a case on a day. */
export interface PeopleAround {
  readonly proposerPersonId: string | null;
  readonly expertPersonId: string | null;
  readonly inCharge: readonly InCharge[];
  /** The city's own people with a role in force. */
  readonly staff: readonly Assignee[];
}

type AskedOf = Pick<Ask, 'holder' | 'departmentId'>;
type Finder = (ask: AskedOf, around: PeopleAround) => Told[];

/** What comes to the desk as a whole. */
export const DESK_INBOX: Told = { recipient: 'desk', departmentId: null, personId: null };

const ofDesk = ({ personId }: Assignee): Told => ({ ...DESK_INBOX, personId });

/** Whoever is in charge of a side, or stands in for them. */
function inChargeOf({ inCharge }: PeopleAround, holder: Party, departmentId: string | null): Told[] {
  const personId = actingFor(inCharge, { holder, departmentId });
  return personId === null ? [] : [{ recipient: holder, departmentId, personId }];
}

/** Whoever is awaited. Where nobody is in charge, everybody of the side, and the desk, which sees to it. */
const awaited: Finder = ({ holder, departmentId }, around) => {
  const { proposerPersonId, expertPersonId, staff } = around;
  const deskInbox = (): Told[] => {
    const own = inChargeOf(around, 'desk', null);
    return own.length > 0 ? own : [DESK_INBOX];
  };
  switch (holder) {
    // Without an account they read nothing here: the desk speaks to them by other ways.
    case 'proposer':
      return [
        { recipient: 'proposer', departmentId: null, personId: proposerPersonId },
        ...(proposerPersonId === null ? deskInbox() : []),
      ];
    case 'expert':
      return [
        { recipient: 'expert', departmentId: null, personId: expertPersonId },
        ...(expertPersonId === null ? deskInbox() : []),
      ];
    case 'desk':
      return staff.some(isDesk) ? deskInbox() : [];
    case 'department': {
      const own = inChargeOf(around, holder, departmentId);
      if (own.length > 0) return own;
      const isThere = staff.some(({ departmentIds }) => departmentId !== null && departmentIds.includes(departmentId));
      return isThere ? [{ recipient: holder, departmentId, personId: null }, ...deskInbox()] : [];
    }
  }
};

const allCoordinators = ({ staff }: PeopleAround): Told[] =>
  staff.filter(({ roles }) => roles.includes('coordinator')).map(ofDesk);

const coordinators: Finder = (_, around) => {
  const own = inChargeOf(around, 'desk', null);
  return own.length > 0 ? own : allCoordinators(around);
};

const heads: Finder = (_, { staff }) => staff.filter(({ roles }) => roles.includes('desk_head')).map(ofDesk);

/** Who leads the department that is awaited; above the desk stands its head. */
const leaders: Finder = ({ departmentId }, around) => {
  if (departmentId === null) return heads({ holder: 'desk', departmentId }, around);
  return around.staff
    .filter(({ ledDepartmentIds }) => ledDepartmentIds.includes(departmentId))
    .map(({ personId }) => ({ recipient: 'department', departmentId, personId }));
};

const FIND: Readonly<Record<EscalationTarget, Finder>> = {
  assignee: awaited,
  coordinator: coordinators,
  department_manager: leaders,
  leader: leaders,
  desk_head: heads,
};

/** Who is told where a level has nobody. */
const ABOVE: Readonly<Record<EscalationTarget, EscalationTarget | null>> = {
  assignee: 'coordinator',
  coordinator: 'department_manager',
  department_manager: 'desk_head',
  leader: 'desk_head',
  desk_head: null,
};

/** Whom a target reaches: the next level up where nobody is there, and never nobody. */
export function reached(target: EscalationTarget, ask: AskedOf, around: PeopleAround): Told[] {
  for (let level: EscalationTarget | null = target; level !== null; level = ABOVE[level]) {
    const found = FIND[level](ask, around);
    if (found.length > 0) return found;
  }
  const all = allCoordinators(around);
  return all.length > 0 ? all : [DESK_INBOX];
}

const isSameSide = (a: Told, b: Told): boolean => a.recipient === b.recipient && a.departmentId === b.departmentId;

/** Everybody of the city's side that is told as a whole, by name. */
function byName<T extends Told>(side: T, staff: readonly Assignee[]): T[] {
  const { departmentId } = side;
  const people = staff.filter((each) =>
    departmentId === null ? isDesk(each) : each.departmentIds.includes(departmentId),
  );
  return people.map(({ personId }) => ({ ...side, personId }));
}

/**
 * Each of them once. Where some of a side are told by name and the side as a whole as well, all of it are told by name:
 * nobody hears the same thing twice, and who stands above hears it as such.
 */
export function distinct<T extends Told>(told: readonly T[], { staff }: Pick<PeopleAround, 'staff'>): T[] {
  const named = told.filter(({ personId }) => personId !== null);
  const sides = told.filter(
    (each, index) =>
      each.personId === null && told.findIndex((other) => other.personId === null && isSameSide(other, each)) === index,
  );
  const split = sides.filter((side) => named.some((each) => isSameSide(each, side)));
  const people = [...named, ...split.flatMap((side) => byName(side, staff))];
  const once = people.filter((each, index) => people.findIndex(({ personId }) => personId === each.personId) === index);
  return [...sides.filter((side) => !split.includes(side)), ...once];
}

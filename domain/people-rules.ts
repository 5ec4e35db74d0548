import { addDays } from './calendar.js';
import type { Refusal } from './errors.js';
import type { Role } from './stages.js';

/** Who may hold which role beside which, and from which day to which. Pure: the day of today comes in. */

/** Roles in which somebody acts for a department of the city. */
export const DEPARTMENT_ROLES: readonly Role[] = ['officer', 'leader'];

/** Roles of an organisation outside of the city's desk: who holds one belongs to an organisation. */
export const ORGANISATION_ROLES: readonly Role[] = ['proposer', 'proposer_viewer', 'partner'];

/** Roles of people from outside of the city. */
export const OUTSIDE_ROLES: readonly Role[] = [...ORGANISATION_ROLES, 'expert'];

/** Whether somebody holds a role of the city's own, auditors included. */
export const isOfCity = ({ roles }: { readonly roles: readonly Role[] }): boolean =>
  roles.some((role) => !OUTSIDE_ROLES.includes(role));

/** Roles in which somebody decides for the city, or says who may. */
export const CITY_ROLES: readonly Role[] = ['coordinator', 'officer', 'leader', 'desk_head', 'administrator'];

/** Credentials that end by themselves: the city does not hear when such a person leaves their house. */
export const EXPIRING_ROLES: readonly Role[] = ['expert', 'partner'];

/** The kind of organisation that a partner municipality is. */
export const MUNICIPALITY = 'municipality';

/** What a colleague of a proposer may do, and the role that says so. */
export const COLLEAGUE_ROLES = { view: 'proposer_viewer', edit: 'proposer' } as const satisfies Record<string, Role>;
export type ColleagueAccess = keyof typeof COLLEAGUE_ROLES;

/** First and last day, both counting. Null: without end. */
export interface Term {
  readonly from: string;
  readonly to: string | null;
}

export interface HeldRole extends Term {
  readonly role: Role;
  readonly departmentId: string | null;
}

/** A role that was taken back on its first day, or before, has a last day before its first: it is empty. */
const isEmpty = ({ from, to }: Term): boolean => to !== null && to < from;

export const isInForce = ({ from, to }: Term, today: string): boolean => from <= today && (to === null || today <= to);

const shareADay = (one: Term, other: Term): boolean =>
  !isEmpty(one) &&
  !isEmpty(other) &&
  (one.to === null || other.from <= one.to) &&
  (other.to === null || one.from <= other.to);

/**
 * Four eyes. An auditor changes nothing, so nobody audits what they did in another role; and who proposes, or reads for
 * another municipality, decides nothing for the city.
 */
function isApart(one: Role, other: Role): boolean {
  if (one === other) return false;
  if (one === 'auditor' || other === 'auditor') return true;
  return (
    (ORGANISATION_ROLES.includes(one) && CITY_ROLES.includes(other)) ||
    (ORGANISATION_ROLES.includes(other) && CITY_ROLES.includes(one))
  );
}

const isSameRole = (one: HeldRole, other: HeldRole): boolean =>
  one.role === other.role && one.departmentId === other.departmentId;

/** Why somebody can't be given a role beside those that they hold or will hold, or null. */
export function grantFault(grant: HeldRole, held: readonly HeldRole[], today: string): Refusal | null {
  if (grant.from < today) return { code: 'DATE_IN_PAST', errors: [{ field: 'from', code: 'DATE_IN_PAST' }] };
  if (isEmpty(grant)) return { code: 'DATES_REVERSED', errors: [{ field: 'to', code: 'DATES_REVERSED' }] };
  const beside = held.filter((role) => shareADay(role, grant));
  if (beside.some((role) => isApart(role.role, grant.role))) {
    return { code: 'FOUR_EYES', errors: [{ field: 'role', code: 'FOUR_EYES' }] };
  }
  if (beside.some((role) => isSameRole(role, grant)))
    return { code: 'ROLE_ALREADY_HELD', errors: [{ field: 'role', code: 'ROLE_ALREADY_HELD' }] };
  return null;
}

/**
 * What is left to go on of a role whose end is taken back: all of it, or until the same role begins that was granted anew
 * meanwhile; null where that one stands in its place.
 */
export function goingOn(ended: HeldRole, held: readonly HeldRole[]): HeldRole | null {
  const [anew] = held
    .filter((role) => isSameRole(role, ended) && shareADay(role, ended))
    .map(({ from }) => from)
    .sort();
  if (anew === undefined) return ended;
  return anew > ended.from ? { ...ended, to: addDays(anew, -1) } : null;
}

/** The last day of a role that is to be of no use from the next request on. */
export const endedBy = (today: string): string => addDays(today, -1);

/** Why a role can't have this last day, or null. An end is never later than what was granted: that would be a grant. */
export function endFault(held: Term, lastDay: string, today: string): Refusal | null {
  if (held.to !== null && held.to < today) return { code: 'ROLE_ENDED' };
  if (lastDay < endedBy(today)) return { code: 'DATE_IN_PAST', errors: [{ field: 'lastDay', code: 'DATE_IN_PAST' }] };
  if (held.to !== null && lastDay > held.to) {
    return { code: 'INVALID_REQUEST', errors: [{ field: 'lastDay', code: 'OUT_OF_RANGE' }] };
  }
  return null;
}

/** What is kept as the last day: the day before the first one for a role that never came into force. */
export const keptLastDay = (held: Term, lastDay: string): string =>
  lastDay < held.from ? addDays(held.from, -1) : lastDay;

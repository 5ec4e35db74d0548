import { ROLES_OF_SIDE } from '../../../../domain/assignments.js';
import { ROUTE_RULES, type RouteName, type RouteRule } from '../../../../domain/route-access.js';
import type { Session } from '../../../app/session.js';

/** Whether a route that opens to the relation `desk` is open to somebody in whose office the case is. */
export function mayAtCase(session: Session | null | undefined, desk: string, route: RouteName): boolean {
  const rule: RouteRule = ROUTE_RULES[route];
  const roles = session?.people.find((person) => person.desk === desk)?.roles ?? [];
  return (
    typeof rule === 'object' &&
    'case' in rule &&
    rule.case.includes('desk') &&
    roles.some((role) => ROLES_OF_SIDE.desk.includes(role))
  );
}

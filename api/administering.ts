import type { EntityManager } from 'typeorm';
import { isOfSide, ROLES_OF_SIDE, type Assignee } from '../domain/assignments.js';
import { addDays, tokyoDay } from '../domain/calendar.js';
import { DomainError } from '../domain/errors.js';
import { isInForce } from '../domain/people-rules.js';
import type { Role } from '../domain/stages.js';
import { openWorkOf } from '../entities/records/assignments.js';
import { lockPeople, type Change } from '../entities/records/people-changes.js';
import { findPeople, type RecordedPerson, type RecordedRole } from '../entities/records/people-list.js';
import { findPersonByAccount } from '../entities/records/people.js';
import { inviteAccount } from './auth/invitations.js';
import type { LinkDeps } from './auth/links.js';
import type { AtDesk } from './callers.js';
import { ApiProblem, notFound } from './problem.js';
import { viewOpenPart } from './views/assignment-view.js';

/**
 * Begins a change of people. Whether the caller still has the role is asked again under the lock: of two administrators
 * who end each other at once, the second has lost it by now.
 */
export async function beginChange(
  { manager, deskId, account }: AtDesk,
  now: Date,
  role: Role,
): Promise<Change & { readonly personId: string; readonly organisationId: string | null }> {
  await lockPeople(manager, deskId);
  const today = tokyoDay(now.toISOString());
  const person = await findPersonByAccount(manager, deskId, account.accountId, today);
  if (!person?.roles.includes(role)) throw new DomainError('FORBIDDEN');
  const { personId, organisationId } = person;
  return { deskId, personId, organisationId, now, today };
}

/** Somebody of this desk, named in a path. */
export async function personNamed(manager: EntityManager, deskId: string, personId: string): Promise<RecordedPerson> {
  const [person] = await findPeople(manager, deskId, { personId });
  if (!person) throw notFound('personId');
  return person;
}

/** As what somebody still acts on a day without one of their roles. */
function assigneeWithout(person: RecordedPerson, ended: RecordedRole, day: string): Assignee {
  const left = person.roles.filter((role) => role.id !== ended.id && isInForce(role, day));
  const departmentsOf = (roles: readonly RecordedRole[]): string[] =>
    roles.flatMap(({ departmentId }) => (departmentId === null ? [] : [departmentId]));
  return {
    personId: person.id,
    roles: left.map(({ role }) => role),
    departmentIds: departmentsOf(left),
    ledDepartmentIds: departmentsOf(left.filter(({ role }) => role === 'leader')),
  };
}

/** A role on which open cases rest is handed over first: after its last day nobody would answer for them. */
export async function refuseOpenWork(
  manager: EntityManager,
  deskId: string,
  person: RecordedPerson,
  role: RecordedRole,
  lastDay: string,
): Promise<void> {
  const day = addDays(lastDay, 1);
  const after = assigneeWithout(person, role, day);
  const open = (await openWorkOf(manager, deskId, person.id, day)).filter(
    (part) =>
      part.departmentId === role.departmentId &&
      ROLES_OF_SIDE[part.holder].includes(role.role) &&
      !isOfSide(after, part),
  );
  if (open.length === 0) return;
  throw new ApiProblem('PERSON_HAS_OPEN_WORK', [], { details: { openWork: open.map(viewOpenPart) } });
}

/** Nobody changes their own rights. */
export function refuseOwn(change: Pick<Change, 'personId'>, person: { readonly id: string }): void {
  if (person.id === change.personId) throw new DomainError('OWN_ROLES');
}

/**
 * The account of an address, with a link to it where nobody has chosen a password yet. What another desk closed because
 * nobody else knew it is open again: at that desk its person stays shut out.
 */
export async function admitAccount(
  manager: EntityManager,
  deps: LinkDeps,
  invitation: Parameters<typeof inviteAccount>[2],
): Promise<string> {
  await manager.query(
    `update accounts set disabled_at = null, disabled_by_desk = null
      where lower(email) = lower($1) and disabled_by_desk is not null`,
    [invitation.email],
  );
  const { accountId } = await inviteAccount(manager, deps, invitation);
  return accountId;
}

import type { EntityManager } from 'typeorm';
import { tokyoDay } from '../domain/calendar.js';
import { DomainError } from '../domain/errors.js';
import type { Role } from '../domain/stages.js';
import { lockPeople, type Change } from '../entities/records/people-changes.js';
import { findPeople, type RecordedPerson } from '../entities/records/people-list.js';
import { findPersonByAccount } from '../entities/records/people.js';
import { inviteAccount } from './auth/invitations.js';
import type { LinkDeps } from './auth/links.js';
import type { AtDesk } from './callers.js';
import { notFound } from './problem.js';

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

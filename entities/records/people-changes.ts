import { randomUUID } from 'node:crypto';
import { IsNull, type EntityManager } from 'typeorm';
import { DomainError, type Refusal } from '../../domain/errors.js';
import { SIDE_OF_ROLE } from '../../domain/notice-kinds.js';
import { endFault, grantFault, keptLastDay, type HeldRole } from '../../domain/people-rules.js';
import { AccountTokenEntity, MembershipEntity, OrganisationEntity, PersonEntity, PersonRoleEntity } from '../index.js';
import { appendAudit, DESK_CHAIN } from './audit.js';
import { writeNotices } from './notices.js';
import type { RecordedPerson, RecordedRole } from './people-list.js';

/** Changes of who may do what at a desk. Each has its entry in the desk's chain, in the same transaction. */

/** Who changes something, where and when. */
export interface Change {
  readonly deskId: string;
  /** Null: an operator at the machine. */
  readonly personId: string | null;
  readonly now: Date;
  readonly today: string;
}

/**
 * One change of people at a time per desk: two that each look right (an auditor here, an officer there) must not both be
 * let in, and of two administrators who end each other the first wins. Read what the change rests on afterwards.
 */
export async function lockPeople(manager: EntityManager, deskId: string): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`people/${deskId}`]);
}

export const refuse = (fault: Refusal | null): void => {
  if (fault) throw new DomainError(fault.code, fault.errors);
};

/** Writes the entry of a change. */
export const tellOfPeople = (
  manager: EntityManager,
  { deskId, personId, now }: Change,
  action: string,
  facts: Readonly<Record<string, string | boolean | null>>,
  words: Readonly<Record<string, string>> = {},
): Promise<void> => appendAudit(manager, { deskId, chain: DESK_CHAIN, action, at: now, personId, facts, words });

export async function addOrganisation(
  manager: EntityManager,
  change: Change,
  organisation: { readonly kind: string; readonly name: string },
): Promise<string> {
  const id = randomUUID();
  await manager.insert(OrganisationEntity, { deskId: change.deskId, id, ...organisation, createdAt: change.now });
  const { kind, name } = organisation;
  await tellOfPeople(manager, change, 'organisation.added', { organisation: id, kind }, { name });
  return id;
}

/** A new person at the desk, for an account that has none here yet. */
export async function addPerson(
  manager: EntityManager,
  change: Change,
  person: {
    readonly accountId: string;
    readonly name: string;
    readonly email: string;
    readonly organisationId: string | null;
  },
): Promise<string> {
  const { accountId, name, email, organisationId } = person;
  const { deskId, now } = change;
  const id = randomUUID();
  await manager.insert(PersonEntity, {
    ...{ deskId, id, accountId, organisationId, name },
    createdAt: now,
    disabledAt: null,
  });
  await manager.insert(MembershipEntity, { accountId, deskId, personId: id });
  await tellOfPeople(manager, change, 'person.invited', { person: id, organisation: organisationId }, { name, email });
  return id;
}

export async function moveToOrganisation(
  manager: EntityManager,
  change: Change,
  person: RecordedPerson,
  organisationId: string,
): Promise<void> {
  await manager.update(PersonEntity, { deskId: change.deskId, id: person.id }, { organisationId });
  await tellOfPeople(manager, change, 'person.organisation', { person: person.id, organisation: organisationId });
}

/** Whoever has other rights now is told so, but for somebody who is being invited: their invitation says it. */
export async function tellOfRole(
  manager: EntityManager,
  { deskId, now }: Change,
  personId: string,
  {
    role,
    departmentId,
    from,
    to,
  }: Pick<RecordedRole, 'role' | 'departmentId' | 'from'> & { readonly to: string | null },
): Promise<void> {
  const recipient = SIDE_OF_ROLE[role];
  if (recipient === null) return;
  await writeNotices(manager, [
    {
      ...{ deskId, kind: 'roles_changed', recipient, departmentId, personId, createdAt: now },
      params: { role, from, to },
    },
  ]);
}

/** Gives a role. `held` is all that the person holds or will hold. */
export async function grantRole(
  manager: EntityManager,
  change: Change,
  person: { readonly id: string; readonly roles: readonly RecordedRole[] },
  grant: HeldRole,
): Promise<string> {
  refuse(grantFault(grant, person.roles, change.today));
  const id = randomUUID();
  const { role, departmentId, from, to } = grant;
  await manager.insert(PersonRoleEntity, {
    deskId: change.deskId,
    ...{ id, personId: person.id, role, departmentId },
    validFrom: from,
    validTo: to,
  });
  await tellOfPeople(manager, change, 'role.granted', {
    person: person.id,
    roleId: id,
    role,
    department: departmentId,
    from,
    to,
  });
  if (person.roles.length > 0) await tellOfRole(manager, change, person.id, grant);
  return id;
}

/** Ends a role with a day, which it still counts on; the day before today ends it at once. Answers with what is kept. */
export async function endRole(
  manager: EntityManager,
  change: Change,
  person: { readonly id: string },
  role: RecordedRole,
  lastDay: string,
): Promise<string> {
  refuse(endFault(role, lastDay, change.today));
  const validTo = keptLastDay(role, lastDay);
  await manager.update(PersonRoleEntity, { deskId: change.deskId, id: role.id }, { validTo });
  await tellOfPeople(manager, change, 'role.ended', {
    person: person.id,
    roleId: role.id,
    role: role.role,
    to: validTo,
  });
  await tellOfRole(manager, change, person.id, { ...role, to: validTo });
  return validTo;
}

/** Where no other desk knows the account. Everything that was signed in with it ends, and stays ended. */
const closeAccount = async (manager: EntityManager, change: Change, accountId: string | null): Promise<void> => {
  const [closed] = await manager.query<[{ id: string }[], number]>(
    `update accounts set disabled_at = $2, disabled_by_desk = $3, credential_version = credential_version + 1
      where id = $1 and disabled_at is null
        and not exists (select 1 from memberships where account_id = $1 and desk_id <> $3)
      returning id`,
    [accountId, change.now, change.deskId],
  );
  if (closed.length === 0) return;
  const tokens = { accountId: closed[0]!.id, revokedAt: IsNull() };
  await manager.update(AccountTokenEntity, tokens, { revokedAt: change.now });
};

/** Only what this desk has closed. */
const reopenAccount = async (manager: EntityManager, change: Change, accountId: string | null): Promise<void> => {
  await manager.query(
    `update accounts set disabled_at = null, disabled_by_desk = null where id = $1 and disabled_by_desk = $2`,
    [accountId, change.deskId],
  );
};

/**
 * Shuts somebody out of this desk, or lets them in again. Where no other desk knows the account, it is closed with them: they
 * are signed out everywhere at once.
 */
export async function setDisabled(
  manager: EntityManager,
  change: Change,
  person: RecordedPerson,
  disabled: boolean,
  reason: string | null,
): Promise<void> {
  if (disabled === (person.disabledAt !== null)) return;
  const disabledAt = disabled ? change.now : null;
  await manager.update(PersonEntity, { deskId: change.deskId, id: person.id }, { disabledAt });
  await (disabled ? closeAccount : reopenAccount)(manager, change, person.accountId);
  const action = disabled ? 'person.disabled' : 'person.enabled';
  await tellOfPeople(manager, change, action, { person: person.id }, reason === null ? {} : { reason });
}

import { randomUUID } from 'node:crypto';
import { IsNull, Not, type EntityManager } from 'typeorm';
import { COLLEAGUE_ROLES, endedBy, grantFault, isInForce, type ColleagueAccess } from '../../domain/people-rules.js';
import { ColleagueInvitationEntity } from '../index.js';
import { endRole, grantRole, tellOfPeople, type Change } from './people-changes.js';
import { findPeople, type RecordedPerson, type RecordedRole } from './people-list.js';

/** The people of a proposer's organisation, as they themselves keep them. */

/** A change by somebody of an organisation. */
export interface OwnChange extends Change {
  readonly personId: string;
  readonly organisationId: string;
}

export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  /** Null: none any more. */
  readonly access: ColleagueAccess | null;
}

const isColleagueRole = ({ role }: RecordedRole): boolean => Object.values<string>(COLLEAGUE_ROLES).includes(role);

const accessOf = ({ roles }: RecordedPerson, today: string): ColleagueAccess | null => {
  const holds = (access: ColleagueAccess): boolean =>
    roles.some((role) => role.role === COLLEAGUE_ROLES[access] && isInForce(role, today));
  if (holds('edit')) return 'edit';
  return holds('view') ? 'view' : null;
};

const asColleague = (person: RecordedPerson, today: string): Colleague => {
  const { id, name, email } = person;
  return { id, name, email, access: accessOf(person, today) };
};

/** Somebody who has gone over to the city is a colleague no longer, and nothing here says so. */
function isOurs(
  person: RecordedPerson,
  { organisationId, today }: Pick<OwnChange, 'organisationId' | 'today'>,
): boolean {
  const asViewer = { role: COLLEAGUE_ROLES.view, departmentId: null, from: today, to: null };
  const others = person.roles.filter((role) => !isColleagueRole(role));
  return person.organisation?.id === organisationId && grantFault(asViewer, others, today) === null;
}

/** Those who may see or act for the organisation today, and whom it invited; `former`: also those who might once. */
export async function listColleagues(
  manager: EntityManager,
  { deskId, organisationId, today }: Pick<OwnChange, 'deskId' | 'organisationId' | 'today'>,
  { former = false }: { readonly former?: boolean } = {},
): Promise<Colleague[]> {
  const people = await findPeople(manager, deskId, { organisationId });
  const isFormer = (person: RecordedPerson): boolean =>
    former && person.roles.some(isColleagueRole) && isOurs(person, { organisationId, today });
  const listed = people.filter((person) => accessOf(person, today) !== null || isFormer(person));
  const invited = await manager.find(ColleagueInvitationEntity, {
    where: { deskId, organisationId, ...(!former && { access: Not(IsNull()) }) },
  });
  return [...listed.map((person) => asColleague(person, today)), ...invited]
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ id, name, email, access }) => ({ id, name, email, access }));
}

/** Ends what somebody may do for the organisation and gives them what they may do from now on. */
async function setAccessOf(
  manager: EntityManager,
  change: OwnChange,
  person: RecordedPerson,
  access: ColleagueAccess | null,
): Promise<void> {
  if (accessOf(person, change.today) === access) return;
  const ended: RecordedRole[] = [];
  for (const role of person.roles) {
    const hasDays = role.to === null || (role.to >= change.today && role.to >= role.from);
    if (!isColleagueRole(role) || !hasDays) {
      ended.push(role);
      continue;
    }
    const to = await endRole(manager, change, person, role, endedBy(change.today));
    ended.push({ ...role, to });
  }
  if (access === null) return;
  const grant = { role: COLLEAGUE_ROLES[access], departmentId: null, from: change.today, to: null };
  await grantRole(manager, change, { id: person.id, roles: ended }, grant);
}

async function setAccessOfInvitation(
  manager: EntityManager,
  change: OwnChange,
  invitation: Pick<ColleagueInvitationEntity, 'id' | 'name' | 'email'>,
  access: ColleagueAccess | null,
): Promise<Colleague> {
  const { deskId } = change;
  const { id, name, email } = invitation;
  await manager.update(ColleagueInvitationEntity, { deskId, id }, { access });
  await tellOfPeople(manager, change, 'colleague.not_added', { invitation: id, access });
  return { id, name, email, access };
}

/** What an organisation holds on to of an invitation to an address that is somebody else's here. */
async function keepInvitation(
  manager: EntityManager,
  change: OwnChange,
  invited: { readonly name: string; readonly email: string; readonly access: ColleagueAccess },
): Promise<Colleague> {
  const { deskId, organisationId, personId, now } = change;
  const all = await manager.findBy(ColleagueInvitationEntity, { deskId, organisationId });
  const known = all.find(({ email }) => email.toLowerCase() === invited.email.toLowerCase());
  if (known) return setAccessOfInvitation(manager, change, known, invited.access);
  const id = randomUUID();
  await manager.insert(ColleagueInvitationEntity, {
    ...{ deskId, id, organisationId, ...invited },
    invitedBy: personId,
    invitedAt: now,
  });
  const { name, email, access } = invited;
  await tellOfPeople(manager, change, 'colleague.not_added', { invitation: id, access }, { name, email });
  return { id, name, email, access };
}

/**
 * Invites a colleague. `admit` makes a person of an address that nobody of the desk has. Where somebody else has it,
 * the answer is the same and nothing is given: who is at this desk is not for proposers to find out.
 */
export async function inviteColleague(
  manager: EntityManager,
  change: OwnChange,
  invited: { readonly name: string; readonly email: string; readonly access: ColleagueAccess },
  admit: () => Promise<string>,
): Promise<Colleague> {
  const { deskId } = change;
  const [known] = await findPeople(manager, deskId, { email: invited.email });
  if (known && !isOurs(known, change)) return keepInvitation(manager, change, invited);
  const personId = known?.id ?? (await admit());
  const [person] = await findPeople(manager, deskId, { personId });
  await setAccessOf(manager, change, person!, invited.access);
  const { access } = invited;
  return { id: personId, name: person!.name, email: person!.email, access };
}

/** Changes what a colleague may do; null where there is no such colleague. */
export async function setColleagueAccess(
  manager: EntityManager,
  change: OwnChange,
  id: string,
  access: ColleagueAccess | null,
): Promise<Colleague | null> {
  const { deskId, organisationId } = change;
  const invitation = await manager.findOneBy(ColleagueInvitationEntity, { deskId, id, organisationId });
  if (invitation) return setAccessOfInvitation(manager, change, invitation, access);
  const [person] = await findPeople(manager, deskId, { personId: id });
  if (!person?.roles.some(isColleagueRole) || !isOurs(person, change)) return null;
  await setAccessOf(manager, change, person, access);
  const { name, email } = person;
  return { id: person.id, name, email, access };
}

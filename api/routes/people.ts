import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { DomainError } from '../../domain/errors.js';
import { tokyoDay } from '../../domain/calendar.js';
import { CITY_ROLES, endedBy, endFault, EXPIRING_ROLES } from '../../domain/people-rules.js';
import { day, text } from '../../domain/text.js';
import { recordAccess } from '../../entities/records/audit.js';
import {
  addPerson,
  endRole,
  grantRole,
  moveToOrganisation,
  refuse,
  setDisabled,
  tellOfPeople,
  type Change,
} from '../../entities/records/people-changes.js';
import { findPeople, type RecordedPerson, type RecordedRole } from '../../entities/records/people-list.js';
import { admitAccount, beginChange, personNamed, refuseOpenWork, refuseOwn } from '../administering.js';
import { inviteAccount } from '../auth/invitations.js';
import { cutPage, isInstant, readCursor } from '../cursor.js';
import { GRANTS, PEOPLE, PERSON } from '../examples/people.js';
import { DEFAULT_PAGE, deskParams, nextPage, pageQuery } from '../params.js';
import { notFound } from '../problem.js';
import { credentialEnd, credentialEndOf, heldRoleOf, prepareGrant, roleGrantSchema } from '../role-grant.js';
import { defineRoute, reply } from '../route.js';
import { personSchema, viewPerson, type PersonView } from '../views/person-view.js';
import { roleSchema } from '../views/vocabulary.js';

const personParams = deskParams.extend({
  personId: z
    .uuid()
    .describe('Id of the person at this desk')
    .meta({ examples: [PERSON.id] }),
});

/** As it is now, after a change. */
const viewAgain = async (manager: EntityManager, { deskId, today }: Change, personId: string): Promise<PersonView> =>
  viewPerson(await personNamed(manager, deskId, personId), today, true);

const list = defineRoute({
  name: 'GET /desks/{desk}/people',
  operationId: 'listPeople',
  tag: 'People',
  summary: 'The people of the desk and their roles',
  description:
    'Administrators and auditors see everybody who ever had a role, with their addresses; each such read is recorded. The city’s other people see whom a case can be given to: those of the city and the experts whose role is in force.',
  params: deskParams,
  query: z.strictObject({
    ...pageQuery,
    role: roleSchema.optional().describe('Only who holds it today'),
    former: z
      .enum(['true', 'false'])
      .optional()
      .describe(
        'true, with `role`: also who held it before; makes no difference to whom only roles in force are shown',
      ),
    q: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe(
        'Part of the name or of the organisation’s, and of the address for whoever sees it; width and case make no difference',
      ),
  }),
  responses: {
    200: {
      description: 'One page, in the order in which they came to the desk',
      schema: z.object({ people: z.array(personSchema), next: nextPage }).meta({ id: 'PeoplePage' }),
      examples: { 'for an administrator': PEOPLE },
    },
  },
  handler: async ({ manager, deskId, account, person, query, now }) => {
    const today = tokyoDay(now.toISOString());
    const seesAll = person.roles.includes('administrator') || person.roles.includes('auditor');
    const shown = seesAll ? null : [...CITY_ROLES, 'expert' as const];
    const { role, q } = query;
    const former = seesAll && query.former === 'true';
    const roles = role === undefined ? shown : shown === null || shown.includes(role) ? [role] : [];
    const limit = query.limit ?? DEFAULT_PAGE;
    const found = await findPeople(manager, deskId, {
      ...(roles && { inForce: { roles, today, former } }),
      ...(q !== undefined && { text: { q, inEmail: seesAll } }),
      after: readCursor(query.cursor, isInstant),
      limit: limit + 1,
    });
    const { page, next } = cutPage(found, limit, ({ createdAt, id }) => ({ at: createdAt.toISOString(), id }));
    if (seesAll) {
      const { accountId } = account;
      const { personId } = person;
      await recordAccess(manager, {
        deskId,
        at: now,
        personId,
        accountId,
        action: list.name,
        proposalId: null,
        code: null,
      });
    }
    return reply(200, { people: page.map((each) => viewPerson(each, today, seesAll)), next });
  },
});

const invite = defineRoute({
  name: 'POST /desks/{desk}/people',
  operationId: 'invitePerson',
  tag: 'People',
  summary: 'Invite somebody to the desk, with their first role',
  description:
    'They get a link to their address with which they choose how to sign in. Whether the address is known to another desk makes no difference to the answer. Experts and partners sign in until a day only.',
  params: deskParams,
  problems: [
    'ALREADY_AT_DESK',
    'DATE_IN_PAST',
    'DATES_REVERSED',
    'DEPARTMENT_UNKNOWN',
    'ORGANISATION_UNKNOWN',
    'ORGANISATION_KIND_NOT_TAKEN',
  ],
  body: z
    .strictObject({ name: text(200), email: z.email().max(254), grant: roleGrantSchema })
    .meta({ id: 'NewPerson' }),
  bodyExamples: Object.fromEntries(
    Object.entries(GRANTS).map(([name, grant]) => [name, { name: '担当 花子', email: 'hanako@city.example', grant }]),
  ),
  responses: { 201: { description: 'The person', schema: personSchema, examples: { invited: PERSON } } },
  handler: async (asked) => {
    const { manager, deskId, body, now, deps } = asked;
    const change = await beginChange(asked, now, 'administrator');
    const { name, email, grant } = body;
    if ((await findPeople(manager, deskId, { email })).length > 0) {
      throw new DomainError('ALREADY_AT_DESK', [{ field: 'email', code: 'ALREADY_AT_DESK' }]);
    }
    const organisationId = await prepareGrant(manager, change, grant, (field) => `grant.${field}`);
    const credentialsExpireAt = credentialEndOf(grant, change.today);
    const accountId = await admitAccount(manager, deps, { email, desk: deskId, credentialsExpireAt, now });
    const id = await addPerson(manager, change, { accountId, name, email, organisationId });
    await grantRole(manager, change, { id, roles: [] }, heldRoleOf(grant, change.today));
    return reply(201, await viewAgain(manager, change, id));
  },
});

const grant = defineRoute({
  name: 'POST /desks/{desk}/people/{personId}/roles',
  operationId: 'grantRole',
  tag: 'People',
  summary: 'Give somebody one more role',
  description:
    'From a day on, until a day or without end. Nobody gives themselves a role; an auditor has no other; who proposes, or reads for another municipality, decides nothing for the city.',
  params: personParams,
  problems: [
    'OWN_ROLES',
    'FOUR_EYES',
    'ROLE_ALREADY_HELD',
    'DATE_IN_PAST',
    'DATES_REVERSED',
    'DEPARTMENT_UNKNOWN',
    'ORGANISATION_UNKNOWN',
    'ORGANISATION_KIND_NOT_TAKEN',
    'ORGANISATION_FIXED',
  ],
  body: roleGrantSchema,
  bodyExamples: GRANTS,
  responses: {
    201: { description: 'The person with all roles', schema: personSchema, examples: { 'one more': PERSON } },
  },
  handler: async (asked) => {
    const { manager, deskId, params, body, now, deps } = asked;
    const change = await beginChange(asked, now, 'administrator');
    const person = await personNamed(manager, deskId, params.personId);
    refuseOwn(change, person);
    const organisationId = await prepareGrant(manager, change, body);
    if (organisationId !== null) await joinOrganisation(manager, change, person, organisationId);
    if (person.email !== null) {
      const credentialsExpireAt = credentialEndOf(body, change.today);
      await inviteAccount(manager, deps, { email: person.email, desk: deskId, credentialsExpireAt, now });
    }
    await grantRole(manager, change, person, heldRoleOf(body, change.today));
    return reply(201, await viewAgain(manager, change, person.id));
  },
});

/** A person belongs to one organisation for good: their cases are its cases. */
async function joinOrganisation(
  manager: EntityManager,
  change: Change,
  person: RecordedPerson,
  organisationId: string,
): Promise<void> {
  if (person.organisation?.id === organisationId) return;
  if (person.organisation !== null) {
    throw new DomainError('ORGANISATION_FIXED', [{ field: 'organisation', code: 'ORGANISATION_FIXED' }]);
  }
  await moveToOrganisation(manager, change, person, organisationId);
}

const end = defineRoute({
  name: 'POST /desks/{desk}/people/{personId}/roles/{roleId}/end',
  operationId: 'endRole',
  tag: 'People',
  summary: 'End a role, at once or with a day',
  description:
    'Ended at once it is of no use from the next request on, in every session. What rests on the role is handed over first: where somebody is in charge of an open case by it, or nobody else of that side is left, the answer lists those cases.',
  params: personParams.extend({
    roleId: z
      .uuid()
      .describe('Id of the role')
      .meta({ examples: [PERSON.roles[0]!.id] }),
  }),
  problems: ['OWN_ROLES', 'ROLE_ENDED', 'DATE_IN_PAST', 'PERSON_HAS_OPEN_WORK'],
  body: z
    .strictObject({ lastDay: day().optional().describe('Last day, which still counts; at once where it is not given') })
    .meta({ id: 'RoleEnd' }),
  bodyExamples: { 'at once': {}, 'with the fiscal year': { lastDay: '2027-03-31' } },
  responses: {
    200: { description: 'The person with all roles', schema: personSchema, examples: { ended: PERSON } },
  },
  handler: async (asked) => {
    const { manager, deskId, params, body, now } = asked;
    const change = await beginChange(asked, now, 'administrator');
    const person = await personNamed(manager, deskId, params.personId);
    const role = person.roles.find(({ id }) => id === params.roleId.toLowerCase());
    if (!role) throw notFound('roleId');
    refuseOwn(change, person);
    const lastDay = body.lastDay ?? endedBy(change.today);
    refuse(endFault(role, lastDay, change.today));
    await refuseOpenWork(manager, deskId, person, role, lastDay);
    await endRole(manager, change, person, role, lastDay);
    return reply(200, await viewAgain(manager, change, person.id));
  },
});

const disable = defineRoute({
  name: 'POST /desks/{desk}/people/{personId}/disable',
  operationId: 'disablePerson',
  tag: 'People',
  summary: 'Shut somebody out of this desk at once',
  description:
    'For what can’t wait: a lost device, somebody who left in a hurry. Roles and open work stay as they are, to be handed over afterwards. Where no other desk knows the account, the account is disabled with it.',
  params: personParams,
  problems: ['OWN_ROLES'],
  body: z.strictObject({ reason: text(2000) }).meta({ id: 'Disabling' }),
  bodyExamples: { 'a lost device': { reason: '端末の紛失のため。' } },
  responses: { 200: { description: 'The person', schema: personSchema, examples: { 'shut out': PERSON } } },
  handler: async (asked) => {
    const { manager, deskId, params, body, now } = asked;
    const change = await beginChange(asked, now, 'administrator');
    const person = await personNamed(manager, deskId, params.personId);
    refuseOwn(change, person);
    await setDisabled(manager, change, person, true, body.reason);
    return reply(200, await viewAgain(manager, change, person.id));
  },
});

const enable = defineRoute({
  name: 'POST /desks/{desk}/people/{personId}/enable',
  operationId: 'enablePerson',
  tag: 'People',
  summary: 'Let somebody into this desk again',
  description: 'With the roles that are in force by then. They sign in anew.',
  params: personParams,
  problems: ['OWN_ROLES'],
  responses: { 200: { description: 'The person', schema: personSchema, examples: { 'let in': PERSON } } },
  handler: async (asked) => {
    const { manager, deskId, params, now } = asked;
    const change = await beginChange(asked, now, 'administrator');
    const person = await personNamed(manager, deskId, params.personId);
    refuseOwn(change, person);
    await setDisabled(manager, change, person, false, null);
    return reply(200, await viewAgain(manager, change, person.id));
  },
});

const inviteAgain = defineRoute({
  name: 'POST /desks/{desk}/people/{personId}/invitation',
  operationId: 'inviteAgain',
  tag: 'People',
  summary: 'Send the link again, or let an expert or partner sign in for longer',
  description:
    'Another link for who has not chosen a password yet; an earlier one ends. Who has one gets none, and nothing here says so. For those who sign in until a day only, the day is moved on: a year from now where it is not given.',
  params: personParams,
  problems: ['DATE_IN_PAST', 'CREDENTIAL_WITHOUT_END'],
  body: z.strictObject({ credentialUntil: day().optional() }).meta({ id: 'InvitationAgain' }),
  bodyExamples: { 'for another year': { credentialUntil: '2027-11-19' } },
  responses: { 204: { description: 'Done' } },
  handler: async (asked) => {
    const { manager, deskId, params, body, now, deps } = asked;
    const change = await beginChange(asked, now, 'administrator');
    const { today } = change;
    const { id, email, roles } = await personNamed(manager, deskId, params.personId);
    if (email === null) throw notFound('personId');
    const { credentialUntil = null } = body;
    const isExpiring = roles.some((role) => role.to === null || role.to >= today) && roles.every(isOfExpiring(today));
    if (credentialUntil !== null && !isExpiring) {
      throw new DomainError('CREDENTIAL_WITHOUT_END', [{ field: 'credentialUntil', code: 'CREDENTIAL_WITHOUT_END' }]);
    }
    if (credentialUntil !== null && credentialUntil < today) {
      throw new DomainError('DATE_IN_PAST', [{ field: 'credentialUntil', code: 'DATE_IN_PAST' }]);
    }
    const credentialsExpireAt = isExpiring ? credentialEnd(credentialUntil, today) : null;
    await inviteAccount(manager, deps, { email, desk: deskId, credentialsExpireAt, now });
    await tellOfPeople(manager, change, 'person.invited_again', { person: id, until: credentialUntil });
    return reply(204, null);
  },
});

/** A role that counts no longer says nothing about how somebody may sign in. */
const isOfExpiring =
  (today: string) =>
  ({ role, to }: RecordedRole): boolean =>
    EXPIRING_ROLES.includes(role) || (to !== null && to < today);

export const peopleRoutes = [list, invite, inviteAgain, grant, end, disable, enable];

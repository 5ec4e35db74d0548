import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { addDays, addYears, tokyoInstant } from '../domain/calendar.js';
import { DomainError } from '../domain/errors.js';
import { COLLEAGUE_ROLES, EXPIRING_ROLES, MUNICIPALITY, type HeldRole } from '../domain/people-rules.js';
import { day, text } from '../domain/text.js';
import { DepartmentEntity, OrganisationEntity } from '../entities/index.js';
import { addOrganisation, type Change } from '../entities/records/people-changes.js';
import { loadCurrentProfile } from '../entities/records/profiles.js';

/** What it takes to give a role: each kind of role has what it needs and nothing else. */

const term = {
  from: day().optional().describe('First day; today where it is not given'),
  to: day().nullable().default(null).describe('Last day, which still counts; null: without end'),
} as const;

const organisation = z
  .union([
    z.strictObject({ id: z.uuid() }).meta({ id: 'KnownOrganisation' }),
    z
      .strictObject({
        kind: text(40).describe(`Code of the guideline’s kinds; \`${MUNICIPALITY}\` for a partner`),
        name: text(200),
      })
      .meta({ id: 'NewOrganisation' }),
  ])
  .describe('Of the desk already, or a new one');
type GivenOrganisation = z.output<typeof organisation>;

const credential = {
  credentialUntil: day()
    .optional()
    .describe(
      'Last day on which the person can sign in; that of the role, else a year from now, where it is not given',
    ),
} as const;

export const roleGrantSchema = z
  .discriminatedUnion('role', [
    z
      .strictObject({ role: z.enum(['coordinator', 'desk_head', 'auditor', 'administrator']), ...term })
      .meta({ id: 'DeskRoleGrant' }),
    z
      .strictObject({ role: z.enum(['officer', 'leader']), departmentId: z.uuid(), ...term })
      .meta({ id: 'DepartmentRoleGrant' }),
    z
      .strictObject({ role: z.enum([COLLEAGUE_ROLES.edit, COLLEAGUE_ROLES.view]), organisation, ...term })
      .meta({ id: 'ProposerRoleGrant' }),
    z
      .strictObject({ role: z.literal('partner'), organisation, ...term, ...credential })
      .meta({ id: 'PartnerRoleGrant' }),
    z.strictObject({ role: z.literal('expert'), ...term, ...credential }).meta({ id: 'ExpertRoleGrant' }),
  ])
  .meta({ id: 'RoleGrant' });
export type RoleGrant = z.output<typeof roleGrantSchema>;

export const heldRoleOf = (grant: RoleGrant, today: string): HeldRole => ({
  role: grant.role,
  departmentId: 'departmentId' in grant ? grant.departmentId.toLowerCase() : null,
  from: grant.from ?? today,
  to: grant.to,
});

/** How long somebody can sign in who leaves no trace here when they leave their house. */
export const credentialEnd = (until: string | null, today: string): Date =>
  new Date(tokyoInstant(addDays(until ?? addYears(today, 1), 1), '00:00'));

/** Until when the account of a new role can be signed in with. Null: without end. */
export function credentialEndOf(grant: RoleGrant, today: string): Date | null {
  if (!EXPIRING_ROLES.includes(grant.role)) return null;
  const given = 'credentialUntil' in grant ? grant.credentialUntil : undefined;
  return credentialEnd(given ?? grant.to, today);
}

/** Where in the request the grant stands, for the places of its faults. */
type Field = (name: string) => string;

async function checkDepartment(manager: EntityManager, deskId: string, id: string, field: Field): Promise<void> {
  const department = await manager.findOneBy(DepartmentEntity, { deskId, id });
  if (department?.retiredOn === null) return;
  throw new DomainError('DEPARTMENT_UNKNOWN', [{ field: field('departmentId'), code: 'DEPARTMENT_UNKNOWN' }]);
}

/** A partner is a municipality; who proposes is of a kind that may propose here. */
async function isKindAllowed(
  manager: EntityManager,
  deskId: string,
  role: RoleGrant['role'],
  kind: string,
): Promise<boolean> {
  if (role === 'partner') return kind === MUNICIPALITY;
  const profile = await loadCurrentProfile(manager, deskId);
  return profile?.eligibility.organisation_kinds.some(({ code }) => code === kind) ?? false;
}

async function ensureOrganisation(
  manager: EntityManager,
  change: Change,
  { role, given, field }: { role: RoleGrant['role']; given: GivenOrganisation; field: Field },
): Promise<string> {
  const { deskId } = change;
  const known = 'id' in given ? await manager.findOneBy(OrganisationEntity, { deskId, id: given.id }) : null;
  if ('id' in given && !known) {
    throw new DomainError('ORGANISATION_UNKNOWN', [{ field: field('organisation.id'), code: 'ORGANISATION_UNKNOWN' }]);
  }
  const kind = known?.kind ?? ('kind' in given ? given.kind : '');
  if (!(await isKindAllowed(manager, deskId, role, kind))) {
    const at = known ? 'organisation.id' : 'organisation.kind';
    throw new DomainError('ORGANISATION_KIND_NOT_TAKEN', [{ field: field(at), code: 'ORGANISATION_KIND_NOT_TAKEN' }]);
  }
  if (known) return known.id;
  const { name } = given as { readonly name: string };
  return addOrganisation(manager, change, { kind, name });
}

/** Checks what a grant rests on; answers with the organisation that it names, which is added where it is new. */
export async function prepareGrant(
  manager: EntityManager,
  change: Change,
  grant: RoleGrant,
  field: Field = (name) => name,
): Promise<string | null> {
  if ('departmentId' in grant) await checkDepartment(manager, change.deskId, grant.departmentId, field);
  if ('credentialUntil' in grant && grant.credentialUntil !== undefined && grant.credentialUntil < change.today) {
    throw new DomainError('DATE_IN_PAST', [{ field: field('credentialUntil'), code: 'DATE_IN_PAST' }]);
  }
  if (!('organisation' in grant)) return null;
  return ensureOrganisation(manager, change, { role: grant.role, given: grant.organisation, field });
}

import { z } from 'zod';
import { COLLEAGUE_ROLES, isInForce, type ColleagueAccess } from '../../domain/people-rules.js';
import type { Colleague } from '../../entities/records/people-colleagues.js';
import type { RecordedPerson } from '../../entities/records/people-list.js';
import { daySchema, roleSchema } from './vocabulary.js';

/** People of a desk as those who administer it see them, and those of an organisation as its colleagues do. */

export const organisationSchema = z
  .object({ id: z.uuid(), kind: z.string().describe('Code of the guideline'), name: z.string() })
  .meta({ id: 'Organisation' });

export const heldRoleSchema = z
  .object({
    id: z.uuid(),
    role: roleSchema,
    departmentId: z.uuid().nullable(),
    from: daySchema,
    to: daySchema.nullable().describe('Last day; null: without end; before `from`: taken back before it counted'),
    inForce: z.boolean().describe('Today'),
  })
  .meta({ id: 'HeldRole' });

export const personSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string().nullable().optional().describe('For administrators and auditors; null: without an account'),
    organisation: organisationSchema.nullable(),
    disabledAt: z.iso.datetime().nullable().describe('Shut out of this desk since then'),
    roles: z.array(heldRoleSchema).describe('Past and future ones too, the earliest first'),
  })
  .meta({ id: 'Person' });
export type PersonView = z.output<typeof personSchema>;

export function viewPerson(person: RecordedPerson, today: string, withEmail: boolean): PersonView {
  const { id, name, email, organisation, disabledAt, roles } = person;
  return {
    ...{ id, name },
    ...(withEmail && { email }),
    organisation,
    disabledAt: disabledAt?.toISOString() ?? null,
    roles: roles.map((role) => ({ ...role, inForce: disabledAt === null && isInForce(role, today) })),
  };
}

const ACCESSES = [...(Object.keys(COLLEAGUE_ROLES) as [ColleagueAccess, ...ColleagueAccess[]]), 'none'] as const;

/** What a colleague may do: see what the organisation's proposers see, act for it, or nothing any more. */
export const accessSchema = z.enum(ACCESSES).meta({ id: 'ColleagueAccess' });

export const colleagueSchema = z
  .object({ id: z.uuid(), name: z.string(), email: z.string().nullable(), access: accessSchema })
  .meta({ id: 'Colleague' });
export type ColleagueView = z.output<typeof colleagueSchema>;

export const viewColleague = ({ access, ...colleague }: Colleague): ColleagueView => ({
  ...colleague,
  access: access ?? 'none',
});

import { z } from 'zod';
import {
  ASSIGNED_SIDES,
  ASSIGNMENT_ACTIONS,
  ASSIGNMENT_WAYS,
  caseFault,
  isSameSide,
  openAssignmentActions,
  sidesOf,
  type Assignee,
  type InCharge,
} from '../../domain/assignments.js';
import type { CaseState } from '../../domain/case-state.js';
import { OPEN_BECAUSE, type OpenPart } from '../../domain/handover.js';
import type { Assignment } from '../../entities/records/assignments.js';

/** Who is in charge, for the city's own people: outside the city nobody learns a name from here. */

export const assignedSideSchema = z
  .enum(ASSIGNED_SIDES)
  .meta({ id: 'AssignedSide', description: 'A side of the city’s own' });
export const assignmentWaySchema = z
  .enum(ASSIGNMENT_WAYS)
  .meta({ id: 'AssignmentWay', description: 'How somebody came to be in charge' });

export const assignmentActionSchema = z
  .enum(ASSIGNMENT_ACTIONS)
  .meta({ id: 'AssignmentAction', description: 'What somebody may do with the charge of a side' });

export const sideOfCase = {
  holder: assignedSideSchema,
  departmentId: z.uuid().nullable().describe('Null: the desk’s side'),
} as const;

export const inChargeSchema = z
  .object({
    ...sideOfCase,
    personId: z.uuid(),
    name: z.string(),
    how: assignmentWaySchema,
    since: z.iso.datetime(),
    inForce: z.boolean().describe('false: no longer of that side, so that anybody of the side may act or claim it'),
    substituteIds: z.array(z.uuid()).describe('Who stands in for them today'),
  })
  .meta({ id: 'InCharge', description: 'The person in charge of a side of a case (担当者)' });
export type InChargeView = z.output<typeof inChargeSchema>;

export const viewInCharge = (assignments: readonly Assignment[]): InChargeView[] =>
  assignments.map(({ holder, departmentId, personId, name, how, since, inForce, substituteIds }) => ({
    holder,
    departmentId,
    personId,
    name,
    how,
    since: since.toISOString(),
    inForce,
    substituteIds: [...substituteIds],
  }));

export const chargeSchema = z
  .object({
    ...sideOfCase,
    actions: z.array(assignmentActionSchema).describe('For POST /proposals/{id}/assignments'),
  })
  .meta({ id: 'Charge', description: 'What I may do now with the charge of a side of the case' });

/** Every side that takes part, whether or not there is something to do with its charge. */
export function viewCharges(
  state: CaseState,
  person: Assignee,
  inCharge: readonly InCharge[],
): z.output<typeof chargeSchema>[] {
  const isOpen = caseFault(state) === null;
  return sidesOf(state).map((side) => {
    const held = inCharge.find((each) => isSameSide(each, side)) ?? null;
    return { ...side, actions: isOpen ? openAssignmentActions({ by: person, side, inCharge: held }) : [] };
  });
}

/** No title: who administers a desk need not be able to see its cases. */
export const openPartSchema = z
  .object({
    proposalId: z.uuid(),
    referenceNumber: z.string().nullable().describe('受付番号; null: a draft'),
    ...sideOfCase,
    because: z
      .enum(OPEN_BECAUSE)
      .meta({ id: 'OpenBecause' })
      .describe(
        'in_charge: they are; nobody_else: nobody else of that side is left; section: it is with that section; draft: written down for a proposer and not handed in',
      ),
    due: z.iso.datetime().nullable().describe('The earliest due of what is awaited of that side'),
  })
  .meta({ id: 'OpenPart', description: 'A part of an open case that would be left without anybody' });
export type OpenPartView = z.output<typeof openPartSchema>;

export const viewOpenPart = ({
  proposalId,
  referenceNumber,
  holder,
  departmentId,
  because,
  due,
}: OpenPart): OpenPartView => ({ proposalId, referenceNumber, holder, departmentId, because, due });

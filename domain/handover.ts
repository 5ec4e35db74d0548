import { isSameSide, sideKey, type Side } from './assignments.js';
import type { ErrorCode } from './errors.js';

/**
 * Handover (人事異動): everything that a person or a section has open goes to successors on one day, or nothing does. What
 * is open is read from the record; who takes what follows from the order, the narrowest word first: for the case, for
 * the side, for all.
 */

/** Why a part of a case needs somebody else. */
export const OPEN_BECAUSE = ['in_charge', 'nobody_else', 'section', 'draft'] as const;
export type OpenBecause = (typeof OPEN_BECAUSE)[number];

/** A part of a case that hangs on whoever goes. */
export interface OpenPart extends Side {
  readonly proposalId: string;
  readonly referenceNumber: string | null;
  /** In charge of it; nobody else is left who could act; the section has it; written down for a proposer, not handed in. */
  readonly because: OpenBecause;
  /** Instant (UTC) of the earliest open ask of that side. */
  readonly due: string | null;
}

/** A person goes, or a section. */
export const PREDECESSOR_KINDS = ['person', 'department'] as const;
export interface Predecessor {
  readonly kind: (typeof PREDECESSOR_KINDS)[number];
  readonly id: string;
}

/** What was ordered. A successor is what the predecessor is: a person, or a section. */
export interface HandoverOrder {
  readonly from: Predecessor;
  /** First day on which the successors act and the predecessor does not. */
  readonly effectiveOn: string;
  readonly successorId: string | null;
  readonly sides: readonly (Side & { readonly successorId: string })[];
  readonly cases: readonly {
    readonly proposalId: string;
    readonly successorId: string | null;
    readonly note: string | null;
  }[];
  readonly note: string | null;
}

/** A role that ended with the handover: what taking it back puts in force again. */
export interface EndedRole {
  readonly roleId: string;
  readonly validTo: string | null;
}

/** What the record keeps of an order until its day. */
export interface HandoverPlan extends HandoverOrder {
  readonly endedRoles: readonly EndedRole[];
}

/** A part with whoever takes it on; null where the desk lets it go back to the inbox of its side. */
export interface HandedPart extends OpenPart {
  readonly successorId: string | null;
  readonly note: string | null;
}

export interface HandoverFault {
  readonly part: OpenPart;
  readonly code: Extract<ErrorCode, 'SUCCESSOR_MISSING' | 'SUCCESSOR_NOT_OF_SIDE' | 'HANDOVER_NOTE_REQUIRED'>;
}

/** `escalation.officer_transfer` of the desk's profile. */
export interface TransferRules {
  readonly successor_required: boolean;
  readonly handover_note_required: boolean;
}

/** Whether somebody can take a part of this side on, on the day. */
export type CanTake = (successorId: string, side: Side) => boolean;

export interface Handed {
  readonly parts: readonly HandedPart[];
  /** Empty: nothing is left without a successor. */
  readonly faults: readonly HandoverFault[];
}

function successorFor(order: HandoverOrder, part: OpenPart): string | null {
  const ofCase = order.cases.find(({ proposalId }) => proposalId === part.proposalId)?.successorId;
  return ofCase ?? order.sides.find((side) => isSameSide(side, part))?.successorId ?? order.successorId;
}

/** Gives every open part to its successor, and says what can't go on as it was ordered. */
export function handOver(
  order: HandoverOrder,
  open: readonly OpenPart[],
  rules: TransferRules,
  canTake: CanTake,
): Handed {
  const faults: HandoverFault[] = [];
  const parts = open.map((part): HandedPart => {
    const successorId = successorFor(order, part);
    const note = order.cases.find(({ proposalId }) => proposalId === part.proposalId)?.note ?? order.note;
    if (successorId === null) {
      // A section that goes leaves nobody behind whose inbox it could go back to.
      if (rules.successor_required || part.because === 'section') faults.push({ part, code: 'SUCCESSOR_MISSING' });
    } else if (!canTake(successorId, part)) faults.push({ part, code: 'SUCCESSOR_NOT_OF_SIDE' });
    if (rules.handover_note_required && note === null) faults.push({ part, code: 'HANDOVER_NOTE_REQUIRED' });
    return { ...part, successorId, note };
  });
  return { parts, faults };
}

/** The parts of each case together: a case gets one command, whatever its predecessor held in it. */
export function byCase(parts: readonly HandedPart[]): ReadonlyMap<string, readonly HandedPart[]> {
  const cases = new Map<string, HandedPart[]>();
  // In the order of their ids, so that two handovers lock the same cases in the same order.
  for (const part of [...parts].sort(
    (a, b) => compare(a.proposalId, b.proposalId) || compare(sideKey(a), sideKey(b)),
  )) {
    cases.set(part.proposalId, [...(cases.get(part.proposalId) ?? []), part]);
  }
  return cases;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

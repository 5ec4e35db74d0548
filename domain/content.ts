import type { IntakeKind, ProposalType } from './stages.js';

/** Content of a proposal: values by form-field key, plus the pledges that were accepted. */
export type Content = Readonly<Record<string, unknown>>;

/** What is handed in, as far as it decides which fields of the form are asked. */
export interface HandedIn {
  readonly kind: IntakeKind;
  readonly type: ProposalType;
}

interface FieldAsked {
  readonly kinds: readonly IntakeKind[];
  readonly applies_to: ProposalType | null;
}

/** Whether a field of the form is asked for; the type matters to a proposal only. */
export const isFieldAsked = ({ kinds, applies_to: of }: FieldAsked, { kind, type }: HandedIn): boolean =>
  kinds.includes(kind) && (kind !== 'proposal' || of === null || of === type);

import type { FieldError } from './errors.js';

/**
 * Who may propose at a desk: asked when a proposal is handed in, and before that by the page that spares people a form
 * which would be refused.
 */

interface Rules {
  readonly individual: { readonly allowed: boolean; readonly sole_proprietor_allowed: boolean };
  readonly can_implement: { readonly required: boolean };
}

export interface Proposer {
  readonly org_kind?: unknown;
  readonly can_implement?: unknown;
}

/** Kinds of organisation that every form knows, so that a refusal can say why. */
export const LONE_PROPOSERS = ['individual', 'sole_proprietor'] as const;

/** Why somebody can't propose here; field paths start with `content.`. */
export function ineligibleBecause(rules: Rules, proposer: Proposer): FieldError[] {
  const { individual, can_implement: ability } = rules;
  const errors: FieldError[] = [];
  if (proposer.org_kind === 'individual' && !individual.allowed) {
    errors.push({ field: 'content.org_kind', code: 'INDIVIDUAL_NOT_ELIGIBLE' });
  }
  if (proposer.org_kind === 'sole_proprietor' && !individual.sole_proprietor_allowed) {
    errors.push({ field: 'content.org_kind', code: 'SOLE_PROPRIETOR_NOT_ELIGIBLE' });
  }
  if (ability.required && proposer.can_implement === false) {
    errors.push({ field: 'content.can_implement', code: 'CAN_IMPLEMENT_REQUIRED' });
  }
  return errors;
}

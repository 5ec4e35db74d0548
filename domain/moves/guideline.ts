import type { CaseState } from '../case-state.js';
import { stageRuleOf, typeRuleOf, type Profile } from '../profile.js';
import { OPEN_STAGES, refuse, staysIn, type Move } from './move.js';

/**
 * A running case goes on under another version of its desk's guideline. The profile of the context is the new one:
 * what was decided stays decided, and who is awaited until when is counted anew where the new version asks for others.
 */
export const changeGuideline: Move<'change_guideline'> = {
  leads: staysIn(OPEN_STAGES),
  apply({ state, profile }, input) {
    if (profile.version !== input.version) return refuse('GUIDELINE_UNKNOWN', 'input.version');
    const missing = missingUnder(state, profile);
    return missing === null ? state : refuse('GUIDELINE_NOT_APPLICABLE', missing);
  },
};

const has = (items: readonly { readonly code: string }[], code: string | null): boolean =>
  code === null || items.some((item) => item.code === code);

/** What this state stands on that the profile does not know; null where the case can go on under it. */
export function missingUnder(state: CaseState, profile: Profile): string | null {
  if (state.stage === 'closed') return 'stage';
  if (!stageRuleOf(profile, state.stage).enabled) return 'stage';
  if (state.kind === 'proposal' && !typeRuleOf(profile, state.type)) return 'type';
  if (!has(profile.tracks, state.track)) return 'track';
  const { procedure } = state.procurement;
  if (procedure !== 'none' && !has(profile.procurement.procedures, procedure)) return 'procurement.procedure';
  if (!has(profile.agreement_kinds.kinds, state.agreement.chosenKind)) return 'agreement.chosenKind';
  return has(profile.agreement_kinds.kinds, state.agreement.kind) ? null : 'agreement.kind';
}

import type { CaseState } from '../case-state.js';
import { matchesInDialogue, stageRuleOf, stagesOfTrack, typeRuleOf, type Profile } from '../profile.js';
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
  if (!profile.intake.kinds.includes(state.kind)) return 'kind';
  if (state.kind === 'proposal' && !typeRuleOf(profile, state.type)) return 'type';
  const rule = stageRuleOf(profile, state.stage);
  if (!rule.enabled) return 'stage';
  // A case that waits for a department has nothing to wait in where the talks begin without one.
  if (state.stage === 'matching' && matchesInDialogue(profile)) return 'stage';
  if (!has(profile.tracks, state.track)) return 'track';
  // A stage that belongs to a track is left by way of that track only.
  const isOnTrack = state.track !== null && stagesOfTrack(profile, state.track).includes(state.stage);
  if (rule.mode === 'track' && !isOnTrack) return 'track';
  // What was decided in the dialogue waits there for a track to be chosen.
  if (state.stage === 'dialogue' && state.evaluation.adopted && profile.tracks.length === 0) return 'track';
  if (state.expert.status === 'asked' && !profile.experts.enabled) return 'expert';
  const { procedure } = state.procurement;
  if (procedure !== 'none' && !has(profile.procurement.procedures, procedure)) return 'procurement.procedure';
  if (!has(profile.agreement_kinds.kinds, state.agreement.chosenKind)) return 'agreement.chosenKind';
  return has(profile.agreement_kinds.kinds, state.agreement.kind) ? null : 'agreement.kind';
}

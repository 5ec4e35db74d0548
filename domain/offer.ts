import type { Refusal } from './errors.js';
import { refuse } from './moves/move.js';
import { typeRuleOf, type Profile } from './profile.js';
import type { Channel, IntakeKind, ProposalType } from './stages.js';

interface Wanted {
  readonly kind: IntakeKind;
  readonly type: ProposalType;
  readonly channel: Channel;
}

/** What a desk does not take at its window: a kind, a way in or a type that its guideline does not name. */
export function notOffered(profile: Profile, { kind, type, channel }: Wanted): Refusal | null {
  if (!profile.intake.kinds.includes(kind)) return refuse('KIND_NOT_TAKEN', 'kind');
  if (!profile.intake.channels.includes(channel)) return refuse('CHANNEL_NOT_OFFERED', 'channel');
  return typeRuleOf(profile, type) ? null : refuse('TYPE_NOT_TAKEN', 'type');
}

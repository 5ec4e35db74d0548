import type { Content } from './form.js';
import type { Profile } from './profile.js';

export interface ConsentGiven {
  readonly code: string;
  readonly given: boolean;
}

/**
 * What the proposer consents to. Where they left an answer out, or the desk does not ask for one, what its guideline
 * says holds.
 */
export function consentsIn(profile: Profile, content: Content): ConsentGiven[] {
  const ticked = (content['consents'] ?? {}) as Readonly<Record<string, unknown>>;
  return profile.consents.map(({ code, enabled, default_value: otherwise }) => {
    const answer = enabled ? ticked[code] : undefined;
    return { code, given: typeof answer === 'boolean' ? answer : otherwise };
  });
}

import type { Profile } from '../../../domain/profile.js';
import { describeProfile } from '../../../tools/desk/describe-profile.js';

/** What `desk:check` says of a profile: the line that begins so, or holds it. */
export const said =
  (beginning: string) =>
  (profile: Profile): string =>
    describeProfile(profile)
      .split('\n')
      .find((line) => line.trimStart().startsWith(beginning))
      ?.trim() ?? '';

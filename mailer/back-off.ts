/** How long a mail waits for its next attempt: from a minute to six hours, and about two days in all. */

const FIRST_MS = 60_000;
const LONGEST_MS = 6 * 60 * 60_000;
const MOST_ATTEMPTS = 16;

/** Null: there were enough. `attempts` counts the one that has just failed. */
export function backOffMs(attempts: number): number | null {
  return attempts >= MOST_ATTEMPTS ? null : Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempts - 1));
}

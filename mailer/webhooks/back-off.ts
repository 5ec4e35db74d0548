/** When a delivery is tried again, and when it is given up. */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** After the first attempt, the second, and so on; then always the last of them. */
const WAITS_MS = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 6 * HOUR];
const GIVE_UP_MS = 72 * HOUR;

export const waitAfter = (attempts: number): number => WAITS_MS[Math.min(attempts, WAITS_MS.length) - 1] ?? SECOND;

/** After three days in line a receiver that was away all the time loses it, and what follows has its turn. */
export const isGivenUp = (queuedAt: Date, now: Date): boolean => now.getTime() - queuedAt.getTime() >= GIVE_UP_MS;

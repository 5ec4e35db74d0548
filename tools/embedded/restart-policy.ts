/** How often, and how soon, a part that ended is started again. */
export interface RestartPolicy {
  /** Before the first restart, the second, ...: no entry left means that it stays down. */
  delaysMs: readonly number[];
  /** After this long without an end the count begins anew: what happens once a day is no loop. */
  steadyMs: number;
}

export const usualRestarts: RestartPolicy = { delaysMs: [500, 1_000, 2_000, 4_000, 8_000], steadyMs: 60_000 };

/** For tests that want to see a part stay down, and for whoever looks for the reason of a crash. */
export const noRestarts: RestartPolicy = { delaysMs: [], steadyMs: usualRestarts.steadyMs };

/** The restarts that count when a part ends after `upMs`. */
export function countRestarts(policy: RestartPolicy, restarts: number, upMs: number): number {
  return upMs >= policy.steadyMs ? 0 : restarts;
}

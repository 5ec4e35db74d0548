import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something is so, and says what was last seen when it never is. The time is a bound, not a measurement. */
export async function eventually(check: () => Promise<boolean>, patienceMs = 30_000, everyMs = 200): Promise<void> {
  const deadline = Date.now() + patienceMs;
  let last: unknown;
  for (;;) {
    try {
      last = await check();
      if (last === true) return;
    } catch (error) {
      last = error;
    }
    if (Date.now() > deadline) {
      throw new Error(
        `not so within ${patienceMs / 1000} s; last: ${last instanceof Error ? last.message : String(last)}`,
      );
    }
    await sleep(everyMs);
  }
}

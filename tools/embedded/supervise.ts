import { setTimeout as sleep } from 'node:timers/promises';
import type { Part } from './process.js';
import { countRestarts, type RestartPolicy } from './restart-policy.js';

export interface Clock {
  now(): number;
  /** Ends early, without an error, when the signal is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined),
};

export type SupervisedPart = Pick<Part, 'pid' | 'exited' | 'logFile'>;

/** Somebody brought the part back by hand meanwhile: it is theirs then. */
export interface InOtherHands {
  inOtherHandsOf: number;
}

export interface Supervision {
  name: string;
  /** Runs already. */
  part: SupervisedPart;
  restart: () => Promise<SupervisedPart | InOtherHands>;
  policy: RestartPolicy;
  /** Every end is one line. */
  tell: (line: string) => void;
  /** What a person does once it stays down. */
  bringBack: string;
  /** The orderly stop: nothing is restarted or told from then on. */
  signal: AbortSignal;
  onEnd?: (part: SupervisedPart) => Promise<void>;
  clock?: Clock;
}

/** Starts a part again whenever it ends, later each time; resolves when it stays down or everything is stopped. */
export async function supervise(supervision: Supervision): Promise<void> {
  const { name, policy, signal, tell, restart, onEnd, clock = systemClock } = supervision;
  let { part } = supervision;
  let startedAt = clock.now();
  let restarts = 0;
  for (;;) {
    const exit = await Promise.race([part.exited, whenAborted(signal)]);
    if (!exit || signal.aborted) return;
    await onEnd?.(part);
    restarts = countRestarts(policy, restarts, clock.now() - startedAt);
    let why = `ended (${exit.reason})`;
    for (let back = false; !back;) {
      const delayMs = policy.delaysMs[restarts];
      if (delayMs === undefined) return tell(describeStayingDown(supervision, why, restarts));
      restarts += 1;
      const count = `${restarts} of ${policy.delaysMs.length}`;
      tell(`${name} ${why}; started again in ${delayMs / 1000} s (${count}); its log: ${part.logFile}`);
      await clock.sleep(delayMs, signal);
      if (signal.aborted) return;
      try {
        const next = await restart();
        if ('inOtherHandsOf' in next) {
          return tell(`${name} was brought back by hand (process ${next.inOtherHandsOf}): it is left to that terminal`);
        }
        part = next;
        startedAt = clock.now();
        back = true;
      } catch (error) {
        if (signal.aborted) return;
        why = `could not be started: ${error instanceof Error ? error.message : String(error)}`;
      }
    }
  }
}

function describeStayingDown({ name, part, bringBack }: Supervision, why: string, restarts: number): string {
  const after = restarts > 0 ? `; after ${restarts} restarts it stays down,` : ',';
  return `${name} ${why}${after} the others go on; its log: ${part.logFile}; bring it back with: ${bringBack}`;
}

function whenAborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(undefined);
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}

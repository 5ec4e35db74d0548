import { inLanes } from '../../temporal/lanes.js';
import { startCpuWatch, type Parts } from './processor-time.js';

/** Who is measured, and how: the same for the desk and for the bare engine. */

/** Actions of a case: commands of the desk, signals of the bare engine. */
export const ACTIONS = 8;

/** Code that ran once or twice is slow for another reason than what is measured. */
export const WARM_UP = { cases: 8, inFlight: 4 };

export interface Run {
  /** Runs one action and notes how long it took. */
  readonly timed: <T>(action: () => Promise<T>) => Promise<T>;
}

export interface Contestant {
  readonly name: string;
  /** Processes that work for this one alone. */
  readonly parts: Parts;
  workflowIdOf(id: string): string;
  /** Cases that are there and have not begun. */
  prepare(count: number): Promise<string[]>;
  /** Plays one case with its eight actions, one after the other, until its workflow has ended. */
  play(id: string, run: Run): Promise<void>;
}

export interface Heat {
  readonly contestant: Contestant;
  readonly ids: readonly string[];
  /** Of each timed action. */
  readonly ms: readonly number[];
  readonly wallMs: number;
  /** CPU ms per part while it ran. */
  readonly cpuMs: Readonly<Record<string, number | null>>;
}

/** Plays cases, so many at a time. Preparing them is not measured; waiting for the end of each workflow is. */
export async function runHeat(
  contestant: Contestant,
  options: { readonly cases: number; readonly inFlight: number; readonly shared: Parts },
): Promise<Heat> {
  const ids = await contestant.prepare(options.cases);
  const ms: number[] = [];
  const run: Run = {
    timed: async (action) => {
      const began = performance.now();
      const result = await action();
      ms.push(performance.now() - began);
      return result;
    },
  };
  const readCpu = startCpuWatch({ ...options.shared, ...contestant.parts });
  const began = performance.now();
  await inLanes(ids, options.inFlight, (id) => contestant.play(id, run));
  const wallMs = performance.now() - began;
  return { contestant, ids, ms, wallMs, cpuMs: readCpu() };
}

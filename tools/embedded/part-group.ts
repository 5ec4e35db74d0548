import { join } from 'node:path';
import { withLock } from './lock.mjs';
import type { StartedPart } from './parts.js';
import { stopProcess } from './process.js';
import type { RestartPolicy } from './restart-policy.js';
import { addRunEntry, isRunning, kindOf, partNames, readRunFile, removeRunEntry, type RunName } from './run-file.js';
import { type Clock, type InOtherHands, supervise } from './supervise.js';

export type StartPart = (signal: AbortSignal) => Promise<StartedPart>;

export interface PartGroupOptions {
  home: string;
  restarts: RestartPolicy;
  /** The command that brings a part back which stays down. */
  describeReturn: (name: RunName) => string;
  /** The orderly stop. */
  signal: AbortSignal;
  clock?: Clock;
}

/** The processes of one start: in run.json from their first moment, supervised, stopped in order. */
export class PartGroup {
  private readonly supervisions: Promise<void>[] = [];

  constructor(private readonly options: PartGroupOptions) {}

  /** When one fails, the others are interrupted and waited for: whatever runs is in run.json then and gets stopped. */
  async startTogether(starts: Readonly<Partial<Record<RunName, StartPart>>>): Promise<Record<string, StartedPart>> {
    const group = new AbortController();
    const interruption = AbortSignal.any([this.options.signal, group.signal]);
    const parts: Record<string, StartedPart> = {};
    const failures: unknown[] = [];
    await Promise.all(
      (Object.entries(starts) as [RunName, StartPart][]).map(async ([name, start]) => {
        try {
          const part = await this.startRegistered(name, start, interruption);
          if ('inOtherHandsOf' in part) throw new Error(`${name} runs already (process ${part.inOtherHandsOf})`);
          parts[name] = part;
        } catch (error) {
          failures.push(error);
          group.abort();
        }
      }),
    );
    if (failures.length > 0) throw failures[0];
    return parts;
  }

  /** From now on these parts come back when they end. Before that, an end is for whoever starts them to notice. */
  supervise(parts: Readonly<Record<string, StartedPart>>, starts: Readonly<Partial<Record<RunName, StartPart>>>): void {
    const { home, restarts, describeReturn, signal, clock } = this.options;
    for (const [name, start] of Object.entries(starts) as [RunName, StartPart][]) {
      this.supervisions.push(
        supervise({
          name,
          part: parts[name]!,
          restart: () => this.startRegistered(name, start, signal),
          policy: restarts,
          tell: (line) => console.error(line),
          bringBack: describeReturn(name),
          signal,
          clock,
          onEnd: ({ pid }) => removeRunEntry(home, name, pid),
        }),
      );
    }
  }

  /** After the signal: a restart that is going on finishes its entry in run.json first. */
  async stop(): Promise<void> {
    await Promise.all(this.supervisions.splice(0));
    await stopParts(this.options.home);
  }

  private async startRegistered(
    name: RunName,
    start: StartPart,
    signal: AbortSignal,
  ): Promise<StartedPart | InOtherHands> {
    const { home } = this.options;
    return withStartLock({ home, name, signal }, async () => {
      const entry = readRunFile(home)[name];
      if (isRunning(name, entry)) return { inOtherHandsOf: entry.pid };
      const part = await start(signal);
      await addRunEntry(home, name, { address: part.address, pid: part.pid });
      return part;
    });
  }
}

/** A part is started by one at a time: by its supervisor, or by a person's `--only`. */
export function withStartLock<Result>(
  { home, name, signal }: { home: string; name: RunName; signal: AbortSignal },
  work: () => Promise<Result>,
): Promise<Result> {
  return withLock({ file: join(home, `start-${name}.lock`), waitingFor: `the start of ${name}`, signal }, work);
}

/** Reads run.json, not our own list: parts that `--only` brought back, or that an earlier start left, are in it too. */
export async function stopParts(home: string, why?: string): Promise<void> {
  const run = readRunFile(home);
  for (const kind of partNames) {
    const names = (Object.keys(run) as RunName[]).filter((name) => kindOf(name) === kind);
    await Promise.all(
      names.map(async (name) => {
        const entry = run[name]!;
        if (isRunning(name, entry)) {
          if (why) console.log(`Stopping ${name} ${why} (process ${entry.pid}) ...`);
          await stopProcess(entry.pid, kind === 'postgres' ? 'SIGINT' : 'SIGTERM');
        }
        await removeRunEntry(home, name, entry.pid);
      }),
    );
  }
}

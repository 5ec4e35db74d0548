import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks per second of /proc, the same on every Linux that Node runs on. */
const TICKS_PER_S = 100;

interface Process {
  readonly pid: number;
  readonly parent: number;
  /** User and system time in ms. */
  readonly ownMs: number;
  /** Of the children that it has buried. */
  readonly buriedMs: number;
}

/** A part and its process; `withChildren` where it is one process per connection, as PostgreSQL is. */
export interface Part {
  readonly pid: number;
  readonly withChildren?: boolean;
}

function readProcess(pid: number): Process | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in brackets and may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const msOf = (from: number): number => ((Number(fields[from]) + Number(fields[from + 1])) * 1000) / TICKS_PER_S;
    return { pid, parent: Number(fields[1]), ownMs: msOf(11), buriedMs: msOf(13) };
  } catch {
    return null;
  }
}

/** CPU time in ms that a part has used so far. Null where the system has no /proc. */
export function cpuOf({ pid, withChildren = false }: Part): number | null {
  const self = readProcess(pid);
  if (!self || !withChildren) return self && self.ownMs;
  const all = readdirSync('/proc').map((name) => (/^\d+$/.test(name) ? readProcess(Number(name)) : null));
  const below = (parent: Process): number =>
    all
      .filter((child) => child?.parent === parent.pid)
      .reduce((sum, child) => sum + (child ? below(child) : 0), parent.ownMs + parent.buriedMs);
  return below(self);
}

/** Resident memory of one process in MB; null without /proc. */
export function memoryOf(pid: number): number | null {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
  } catch {
    return null;
  }
}

export type Parts = Readonly<Record<string, Part>>;

/** Starts a stopwatch over parts; the answer is the CPU ms of each since then. */
export function startCpuWatch(parts: Parts): () => Record<string, number | null> {
  const before = Object.entries(parts).map(([name, part]) => [name, part, cpuOf(part)] as const);
  return () =>
    Object.fromEntries(
      before.map(([name, part, start]) => {
        const now = cpuOf(part);
        return [name, start === null || now === null ? null : now - start];
      }),
    );
}

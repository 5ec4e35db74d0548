import { round } from './figures.js';
import type { AtRest } from './open-cases.js';

/** So many armed cases at rest. */
export interface Rest extends AtRest {
  readonly cases: number;
}

export interface Firing {
  readonly due: number;
  /** From the instant at which they fell due until the first reminder was written. */
  readonly firstAfterS: number;
  /** From the first to the last. */
  readonly seconds: number;
  readonly perS: number;
  readonly workerMostMb: number | null;
  readonly cpuMsPerReminder: Readonly<Record<string, number | null>>;
}

/** What the records hold after the firing. */
export interface Told {
  /** Reminders of all cases. */
  readonly rows: number;
  /** Due cases of which the rung on the due date was told. */
  readonly cases: number;
  /** Entries of chains that say so. */
  readonly entries: number;
  /** Cases of which somebody got a notice. */
  readonly noticed: number;
  /** People or sides who were told the same twice. */
  readonly twice: number;
  /** Cases that need a person's attention. */
  readonly attention: number;
}

/** The numbers of cases at which it is looked how they rest, without those that fall due at the end. */
export function checkpointsOf(cases: number, due: number): number[] {
  const most = cases - due;
  const steps = [cases / 10, cases / 2].map(Math.floor).filter((step) => step > 0 && step < most);
  return most > 0 ? [...steps, most] : [];
}

/** Each rung that was due exactly once, and nothing else: what is not as it should be, in words. */
export function faultsOf(told: Told, due: number): string[] {
  const expected = { rows: due, cases: due, entries: due, noticed: due, twice: 0, attention: 0 };
  const names = Object.keys(expected) as (keyof Told)[];
  return names
    .filter((name) => told[name] !== expected[name])
    .map((name) => `${name}: ${told[name]} instead of ${expected[name]}`);
}

const cell = (value: number | null | undefined): string => (value === null || value === undefined ? '-' : `${value}`);

export function remindersTable(engine: string, rests: readonly Rest[], firing: Firing): string {
  const parts = Object.keys(firing.cpuMsPerReminder);
  const perCase = (rest: Rest): string => {
    const [none] = rests;
    const [now, then] = [rest.memoryMb['worker'] ?? null, none?.memoryMb['worker'] ?? null];
    if (now === null || then === null || rest.cases === 0) return '-';
    return cell(round(((now - then) * 1024) / rest.cases, 2));
  };
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  const memory = ['temporal', 'worker', 'api'];
  const head = [
    `engine ${engine}, armed cases`,
    ...memory.map((part) => `MB ${part}`),
    'KB of the worker per case',
    ...parts.map((part) => `idle CPU % ${part}`),
  ];
  return [
    line(head),
    line(head.map(() => '---')),
    ...rests.map((rest) =>
      line([
        rest.cases,
        ...memory.map((part) => cell(rest.memoryMb[part])),
        perCase(rest),
        ...parts.map((part) => cell(rest.idleCpuPercent[part])),
      ]),
    ),
    '',
    line(
      ['due at once', 'first after s', 'first to last s', 'per s', 'worker at most MB'].concat(
        parts.map((part) => `CPU ms ${part}`),
      ),
    ),
    line(Array.from({ length: 5 + parts.length }, () => '---')),
    line([
      ...[firing.due, firing.firstAfterS, firing.seconds, firing.perS, cell(firing.workerMostMb)],
      ...parts.map((part) => cell(firing.cpuMsPerReminder[part])),
    ]),
  ].join('\n');
}

import type { Client } from '@temporalio/client';
import { ACTIONS, type Contestant, type Heat } from './contest.js';
import { latencyOf, median, percentile, round, type Latency } from './figures.js';

/** All heats of one contestant at one level, or one heat, in figures. */
export interface Result {
  readonly cases: number;
  readonly actions: number;
  readonly actionsPerS: number;
  readonly casesPerS: number;
  readonly ms: Latency;
  /** CPU ms per action, part by part, and of all together. */
  readonly cpuMsPerAction: Readonly<Record<string, number | null>>;
}

export function resultOf(heats: readonly Heat[]): Result {
  const cases = heats.reduce((sum, { ids }) => sum + ids.length, 0);
  const seconds = heats.reduce((sum, { wallMs }) => sum + wallMs, 0) / 1000;
  const actions = cases * ACTIONS;
  const parts = Object.keys(heats[0]?.cpuMs ?? {});
  const cpu = parts.map((part) => {
    const used = heats.map(({ cpuMs }) => cpuMs[part] ?? null);
    const known = used.filter((ms) => ms !== null);
    return [part, known.length < used.length ? null : known.reduce((sum, ms) => sum + ms, 0) / actions] as const;
  });
  const together = cpu.reduce<number | null>((sum, [, ms]) => (sum === null || ms === null ? null : sum + ms), 0);
  return {
    cases,
    actions,
    actionsPerS: round(actions / seconds),
    casesPerS: round(cases / seconds, 2),
    ms: latencyOf(heats.flatMap((heat) => heat.ms)),
    cpuMsPerAction: Object.fromEntries(
      [...cpu, ['together', together] as const].map(([part, ms]) => [part, ms === null ? null : round(ms, 2)]),
    ),
  };
}

export interface HistorySize {
  readonly events: number;
  readonly bytes: number;
}

/** Size of a case's history when its workflow has ended: the median of a few. */
export async function measureHistories(client: Client, contestant: Contestant, ids: readonly string[]) {
  const sizes: HistorySize[] = [];
  for (const id of ids.slice(0, 10)) {
    const { historyLength, historySize } = await client.workflow.getHandle(contestant.workflowIdOf(id)).describe();
    sizes.push({ events: historyLength, bytes: historySize ?? Number.NaN });
  }
  return { events: median(sizes.map(({ events }) => events)), bytes: median(sizes.map(({ bytes }) => bytes)) };
}

export interface Pair {
  readonly inFlight: number;
  readonly bare: Heat;
  readonly settle: Heat;
  readonly acknowledge: Heat;
}

export interface Ratio {
  readonly name: string;
  readonly goal: string;
  readonly value: number;
  /** Of each pair by itself: how far the machine's noise reaches. */
  readonly pairs: readonly number[];
}

const p50 = (heat: Heat): number => percentile(heat.ms, 0.5);
const actionsPerS = (heat: Heat): number => (heat.ids.length * ACTIONS * 1000) / heat.wallMs;

/** What the desk costs beside the bare engine. Each ratio is that of heats which ran next to each other. */
export function ratiosOf(pairs: readonly Pair[]): Ratio[] {
  const ratio = (name: string, goal: string, inFlight: number, of: (pair: Pair) => number): Ratio[] => {
    const values = pairs.filter((pair) => pair.inFlight === inFlight).map((pair) => round(of(pair), 2));
    return values.length === 0 ? [] : [{ name, goal, value: median(values), pairs: values }];
  };
  return [
    ...ratio('settlement p50 at 1 in flight / bare', '<= 1.5', 1, ({ settle, bare }) => p50(settle) / p50(bare)),
    ...ratio('settled actions/s at 16 in flight / bare', '>= 0.7', 16, ({ settle, bare }) => {
      return actionsPerS(settle) / actionsPerS(bare);
    }),
    ...ratio('acknowledgement p50 at 1 in flight / bare', '<= 0.3', 1, ({ acknowledge, bare }) => {
      return p50(acknowledge) / p50(bare);
    }),
  ];
}

const cell = (value: number | null | undefined): string =>
  value === null || value === undefined || Number.isNaN(value) ? '-' : String(value);

/** The whole contest as tables for docs/PERFORMANCE.md. */
export function tableOf(report: {
  readonly engine: string;
  readonly rows: readonly { readonly name: string; readonly inFlight: number; readonly result: Result }[];
  readonly histories: Readonly<Record<string, HistorySize>>;
  readonly ratios: readonly Ratio[];
}): string {
  const parts = ['postgres', 'temporal', 'worker', 'api', 'generator', 'together'];
  const results = report.rows.map(({ name, inFlight, result }) => {
    const { ms, cpuMsPerAction } = result;
    const cpu = parts.map((part) => cell(cpuMsPerAction[part]));
    return [name, inFlight, ms.p50, ms.p95, result.actionsPerS, result.casesPerS, ...cpu];
  });
  const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
    [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
  return [
    table(
      [`engine ${report.engine}`, 'in flight', 'p50 ms', 'p95 ms', 'actions/s', 'cases/s'].concat(
        parts.map((part) => `CPU ms ${part}`),
      ),
      results,
    ),
    table(
      ['history of a case', 'events', 'bytes'],
      Object.entries(report.histories).map(([name, { events, bytes }]) => [name, events, bytes]),
    ),
    table(
      ['ratio', 'goal', 'median', 'pairs'],
      report.ratios.map(({ name, goal, value, pairs }) => [name, goal, value, pairs.join(' ')]),
    ),
  ].join('\n\n');
}

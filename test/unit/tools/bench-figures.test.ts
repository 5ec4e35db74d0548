import { describe, expect, test } from '@jest/globals';
import { ratiosOf, resultOf, tableOf, type Pair } from '../../../tools/bench/contest-report.js';
import type { Contestant, Heat } from '../../../tools/bench/contest.js';
import { latencyOf, percentile } from '../../../tools/bench/figures.js';
import { readOptions } from '../../../tools/bench/options.js';
import { checkpointsOf, faultsOf, remindersTable, type Rest } from '../../../tools/bench/reminder-report.js';
import { cpuOf } from '../../../tools/bench/processor-time.js';

const contestant = (name: string): Contestant => ({
  name,
  parts: {},
  workflowIdOf: (id) => id,
  prepare: async () => [],
  play: async () => undefined,
});

/** A heat of two cases whose every action took `ms`. */
const heat = (name: string, ms: number, wallMs: number, cpu: number | null = 32): Heat => ({
  contestant: contestant(name),
  ids: ['one', 'two'],
  ms: Array.from({ length: 16 }, () => ms),
  wallMs,
  cpuMs: { postgres: cpu, worker: 16 },
});

const pair = (inFlight: number, [bare, settle, acknowledge]: readonly [number, number, number]): Pair => ({
  inFlight,
  bare: heat('bare', bare, bare * 100),
  settle: heat('settle', settle, settle * 100),
  acknowledge: heat('acknowledge', acknowledge, acknowledge * 100),
});

describe('percentiles', () => {
  test('are values that were measured', () => {
    const values = Array.from({ length: 20 }, (_, index) => 20 - index);
    expect([percentile(values, 0.5), percentile(values, 0.95), percentile(values, 1)]).toEqual([10, 19, 20]);
    expect(latencyOf([3, 1, 2])).toEqual({ count: 3, p50: 2, p95: 3, max: 3 });
    expect(percentile([], 0.5)).toBeNaN();
  });
});

describe('a result', () => {
  test('counts actions and CPU over all heats of it', () => {
    const result = resultOf([heat('settle', 10, 1_000), heat('settle', 30, 3_000)]);
    expect(result).toMatchObject({ cases: 4, actions: 32, actionsPerS: 8, casesPerS: 1, ms: { p50: 10, max: 30 } });
    expect(result.cpuMsPerAction).toEqual({ postgres: 2, worker: 1, together: 3 });
  });

  test('says nothing of CPU that could not be read', () => {
    const { cpuMsPerAction } = resultOf([heat('settle', 10, 1_000), heat('settle', 10, 1_000, null)]);
    expect(cpuMsPerAction).toEqual({ postgres: null, worker: 1, together: null });
  });
});

test('ratios compare heats that ran side by side, and their median leads', () => {
  const pairs = [pair(1, [10, 20, 5]), pair(1, [100, 110, 20]), pair(1, [10, 30, 1]), pair(16, [50, 100, 1])];
  expect(ratiosOf(pairs)).toEqual([
    expect.objectContaining({ value: 2, pairs: [2, 1.1, 3] }),
    expect.objectContaining({ value: 0.5, pairs: [0.5] }),
    expect.objectContaining({ value: 0.2, pairs: [0.5, 0.2, 0.1] }),
  ]);
  const row = { name: 'settle', inFlight: 1, result: resultOf([heat('settle', 10, 1_000)]) };
  const table = tableOf({ engine: 'dev', rows: [row], histories: {}, ratios: ratiosOf(pairs) });
  expect(table).toContain('| settle | 1 | 10 | 10 | 16 | 2 | 2 | - | 1 | - | - | 3 |');
});

describe('many reminders', () => {
  test('cases are looked at by a tenth, a half and all but what falls due', () => {
    expect(checkpointsOf(100_000, 10_000)).toEqual([10_000, 50_000, 90_000]);
    expect(checkpointsOf(20, 15)).toEqual([2, 5]);
    expect([checkpointsOf(5, 5), checkpointsOf(1, 1)]).toEqual([[], []]);
  });

  test('one that is missing, was told twice or went to the wrong case is a fault', () => {
    const right = { rows: 7, cases: 7, entries: 7, noticed: 7, twice: 0, attention: 0 };
    expect(faultsOf(right, 7)).toEqual([]);
    for (const name of Object.keys(right) as (keyof typeof right)[]) {
      expect(faultsOf({ ...right, [name]: right[name] + 1 }, 7)).toEqual([expect.stringContaining(`${name}: `)]);
    }
    expect(faultsOf({ ...right, cases: 6, noticed: 6 }, 7)).toEqual([
      'cases: 6 instead of 7',
      'noticed: 6 instead of 7',
    ]);
  });

  test('the table says what each case costs the worker beyond what it had without any', () => {
    const rest = (cases: number, worker: number | null): Rest => ({
      cases,
      memoryMb: { postgres: null, temporal: 100, worker, api: 90 },
      idleCpuPercent: { worker: 1.5 },
    });
    const firing = {
      ...{ due: 10, firstAfterS: 0.5, seconds: 2, perS: 5, workerMostMb: 210 },
      cpuMsPerReminder: { worker: 12.5, api: null },
    };
    const table = remindersTable('dev', [rest(0, 100), rest(1_024, 200), rest(2_048, null)], firing);
    expect(table).toContain('| 0 | 100 | 100 | 90 | - | 1.5 | - |');
    expect(table).toContain('| 1024 | 100 | 200 | 90 | 100 | 1.5 | - |');
    expect(table).toContain('| 2048 | 100 | - | 90 | - | 1.5 | - |');
    expect(table).toContain('| 10 | 0.5 | 2 | 5 | 210 | 12.5 | - |');
  });
});

test('a process is charged what it has used, and its children only where they belong to it', () => {
  const own = cpuOf({ pid: process.pid });
  const whole = cpuOf({ pid: process.pid, withChildren: true });
  if (process.platform !== 'linux') return expect([own, whole]).toEqual([null, null]);
  expect(own).toBeGreaterThan(0);
  expect(whole).toBeGreaterThanOrEqual(own as number);
  expect(cpuOf({ pid: 2 ** 22 + 1 })).toBeNull();
});

test('options are read whole or refused with what is allowed', () => {
  expect(readOptions([])).toEqual({
    engine: 'dev',
    levels: [1, 16, 64],
    pairs: 3,
    cases: null,
    openCases: null,
    mail: false,
    board: false,
    reminders: false,
    due: null,
    loadMinutes: 25,
    idleS: 60,
  });
  expect(readOptions(['--engine=server', '--levels', '4', '--open-cases', '10'])).toMatchObject({
    engine: 'server',
    levels: [4],
    openCases: 10,
  });
  expect(readOptions(['--mail', '--levels', '4'])).toMatchObject({ mail: true, levels: [4] });
  expect(readOptions(['--reminders', '--cases', '100000', '--due=10000'])).toMatchObject({
    reminders: true,
    cases: 100_000,
    due: 10_000,
  });
  for (const args of [['--due', '0'], ['--engine', 'other'], ['--levels', '1,x'], ['--pairs', '0'], ['--more']]) {
    expect(() => readOptions(args)).toThrow(/npm run bench/);
  }
});

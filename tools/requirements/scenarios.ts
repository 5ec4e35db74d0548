import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RequirementChecker } from './find-faults.js';

/** The acceptance scenarios, as the groups of test/scenarios name them. */

export interface Scenario {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly tests: number;
  readonly pending: readonly string[];
}

const FOLDER = 'test/scenarios';
const NAMED = /^([TIAMN]-S[1-5]) (.+)$/;

export async function readScenarios(checkout: string, checker: RequirementChecker): Promise<Scenario[]> {
  const scenarios = new Map<string, Scenario>();
  const files = (await readdir(join(checkout, FOLDER))).filter((name) => name.endsWith('.test.ts')).sort();
  for (const file of files.map((name) => `${FOLDER}/${name}`)) {
    for (const told of checker.testsOf(file)) {
      const [, id = '', name = ''] = NAMED.exec(told.groups[0] ?? '') ?? [];
      if (id === '') continue;
      const { tests, pending } = scenarios.get(id) ?? { tests: 0, pending: [] };
      const title = told.texts[0] ?? '';
      scenarios.set(id, {
        ...{ id, name, file },
        tests: told.isPending ? tests : tests + 1,
        pending: told.isPending ? [...pending, title] : pending,
      });
    }
  }
  return [...scenarios.values()];
}

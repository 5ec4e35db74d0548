import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROUTE_RULES } from '../../domain/route-access.js';
import { COMMAND_KINDS } from '../../domain/commands.js';
import { CITIES, cityOf, type Requirement, type Requirements } from './requirements.js';
import { readTests, type ToldTest } from './told-tests.js';

/** What a list of requirements says that is not so. */

const isGroup = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Whether a YAML text has this key; an item of a list is named by its code or key. */
function hasKey(around: unknown, path: string): boolean {
  let value = around;
  for (const step of path.split('.')) {
    if (Array.isArray(value)) {
      value = (value as unknown[]).find((item) => isGroup(item) && (item['code'] === step || item['key'] === step));
    } else value = isGroup(value) ? value[step] : undefined;
    if (value === undefined) return false;
  }
  return true;
}

const ROUTE = /^(GET|POST|PUT|DELETE) \/api(\/\S*?)(?:: (\w+))?$/;

export class RequirementChecker {
  private readonly known = new Map<string, readonly ToldTest[]>();
  private readonly read = new Map<string, unknown>();

  constructor(private readonly checkout: string) {}

  /** Each in one sentence that begins with the id. */
  faultsOf(list: Requirements): string[] {
    return Object.entries(list.requirements).flatMap(([id, requirement]) =>
      this.check(id, requirement, list).map((fault) => `${id}: ${fault}`),
    );
  }

  private check(id: string, requirement: Requirement, list: Requirements): string[] {
    const { at, tests, waits } = requirement;
    const faults = [...at.flatMap((place) => this.placeFault(place)), ...tests.flatMap((test) => this.testFault(test))];
    if (!CITIES.some((city) => city === cityOf(id))) faults.push('belongs to no city');
    if (tests.length === 0 && Object.keys(waits).length === 0) faults.push('neither a test nor a capability');
    if (tests.length > 0 && at.length === 0) faults.push('a test, but no place where it lives');
    for (const [code, rest] of Object.entries(waits)) {
      if (!(code in list.capabilities)) faults.push(`no capability "${code}"`);
      if (tests.length > 0 && rest === null) faults.push(`what "${code}" has still to bring is not said`);
    }
    return faults;
  }

  private placeFault(place: string): string[] {
    const route = ROUTE.exec(place);
    if (route) {
      const [, method = '', path = '', command] = route;
      if (!(`${method} ${path}` in ROUTE_RULES)) return [`no route ${method} /api${path}`];
      return command !== undefined && !COMMAND_KINDS.some((kind) => kind === command) ? [`no command ${command}`] : [];
    }
    const [file = '', key] = place.split(': ');
    const path = join(this.checkout, file);
    if (!existsSync(path)) return [`no file ${file}`];
    if (key === undefined) return [];
    if (!this.read.has(path)) this.read.set(path, parse(readFileSync(path, 'utf8')));
    return hasKey(this.read.get(path), key) ? [] : [`${file} has no key ${key}`];
  }

  private testFault(test: Readonly<Record<string, string>>): string[] {
    return Object.entries(test).flatMap(([file, part]) => {
      if (!file.startsWith('test/') || !existsSync(join(this.checkout, file))) return [`no test file ${file}`];
      const named = this.testsOf(file).filter((told) => told.texts.some((text) => text.includes(part)));
      if (named.length === 0) return [`${file} has no test "${part}"`];
      if (named.every((told) => told.isPending)) return [`"${part}" in ${file} is pending`];
      // A whole id may stand at several tests: they all show it.
      return named.length > 1 && !/^[TIAMN]-\d\d$/.test(part)
        ? [`"${part}" names ${named.length} tests of ${file}`]
        : [];
    });
  }

  testsOf(file: string): readonly ToldTest[] {
    const known = this.known.get(file) ?? readTests(readFileSync(join(this.checkout, file), 'utf8'), file);
    this.known.set(file, known);
    return known;
  }
}

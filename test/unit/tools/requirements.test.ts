import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { RequirementChecker } from '../../../tools/requirements/find-faults.js';
import { writePage } from '../../../tools/requirements/page.js';
import {
  CITIES,
  parseRequirements,
  REQUIREMENTS_FILE,
  REQUIREMENTS_PAGE,
  type Requirement,
} from '../../../tools/requirements/requirements.js';
import { readScenarios } from '../../../tools/requirements/scenarios.js';
import { readTests } from '../../../tools/requirements/told-tests.js';

/** docs/requirements.yaml says nothing that is not so, and docs/REQUIREMENTS.md is made from it. */

const checkout = fileURLToPath(new URL('../../../', import.meta.url));
const text = readFileSync(`${checkout}${REQUIREMENTS_FILE}`, 'utf8');
const list = parseRequirements(text);
const checker = new RequirementChecker(checkout);

const HOW_MANY = { T: 44, I: 35, A: 49, M: 45, N: 37 } as const;
const numbered = (city: string, count: number, mark: string, digits: number): string[] =>
  Array.from({ length: count }, (_, index) => `${city}-${mark}${String(index + 1).padStart(digits, '0')}`);

describe('the list of requirements', () => {
  test('has each of the 210 ids once', () => {
    const ids = CITIES.flatMap((city) => numbered(city, HOW_MANY[city], '', 2));
    expect(ids).toHaveLength(210);
    expect(Object.keys(list.requirements).sort()).toEqual(ids.sort());
    expect(() => parseRequirements(text.replace('\n  T-02:\n', '\n  T-01:\n'))).toThrow('Map keys must be unique');
  });

  test('names places, tests and capabilities that there are', () => {
    expect(checker.faultsOf(list)).toEqual([]);
  });

  test('no capability is defined for nothing', () => {
    const waited = new Set(Object.values(list.requirements).flatMap(({ waits }) => Object.keys(waits)));
    expect(Object.keys(list.capabilities).filter((code) => !waited.has(code))).toEqual([]);
  });
});

test('docs/REQUIREMENTS.md is what npm run requirements makes of the list and the scenarios now', async () => {
  const page = readFileSync(`${checkout}${REQUIREMENTS_PAGE}`, 'utf8');
  expect(page).toBe(writePage(list, await readScenarios(checkout, checker)));
});

test('each of the 25 scenarios stands in test/scenarios, with a test of its own or as pending by name', async () => {
  const scenarios = await readScenarios(checkout, checker);
  expect(scenarios.map(({ id }) => id).sort()).toEqual(CITIES.flatMap((city) => numbered(city, 5, 'S', 1)).sort());
  expect(scenarios.filter(({ tests, pending }) => tests === 0 && pending.length === 0)).toEqual([]);
});

describe('what is not so is found', () => {
  const sound: Requirement = {
    what: 'something',
    at: ['domain/access.ts'],
    tests: [{ 'test/unit/domain/access.test.ts': 'only the head of the desk reopens' }],
    waits: {},
  };
  const faults = (changes: Partial<Requirement>, id = 'T-01') =>
    checker.faultsOf({ ...list, requirements: { [id]: { ...sound, ...changes } } });

  test('a sound row has no fault', () => {
    expect(faults({})).toEqual([]);
  });

  test.each<[string, Partial<Requirement>, string]>([
    ['a file that is not there', { at: ['domain/acces.ts'] }, 'no file domain/acces.ts'],
    ['a route that is not there', { at: ['GET /api/desk'] }, 'no route GET /api/desk'],
    ['a command that is not there', { at: ['POST /api/proposals/{id}/commands: dance'] }, 'no command dance'],
    [
      'a key that is not there',
      { at: ['desks/nara.yaml: pledges.no_such'] },
      'desks/nara.yaml has no key pledges.no_such',
    ],
    [
      'a test that is not there',
      { tests: [{ 'test/unit/domain/access.test.ts': 'nobody reopens' }] },
      'test/unit/domain/access.test.ts has no test "nobody reopens"',
    ],
    [
      'a comment is no test',
      { tests: [{ 'test/unit/domain/access.test.ts': 'One department leads, one was asked, one refused' }] },
      'test/unit/domain/access.test.ts has no test "One department leads, one was asked, one refused"',
    ],
    [
      'a test that is pending',
      { tests: [{ 'test/scenarios/nara.test.ts': '(pending: surveys) without answers' }] },
      '"(pending: surveys) without answers" in test/scenarios/nara.test.ts is pending',
    ],
    [
      'a part that more than one test has',
      { tests: [{ 'test/scenarios/izumiotsu.test.ts': '(b) ' }] },
      '"(b) " names 2 tests of test/scenarios/izumiotsu.test.ts',
    ],
    ['a test file that is not there', { tests: [{ 'test/none.test.ts': 'x' }] }, 'no test file test/none.test.ts'],
    ['neither a test nor a capability', { tests: [] }, 'neither a test nor a capability'],
    ['a capability that is none', { waits: { magic: 'everything' } }, 'no capability "magic"'],
    ['a rest that is not said', { waits: { web: null } }, 'what "web" has still to bring is not said'],
    ['a test without a place', { at: [] }, 'a test, but no place where it lives'],
  ])('%s', (_, changes, fault) => {
    expect(faults(changes)).toEqual([`T-01: ${fault}`]);
  });

  test('an id of no city', () => {
    expect(faults({}, 'X-01')).toEqual(['X-01: belongs to no city']);
  });
});

test('tests are read from a source with their groups and tables, and what is put off as pending', () => {
  const source = `
    // test('a comment', () => {});
    describe('outer', () => {
      test.each([['T-29', 'pitch']])('%s: %s', () => { expect('inside').toBe('inside'); });
      const rows = [['by name']];
      test.each(rows)('%s', () => {});
      it('plain', () => {});
      test.todo('later');
      test.skip('skipped', () => {});
    });
    const flips = [{ setting: 'on, or off' }];
  `;
  expect(readTests(source, 'x.test.ts')).toEqual([
    { texts: ['%s: %s', 'T-29', 'pitch'], groups: ['outer'], isPending: false },
    { texts: ['%s', 'by name'], groups: ['outer'], isPending: false },
    { texts: ['plain'], groups: ['outer'], isPending: false },
    { texts: ['later'], groups: ['outer'], isPending: true },
    { texts: ['on, or off'], groups: [], isPending: false },
  ]);
});

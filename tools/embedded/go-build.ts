import { spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, delimiter, dirname, join, sep } from 'node:path';
import { describeFullDisk, Failure, isDiskFull } from './failure.mjs';
import { buildToolEnvironment, type Places } from './places.mjs';
import { runStep } from './step.mjs';

export const executableSuffix = process.platform === 'win32' ? '.exe' : '';

export function findOnPath(name: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, `${name}${executableSuffix}`))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return statSync(path).isFile();
      } catch {
        return false;
      }
    });
}

/** The version of a requirement in tools/MODULE/go.mod. */
export function readPinnedVersion(checkout: string, module: string, requirement: string): string {
  const lines = readFileSync(join(checkout, 'tools', module, 'go.mod'), 'utf8').split('\n');
  const words = lines.map((line) =>
    line
      .replace(/^require\s/, '')
      .trim()
      .split(/\s+/),
  );
  return words.find(([path]) => path === requirement)?.[1] ?? 'unpinned';
}

export interface GoBuild {
  /** Said to the person while it goes on. */
  title: string;
  /** A folder under tools/ with go.mod and go.sum. */
  module: string;
  /** Where each package's program goes. */
  targets: Readonly<Record<string, string>>;
  places: Places;
  signal?: AbortSignal;
}

/** Builds programs of a pinned module. Undefined when they are there, otherwise why not. */
export async function buildFromGoModule(build: GoBuild): Promise<string | undefined> {
  const { title, module, targets, places, signal } = build;
  const go = findOnPath('go');
  if (!go) return 'Go is not installed';
  const env = buildGoEnvironment(places);
  // Beside the targets, so that what is ready is renamed and never seen half written.
  const draft = join(dirname(Object.values(targets)[0]!), `build-${process.pid}`);
  const shared = { command: go, cwd: join(places.checkout, 'tools', module), env, signal };
  try {
    mkdirSync(draft, { recursive: true });
    await runStep({
      ...shared,
      title,
      // -mod on the command line wins over a GOFLAGS=-mod=mod, which would rewrite the pinned go.mod.
      args: [
        ...['build', '-mod=readonly', '-trimpath', '-buildvcs=false', '-ldflags=-s -w', '-o', `${draft}${sep}`],
        ...Object.keys(targets),
      ],
      announce: true,
    });
    for (const [path, target] of Object.entries(targets)) {
      renameSync(join(draft, `${basename(path)}${executableSuffix}`), target);
    }
  } catch (error) {
    if (isDiskFull((error as { output?: string }).output ?? '')) throw new Failure(describeFullDisk(places.cache));
    if (signal?.aborted) throw error;
    return `the build did not succeed: ${(error as Error).message}`;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  clearGoCaches(places, shared);
  return undefined;
}

/** Go reads no flags, workspaces or C compiler of the person's, and keeps its counters in our folder. */
function buildGoEnvironment(places: Places): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {
    ...buildToolEnvironment(places),
    GOFLAGS: '',
    GOWORK: 'off',
    CGO_ENABLED: '0',
  };
  if (process.platform !== 'linux') return env;
  const settings = process.env.XDG_CONFIG_HOME || join(homedir(), '.config');
  // The person's `go env -w` settings (a module proxy of a company) go on to count.
  return {
    ...env,
    GOENV: process.env.GOENV || join(settings, 'go', 'env'),
    XDG_CONFIG_HOME: join(places.cache, 'go-config'),
  };
}

/**
 * Over 3 GB that nobody needs again until the pinned version changes. Caches of the person's own are left alone. It
 * takes half a minute, so it goes on by itself.
 */
function clearGoCaches(
  { cache }: Places,
  { command, cwd, env }: { command: string; cwd: string; env: NodeJS.ProcessEnv },
): void {
  const isOurs = (folder: string | undefined) => Boolean(folder?.startsWith(cache + sep));
  const flags = [...(isOurs(env.GOMODCACHE) ? ['-modcache'] : []), ...(isOurs(env.GOCACHE) ? ['-cache'] : [])];
  if (flags.length === 0) return;
  spawn(command, ['clean', ...flags], { cwd, env, detached: true, stdio: 'ignore', windowsHide: true })
    .on('error', () => undefined)
    .unref();
}

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { buildFromGoModule, executableSuffix as suffix, findOnPath, readPinnedVersion } from './go-build.js';
import { findPlaces, type Places } from './places.mjs';
import { downloadBySdk } from './sdk-download.js';

interface Search {
  places: Places;
  signal?: AbortSignal;
}

/**
 * The path of a Temporal CLI: on the PATH, cached, downloaded or built. Each way is tried only when those before it
 * gave nothing. (TEMPORAL_ADDRESS comes first of all: then nobody asks for a binary.)
 */
export async function findTemporal(search: Partial<Search> = {}): Promise<string> {
  const places = search.places ?? findPlaces();
  const onPath = findOnPath('temporal');
  if (onPath && isTemporalCli(onPath)) return onPath;

  const folder = join(places.cache, 'temporal');
  const pinned = readPinnedVersion(places.checkout, 'temporal', 'github.com/temporalio/cli');
  const built = join(folder, `temporal-${pinned}${suffix}`);
  const downloaded = join(folder, `temporal-download${suffix}`);
  for (const cached of [downloaded, built]) if (existsSync(cached)) return cached;

  mkdirSync(folder, { recursive: true });
  const what = { title: 'Downloading the Temporal server', server: 'dev' } as const;
  if (await downloadBySdk({ ...what, places, signal: search.signal, target: downloaded })) return downloaded;
  const whyNotBuilt = await buildTemporal({ places, signal: search.signal }, built);
  if (!whyNotBuilt) return built;
  throw new Failure(
    `No Temporal server could be had (the download was not reachable; ${whyNotBuilt}): put the Temporal CLI (\`temporal\`) on the PATH, or install Go 1.21 or later so that it is built from its module, or set TEMPORAL_ADDRESS to a server that runs.`,
  );
}

function isTemporalCli(path: string): boolean {
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 10_000 });
  return status === 0 && stdout.startsWith('temporal version');
}

/** Undefined when the binary is there, otherwise why not. */
function buildTemporal({ places, signal }: Search, target: string): Promise<string | undefined> {
  return buildFromGoModule({
    title: 'Building the Temporal server from its Go module (some minutes, only this once)',
    module: 'temporal',
    targets: { 'github.com/temporalio/cli/cmd/temporal': target },
    places,
    signal,
  });
}

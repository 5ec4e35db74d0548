import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { describeFullDisk, Failure, isDiskFull } from './failure.mjs';
import { buildFromGoModule, executableSuffix as suffix, findOnPath, readPinnedVersion } from './go-build.js';
import { buildToolEnvironment, findPlaces, type Places } from './places.mjs';
import { runStep } from './step.mjs';

const connectPatienceMs = 15_000;
const stallPatienceMs = 45_000;

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
  if (await downloadTemporal({ places, signal: search.signal }, downloaded)) return downloaded;
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

/** True when the binary is there. Without a network this takes 15 seconds at most. */
async function downloadTemporal({ places, signal }: Search, target: string): Promise<boolean> {
  const folder = join(places.cache, 'temporal', 'download');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const giveUp = new AbortController();
  const watch = watchDownload(folder, () => giveUp.abort());
  try {
    await runStep({
      title: 'Downloading the Temporal server',
      command: process.execPath,
      args: [join(places.checkout, 'dist', 'tools', 'embedded', 'download-temporal.js'), folder],
      // The server that is started for a moment writes into its home folder.
      env: { ...buildToolEnvironment(places), HOME: folder, USERPROFILE: folder },
      signal: signal ? AbortSignal.any([signal, giveUp.signal]) : giveUp.signal,
      announce: true,
    });
  } catch (error) {
    if (isDiskFull((error as { output?: string }).output ?? '')) throw new Failure(describeFullDisk(places.cache));
    if (signal?.aborted) throw error;
  } finally {
    clearInterval(watch);
  }
  const found = readdirSync(folder).find((name) => name.startsWith('temporal-') && !name.endsWith('.downloading'));
  if (found) renameSync(join(folder, found), target);
  rmSync(folder, { recursive: true, force: true });
  return Boolean(found);
}

/** A download that has begun may take its time as long as it grows. */
function watchDownload(folder: string, giveUp: () => void): NodeJS.Timeout {
  let size = -1;
  let lastProgress = Date.now();
  return setInterval(() => {
    const now = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    const hasBegun = readdirSync(folder).length > 0;
    if (hasBegun && now !== size) {
      size = now;
      lastProgress = Date.now();
    }
    if (Date.now() - lastProgress > (hasBegun ? stallPatienceMs : connectPatienceMs)) giveUp();
  }, 500);
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

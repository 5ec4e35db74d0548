import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { describeFullDisk, Failure, isDiskFull } from './failure.mjs';
import { buildToolEnvironment, type Places } from './places.mjs';
import { runStep } from './step.mjs';

const connectPatienceMs = 15_000;
const stallPatienceMs = 45_000;

interface Download {
  title: string;
  /** `dev`: the CLI with its development server; `time-skipping`: the server of the tests of clocks. */
  server: 'dev' | 'time-skipping';
  places: Places;
  target: string;
  signal?: AbortSignal;
}

/** True when the binary is there. Without a network this takes 15 seconds at most. */
export async function downloadBySdk({ title, server, places, target, signal }: Download): Promise<boolean> {
  const folder = `${target}.download`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const giveUp = new AbortController();
  const watch = watchDownload(folder, () => giveUp.abort());
  try {
    await runStep({
      title,
      command: process.execPath,
      args: [join(places.checkout, 'dist', 'tools', 'embedded', 'download-temporal.js'), folder, server],
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

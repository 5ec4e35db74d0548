import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './browser.js';
import { isAlive } from './live-process.mjs';
import { buildToolEnvironment, makePlaces, type Places } from './places.mjs';
import { findFreePort } from './ports.js';
import { type Postgres, startPostgres } from './postgres.js';
import { generatePassword } from './private-file.js';
import { type Part, stopProcess } from './process.js';
import { addRunEntry, isRunning, partNames, readRunFile } from './run-file.js';
import { findTemporal, startTemporal, type Temporal } from './temporal.js';
import { summarise, type JestResult } from './test-summary.js';
import { findTimeSkippingServer } from './time-skipping-server.js';

export interface RunTestsOptions {
  places: Places;
  args: string[];
  signal: AbortSignal;
}

/** A throwaway PostgreSQL and Temporal, then jest. Resolves with jest's exit code. */
export async function runTests({ places, args, signal }: RunTestsOptions): Promise<number> {
  await removeOldRuns(places.home);
  const runPlaces: Places = { ...places, home: join(places.home, `test-${process.pid}`) };
  makePlaces(runPlaces);
  const parts: Part[] = [];
  try {
    const temporalBin = await findTemporal({ places: runPlaces, signal });
    // What comes packed is unpacked into the run's own folder.
    process.env['TMPDIR'] = buildToolEnvironment(runPlaces).TMPDIR;
    const browser = mayRun('browser', args) ? await findBrowser() : null;
    const timeSkipping = mayRun('clocks', args) ? await findTimeSkippingServer({ places: runPlaces, signal }) : null;
    const [postgres, temporal] = await startServers(runPlaces, temporalBin, signal, parts);
    const resultFile = join(runPlaces.home, 'jest.json');
    const code = await runJest(
      { places: runPlaces, cacheDir: join(places.cache, 'jest'), args, resultFile, signal },
      {
        KYOSO_TEST_PG_ADMIN_URL: postgres.adminUrl,
        KYOSO_TEST_PG_BIN_DIR: postgres.binDir,
        KYOSO_TEST_TEMPORAL_ADDRESS: temporal.address,
        KYOSO_TEST_TEMPORAL_BIN: temporalBin,
        ...(browser !== null && { KYOSO_TEST_BROWSER: browser }),
        ...(timeSkipping && 'path' in timeSkipping && { KYOSO_TEST_TIME_SKIPPING_SERVER: timeSkipping.path }),
        ...(timeSkipping && 'missing' in timeSkipping && { KYOSO_TEST_NO_TIME_SKIPPING: timeSkipping.missing }),
      },
    );
    await stopAll(parts);
    console.log(summarise(readResult(resultFile)));
    return code;
  } finally {
    await stopAll(parts);
    rmSync(runPlaces.home, { recursive: true, force: true });
  }
}

/** Nobody who asked for other tests waits for what only the tests of this folder need. */
function mayRun(folder: 'clocks' | 'browser', args: readonly string[]): boolean {
  const paths = args.filter((arg) => !arg.startsWith('-'));
  return paths.length === 0 || paths.some((path) => path.includes(folder) || `test/${folder}/`.includes(path));
}

async function startServers(
  { home }: Places,
  temporalBin: string,
  signal: AbortSignal,
  parts: Part[],
): Promise<[Postgres, Temporal]> {
  const register = async <Started extends Part>(name: 'postgres' | 'temporal', starting: Promise<Started>) => {
    const part = await starting;
    parts.push(part);
    // For the next run, should this one be killed with -9.
    await addRunEntry(home, name, { address: name, pid: part.pid });
    return part;
  };
  const [postgresPort, temporalPort] = [await findFreePort(), await findFreePort()];
  const starting = [
    register(
      'postgres',
      startPostgres({
        dataDir: join(home, 'postgres'),
        port: postgresPort,
        password: generatePassword(),
        fsync: false,
        logFile: join(home, 'logs', 'postgres.log'),
        signal,
      }),
    ),
    register(
      'temporal',
      startTemporal({ bin: temporalBin, port: temporalPort, logFile: join(home, 'logs', 'temporal.log'), signal }),
    ),
  ] as const;
  await Promise.allSettled(starting);
  return Promise.all(starting);
}

interface JestRun {
  places: Places;
  cacheDir: string;
  args: string[];
  resultFile: string;
  signal: AbortSignal;
}

function runJest(run: JestRun, variables: Record<string, string>): Promise<number> {
  const { places, cacheDir, args, resultFile, signal } = run;
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
        ...[join('node_modules', 'jest', 'bin', 'jest.js'), '--maxWorkers=2', `--cacheDirectory=${cacheDir}`],
        ...['--json', `--outputFile=${resultFile}`, ...args],
      ],
      {
        cwd: places.checkout,
        env: { ...buildToolEnvironment(places), ...variables },
        // With --json jest writes its result to stdout too: nobody wants to read that.
        stdio: ['inherit', 'ignore', 'inherit'],
      },
    );
    const stop = () => child.kill('SIGTERM');
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    child.once('error', reject);
    child.once('close', (code) => {
      signal.removeEventListener('abort', stop);
      resolve(code ?? 1);
    });
  });
}

const readResult = (file: string): JestResult | null =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as JestResult) : null;

async function stopAll(parts: Part[]): Promise<void> {
  await Promise.all(parts.splice(0).map((part) => part.stop()));
}

/** What a killed run left: its servers still run, because they are processes of their own. */
async function removeOldRuns(home: string): Promise<void> {
  if (!existsSync(home)) return;
  for (const folder of readdirSync(home)) {
    const pid = Number(/^test-(\d+)$/.exec(folder)?.[1]);
    if (!pid || (pid !== process.pid && isAlive(pid))) continue;
    const run = readRunFile(join(home, folder));
    for (const name of partNames) {
      const entry = run[name];
      if (isRunning(name, entry)) await stopProcess(entry.pid, 'SIGKILL');
    }
    rmSync(join(home, folder), { recursive: true, force: true });
  }
}

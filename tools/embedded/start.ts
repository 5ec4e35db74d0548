import { closeSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDatabase } from './database.js';
import { Failure } from './failure.mjs';
import { waitUntilHealthy } from './health.js';
import { tryLock } from './lock.mjs';
import { startOnly } from './only.js';
import { buildPartEnvironment, logFileOf, type PartContext, type StartedPart, starters } from './parts.js';
import { makePlaces, type Places } from './places.mjs';
import { describeUrl } from './ports.js';
import { ensureSecrets } from './private-file.js';
import { openLog, stopProcess } from './process.js';
import {
  addRunEntry,
  isPartName,
  isRunning,
  type PartName,
  partNames,
  readRunFile,
  removeRunEntry,
} from './run-file.js';
import { allowsTrialAccounts, chooseSettings, type Settings } from './settings.js';
import { runStep } from './step.mjs';

export interface StartOptions {
  places: Places;
  args: string[];
  signal: AbortSignal;
}

/** Runs until it is interrupted; resolves with the exit code. */
export async function start({ places, args, signal }: StartOptions): Promise<number> {
  makePlaces(places);
  const [flag, name] = args.flatMap((arg) => arg.split('='));
  if (flag === '--only' && isPartName(name)) return startOnly({ places, name, signal });
  if (flag) throw new Failure(`Usage: npm start, or npm start -- --only ${partNames.join('|')}.`);

  const lock = tryLock(join(places.home, 'start.lock'));
  if (!lock.release) {
    const address = readRunFile(places.home).api?.address;
    throw new Failure(
      `Kyoso Desk runs already${address ? ` at ${address}` : ''} (process ${lock.heldBy}): stop it there with Ctrl-C, or set KYOSO_HOME and PORT to run a second one.`,
    );
  }
  // Ended by an interruption or by a failure: from then on nobody is told that a part ended.
  const lifetime = new AbortController();
  signal.addEventListener('abort', () => lifetime.abort(), { once: true });
  try {
    await stopParts(places.home, 'left over from an earlier start');
    return await startAll(places, lifetime.signal);
  } finally {
    lifetime.abort();
    await stopParts(places.home);
    rmSync(join(places.home, 'tmp'), { recursive: true, force: true });
    lock.release();
  }
}

async function startAll(places: Places, signal: AbortSignal): Promise<number> {
  const settings = await chooseSettings(places.home);
  const context: PartContext = { places, settings, signal };

  await startTogether(context, [
    ...(settings.postgresPort ? (['postgres'] as const) : []),
    ...(settings.temporalPort ? (['temporal'] as const) : []),
  ]);
  const ownerUrl = await prepareDatabase(places, settings);
  await runTool(context, { name: 'migrate', title: 'Migrating the database', ownerUrl });
  await runTool(context, { name: 'load-desks', title: 'Loading the desks', ownerUrl });
  const parts = await startTogether(context, ['worker', 'api']);

  await waitUntilHealthy({
    url: describeUrl(settings.host, settings.port),
    parts,
    needed: ['worker', 'temporal'],
    signal,
  });
  console.log(describeReadiness(places, settings));
  await waitForInterruption(signal);
  console.log('Stopping ...');
  return 0;
}

/** When one fails, the others are interrupted and waited for: whatever runs is in run.json then and gets stopped. */
async function startTogether(context: PartContext, names: PartName[]): Promise<Record<string, StartedPart>> {
  const group = new AbortController();
  const interruption = AbortSignal.any([context.signal, group.signal]);
  const parts: Record<string, StartedPart> = {};
  const failures: unknown[] = [];
  await Promise.all(
    names.map(async (name) => {
      try {
        parts[name] = await startWatched(context, name, interruption);
      } catch (error) {
        failures.push(error);
        group.abort();
      }
    }),
  );
  if (failures.length > 0) throw failures[0];
  return parts;
}

async function startWatched(context: PartContext, name: PartName, interruption: AbortSignal): Promise<StartedPart> {
  const { places, signal } = context;
  const part = await starters[name]({ ...context, signal: interruption });
  await addRunEntry(places.home, name, { address: part.address, pid: part.pid });
  void part.exited.then(async ({ reason }) => {
    if (signal.aborted) return;
    console.error(
      `${name} ended (${reason}), the others go on; its log: ${part.logFile}; bring it back with: npm start -- --only ${name}`,
    );
    await removeRunEntry(places.home, name, part.pid);
  });
  return part;
}

/** Resolves with the URL of the role that owns the tables. */
async function prepareDatabase({ home }: Places, { postgresPort, environment }: Settings): Promise<string> {
  if (!postgresPort) return environment.DATABASE_OWNER_URL!;
  const secrets = ensureSecrets(home);
  const { ownerUrl } = await ensureDatabase({
    adminUrl: `postgres://postgres:${encodeURIComponent(secrets.postgresPassword)}@127.0.0.1:${postgresPort}/postgres`,
    database: 'kyoso',
    ...secrets,
  });
  return ownerUrl;
}

async function runTool(
  context: PartContext,
  { name, title, ownerUrl }: { name: 'migrate' | 'load-desks'; title: string; ownerUrl: string },
): Promise<void> {
  const { places, settings, signal } = context;
  const logFile = logFileOf(places, name === 'migrate' ? 'migrate' : 'load');
  closeSync(openLog(logFile));
  await runStep({
    title,
    command: process.execPath,
    args: ['--enable-source-maps', join(places.checkout, 'dist', 'tools', `${name}.js`)],
    cwd: places.checkout,
    env: {
      ...buildPartEnvironment(context),
      DATABASE_OWNER_URL: ownerUrl,
      ...(!allowsTrialAccounts(settings) && { KYOSO_TRIAL_ACCOUNTS: 'off' }),
    },
    logFile,
    signal,
  });
}

function describeReadiness({ home }: Places, settings: Settings): string {
  const accounts = allowsTrialAccounts(settings)
    ? `trial accounts: ${join(home, 'trial-accounts.json')}`
    : settings.environment.KYOSO_TRIAL_ACCOUNTS === 'off'
      ? 'no trial accounts (KYOSO_TRIAL_ACCOUNTS=off)'
      : `no trial accounts (HOST=${settings.host} can be reached from outside)`;
  const temporal = settings.temporalUiPort
    ? `Temporal UI: http://127.0.0.1:${settings.temporalUiPort}`
    : `Temporal: ${settings.environment.TEMPORAL_ADDRESS}`;
  return `Kyoso Desk is ready at ${describeUrl(settings.host, settings.port)} - ${accounts} - ${temporal}`;
}

/** With every part dead nothing else would keep this process alive, and there are parts to bring back. */
function waitForInterruption(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const heartbeat = setInterval(() => undefined, 60_000);
    const finish = () => {
      clearInterval(heartbeat);
      resolve();
    };
    signal.addEventListener('abort', finish, { once: true });
  });
}

/** Reads run.json, not our own list: parts that `--only` brought back, or that an earlier start left, are in it too. */
async function stopParts(home: string, why?: string): Promise<void> {
  const run = readRunFile(home);
  for (const name of partNames) {
    const entry = run[name];
    if (!entry) continue;
    if (isRunning(name, entry)) {
      if (why) console.log(`Stopping ${name} ${why} (process ${entry.pid}) ...`);
      await stopProcess(entry.pid, name === 'postgres' ? 'SIGINT' : 'SIGTERM');
    }
    await removeRunEntry(home, name, entry.pid);
  }
}

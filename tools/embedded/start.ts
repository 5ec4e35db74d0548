import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Failure } from './failure.mjs';
import { waitUntilHealthy } from './health.js';
import { startOnly } from './only.js';
import type { PartGroup, StartPart } from './part-group.js';
import { describeMailPage, type PartContext, starters } from './parts.js';
import { makePlaces, type Places } from './places.mjs';
import { describeUrl } from './ports.js';
import { noRestarts, usualRestarts } from './restart-policy.js';
import { isPartName, type PartName, partNames } from './run-file.js';
import { runSession, waitForInterruption } from './session.js';
import { allowsTrialAccounts, chooseSettings, type Settings } from './settings.js';
import { setUpRecords } from './set-up-records.js';

export interface StartOptions {
  places: Places;
  args: string[];
  signal: AbortSignal;
}

/** Runs until it is interrupted; resolves with the exit code. */
export async function start({ places, args, signal }: StartOptions): Promise<number> {
  makePlaces(places);
  const { only, restart } = readArguments(args);
  if (only) return startOnly({ places, name: only, signal });
  return runSession(
    {
      places,
      signal,
      restarts: restart ? usualRestarts : noRestarts,
      describeReturn: (name) => `npm start -- --only ${name}`,
      describeSecond: 'set KYOSO_HOME and PORT to run a second one',
    },
    (group, lifetime) => startAll(places, group, lifetime),
  );
}

function readArguments(args: string[]): { only?: PartName; restart: boolean } {
  try {
    const { values } = parseArgs({
      args,
      options: { only: { type: 'string' }, 'no-restart': { type: 'boolean', default: false } },
    });
    const only = values.only;
    if (only === undefined) return { restart: !values['no-restart'] };
    if (isPartName(only)) return { only, restart: false };
  } catch {
    // Something that npm start does not know: told below.
  }
  throw new Failure(`Usage: npm start [-- --no-restart], or npm start -- --only ${partNames.join('|')}.`);
}

async function startAll(places: Places, group: PartGroup, signal: AbortSignal): Promise<number> {
  const settings = await chooseSettings(places.home);
  const context: PartContext = { places, settings, signal };
  const startsOf = (names: readonly PartName[]): Partial<Record<PartName, StartPart>> =>
    Object.fromEntries(
      names.map((name) => [name, (interruption: AbortSignal) => starters[name]({ ...context, signal: interruption })]),
    );

  const servers = startsOf([
    ...(settings.postgresPort ? (['postgres'] as const) : []),
    ...(settings.temporalPort ? (['temporal'] as const) : []),
  ]);
  group.supervise(await group.startTogether(servers), servers);
  await setUpRecords(context);
  const own = startsOf(['worker', 'api', ...(settings.mailPort ? (['mail'] as const) : [])]);
  const parts = await group.startTogether(own);
  await waitUntilHealthy({
    url: describeUrl(settings.host, settings.port),
    parts,
    needed: ['worker', 'temporal'],
    signal,
  });
  // Only now: before they were up once, an end is a fault in what they were started with.
  group.supervise(parts, own);
  console.log(describeReadiness(places, settings));
  await waitForInterruption(signal);
  console.log('Stopping ...');
  return 0;
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
  const mail = settings.mailPort ? ` - mail: ${describeMailPage(settings)}` : '';
  return `Kyoso Desk is ready at ${describeUrl(settings.host, settings.port)} - ${accounts} - ${temporal}${mail}`;
}

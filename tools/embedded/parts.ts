import { join } from 'node:path';
import { readSecretFiles } from '../../config.js';
import { buildToolEnvironment, type Places } from './places.mjs';
import { startPostgres } from './postgres.js';
import { describeUrl } from './ports.js';
import { ensureSecrets } from './private-file.js';
import { type Part, startPart } from './process.js';
import type { PartName, RunName } from './run-file.js';
import type { Settings } from './settings.js';
import { findTemporal, startTemporal } from './temporal.js';

/** All that starting one part takes: the same for a whole start and for `--only`. */
export interface PartContext {
  places: Places;
  settings: Settings;
  signal: AbortSignal;
}

/** A part with the address under which run.json names it. */
export type StartedPart = Part & { address: string };

export const logFileOf = (places: Places, name: string) => join(places.home, 'logs', `${name}.log`);

export const describeTemporalAddress = ({ temporalPort, environment }: Settings) =>
  temporalPort ? `127.0.0.1:${temporalPort}` : environment.TEMPORAL_ADDRESS!;

function describeDatabaseUrl({ home }: Places, { postgresPort, environment }: Settings): string {
  if (!postgresPort) return environment.DATABASE_URL!;
  const { appPassword } = ensureSecrets(home);
  return `postgres://kyoso_app:${encodeURIComponent(appPassword)}@127.0.0.1:${postgresPort}/kyoso`;
}

/** What every child of ours sees. A variable that the person set now wins over the one kept from the start. */
export function buildPartEnvironment({ places, settings }: PartContext): NodeJS.ProcessEnv {
  const environment = buildToolEnvironment(places, {
    environment: { ...settings.environment, ...readSecretFiles(process.env) },
  });
  // Only the migrations and the load may own tables.
  delete environment.DATABASE_OWNER_URL;
  return {
    ...environment,
    HOST: settings.host,
    PORT: String(settings.port),
    DATABASE_URL: describeDatabaseUrl(places, settings),
    TEMPORAL_ADDRESS: describeTemporalAddress(settings),
    TEMPORAL_NAMESPACE: environment.TEMPORAL_NAMESPACE || 'default',
    LOG_LEVEL: environment.LOG_LEVEL || 'info',
    KYOSO_SECRET: environment.KYOSO_SECRET || ensureSecrets(places.home).apiSecret,
    ...(settings.mailPort && {
      KYOSO_SMTP_URL: `smtp://127.0.0.1:${settings.mailPort}`,
      KYOSO_MAIL_FROM: environment.KYOSO_MAIL_FROM || 'desk@kyoso.example',
    }),
    // Whoever tries it out has no mailbox for invented addresses; where there is a sink, its page has the links too.
    KYOSO_SIGN_IN_LINKS: environment.KYOSO_SIGN_IN_LINKS || (environment.NODE_ENV === 'production' ? 'store' : 'log'),
  };
}

/** Where somebody reads what the sink took. */
export const describeMailPage = ({ mailPagePort }: Settings): string => `http://127.0.0.1:${mailPagePort}`;

type StartOne = (context: PartContext) => Promise<StartedPart>;

const startEmbeddedPostgres: StartOne = async ({ places, settings, signal }) => {
  const { postgresPassword } = ensureSecrets(places.home);
  const postgres = await startPostgres({
    dataDir: join(places.home, 'postgres'),
    port: settings.postgresPort!,
    password: postgresPassword,
    logFile: logFileOf(places, 'postgres'),
    signal,
  });
  return { ...postgres, address: `127.0.0.1:${settings.postgresPort}` };
};

const startDevelopmentTemporal: StartOne = async ({ places, settings, signal }) =>
  startTemporal({
    bin: await findTemporal({ places, signal }),
    port: settings.temporalPort!,
    uiPort: settings.temporalUiPort,
    dbFile: join(places.home, 'temporal', 'temporal.db'),
    logFile: logFileOf(places, 'temporal'),
    signal,
  });

/** One of our own processes: `name` is that of its log too, where several of a kind run. */
async function startOwnProcess(context: PartContext, name: RunName, script: string, address: string) {
  const part = await startPart({
    command: process.execPath,
    args: ['--enable-source-maps', join(context.places.checkout, 'dist', script)],
    cwd: context.places.checkout,
    env: buildPartEnvironment(context),
    logFile: logFileOf(context.places, name),
  });
  return { ...part, address };
}

const startMailSink: StartOne = async ({ places, settings }) => {
  const part = await startPart({
    command: process.execPath,
    args: ['--enable-source-maps', join(places.checkout, 'dist', 'tools', 'embedded', 'mail-sink.js')],
    cwd: places.checkout,
    env: {
      ...buildToolEnvironment(places),
      KYOSO_MAIL_SINK_PORT: String(settings.mailPort),
      KYOSO_MAIL_PAGE_PORT: String(settings.mailPagePort),
      KYOSO_MAIL_SINK_FOLDER: join(places.home, 'mail'),
    },
    logFile: logFileOf(places, 'mail'),
  });
  return { ...part, address: describeMailPage(settings) };
};

export const startWorker = (context: PartContext, name: RunName = 'worker'): Promise<StartedPart> =>
  startOwnProcess(context, name, 'worker.js', 'task-queue kyoso-desk-1');

export const startApi = (context: PartContext, name: RunName = 'api'): Promise<StartedPart> =>
  startOwnProcess(context, name, 'api/server.js', describeUrl(context.settings.host, context.settings.port));

export const starters: Record<PartName, StartOne> = {
  postgres: startEmbeddedPostgres,
  temporal: startDevelopmentTemporal,
  mail: startMailSink,
  worker: (context) => startWorker(context),
  api: (context) => startApi(context),
};

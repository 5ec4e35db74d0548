import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino, type Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { ConfigError, loadConfig, type Config } from '../config.js';
import { createDataSource } from '../entities/data-source.js';
import { isDatabaseUnavailable } from '../entities/database-errors.js';
import { createTemporalClient } from '../temporal/connection.js';
import { isTemporalUp } from '../temporal/health.js';
import { Relay } from '../temporal/relay.js';
import { createApp } from './app.js';
import { ChangeStreams } from './change-streams.js';
import { Afterwards } from './auth/afterwards.js';
import { createIdentityProvider } from './auth/identity-provider.js';
import { isPasswordRight } from './auth/passwords.js';
import { createSealer } from '../entities/sealing.js';
import { CALLBACK_PATH } from './routes/session-oidc.js';
import type { SignInDeps } from './deps.js';
import { createCaseHistories } from '../temporal/case-histories.js';
import { Settlements } from './commands/settlements.js';
import { sharedProbe } from './health.js';
import { startHeartbeat } from './heartbeat.js';
import { loggable } from './problem-handler.js';
import { builtPages } from './web-pages.js';

const COME_BACK_MS = 1_000;
const REQUEST_TIMEOUT_MS = 30_000;
const HEADERS_TIMEOUT_MS = 15_000;
/** How often Node looks for requests that are over their time: with its 30 s, twice as long would be allowed. */
const TIMEOUT_CHECK_MS = 2_000;
/** Longer than a proxy keeps a connection, so that none is closed while a request is on its way. */
const KEEP_ALIVE_MS = 65_000;
/** What is under way may end; after this it is cut off. */
const STOP_WITHIN_MS = 10_000;

/** One sentence for whoever starts this process, and what to do. */
class StartError extends Error {}

async function run(config: Config, log: Logger, stopping: AbortSignal): Promise<void> {
  const dataSource = createDataSource({
    url: config.databaseUrl,
    poolSize: config.poolSize,
    applicationName: 'kyoso-api',
    onConnectionLost: () => log.warn('a database connection was lost'),
  });
  const temporal = createTemporalClient(config);
  const relay = new Relay({ dataSource, client: temporal.client, log });
  const streams = new ChangeStreams();
  const settlements = new Settlements({
    connectionString: config.databaseUrl,
    log,
    onChange: (change) => streams.tell(change),
  });
  const { settleWaitMs, commandsPerDay, requestsPerMinute, trustedProxies, surface } = config;
  const afterwards = new Afterwards((error) => log.error({ error: loggable(error) }, 'work after an answer failed'));
  const app = createApp({
    dataSource,
    relay,
    settlements,
    streams,
    temporal: {
      isUp: sharedProbe(() => isTemporalUp(temporal.client)),
      histories: createCaseHistories(temporal.client),
    },
    signIn: signInOf(config, log, afterwards),
    limits: { settleWaitMs, commandsPerDay, requestsPerMinute },
    trustedProxies,
    surface,
    webFolder: builtPages(),
    log,
    now: () => new Date(),
  });

  // It listens before the database answers: the health page then says what is missing.
  const server = createServer(
    {
      requestTimeout: REQUEST_TIMEOUT_MS,
      headersTimeout: HEADERS_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: TIMEOUT_CHECK_MS,
    },
    app as Parameters<typeof createServer>[1],
  );
  await listen(server, config);
  log.info({ host: config.host, port: config.port }, 'API listens');
  await connectDatabase(dataSource, log, stopping);
  const heartbeat = startHeartbeat(dataSource, log);
  if (!stopping.aborted) await settlements.start();
  await untilAborted(stopping);

  streams.stop();
  await closeServer(server);
  await afterwards.settle();
  await settlements.stop();
  await relay.stop();
  await heartbeat.stop();
  await temporal.close();
  if (dataSource.isInitialized) await dataSource.destroy();
  log.info('API stopped');
}

function signInOf(config: Config, log: Logger, afterwards: Afterwards): SignInDeps {
  const { production, linksToLog, secondFactor, publicUrl, oidc, surface } = config;
  const redirectUri = publicUrl && new URL(CALLBACK_PATH, publicUrl);
  return {
    sealer: createSealer(secretOf(config, log)),
    linksToLog,
    production,
    secondFactor,
    staffHere: surface !== 'portal',
    publicUrl: publicUrl ?? null,
    // In production there is TLS in front, whether or not we were told the address.
    cookies: { secure: publicUrl ? publicUrl.protocol === 'https:' : production },
    isPasswordRight,
    identities: oidc && redirectUri ? createIdentityProvider({ ...oidc, redirectUri }) : null,
    afterwards,
  };
}

/** In production it is given, the same to every API; a trial goes on without. */
function secretOf({ secret, production }: Config, log: Logger): string {
  if (secret !== undefined) return secret;
  if (production) {
    throw new StartError(
      'KYOSO_SECRET is not set: give every API the same secret of 32 characters or more (`openssl rand -base64 48`).',
    );
  }
  log.warn('KYOSO_SECRET is not set: second factors and links that are set up now are of no use after a restart');
  return randomBytes(48).toString('base64');
}

function listen(server: Server, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE';
      reject(
        isTaken
          ? new StartError(
              `Port ${port} is taken by another program: stop that program or set PORT to another one (EADDRINUSE ${host}:${port}).`,
            )
          : new StartError(`The API can't listen on ${host}:${port}: ${error.code ?? error.message}.`),
      );
    });
    server.listen(port, host, () => resolve());
  });
}

/** The database may come up after the API. A refused password is not waited for. */
async function connectDatabase(dataSource: DataSource, log: Logger, stopping: AbortSignal): Promise<void> {
  let told = false;
  while (!stopping.aborted) {
    try {
      await dataSource.initialize();
      return;
    } catch (error) {
      if (!isDatabaseUnavailable(error)) throw error;
      if (!told) log.warn('waiting for PostgreSQL');
      told = true;
      await sleep(COME_BACK_MS, undefined, { signal: stopping }).catch(() => undefined);
    }
  }
}

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** Takes no new request, lets those under way end, and then closes whatever is left open. */
async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection whose last answer was just sent would be kept for the next request, which is not coming.
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  const cutOff = setTimeout(() => server.closeAllConnections(), STOP_WITHIN_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(cutOff);
}

async function main(): Promise<void> {
  const config = loadConfig();
  const log = pino({ level: config.logLevel, base: { process: 'api', pid: process.pid } });
  const stopping = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopping.abort());
  await run(config, log, stopping.signal);
}

/** Of an error only what can hold nothing personal: a database's message may quote what somebody wrote. */
function describeFatal(error: unknown): string {
  if (error instanceof ConfigError || error instanceof StartError) return error.message;
  const { name, message, sqlState } = loggable(error);
  return sqlState === undefined ? `${name ?? 'Error'}: ${message}` : `database error ${sqlState}`;
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${describeFatal(error)}\n`);
    process.exit(1);
  },
);

import { existsSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { type Logger, pino } from 'pino';
import type { DataSource } from 'typeorm';
import { createActivities } from './activities/index.js';
import { type Config, ConfigError, loadConfig } from './config.js';
import { createDataSource } from './entities/data-source.js';
import { isDatabaseUnavailable } from './entities/database-errors.js';
import { ProcessEntity } from './entities/index.js';
import { startMailer } from './mailer/start.js';
import type { Mailer } from './mailer/mailer.js';
import { addressOf, createTemporalClient, type TemporalClient } from './temporal/connection.js';
import { failureCode } from './temporal/failures.js';
import { giveDueHandovers } from './temporal/handovers.js';
import { TASK_QUEUE } from './temporal/ids.js';
import { dataConverter } from './temporal/payload-guard.js';
import { ReconcileSweep } from './temporal/reconcile.js';
import { Relay } from './temporal/relay.js';
import { repeat } from './temporal/repeat.js';
import { giveReplans } from './temporal/replans.js';
import { describeShortRetention, readRetentionDays } from './temporal/retention.js';
import { ScheduleSweep } from './temporal/schedules.js';
import { ensureSearchAttributes, SearchAttributesMissingError } from './temporal/search-attributes.js';

const HEARTBEAT_MS = 5_000;
const COME_BACK_MS = 1_000;
/** What a person has to do first is not asked for every second. */
const COME_BACK_FOR_A_PERSON_MS = 5_000;
/** A heartbeat older than this belongs to a process that ended long ago. */
const FORGET_AFTER = `interval '1 day'`;

/** What a worker process is started with: made once, closed in the opposite order. */
interface Parts {
  readonly config: Config;
  readonly log: Logger;
  readonly dataSource: DataSource;
  /** Aborted by SIGTERM and SIGINT. */
  readonly stopping: AbortSignal;
}

async function runWorkerProcess(config: Config, log: Logger, stopping: AbortSignal): Promise<void> {
  if (!existsSync(config.workflowBundlePath)) {
    throw new ConfigError([
      `KYOSO_WORKFLOW_BUNDLE names ${config.workflowBundlePath}, which does not exist: npm run build makes it`,
    ]);
  }
  const dataSource = createDataSource({
    url: config.databaseUrl,
    poolSize: config.poolSize,
    applicationName: 'kyoso-worker',
    onConnectionLost: () => log.warn('a database connection was lost'),
  });
  const parts: Parts = { config, log, dataSource, stopping };
  await connectDatabase(parts);
  if (stopping.aborted) return;
  const temporal = createTemporalClient(config);
  const relay = new Relay({
    dataSource,
    client: temporal.client,
    log,
    everyMs: config.relayEveryMs,
    onDoubt: () => sweep.wake(),
  });
  const sweep = new ReconcileSweep({
    dataSource,
    client: temporal.client,
    log,
    everyMs: config.reconcileEveryMs,
    onUnsent: () => relay.wake(),
  });
  const schedules = new ScheduleSweep({
    dataSource,
    client: temporal.client,
    log,
    everyMs: config.reconcileEveryMs,
  });
  const mailing = await startMailer(config, log);
  const heartbeat = startHeartbeat(parts, mailing.mailer);
  relay.start();
  sweep.start();
  const giving = {
    dataSource,
    log,
    everyMs: config.reconcileEveryMs,
    now: () => new Date(),
    onGiven: () => relay.wake(),
  };
  const handovers = giveDueHandovers(giving);
  const replans = giveReplans(giving);
  schedules.start();
  void warnOfShortRetention(parts, temporal.client);
  try {
    await serveCases(parts, temporal);
  } finally {
    // What moves cases stops before what it stands on.
    await schedules.stop();
    await replans.stop();
    await handovers.stop();
    await sweep.stop();
    await relay.stop();
    await mailing.stop();
    await heartbeat.stop();
    await temporal.close();
    if (dataSource.isInitialized) await dataSource.destroy();
    log.info('worker stopped');
  }
}

/** The database may come up after the worker: waited for, like Temporal. A refused password is not waited for. */
async function connectDatabase({ dataSource, log, stopping }: Parts): Promise<void> {
  let told = false;
  while (!stopping.aborted) {
    try {
      await dataSource.initialize();
      return;
    } catch (error) {
      if (!isDatabaseUnavailable(error)) throw error;
      if (!told) log.warn({ code: failureCode(error) }, 'waiting for PostgreSQL');
      told = true;
      await pause(COME_BACK_MS, stopping);
    }
  }
}

/** Runs workers, one after the other, until the process is to stop: Temporal may go away and come back. */
async function serveCases(parts: Parts, temporal: TemporalClient): Promise<void> {
  const { log, stopping } = parts;
  let told: string | null = null;
  while (!stopping.aborted) {
    try {
      await ensureSearchAttributes(temporal.client);
      await serveUntilLost(parts);
      told = null;
    } catch (error) {
      const code = failureCode(error);
      const needsPerson = error instanceof SearchAttributesMissingError;
      if (code !== told) log.warn({ code }, needsPerson ? error.message : 'no worker is running; trying again');
      told = code;
      await pause(needsPerson ? COME_BACK_FOR_A_PERSON_MS : COME_BACK_MS, stopping);
    }
  }
}

async function serveUntilLost({ config, log, dataSource, stopping }: Parts): Promise<void> {
  log.debug({ address: config.temporalAddress }, 'connecting to Temporal');
  const connection = await NativeConnection.connect(addressOf(config));
  try {
    const worker = await Worker.create({
      connection,
      namespace: config.temporalNamespace,
      taskQueue: TASK_QUEUE,
      workflowBundle: { codePath: config.workflowBundlePath },
      activities: createActivities({ dataSource, now: () => new Date() }),
      dataConverter,
      // The relay, the sweep and the heartbeat need connections too; a settlement holds one for its whole transaction.
      maxConcurrentLocalActivityExecutions: Math.max(1, config.poolSize - 3),
      maxConcurrentActivityTaskExecutions: Math.max(1, Math.floor(config.poolSize / 2)),
      maxCachedWorkflows: 1_000,
      shutdownGraceTime: '10s',
    });
    const stop = () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
    };
    stopping.addEventListener('abort', stop, { once: true });
    try {
      const running = worker.run();
      log.info({ taskQueue: TASK_QUEUE }, 'worker ready');
      if (stopping.aborted) stop();
      await running;
    } finally {
      stopping.removeEventListener('abort', stop);
    }
  } finally {
    await connection.close();
  }
}

/** Shows on the health page that this process lives. */
function startHeartbeat({ dataSource, log }: Parts, mailer: Mailer) {
  const self = { id: randomUUID(), kind: 'worker' as const, host: hostname(), pid: process.pid, startedAt: new Date() };
  const beat = async () => {
    await dataSource.manager.upsert(ProcessEntity, { ...self, mail: mailer.state(), seenAt: new Date() }, ['id']);
    await dataSource.query(`delete from processes where seen_at < now() - ${FORGET_AFTER}`);
  };
  const beats = repeat(HEARTBEAT_MS, beat, (error) => log.warn({ code: failureCode(error) }, 'heartbeat failed'));
  return {
    stop: async () => {
      await beats.stop();
      // It said good-bye: nobody has to wonder where it went.
      await dataSource.manager.delete(ProcessEntity, { id: self.id }).catch(() => undefined);
    },
  };
}

async function warnOfShortRetention({ log, stopping }: Parts, client: Parameters<typeof readRetentionDays>[0]) {
  while (!stopping.aborted) {
    try {
      const warning = describeShortRetention(await readRetentionDays(client));
      if (warning) log.warn(warning);
      return;
    } catch {
      await pause(10 * COME_BACK_MS, stopping);
    }
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);

/** Of an error only what can hold nothing personal: a database error's message may quote what somebody wrote. */
const describeFatal = (error: unknown): string => {
  if (error instanceof ConfigError) return error.message;
  return error instanceof Error && error.name !== 'QueryFailedError' ? error.message : failureCode(error);
};

async function main(): Promise<void> {
  const config = loadConfig();
  const log = pino({ level: config.logLevel, base: { process: 'worker', pid: process.pid } });
  const stopping = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopping.abort());
  Runtime.install({
    // Signals are ours: the relay and the sweep have to stop in order too.
    shutdownSignals: [],
    // Of every poller's every attempt while Temporal is away nobody has to read; the relay tells of it once.
    telemetryOptions: { logging: { filter: 'ERROR,temporalio_sdk_core=WARN', forward: {} } },
    logger: new DefaultLogger('WARN', ({ level, message, meta }) => {
      const write = level === 'ERROR' ? 'error' : 'warn';
      // Ids only: a failure's own message is for the history.
      log[write]({ workflowId: meta?.['workflowId'], runId: meta?.['runId'] ?? meta?.['run_id'] }, message);
    }),
  });
  await runWorkerProcess(config, log, stopping.signal);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(describeFatal(error));
    process.exit(1);
  },
);

import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from './failure.mjs';
import { waitUntilHealthy } from './health.js';
import { withStartLock } from './part-group.js';
import { type PartContext, type StartedPart, starters } from './parts.js';
import type { Places } from './places.mjs';
import { describeUrl, requireFreePort } from './ports.js';
import { stopProcess } from './process.js';
import { addRunEntry, isRunning, type PartName, readRunFile, removeRunEntry } from './run-file.js';
import { readSettings, type Settings } from './settings.js';

export interface OnlyOptions {
  places: Places;
  name: PartName;
  signal: AbortSignal;
}

/** Brings one part back, with the ports and the environment of the last start, and stays with it. */
export async function startOnly({ places, name, signal }: OnlyOptions): Promise<number> {
  const { home } = places;
  const settings = readSettings(home);
  if (!settings) throw new Failure(`Nothing was ever started from ${home}: run npm start first.`);
  const part = await withStartLock({ home, name, signal }, async () => {
    const entry = readRunFile(home)[name];
    if (isRunning(name, entry)) {
      throw new Failure(`${name} runs already (process ${entry.pid}, ${entry.address}): nothing to bring back.`);
    }
    await requireOwnPorts(name, settings);
    const started = await starters[name]({ places, settings, signal });
    await addRunEntry(home, name, { address: started.address, pid: started.pid });
    return started;
  });
  let isStopped = false;
  try {
    await waitUntilUp({ places, settings, signal }, name, part);
    console.log(`${name} is back: ${part.address} (process ${part.pid})`);
    const exit = await Promise.race([part.exited, waitForInterruption(signal)]);
    if (!exit) return 0;
    // The main start stops what was brought back: that is an orderly end too.
    isStopped = true;
    console.error(`${name} ended (${exit.reason}); its log: ${part.logFile}`);
    return exit.isClean ? 0 : 1;
  } finally {
    if (!isStopped) await stopProcess(part.pid, part.stopSignal);
    await removeRunEntry(home, name, part.pid);
  }
}

async function requireOwnPorts(name: PartName, settings: Settings): Promise<void> {
  if (name === 'api') await requireFreePort('PORT', settings.port, settings.host);
  if (name === 'mail') {
    if (!settings.mailPort || !settings.mailPagePort) {
      throw new Failure('KYOSO_SMTP_URL was set: that mail server is not ours to start.');
    }
    await requireFreePort('KYOSO_MAIL_PORT', settings.mailPort);
    await requireFreePort('KYOSO_MAIL_PAGE_PORT', settings.mailPagePort);
  }
  if (name === 'postgres') {
    if (!settings.postgresPort) throw new Failure('DATABASE_URL was set: that PostgreSQL is not ours to start.');
    await requireFreePort('KYOSO_POSTGRES_PORT', settings.postgresPort);
  }
  if (name === 'temporal') {
    if (!settings.temporalPort) throw new Failure('TEMPORAL_ADDRESS was set: that server is not ours to start.');
    await requireFreePort('KYOSO_TEMPORAL_PORT', settings.temporalPort);
  }
}

/** PostgreSQL and Temporal are up when their starters return. A worker has no door to knock at: it must not end. */
async function waitUntilUp({ settings, signal }: PartContext, name: PartName, part: StartedPart): Promise<void> {
  if (name === 'api') {
    const url = describeUrl(settings.host, settings.port);
    await waitUntilHealthy({ url, parts: { api: part }, needed: [], signal });
  }
  if (name === 'worker') {
    const exit = await Promise.race([part.exited, sleep(3_000)]);
    if (exit) throw new Failure(`worker ended at its start (${exit.reason}); its log: ${part.logFile}`);
  }
}

function waitForInterruption(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(undefined);
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { buildToolEnvironment, findPlaces, makePlaces, type Places } from '../embedded/places.mjs';
import { findFreePort } from '../embedded/ports.js';
import { type Postgres, startPostgres } from '../embedded/postgres.js';
import { generatePassword } from '../embedded/private-file.js';
import { findTemporal, startTemporal } from '../embedded/temporal.js';
import { startTemporalServer } from '../embedded/temporal-server.js';
import { createThrowawayDatabase } from '../embedded/throwaway-database.js';
import { loadTrialDesks, prepareInstance, ThrowawayInstance } from '../embedded/throwaway-instance.js';

/** `dev`: the embedded default's development server; `server`: a real one, its histories in the same PostgreSQL. */
export type EngineName = 'dev' | 'server';

export interface Bench {
  readonly instance: ThrowawayInstance;
  readonly postgres: Postgres;
  readonly client: Client;
  /** For what else is to be thrown away with it. */
  readonly home: string;
  stop(): Promise<void>;
}

/** An instance for this measurement alone. Everything is written to disk as a real one would: no fsync is left out. */
export async function startBench(
  engine: EngineName,
  options: { readonly signal: AbortSignal; readonly environment?: Readonly<Record<string, string>> },
): Promise<Bench> {
  const { signal } = options;
  const found = findPlaces();
  const places: Places = { ...found, home: join(found.home, `bench-${process.pid}`) };
  makePlaces(places);
  process.env['TMPDIR'] = buildToolEnvironment(places).TMPDIR;
  const undo: (() => Promise<unknown>)[] = [async () => rmSync(places.home, { recursive: true, force: true })];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const postgres = await startPostgres({
      dataDir: join(places.home, 'postgres'),
      port: await findFreePort(),
      password: generatePassword(),
      maxConnections: 200,
      logFile: join(places.home, 'logs', 'postgres.log'),
      signal,
    });
    undo.push(() => postgres.stop());
    const home = join(places.home, 'instance');
    mkdirSync(home, { recursive: true });
    const database = await createThrowawayDatabase(postgres.adminUrl, { prefix: 'bench' });
    await loadTrialDesks({ database, home });
    const facts = await prepareInstance({
      database,
      home,
      environment: { LOG_LEVEL: 'warn', ...options.environment },
      startTemporal: (port) => startEngine(engine, { places, adminUrl: postgres.adminUrl, port, signal }),
    });
    const instance = new ThrowawayInstance(facts);
    undo.push(() => instance.stop());
    await instance.startAll();
    const connection = await Connection.connect({ address: instance.temporalAddress });
    undo.push(() => connection.close());
    return { instance, postgres, client: new Client({ connection }), home: places.home, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startEngine(
  engine: EngineName,
  options: { places: Places; adminUrl: string; port: number; signal: AbortSignal },
) {
  const { places, adminUrl, port, signal } = options;
  const logFile = join(places.home, 'logs', 'temporal.log');
  if (engine === 'server') {
    return startTemporalServer({ places, adminUrl, port, folder: join(places.home, 'temporal'), logFile, signal });
  }
  const bin = await findTemporal({ places, signal });
  return startTemporal({ bin, port, dbFile: join(places.home, 'temporal', 'temporal.db'), logFile, signal });
}

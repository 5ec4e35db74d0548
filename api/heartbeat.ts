import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { ProcessEntity, type ProcessKind } from '../entities/index.js';
import { repeat } from '../temporal/repeat.js';
import { loggable } from './problem-handler.js';

const EVERY_MS = 5_000;
const KIND: ProcessKind = 'api';

/** Shows that this process lives. By the database's clock: those of several machines differ. */
export function startHeartbeat(dataSource: DataSource, log: Logger): { stop(): Promise<void> } {
  const id = randomUUID();
  const beat = async (): Promise<void> => {
    if (!dataSource.isInitialized) return;
    await dataSource.query(
      `insert into processes (id, kind, host, pid, started_at, seen_at) values ($1, $2, $3, $4, now(), now())
       on conflict (id) do update set seen_at = now()`,
      [id, KIND, hostname(), process.pid],
    );
    await dataSource.query(`delete from processes where kind = $1 and seen_at < now() - interval '1 day'`, [KIND]);
  };
  const beats = repeat(EVERY_MS, beat, (error) => log.warn({ error: loggable(error) }, 'heartbeat failed'));
  return {
    stop: async () => {
      await beats.stop();
      if (dataSource.isInitialized) await dataSource.manager.delete(ProcessEntity, { id }).catch(() => undefined);
    },
  };
}

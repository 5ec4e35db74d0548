import 'reflect-metadata';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { ENTITIES } from './index.js';
import { MIGRATIONS } from './migrations/index.js';
import { Session } from './session.js';

export interface DataSourceOptions {
  url: string;
  /** Connections that this process may hold. A request over it waits two seconds, then it is refused. */
  poolSize: number;
  /** What an operator sees in pg_stat_activity: which process holds a lock. */
  applicationName: string;
  /** An idle connection broke, as in a restart of the server. The pool replaces it by itself: this only tells. */
  onConnectionLost?: (error: Error) => void;
}

/** A connection, new or from the pool, within this time, or none. */
const CONNECT_TIMEOUT_MS = 2_000;
const STATEMENT_TIMEOUT_MS = 5_000;
const LOCK_TIMEOUT_MS = 2_000;
/** Longer than the server's own limits: a line that fell silent brings no word of those. */
const ANSWER_TIMEOUT_MS = 8_000;
/** A transaction that waits for its own process: a stalled event loop must not keep a record locked. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 10_000;

/** A day stays the text that it is: the driver would make it midnight in the time zone of the process. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.DATE
      ? (value: string) => value
      : (pg.types.getTypeParser(oid, format) as (value: string) => unknown),
};

const shared = {
  type: 'postgres',
  driver: pg,
  entities: ENTITIES,
  synchronize: false,
  migrationsRun: false,
  // Ids are made in code. Neither role may create an extension, so TypeORM must not try at every start.
  installExtensions: false,
  uuidExtension: 'pgcrypto',
  connectTimeoutMS: CONNECT_TIMEOUT_MS,
} as const;

/** The application's connections, as the role that row-level security binds. Everything waits for seconds, never for ever. */
export function createDataSource(options: DataSourceOptions): DataSource {
  return new DataSource({
    ...shared,
    url: options.url,
    poolSize: options.poolSize,
    applicationName: options.applicationName,
    poolErrorHandler: (error: Error) => options.onConnectionLost?.(error),
    extra: {
      Client: Session,
      types,
      keepAlive: true,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      lock_timeout: LOCK_TIMEOUT_MS,
      query_timeout: ANSWER_TIMEOUT_MS,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    },
  });
}

/** The owner's connections, for migrations alone: an index over a large table may take longer than any request. */
export function createOwnerDataSource(options: { url: string }): DataSource {
  return new DataSource({
    ...shared,
    url: options.url,
    poolSize: 1,
    applicationName: 'kyoso-migrate',
    migrations: MIGRATIONS,
    // One by one, so that a migration can opt out of its transaction to build an index concurrently.
    migrationsTransactionMode: 'each',
    // A migration that waits for a table makes everybody behind it wait too: better to fail and be run again.
    extra: { types, keepAlive: true, lock_timeout: LOCK_TIMEOUT_MS },
  });
}

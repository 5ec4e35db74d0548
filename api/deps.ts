import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { FreshCommand } from '../temporal/delivery.js';
import type { CaseHistories } from '../temporal/case-histories.js';
import type { Sealer } from './auth/sealing.js';
import type { Settlements } from './commands/settlements.js';
import type { RequestsPerMinute } from './request-limits.js';

/** What the API needs of the world. `server.ts` makes the real ones, tests bring their own. */
export interface ApiDeps {
  readonly dataSource: DataSource;
  /** Tells Temporal of a command that was just committed. Never throws: the poller sends what this could not. */
  readonly relay: { push(commandId: string, fresh: FreshCommand | null): Promise<void> };
  readonly settlements: Pick<Settlements, 'expect'>;
  readonly temporal: {
    /** Bounded in time; false when Temporal does not answer. */
    readonly isUp: () => Promise<boolean>;
    readonly histories: CaseHistories;
  };
  readonly signIn: SignInDeps;
  readonly limits: ApiLimits;
  /** Addresses and networks whose `X-Forwarded-*` are believed. */
  readonly trustedProxies: readonly string[];
  readonly log: Logger;
  readonly now: () => Date;
}

export interface ApiLimits {
  /** How long an answer waits for the settlement of its command. */
  readonly settleWaitMs: number;
  /** Commands that a proposer may give on one case in one day (Tokyo). */
  readonly commandsPerDay: number;
  readonly requestsPerMinute: RequestsPerMinute;
}

export interface SignInDeps {
  readonly sealer: Sealer;
  /** One-time links are written to the log as well: only where an instance is tried out. */
  readonly linksToLog: boolean;
}

import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { Surface } from '../domain/pages.js';
import type { FreshCommand } from '../temporal/delivery.js';
import type { CaseHistories } from '../temporal/case-histories.js';
import type { Afterwards } from './auth/afterwards.js';
import type { CookieSettings } from './auth/cookies.js';
import type { IdentityProvider } from './auth/identity-provider.js';
import type { isPasswordRight } from './auth/passwords.js';
import type { Sealer } from '../entities/sealing.js';
import type { ChangeStreams } from './change-streams.js';
import type { Settlements } from './commands/settlements.js';
import type { RequestsPerMinute } from './request-limits.js';

/** What the API needs of the world. `server.ts` makes the real ones, tests bring their own. */
export interface ApiDeps {
  readonly dataSource: DataSource;
  /** Tells Temporal of a command that was just committed. Never throws: the poller sends what this could not. */
  readonly relay: { push(commandId: string, fresh: FreshCommand | null): Promise<void> };
  readonly settlements: Pick<Settlements, 'expect'>;
  readonly streams: Pick<ChangeStreams, 'streamFor'>;
  readonly temporal: {
    /** Bounded in time; false when Temporal does not answer. */
    readonly isUp: () => Promise<boolean>;
    readonly histories: CaseHistories;
  };
  readonly signIn: SignInDeps;
  readonly limits: ApiLimits;
  /** Addresses and networks whose `X-Forwarded-*` are believed. */
  readonly trustedProxies: readonly string[];
  /** Which pages it shows, and with them which routes it answers. */
  readonly surface: Surface;
  /** Folder of the built pages. */
  readonly webFolder: string;
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
  /** Trial accounts are of no use. */
  readonly production: boolean;
  /** Whether staff get anywhere without one. */
  readonly secondFactor: 'required' | 'optional';
  /** Whether the city's own people sign in here at all: on a portal they do not. */
  readonly staffHere: boolean;
  /** Address under which people reach this installation; null where it is the one that a request names. */
  readonly publicUrl: URL | null;
  readonly cookies: CookieSettings;
  readonly isPasswordRight: typeof isPasswordRight;
  /** The city's own provider of identities; null where there is none. */
  readonly identities: IdentityProvider | null;
  readonly afterwards: Afterwards;
}

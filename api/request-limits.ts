import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, MemoryStore } from 'express-rate-limit';
import type { Logger } from 'pino';
import type { Account } from './auth/tokens.js';
import { ApiProblem } from './problem.js';

/**
 * How much one asker may ask of this process in a minute. Whoever is signed in counts as their account, wherever they
 * sit: a town hall is one address, and neither a colleague's program nor a stranger may shut out all of it. Everybody
 * else, and whatever bears credentials that are not in force, counts as the address.
 */

const WINDOW_MS = 60_000;

export interface RequestsPerMinute {
  readonly address: number;
  readonly account: number;
}

type Counted = keyof RequestsPerMinute;

interface Standing {
  readonly key: string;
  readonly isOver: boolean;
  readonly resetAt: number;
}

const bearsCredentials = ({ headers }: Request): boolean =>
  headers.authorization !== undefined || headers.cookie !== undefined;

/** An IPv6 household or office holds a whole network of addresses: they count as one. */
const addressKey = (request: Request): string => ipKeyGenerator(request.ip ?? '', 56);

export class RequestLimits {
  private readonly stores = { address: new MemoryStore(), account: new MemoryStore() };
  private readonly arrived = new WeakMap<Request, Standing>();

  constructor(
    private readonly limits: RequestsPerMinute,
    private readonly log: Logger,
  ) {
    // The store looks at nothing else of the options of a middleware.
    for (const store of Object.values(this.stores)) {
      store.init({ windowMs: WINDOW_MS } as Parameters<MemoryStore['init']>[0]);
    }
  }

  /** Counts every request for its address, before anything is read of it; who bears credentials may still turn out known. */
  readonly arrive: RequestHandler = async (request, _response, next) => {
    const standing = await this.count('address', addressKey(request));
    this.arrived.set(request, standing);
    if (standing.isOver && !bearsCredentials(request)) throw tooMany(standing);
    next();
  };

  /** For what knows nobody: pages and paths that lead nowhere. */
  readonly stranger: RequestHandler = (request, _response, next) => {
    this.refuseOver(request);
    next();
  };

  /** Once it is known who asks: an account is counted in place of its address. A route without limits counts nobody. */
  async know(request: Request, account: Account | null): Promise<void> {
    const standing = this.arrived.get(request);
    if (standing === undefined) return;
    if (account === null) {
      this.refuseOver(request);
      return;
    }
    await this.stores.address.decrement(standing.key);
    const own = await this.count('account', account.accountId);
    if (own.isOver) throw tooMany(own);
  }

  private refuseOver(request: Request): void {
    const standing = this.arrived.get(request);
    if (standing?.isOver) throw tooMany(standing);
  }

  private async count(counted: Counted, key: string): Promise<Standing> {
    const { totalHits, resetTime } = await this.stores[counted].increment(key);
    const limit = this.limits[counted];
    // Once per window, so that who asks too much does not fill the log as well.
    if (totalHits === limit + 1) this.log.warn({ [counted]: key, limit }, 'requests are refused: limit reached');
    return { key, isOver: totalHits > limit, resetAt: resetTime?.getTime() ?? Date.now() + WINDOW_MS };
  }
}

const tooMany = ({ resetAt }: Standing): ApiProblem =>
  new ApiProblem('TOO_MANY_REQUESTS', [], { retryAfterS: Math.max(1, Math.ceil((resetAt - Date.now()) / 1000)) });

import { lookup as resolveName, type LookupAddress } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { hostOf, isAddressAllowed, isReceiverAllowed, type AddressRule } from '../../domain/webhook-address.js';

/** One POST to somebody's address, and what came of it as a code. Never throws, follows no redirect, reads no answer. */
export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

export interface PostResult {
  readonly delivered: boolean;
  /** HTTP_204, TIMEOUT, ADDRESS_REFUSED, or what the system calls it, as ECONNREFUSED. */
  readonly code: string;
}

/** All addresses of a name. */
export type Resolve = (name: string, done: (error: Error | null, addresses: LookupAddress[]) => void) => void;

const resolveBySystem: Resolve = (name, done) => resolveName(name, { all: true }, done);

const TIMEOUT_MS = 15_000;
const REFUSED = 'ADDRESS_REFUSED';

const refused = (): NodeJS.ErrnoException => Object.assign(new Error(REFUSED), { code: REFUSED });

/**
 * Looks at the addresses with which the connection is then made: a name that leads elsewhere between a look and a
 * connection would get past a look of its own.
 */
const lookupAllowed =
  (rule: AddressRule, resolve: Resolve): LookupFunction =>
  (name, options, done) =>
    resolve(name, (error, addresses) => {
      const [first] = addresses ?? [];
      const fault =
        error ?? (first && addresses.every(({ address }) => isAddressAllowed(address, rule)) ? null : refused());
      if (fault || !first) done(fault ?? refused(), '', 0);
      else if (options.all) done(null, addresses);
      else done(null, first.address, first.family);
    });

const codeOf = (error: unknown): string => {
  const { code, name } = error as { code?: unknown; name?: unknown };
  if (name === 'TimeoutError') return 'TIMEOUT';
  return typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? code : 'FAILED';
};

export type Send = (post: Post) => Promise<PostResult>;

export const createSend =
  (rule: AddressRule, resolve: Resolve = resolveBySystem, timeoutMs = TIMEOUT_MS): Send =>
  ({ url, headers, body, signal }) =>
    new Promise((done) => {
      // What was allowed when it was entered may have been entered under another rule.
      if (!isReceiverAllowed(url, rule)) return done({ delivered: false, code: REFUSED });
      const target = new URL(url);
      const timeout = AbortSignal.timeout(timeoutMs);
      const fail = (error: unknown): void =>
        done({ delivered: false, code: timeout.aborted ? 'TIMEOUT' : codeOf(error) });
      const sent = (target.protocol === 'https:' ? requestHttps : requestHttp)(target, {
        method: 'POST',
        hostname: hostOf(target),
        agent: false,
        lookup: lookupAllowed(rule, resolve),
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        signal: AbortSignal.any([signal, timeout]),
      });
      sent.on('error', fail);
      sent.on('response', (response) => {
        const status = response.statusCode ?? 0;
        done({ delivered: status >= 200 && status < 300, code: `HTTP_${status}` });
        // Whatever else it says is nobody's business, and may have no end.
        response.destroy();
      });
      sent.end(body);
    });

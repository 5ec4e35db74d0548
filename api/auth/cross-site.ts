import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { DomainError } from '../../domain/errors.js';

/**
 * Against requests that another site makes a browser send: whatever changes something is refused unless it comes from a
 * page of this installation, by three signs at once. A program that names itself in `Authorization` needs none of them:
 * no other site can write that header.
 */

/** The token of a session that its pages send in `X-CSRF-Token`. It follows from the cookie, which no page can read. */
export const csrfTokenOf = (sessionToken: string): string =>
  createHash('sha256').update(`csrf\n${sessionToken}`, 'utf8').digest('base64url');

const isSame = (given: string | undefined, expected: string): boolean => {
  const [a, b] = [Buffer.from(given ?? '', 'utf8'), Buffer.from(expected, 'utf8')];
  return a.length === b.length && timingSafeEqual(a, b);
};

const only = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header.join(', ') : header;

/** Behind a proxy the address is the configured one; without one it is that under which the request came. */
function isOwnOrigin(origin: string, host: string | undefined, publicUrl: URL | null): boolean {
  if (publicUrl !== null) return origin === publicUrl.origin;
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host.toLowerCase();
}

/** `sessionToken`: that of the cookie, where the request is known by one. */
export function refuseOtherSites(
  headers: IncomingHttpHeaders,
  { sessionToken, publicUrl }: { readonly sessionToken: string | null; readonly publicUrl: URL | null },
): void {
  const refuse = (): never => {
    throw new DomainError('CROSS_SITE_REQUEST');
  };
  const site = only(headers['sec-fetch-site']);
  if (site !== undefined && site !== 'same-origin') refuse();
  const { origin } = headers;
  if (origin !== undefined && !isOwnOrigin(origin, headers.host, publicUrl)) refuse();
  // Without a cookie nothing rides along: a program that signs in names no origin.
  if (sessionToken === null) return;
  if (origin === undefined) refuse();
  if (!isSame(only(headers['x-csrf-token']), csrfTokenOf(sessionToken))) refuse();
}

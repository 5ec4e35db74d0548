/** The cookies of people in browsers. Nothing stands in them but a random token. */

export interface CookieSettings {
  /** Behind TLS: sent over it only, and set by this very host only (`__Host-`). */
  readonly secure: boolean;
}

const NAMES = { session: 'kyoso_session', oidc: 'kyoso_oidc' } as const;
export type CookieName = keyof typeof NAMES;

const nameOf = (cookie: CookieName, { secure }: CookieSettings): string => `${secure ? '__Host-' : ''}${NAMES[cookie]}`;

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** The value of a cookie, or null where it is missing, no token of ours, or given twice: nobody may choose between two. */
export function readCookie(header: string | undefined, cookie: CookieName, settings: CookieSettings): string | null {
  const name = nameOf(cookie, settings);
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  const [value] = values;
  return values.length === 1 && value !== undefined && TOKEN.test(value) ? value : null;
}

/**
 * The header that sets a cookie. Without `maxAgeS` it goes with the browser; how long its session lasts is decided
 * here, not there. `Lax`: the way back from a city’s own provider is a navigation from another site.
 */
export function setCookie(cookie: CookieName, value: string, settings: CookieSettings, maxAgeS?: number): string {
  return [
    `${nameOf(cookie, settings)}=${value}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    ...(settings.secure ? ['Secure'] : []),
    ...(maxAgeS === undefined ? [] : [`Max-Age=${maxAgeS}`]),
  ].join('; ');
}

export const clearCookie = (cookie: CookieName, settings: CookieSettings): string => setCookie(cookie, '', settings, 0);

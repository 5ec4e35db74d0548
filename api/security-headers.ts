import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** What every answer tells a browser to do with it. */

const YEAR_S = 31_536_000;

type Directives = Readonly<Record<string, readonly string[]>>;

/** Nothing loads, nothing frames, nothing is posted anywhere: what a page needs, it has to name. */
const NOTHING: Directives = {
  defaultSrc: ["'none'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

const policy = (directives: Directives): RequestHandler =>
  helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: Object.fromEntries(Object.entries(directives).map(([name, values]) => [name, [...values]])),
  }) as RequestHandler;

/** An answer of the API is data: opened by itself it is shown in a sandbox, whatever it holds. */
const dataOnly = policy({ ...NOTHING, sandbox: [] });

/** A page of this server and what lies beside it: no inline script, no inline style, nothing of another host. */
export const pagePolicy = policy({
  ...NOTHING,
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
});

const browserHeaders = helmet({
  contentSecurityPolicy: false,
  // Browsers heed it over TLS only: on 127.0.0.1 it changes nothing.
  strictTransportSecurity: { maxAge: YEAR_S, includeSubDomains: true },
  xFrameOptions: { action: 'deny' },
  referrerPolicy: { policy: 'no-referrer' },
}) as RequestHandler;

const REFUSED_FEATURES = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb'];

export const securityHeaders: readonly RequestHandler[] = [
  browserHeaders,
  dataOnly,
  (_request, response, next) => {
    // Answers differ from person to person: nothing is kept by anybody in between, nor by the browser.
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Permissions-Policy', REFUSED_FEATURES.map((feature) => `${feature}=()`).join(', '));
    next();
  },
];

import express, { type Express, type RequestHandler } from 'express';
import { isOfPortal, PAGE_RULES, ROUTE_RULES, type PageName, type RouteName } from '../domain/route-access.js';
import { DomainError } from '../domain/errors.js';
import { readJsonBody } from './body.js';
import { EventStream } from './change-streams.js';
import type { ApiDeps } from './deps.js';
import { docsPage } from './docs-page.js';
import type { OpenApiDocument } from './openapi.js';
import { ApiProblem, notFound } from './problem.js';
import { problemHandler } from './problem-handler.js';
import { RequestLimits } from './request-limits.js';
import { requestLog } from './request-log.js';
import type { Route } from './route.js';
import { describedRoutes } from './routes/index.js';
import { securityHeaders } from './security-headers.js';
import { missingPage, mountWebPages } from './web-pages.js';

const PREFIX = '/api';

/** Every rule has its route and every route its rule; anything else stops the start. */
export function checkRoutes(mounted: readonly { readonly name: string }[]): void {
  const names = mounted.map((route) => route.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`Route "${twice}" is defined twice.`);
  const unruled = names.find((name) => !Object.hasOwn(ROUTE_RULES, name));
  if (unruled !== undefined) throw new Error(`Route "${unruled}" has no rule in ROUTE_RULES: it can't be mounted.`);
  const missing = (Object.keys(ROUTE_RULES) as RouteName[]).filter((name) => !names.includes(name));
  if (missing.length > 0) throw new Error(`Rules without a route: ${missing.join(', ')}.`);
}

const toExpressPath = (path: string): string => PREFIX + path.replaceAll(/\{(\w+)\}/g, ':$1');

const serve =
  (route: Route, deps: ApiDeps, limits: RequestLimits): RequestHandler =>
  async (request, response) => {
    const { status, headers, body } = await route.answer(request, deps, (account) => limits.know(request, account));
    response.status(status).set(headers ?? {});
    const mediaType = route.responses[status]?.mediaType;
    if (body instanceof EventStream) body.writeTo(response);
    else if (body === null) response.end();
    else if (mediaType !== undefined) response.type(mediaType).send(body);
    else response.json(body);
  };

function mount(app: Express, mounted: readonly Route[], deps: ApiDeps, limits: RequestLimits): void {
  const methodsOf = new Map<string, string[]>();
  for (const route of mounted) {
    const path = toExpressPath(route.path);
    methodsOf.set(path, [...(methodsOf.get(path) ?? []), route.method.toUpperCase()]);
    const before = [
      ...(route.isLimited ? [limits.arrive] : []),
      ...(route.needsDatabase ? [untilDatabaseIsThere(deps)] : []),
      ...(route.body ? readJsonBody : []),
    ];
    app[route.method](path, ...before, serve(route, deps, limits));
  }
  for (const [path, methods] of methodsOf) {
    app.all(path, limits.arrive, limits.stranger, refuseOtherMethods(methods));
  }
}

const refuseOtherMethods =
  (methods: readonly string[]): RequestHandler =>
  (_request, response) => {
    response.setHeader('Allow', methods.join(', '));
    throw new DomainError('METHOD_NOT_ALLOWED');
  };

/** Every page of PAGE_RULES; there is no other way to one. */
const PAGES: Readonly<Record<PageName, typeof docsPage>> = { '/docs': docsPage };

function mountPages(app: Express, document: OpenApiDocument): void {
  for (const name of Object.keys(PAGE_RULES) as PageName[]) {
    const path = PREFIX + name;
    const paths = [path, `${path}/:asset`];
    app.get(paths, ...PAGES[name](path, document));
    app.all(paths, refuseOtherMethods(['GET']));
  }
}

/** The process may be up before its database ever was. */
const untilDatabaseIsThere =
  ({ dataSource }: ApiDeps): RequestHandler =>
  (_request, _response, next) => {
    if (!dataSource.isInitialized) throw new ApiProblem('DATABASE_UNAVAILABLE', [], { retryAfterS: 1 });
    next();
  };

/** The application without its socket: tests use it as it is, `server.ts` listens. */
export function createApp(deps: ApiDeps): Express {
  const { routes, document } = describedRoutes();
  checkRoutes(routes);

  const app = express();
  app.disable('x-powered-by');
  // Of what differs from person to person no hash is given.
  app.disable('etag');
  // Whose word about the caller's address and protocol is taken: nobody's, unless an operator named the proxies.
  app.set('trust proxy', deps.trustedProxies.length > 0 ? [...deps.trustedProxies] : false);
  const limits = new RequestLimits(deps.limits.requestsPerMinute, deps.log);
  app.use(requestLog(deps.log));
  app.use(...securityHeaders);
  // What a portal does not need is not there: nobody who finds a way in finds the office behind it.
  const answered = deps.surface === 'portal' ? routes.filter(({ rule }) => isOfPortal(rule)) : routes;
  mount(app, answered, deps, limits);
  mountWebPages(app, deps);
  app.use(limits.arrive, limits.stranger);
  mountPages(app, document);
  app.use(missingPage(deps));
  app.use(() => {
    throw notFound('path');
  });
  app.use(problemHandler(deps.log));
  return app;
}

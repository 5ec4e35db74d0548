import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { ROUTE_RULES, type RouteName } from '../domain/access.js';
import { DomainError } from '../domain/errors.js';
import { readJsonBody } from './body.js';
import type { ApiDeps } from './deps.js';
import { buildOpenApi } from './openapi.js';
import { ApiProblem, notFound } from './problem.js';
import { problemHandler } from './problem-handler.js';
import { requestLog } from './request-log.js';
import type { Route } from './route.js';
import { openApiRoute } from './routes/openapi.js';
import { routes } from './routes/index.js';

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
  (route: Route, deps: ApiDeps): RequestHandler =>
  async (request, response) => {
    const { status, headers, body } = await route.answer(request, deps);
    response.status(status).set(headers ?? {});
    if (body === null) response.end();
    else response.json(body);
  };

function mount(app: Express, mounted: readonly Route[], deps: ApiDeps): void {
  const methodsOf = new Map<string, string[]>();
  for (const route of mounted) {
    const path = toExpressPath(route.path);
    methodsOf.set(path, [...(methodsOf.get(path) ?? []), route.method.toUpperCase()]);
    app[route.method](path, ...(route.body ? readJsonBody : []), serve(route, deps));
  }
  for (const [path, methods] of methodsOf) {
    app.all(path, (_request, response) => {
      response.setHeader('Allow', methods.join(', '));
      throw new DomainError('METHOD_NOT_ALLOWED');
    });
  }
}

/** What answers without a database: who is asked whether it is there, and what never looks at it. */
const WITHOUT_DATABASE: ReadonlySet<string> = new Set([`${PREFIX}/health`, `${PREFIX}/openapi.json`]);

/** The process may be up before its database ever was. */
const untilDatabaseIsThere =
  ({ dataSource }: ApiDeps): RequestHandler =>
  (request, _response, next) => {
    if (!dataSource.isInitialized && !WITHOUT_DATABASE.has(request.path)) {
      throw new ApiProblem('DATABASE_UNAVAILABLE', [], { retryAfterS: 1 });
    }
    next();
  };

/** The application without its socket: tests use it as it is, `server.ts` listens. */
export function createApp(deps: ApiDeps): Express {
  const documented = [...routes];
  const all: Route[] = [...documented, openApiRoute(() => document)];
  checkRoutes(all);
  const document = buildOpenApi(all);

  const app = express();
  app.disable('x-powered-by');
  // Answers differ from person to person: nothing is kept by anybody in between, and no hash of it is given.
  app.disable('etag');
  app.use(requestLog(deps.log));
  app.use(helmet());
  app.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  app.use(untilDatabaseIsThere(deps));
  mount(app, all, deps);
  app.use(() => {
    throw notFound('path');
  });
  app.use(problemHandler(deps.log));
  return app;
}

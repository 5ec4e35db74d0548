import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Express, RequestHandler } from 'express';
import { addressOf, isOnSurface, PAGES, RESERVED_DESK_IDS, type PageName, type Surface } from '../domain/pages.js';
import { DESK_ID } from '../domain/profile.js';
import { pagePolicy } from './security-headers.js';

/**
 * The pages of `web/`, built: one document for every page, and what it loads under names that change with their content.
 * All of it is read once. What is asked for leads to a name in a table and never to a path on a disk.
 */

interface ShownPages {
  readonly surface: Surface;
  readonly webFolder: string;
}

const ASSETS = '/assets';
const YEAR_S = 31_536_000;

interface Asset {
  readonly plain: Buffer;
  /** Compressed by the build, where that made it smaller. */
  readonly brotli: Buffer | null;
}

/** Compiled code lies in dist beside the pages; sources, as in a test, lie one folder above them. */
export const builtPages = (): string =>
  fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../dist/web/' : '../web/', import.meta.url));

function readAssets(folder: string): ReadonlyMap<string, Asset> {
  const at = join(folder, 'assets');
  const names = existsSync(at) ? readdirSync(at) : [];
  const read = (name: string): Buffer | null => (names.includes(name) ? readFileSync(join(at, name)) : null);
  return new Map(
    names
      .filter((name) => extname(name) !== '.br')
      .map((name) => [name, { plain: read(name)!, brotli: read(`${name}.br`) }]),
  );
}

const sendAsset =
  (assets: ReadonlyMap<string, Asset>): RequestHandler<{ name: string }> =>
  (request, response, next) => {
    const { name } = request.params;
    const asset = assets.get(name);
    if (!asset) {
      next();
      return;
    }
    const isPacked = asset.brotli !== null && request.acceptsEncodings('br') === 'br';
    response.setHeader('Cache-Control', `public, max-age=${YEAR_S}, immutable`);
    response.setHeader('Vary', 'Accept-Encoding');
    if (isPacked) response.setHeader('Content-Encoding', 'br');
    response.type(extname(name)).send(isPacked ? asset.brotli : asset.plain);
  };

/** The document says which surface it belongs to: a page that is not shown here must not be offered either. */
const readDocument = (folder: string, surface: Surface): string | null => {
  const file = join(folder, 'index.html');
  return existsSync(file)
    ? readFileSync(file, 'utf8').replace('data-surface="both"', `data-surface="${surface}"`)
    : null;
};

const sendDocument =
  (document: string): RequestHandler =>
  (_request, response) => {
    // It names the scripts that belong together: an old one would ask for some that are gone.
    response.setHeader('Cache-Control', 'no-cache');
    response.type('html').send(document);
  };

/** Nothing below /api: who mistypes an address of the API is told so by the API. */
export function mountWebPages(app: Express, shown: ShownPages): void {
  const { surface, webFolder } = shown;
  const document = readDocument(webFolder, surface);
  if (document === null) return;
  app.get(`${ASSETS}/:name`, sendAsset(readAssets(webFolder)));
  if (surface === 'office') app.get('/', (_request, response) => response.redirect(302, addressOf('today')));
  const paths = (Object.keys(PAGES) as PageName[])
    .filter((page) => isOnSurface(page, surface))
    .map((page) => PAGES[page].path);
  app.get([...paths], pagePolicy, unlessNoDesk(sendDocument(document)));
}

const NO_PAGES = /^\/(api|assets)(\/|$)/i;

/** In a browser whoever mistyped an address reads so on a page; a program is told as by the API. */
export function missingPage({ surface, webFolder }: ShownPages): RequestHandler {
  const document = readDocument(webFolder, surface);
  return (request, response, next) => {
    const wantsPage = request.method === 'GET' && request.accepts(['json', 'html']) === 'html';
    if (document === null || !wantsPage || NO_PAGES.test(request.path)) return next();
    response.status(404);
    return pagePolicy(request, response, () => void sendDocument(document)(request, response, next));
  };
}

/** `/:desk` reads like a page of any name: what no desk can be called is none. */
const unlessNoDesk =
  (send: RequestHandler): RequestHandler<{ desk?: string }> =>
  (request, response, next) => {
    const { desk } = request.params;
    if (desk !== undefined && (!DESK_ID.test(desk) || RESERVED_DESK_IDS.has(desk))) next('route');
    else void send(request, response, next);
  };

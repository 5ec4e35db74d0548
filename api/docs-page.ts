import type { RequestHandler } from 'express';
import helmet from 'helmet';
import swaggerUi from 'swagger-ui-express';
import type { OpenApiDocument } from './openapi.js';
import { notFound } from './problem.js';

/** The document as a page (Swagger UI), with everything it needs from this server: it works on a closed network too. */

const OPTIONS = {
  customSiteTitle: 'Kyoso Desk API',
  customCss: '.swagger-ui .topbar { display: none }',
  // Null: nobody else's server is asked whether the document is valid.
  swaggerOptions: {
    validatorUrl: null,
    displayRequestDuration: true,
    docExpansion: 'list',
    persistAuthorization: false,
  },
} as const;

const SCRIPT = 'swagger-ui-init.js';

/** What the page loads of all that the package holds. */
const ASSETS: ReadonlySet<string> = new Set([
  'swagger-ui.css',
  'swagger-ui-bundle.js',
  'swagger-ui-standalone-preset.js',
  'favicon-16x16.png',
  'favicon-32x32.png',
]);

/** Nothing from another host, not even what a reader's own document would name. */
const ownHostOnly = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
});

/** Handlers of the page at `path` and of what it loads from below it, as `:asset`. */
export function docsPage(path: string, document: OpenApiDocument): readonly RequestHandler[] {
  const html = swaggerUi.generateHTML(undefined, OPTIONS);
  const [sendScript, sendAsset] = swaggerUi.serveFiles(document, OPTIONS) as [RequestHandler, RequestHandler];
  const serve: RequestHandler<{ asset?: string }> = (request, response, next) => {
    const { asset } = request.params;
    if (asset === undefined) {
      // Its references are relative: without the slash they would lead elsewhere.
      if (request.path.endsWith('/')) response.type('html').send(html);
      else response.redirect(308, `${path}/`);
      return;
    }
    if (asset !== SCRIPT && !ASSETS.has(asset)) throw notFound('path');
    request.url = `/${asset}`;
    (asset === SCRIPT ? sendScript : sendAsset)(request, response, next);
  };
  return [ownHostOnly, serve as RequestHandler];
}

import type { RequestHandler } from 'express';
import swaggerUi from 'swagger-ui-express';
import type { OpenApiDocument } from './openapi.js';
import { notFound } from './problem.js';
import { pagePolicy } from './security-headers.js';

/** The document as a page (Swagger UI), with everything it needs from this server: it works on a closed network too. */

const OPTIONS = {
  // Null: nobody else's server is asked whether the document is valid.
  swaggerOptions: {
    validatorUrl: null,
    displayRequestDuration: true,
    docExpansion: 'list',
    persistAuthorization: false,
  },
} as const;

const SCRIPT = 'swagger-ui-init.js';
const STYLE = 'page.css';

/** The package's own page holds its style within itself, which the policy of this server refuses. */
const PAGE = `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="UTF-8">
  <title>Kyoso Desk API</title>
  <link rel="stylesheet" href="./swagger-ui.css">
  <link rel="stylesheet" href="./${STYLE}">
  <link rel="icon" type="image/png" href="./favicon-32x32.png" sizes="32x32">
  <link rel="icon" type="image/png" href="./favicon-16x16.png" sizes="16x16">
</head>
<body>
<div id="swagger-ui"></div>
<script src="./swagger-ui-bundle.js"></script>
<script src="./swagger-ui-standalone-preset.js"></script>
<script src="./${SCRIPT}"></script>
</body>
</html>
`;

const PAGE_STYLE = `html { box-sizing: border-box; overflow-y: scroll }
*, *::before, *::after { box-sizing: inherit }
body { margin: 0; background: #fafafa }
.swagger-ui .topbar { display: none }
`;

/** What the page loads of all that the package holds. */
const ASSETS: ReadonlySet<string> = new Set([
  'swagger-ui.css',
  'swagger-ui-bundle.js',
  'swagger-ui-standalone-preset.js',
  'favicon-16x16.png',
  'favicon-32x32.png',
]);

/** Handlers of the page at `path` and of what it loads from below it, as `:asset`. */
export function docsPage(path: string, document: OpenApiDocument): readonly RequestHandler[] {
  const [sendScript, sendAsset] = swaggerUi.serveFiles(document, OPTIONS) as [RequestHandler, RequestHandler];
  const serve: RequestHandler<{ asset?: string }> = (request, response, next) => {
    const { asset } = request.params;
    if (asset === undefined) {
      // Its references are relative: without the slash they would lead elsewhere.
      if (request.path.endsWith('/')) response.type('html').send(PAGE);
      else response.redirect(308, `${path}/`);
      return;
    }
    if (asset === STYLE) {
      response.type('css').send(PAGE_STYLE);
      return;
    }
    if (asset !== SCRIPT && !ASSETS.has(asset)) throw notFound('path');
    request.url = `/${asset}`;
    (asset === SCRIPT ? sendScript : sendAsset)(request, response, next);
  };
  return [pagePolicy, serve as RequestHandler];
}

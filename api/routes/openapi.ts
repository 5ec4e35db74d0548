import { z } from 'zod';
import { defineRoute, reply, type Route } from '../route.js';

/** This document. It describes itself too, hence is handed over as a function. */
export const openApiRoute = (document: () => object): Route =>
  defineRoute({
    name: 'GET /openapi.json',
    operationId: 'getOpenApi',
    tag: 'Service',
    summary: 'This document',
    description: 'Made from the schemas that validate, when the API starts. `/api/docs` shows it as a page.',
    needsDatabase: false,
    responses: {
      200: {
        description: 'OpenAPI 3.1',
        schema: z.record(z.string(), z.unknown()),
        examples: { 'its head': { openapi: '3.1.0' } },
      },
    },
    handler: async () => reply(200, { ...document() }),
  });

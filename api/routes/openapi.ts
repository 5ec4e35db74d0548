import { z } from 'zod';
import { defineRoute, reply, type Route } from '../route.js';

/** This document. It describes itself too, hence is handed over as a function. */
export const openApiRoute = (document: () => object): Route =>
  defineRoute({
    name: 'GET /openapi.json',
    tag: 'Service',
    summary: 'This document',
    responses: { 200: { description: 'OpenAPI 3.1', schema: z.record(z.string(), z.unknown()) } },
    handler: async () => reply(200, { ...document() }),
  });

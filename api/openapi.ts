import { OpenApiGeneratorV31, OpenAPIRegistry, type ResponseConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { ERRORS, FIELD_FAULTS } from '../domain/errors.js';
import { PROBLEM_TYPE, problemSchema } from './problem.js';
import type { Route } from './route.js';

/** The OpenAPI document, made from the schemas that validate: what is written here can't differ from what is done. */

type Document = ReturnType<OpenApiGeneratorV31['generateDocument']>;

const JSON_TYPE = 'application/json';

const EXAMPLE_PROBLEM = {
  type: 'urn:kyoso-desk:problem:NOT_OPEN_IN_STAGE',
  title: ERRORS.NOT_OPEN_IN_STAGE[2],
  status: ERRORS.NOT_OPEN_IN_STAGE[0],
  code: 'NOT_OPEN_IN_STAGE',
  messages: { ja: ERRORS.NOT_OPEN_IN_STAGE[1], en: ERRORS.NOT_OPEN_IN_STAGE[2] },
  errors: [],
  requestId: '5a0f6c1e-3c1b-4d55-9f0e-0d9f3a4b8c11',
};

const describeCodes = (): string =>
  [
    'Every code with which this API says no:',
    '',
    '| Code | Status | Meaning |',
    '| --- | --- | --- |',
    ...Object.entries(ERRORS).map(([code, [status, , en]]) => `| ${code} | ${status} | ${en} |`),
    '',
    'Codes of single fields, in `errors`:',
    '',
    '| Code | Meaning |',
    '| --- | --- |',
    ...Object.entries(FIELD_FAULTS).map(([code, [, en]]) => `| ${code} | ${en} |`),
  ].join('\n');

function describeResponses(route: Route): Record<string, ResponseConfig> {
  const responses: Record<string, ResponseConfig> = {
    default: {
      description: 'A problem document; its `code` says which',
      content: { [PROBLEM_TYPE]: { schema: problemSchema, example: EXAMPLE_PROBLEM } },
    },
  };
  for (const [status, { description, schema }] of Object.entries(route.responses)) {
    responses[status] = { description, ...(schema && { content: { [JSON_TYPE]: { schema } } }) };
  }
  return responses;
}

const operationIdOf = ({ method, path }: Route): string =>
  `${method}${path.replaceAll(/[^a-zA-Z]+([a-zA-Z])?/g, (_match, letter: string | undefined) => (letter ?? '').toUpperCase())}`;

export function buildOpenApi(routes: readonly Route[]): Document {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description: 'Token of POST /session, or an API token',
  });
  for (const route of routes) {
    const body = route.documentedBody ?? route.body;
    const headers = Object.entries(route.headers ?? {}).map(([name, description]) => [
      name,
      z.string().optional().describe(description),
    ]);
    registry.registerPath({
      method: route.method,
      path: route.path,
      operationId: operationIdOf(route),
      summary: route.summary,
      tags: [route.tag],
      security: route.isPublic ? [] : [{ bearer: [] }],
      request: {
        params: route.params,
        query: route.query,
        ...(headers.length > 0 && { headers: z.object(Object.fromEntries(headers) as Record<string, z.ZodType>) }),
        ...(body && { body: { required: true, content: { [JSON_TYPE]: { schema: body } } } }),
      },
      responses: describeResponses(route),
    });
  }
  const document = new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Kyoso Desk (共創デスク)',
      version: '1',
      description: `Case management for the public-private partnership desks of municipalities.\n\n${describeCodes()}`,
    },
    servers: [{ url: '/api' }],
  });
  return document;
}

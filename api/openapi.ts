import type { z } from 'zod';
import { ERRORS, FIELD_FAULTS, type ErrorCode } from '../domain/errors.js';
import { REQUEST_HEADERS, RESPONSE_HEADERS, type RequestHeader, type ResponseHeader } from './headers.js';
import { SchemaComponents, type Json } from './json-schemas.js';
import { problemCodesOf } from './problem-codes.js';
import { describeProblem, PROBLEM_TYPE, problemSchema } from './problem.js';
import { TAGS, type Examples, type Route } from './route.js';

/** The OpenAPI document, made from the schemas that validate: what is written here can't differ from what is done. */

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly security: readonly Json[];
  readonly parameters: readonly Json[];
  readonly requestBody?: Json;
  readonly responses: Readonly<Record<string, Json>>;
}

export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: Json;
  readonly servers: readonly Json[];
  readonly tags: readonly Json[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<'schemas' | 'responses' | 'headers' | 'parameters' | 'securitySchemes', Json>>;
}

const JSON_TYPE = 'application/json';

const INTRODUCTION = `Case management for the public-private partnership desks of Japanese municipalities.

**Commands.** Whatever moves a case goes one way, \`POST /proposals/{id}/commands\`. A 2xx answer means that the command is
in the ledger for good: 200 where it was settled within the wait, 202 where it was not; \`Location\` then says where to ask
what became of it. A refusal is a problem document with the reason.

**Repeats.** With an \`Idempotency-Key\` a request may be sent again whenever its answer got lost.

**Problems** (RFC 9457) have a \`code\`, words in Japanese and English and, in \`errors\`, each field that is wrong with the
rule it breaks. Each operation lists its codes. Beyond those of an operation: an unknown path answers 404 \`NOT_FOUND\`,
another method on a known path 405 \`METHOD_NOT_ALLOWED\` with \`Allow\`.

**Signing in.** Programs send \`Authorization: Bearer …\`. Browsers have a cookie; whatever changes something then wants the
session's \`csrfToken\` in \`X-CSRF-Token\`, from a page of this installation, and is otherwise refused with 403
\`CROSS_SITE_REQUEST\`.

**Lists** that have pages give \`next\`, the \`cursor\` of the following one, null on the last.

**Instants** are in UTC, days (YYYY-MM-DD) are meant in Japan. Lengths count code points. Texts are kept exactly as given;
NUL, other control characters than tab and line ends, and lone surrogates are refused.`;

const table = (head: readonly string[], rows: readonly (readonly unknown[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const describeCodes = (): string =>
  [
    'Every code with which this API says no:',
    table(
      ['Code', 'Status', 'Meaning'],
      Object.entries(ERRORS).map(([code, [status, , en]]) => [code, status, en]),
    ),
    'Codes of single fields, in `errors`:',
    table(
      ['Code', 'Meaning'],
      Object.entries(FIELD_FAULTS).map(([code, [, en]]) => [code, en]),
    ),
  ].join('\n\n');

const headerRefs = (names: readonly ResponseHeader[]): Json =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

const EVERY_ANSWER: readonly ResponseHeader[] = ['X-Request-Id', 'Cache-Control'];

/** Statuses that tell more than their problem document. */
const HEADERS_OF: Readonly<Record<number, readonly ResponseHeader[]>> = {
  401: ['WWW-Authenticate'],
  429: ['Retry-After'],
  503: ['Retry-After'],
};

const pascal = (code: string): string =>
  code.toLowerCase().replaceAll(/(?:^|_)([a-z])/g, (_match, letter: string) => letter.toUpperCase());

const exampleProblem = (code: ErrorCode): Json => ({
  ...describeProblem(code, code === 'INVALID_REQUEST' ? [{ field: 'limit', code: 'NOT_ALLOWED' }] : []),
  requestId: RESPONSE_HEADERS['X-Request-Id'].example,
});

const named = (examples: Examples): Json =>
  Object.fromEntries(Object.entries(examples).map(([name, value]) => [name, { summary: name, value }]));

/** What a route reads, and what a browser has to send with whatever changes something. */
const headersOf = (route: Route): readonly RequestHeader[] => [
  ...(route.headers ?? []),
  ...(route.method !== 'get' && route.rule !== 'anyone' ? (['X-CSRF-Token'] as const) : []),
];

/** Collects what the operations share while they are described. */
class Documentation {
  readonly schemas = new SchemaComponents();
  readonly responses: Record<string, Json> = {};

  describe(route: Route): Operation {
    const body = route.documentedBody ?? route.body;
    return {
      operationId: route.operationId,
      summary: route.summary,
      description: route.description,
      tags: [route.tag],
      security: route.rule === 'anyone' ? [] : [{ bearer: [] }, { cookie: [] }],
      parameters: this.parametersOf(route),
      ...(body && {
        requestBody: {
          required: true,
          content: {
            [JSON_TYPE]: {
              schema: this.schemas.of(body, 'input'),
              ...(route.bodyExamples && { examples: named(route.bodyExamples) }),
            },
          },
        },
      }),
      responses: { ...this.answersOf(route), ...this.problemsOf(route) },
    };
  }

  private parametersOf(route: Route): Json[] {
    const fields = (place: 'path' | 'query', shape: Readonly<Record<string, z.core.$ZodType>> = {}): Json[] =>
      Object.entries(shape).map(([name, field]) => {
        const { description, examples, ...schema } = this.schemas.of(field as z.ZodType, 'input');
        const [example] = (examples as readonly unknown[] | undefined) ?? [];
        return {
          name,
          in: place,
          required: place === 'path' || !(field as z.ZodType).safeParse(undefined).success,
          description,
          schema,
          ...(example !== undefined && { example }),
        };
      });
    return [
      ...fields('path', route.params?.shape),
      ...fields('query', route.query?.shape),
      ...headersOf(route).map((name) => ({ $ref: `#/components/parameters/${name}` })),
    ];
  }

  private answersOf(route: Route): Record<string, Json> {
    const answers = Object.entries(route.responses).map(([status, spec]): [string, Json] => {
      const { description, schema, examples, headers = [], mediaType = JSON_TYPE } = spec;
      const content = schema && {
        [mediaType]: { schema: this.schemas.of(schema, 'output'), ...(examples && { examples: named(examples) }) },
      };
      return [status, { description, headers: headerRefs([...EVERY_ANSWER, ...headers]), ...(content && { content }) }];
    });
    return Object.fromEntries(answers);
  }

  private problemsOf(route: Route): Record<string, Json> {
    const problems: Record<string, Json> = {};
    for (const [status, codes] of problemCodesOf(route)) {
      const [only] = codes;
      if (only === undefined) continue;
      const problem = this.describeProblems(status, codes);
      if (codes.length > 1) {
        problems[status] = problem;
        continue;
      }
      // One code means the same wherever it is given.
      this.responses[pascal(only)] = problem;
      problems[status] = { $ref: `#/components/responses/${pascal(only)}` };
    }
    return problems;
  }

  private describeProblems(status: number, codes: readonly ErrorCode[]): Json {
    return {
      description: codes.map((code) => `\`${code}\`: ${ERRORS[code][2]}`).join('\n\n'),
      headers: headerRefs([...EVERY_ANSWER, ...(HEADERS_OF[status] ?? [])]),
      content: {
        [PROBLEM_TYPE]: {
          schema: {
            allOf: [
              this.schemas.of(problemSchema, 'output'),
              { type: 'object', properties: { status: { const: status }, code: { enum: codes } } },
            ],
          },
          examples: named(Object.fromEntries(codes.map((code) => [code, exampleProblem(code)]))),
        },
      },
    };
  }
}

export function buildOpenApi(routes: readonly Route[]): OpenApiDocument {
  const documentation = new Documentation();
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: documentation.describe(route) };
  }
  const parameters = Object.entries(REQUEST_HEADERS).map(([name, { schema, description, example }]): [string, Json] => [
    name,
    { name, in: 'header', required: false, description, schema: documentation.schemas.of(schema, 'input'), example },
  ]);
  const used = new Set(routes.flatMap(headersOf));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kyoso Desk (共創デスク)',
      version: '1',
      description: `${INTRODUCTION}\n\n${describeCodes()}`,
    },
    servers: [{ url: '/api', description: 'This installation' }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: documentation.schemas.list(),
      responses: documentation.responses,
      headers: RESPONSE_HEADERS,
      parameters: Object.fromEntries(parameters.filter(([name]) => [...used].some((header) => header === name))),
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'The `token` of `POST /session`' },
        cookie: {
          type: 'apiKey',
          in: 'cookie',
          name: 'kyoso_session',
          description:
            'The cookie of `POST /session/browser` and the other ways to sign in (`__Host-kyoso_session` behind TLS). What changes something is sent with `X-CSRF-Token` from a page of this installation.',
        },
      },
    },
  };
}

import { describe, expect, test } from '@jest/globals';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { readdirSync, readFileSync } from 'node:fs';
import { ERRORS, type ErrorCode } from '../../../domain/errors.js';
import { COMMAND_KINDS } from '../../../domain/commands.js';
import type { Json } from '../../../api/json-schemas.js';
import { COMMAND_PROBLEMS, problemCodesOf } from '../../../api/problem-codes.js';
import { describedRoutes } from '../../../api/routes/index.js';
import { AnswerCheck } from '../../contract/answer-check.js';

/** The document as a contract: sound by itself, and saying what the code does. */

const { document, routes } = describedRoutes();
const check = new AnswerCheck(document);

/** Rules of the linter that are not followed, and why. */
const EXCEPTIONS = {
  // The repository is not published under a licence yet: nothing could be named.
  'info-license': 'off',
  // A browser that comes back from a provider of identities goes on elsewhere: see the test of successes below.
  'operation-2xx-response': 'off',
} as const;

async function lint(subject: object): Promise<(string | undefined)[][]> {
  const config = await createConfig({ extends: ['recommended-strict'], rules: EXCEPTIONS });
  const problems = await lintFromString({ source: JSON.stringify(subject), config });
  return problems.map(({ ruleId, location }) => [ruleId, location[0]?.pointer]);
}

test('the linter finds nothing, with its strict rules', async () => {
  expect(await lint(document)).toEqual([]);
});

test('every operation says how it succeeds', () => {
  const without = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, { responses }]) => !Object.keys(responses).some((status) => /^(2\d\d|303)$/.test(status)))
      .map(([method]) => `${method} ${path}`),
  );
  expect(without).toEqual([]);
});

test('the linter is there: it finds an operation without a name', async () => {
  const unnamed = { ...document.paths['/desks']!['get']!, operationId: undefined };
  const planted = { ...document, paths: { ...document.paths, '/desks': { get: unnamed } } };
  expect(await lint(planted)).toEqual([['operation-operationId', '#/paths/~1desks/get/operationId']]);
});

/** Every object in the document with its JSON pointer. */
function* walk(value: unknown, pointer = ''): Generator<[string, Json]> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield [pointer, value as Json];
  for (const [key, inner] of Object.entries(value)) {
    yield* walk(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }
}

describe('examples', () => {
  const examples = [...walk(document)].flatMap(([pointer, { schema, examples: several, example }]) => {
    if (schema === undefined) return [];
    const values = several === undefined ? [] : Object.entries(several as Record<string, { value: unknown }>);
    const named = values.map(([name, { value }]) => [`${pointer} ${name}`, pointer, value] as const);
    return example === undefined ? named : [...named, [pointer, pointer, example] as const];
  });

  test.each(examples)('%s keeps to its schema', (_name, pointer, value) => {
    expect(check.faultsOf(`${pointer}/schema`, value)).toEqual([]);
  });

  test('every answer with a body, every body and every kind of command has one', () => {
    const without = [...walk(document)].filter(
      ([pointer, { schema, examples: several }]) =>
        pointer.includes('/content/') && schema !== undefined && several === undefined,
    );
    expect(without.map(([pointer]) => pointer)).toEqual([]);
    const commands = document.paths['/proposals/{id}/commands']?.['post']?.requestBody as {
      content: { 'application/json': { examples: Record<string, { value: { kind: string } }> } };
    };
    const shown = Object.values(commands.content['application/json'].examples).map(({ value }) => value.kind);
    expect(COMMAND_KINDS.filter((kind) => !shown.includes(kind))).toEqual([]);
  });
});

describe('schemas', () => {
  test('what is shared has one name: no two anonymous schemas are the same', () => {
    const seen = new Map<string, string[]>();
    for (const [pointer, schema] of walk(document.components.schemas)) {
      if (pointer.split('/').length === 2) continue;
      const properties = Object.keys((schema['properties'] as object | undefined) ?? {});
      const values = (schema['enum'] as unknown[] | undefined) ?? [];
      if (properties.length < 2 && values.length < 3) continue;
      const text = JSON.stringify({ ...schema, description: undefined, default: undefined });
      seen.set(text, [...(seen.get(text) ?? []), pointer]);
    }
    expect([...seen.values()].filter((pointers) => pointers.length > 1)).toEqual([]);
  });

  test('an answer’s objects are closed: an undeclared property is a fault', () => {
    const answers = new Set<string>();
    const collect = (value: unknown): void => {
      for (const [, { $ref }] of walk(value)) {
        if (typeof $ref !== 'string' || !$ref.includes('/schemas/')) continue;
        const name = $ref.split('/').at(-1)!;
        if (answers.has(name)) continue;
        answers.add(name);
        collect(document.components.schemas[name]);
      }
    };
    for (const operation of Object.values(document.paths).flatMap((path) => Object.values(path))) {
      collect(operation.responses);
    }
    expect(answers.size).toBeGreaterThan(30);
    for (const name of answers) {
      for (const [pointer, schema] of walk(document.components.schemas[name])) {
        if (schema['type'] === 'object' && schema['properties'] !== undefined && !pointer.endsWith('/properties')) {
          expect([name, pointer, schema['additionalProperties']]).toEqual([name, pointer, false]);
        }
      }
    }
  });

  test('the commands can be told apart by their kind', () => {
    const request = document.components.schemas['CommandRequest'] as { discriminator: { mapping: object } };
    expect(Object.keys(request.discriminator.mapping)).toEqual(COMMAND_KINDS);
  });
});

describe('problem codes', () => {
  test('every code is given by some operation, or by none because it belongs to a path or a field', () => {
    const given = new Set(routes.flatMap((route) => [...problemCodesOf(route).values()].flat()));
    const elsewhere = (Object.keys(ERRORS) as ErrorCode[]).filter((code) => !given.has(code));
    expect(elsewhere).toEqual([
      'METHOD_NOT_ALLOWED',
      'SOLE_PROPRIETOR_NOT_ELIGIBLE',
      'NOTICE_NOT_READ',
      'CONSENT_REQUIRED',
      'INDIVIDUAL_NOT_ELIGIBLE',
      'CAN_IMPLEMENT_REQUIRED',
      'PLEDGE_REQUIRED',
      'SUCCESSOR_MISSING',
      'SUCCESSOR_NOT_OF_SIDE',
      'HANDOVER_NOTE_REQUIRED',
    ]);
  });

  test('commands declare exactly the codes that the process, the ledger’s door and what lies before them name', () => {
    const root = new URL('../../../', import.meta.url);
    const sources = [
      'domain/process.ts',
      'domain/procurement.ts',
      ...readdirSync(new URL('domain/moves', root)).map((file) => `domain/moves/${file}`),
      'api/commands/give-command.ts',
      'api/commands/idempotency.ts',
      'api/problem.ts',
      'api/problem-handler.ts',
      'api/body.ts',
    ];
    const text = sources.map((file) => readFileSync(new URL(file, root), 'utf8')).join('\n');
    const named = (Object.keys(ERRORS) as ErrorCode[]).filter((code) => text.includes(`'${code}'`));
    const declared = new Set<ErrorCode>([...COMMAND_PROBLEMS]);
    expect(named.filter((code) => !declared.has(code))).toEqual([]);
    expect([...declared].filter((code) => !named.includes(code))).toEqual([]);
  });
});

describe('the check of answers', () => {
  const asked = { method: 'GET', url: 'http://127.0.0.1/api/desks' };
  const headers = (changes: Record<string, string> = {}) =>
    new Headers({ 'content-type': 'application/json', 'x-request-id': 'x', 'cache-control': 'no-store', ...changes });
  const desks = { desks: [{ id: 'minato', name: { ja: '港区', en: 'Minato' } }] };
  const problem = (code: ErrorCode) => ({
    type: `urn:x:${code}`,
    title: 'x',
    status: ERRORS[code][0],
    code,
    messages: { ja: 'x', en: 'x' },
    errors: [],
    requestId: 'x',
  });
  const problemHeaders = (changes: Record<string, string> = {}) =>
    headers({ 'content-type': 'application/problem+json', ...changes });

  test('lets pass what is declared', () => {
    expect(check.check(asked, { status: 200, headers: headers(), text: JSON.stringify(desks) })).toEqual([]);
    const unavailable = JSON.stringify(problem('DATABASE_UNAVAILABLE'));
    const away = { status: 503, headers: problemHeaders({ 'retry-after': '5' }), text: unavailable };
    expect(check.check(asked, away)).toEqual([]);
    expect(check.check({ ...asked, url: 'http://127.0.0.1/elsewhere' }, away)).toEqual([]);
  });

  test.each<[string, number, Headers, unknown]>([
    ['an undeclared property', 200, headers(), { ...desks, secret: 1 }],
    ['one deeper down', 200, headers(), { desks: [{ ...desks.desks[0], secret: 1 }] }],
    ['a missing property', 200, headers(), { desks: [{ id: 'minato' }] }],
    ['an undeclared status', 201, headers(), desks],
    ['an undeclared content type', 200, headers({ 'content-type': 'text/plain' }), desks],
    ['a missing header', 503, problemHeaders(), problem('DATABASE_UNAVAILABLE')],
    ['a header that says something else', 200, headers({ 'cache-control': 'public' }), desks],
    ['a code of another operation', 422, problemHeaders(), problem('CRITERION_HIT')],
  ])('finds %s', (_what, status, given, body) => {
    expect(check.check(asked, { status, headers: given, text: JSON.stringify(body) })).not.toEqual([]);
  });

  test('knows what belongs to no operation', () => {
    const nowhere = { ...asked, url: 'http://127.0.0.1/api/nowhere' };
    const notFound = { status: 404, headers: problemHeaders(), text: JSON.stringify(problem('NOT_FOUND')) };
    expect(check.check(nowhere, notFound)).toEqual([]);
    expect(check.check(nowhere, { ...notFound, status: 200 })).not.toEqual([]);
    const refused = { status: 405, text: JSON.stringify(problem('METHOD_NOT_ALLOWED')) };
    const deleted = { ...asked, method: 'DELETE' };
    expect(check.check(deleted, { ...refused, headers: problemHeaders({ allow: 'GET' }) })).toEqual([]);
    expect(check.check(deleted, { ...refused, headers: problemHeaders({ allow: 'POST' }) })).not.toEqual([]);
  });
});

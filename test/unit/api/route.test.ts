import { describe, expect, test } from '@jest/globals';
import { ROUTE_RULES, type RouteName } from '../../../domain/route-access.js';
import { ERRORS, FIELD_FAULTS } from '../../../domain/errors.js';
import { COMMAND_KINDS } from '../../../domain/commands.js';
import { checkRoutes } from '../../../api/app.js';
import { defineRoute, reply } from '../../../api/route.js';
import { describedRoutes } from '../../../api/routes/index.js';

const { routes: all, document } = describedRoutes();

describe('routes and rules', () => {
  test('a route without a rule is not even defined', () => {
    const define = () =>
      defineRoute({
        name: 'GET /secrets' as RouteName,
        operationId: 'listSecrets',
        tag: 'Service',
        summary: 'x',
        description: 'x',
        responses: { 204: { description: 'x' } },
        handler: async () => reply(204, null),
      });
    expect(define).toThrow(/no rule/);
  });

  test('every rule has its route; a missing, a foreign and a double one stop the start', () => {
    expect(() => checkRoutes(all)).not.toThrow();
    expect(() => checkRoutes(all.slice(1))).toThrow(/without a route/);
    expect(() => checkRoutes([...all, { name: 'GET /secrets' }])).toThrow(/no rule/);
    expect(() => checkRoutes([...all, all[0]!])).toThrow(/twice/);
    // A name that every object has is no rule either.
    expect(() => checkRoutes([...all, { name: 'toString' }])).toThrow(/no rule/);
  });
});

describe('the OpenAPI document', () => {
  const text = JSON.stringify(document);

  test('names every route with its way of signing in', () => {
    expect(document.openapi).toBe('3.1.0');
    for (const [name, rule] of Object.entries(ROUTE_RULES)) {
      const [method, path] = name.split(' ') as [string, string];
      const operation = document.paths[path]?.[method.toLowerCase()];
      expect(operation?.security).toEqual(rule === 'anyone' ? [] : [{ bearer: [] }, { cookie: [] }]);
    }
    const ids = Object.values(document.paths).flatMap((path) =>
      Object.values(path).map((operation) => operation.operationId),
    );
    expect(new Set(ids).size).toBe(Object.keys(ROUTE_RULES).length);
  });

  test('lists every code and every kind of command', () => {
    for (const code of [...Object.keys(ERRORS), ...Object.keys(FIELD_FAULTS)]) expect(text).toContain(`| ${code} |`);
    for (const kind of COMMAND_KINDS) expect(document.components.schemas).toHaveProperty(`Command_${kind}`);
  });

  test('refers to nothing that is not there', () => {
    const schemas = new Set(Object.keys(document.components.schemas));
    const references = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1]);
    expect(references.length).toBeGreaterThan(50);
    expect(references.filter((name) => !schemas.has(name!))).toEqual([]);
  });
});

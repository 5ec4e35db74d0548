import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { getMetadataArgsStorage } from 'typeorm';
import '../../entities/index.js';
import { createTestDatabase, runQuery, type TestDatabase } from './test-database.js';

/**
 * No query on a desk's rows outside `withDesk`: read in the sources, since what is never called in a test would be found
 * by the first user instead. Row-level security refuses such a query at run time (desk-scope.test.ts).
 */

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const ROOMS = ['api', 'activities', 'entities', 'mailer', 'temporal', 'tools', 'worker.ts'];

/** Where transactions begin: with a scope. */
const DOOR = 'entities/with-desk.ts';

function* sourcesIn(place: string): Generator<string> {
  if (statSync(place).isFile()) {
    if (/\.(ts|mts)$/.test(place) && !place.endsWith('.d.ts')) yield place;
    return;
  }
  for (const name of readdirSync(place)) if (name !== 'migrations') yield* sourcesIn(join(place, name));
}

/** Tables that a statement names. */
const TABLE = /\b(?:into\s+([a-z_]+)|(?:from|join|update)\s+(?:only\s+)?([a-z_]+)\b(?!\s*\())/g;
/** A table whose name is put together: it can't be told which. */
const MADE_UP = /\b(?:from|join|update|into)\s+\$\{/i;
const tablesOf = (sql: string): string[] =>
  [...sql.toLowerCase().matchAll(TABLE)].map(([, written, read]) => (written ?? read)!);

const tableOfEntity = (name: string): string | undefined =>
  getMetadataArgsStorage().tables.find(({ target }) => typeof target === 'function' && target.name === name)?.name;

interface Outside {
  readonly place: string;
  /** Tables that it names; null: it can't be told which. */
  readonly tables: readonly string[] | null;
}

const textOf = (node: ts.Node): string => node.getText().replaceAll(/\s+/g, '');
const isDataSource = (node: ts.Node): boolean => /(^|\.)dataSource$/i.test(textOf(node));
const isItsManager = (node: ts.Node): boolean =>
  ts.isPropertyAccessExpression(node) && node.name.text === 'manager' && isDataSource(node.expression);

/** What a call on a manager or a data source is about: its SQL, or the entity that it is given first. */
function namedBy(call: ts.CallExpression): readonly string[] | null {
  const [first] = call.arguments;
  if (first === undefined) return null;
  if (ts.isStringLiteralLike(first) || ts.isTemplateExpression(first)) {
    const sql = first.getText();
    return MADE_UP.test(sql) ? null : tablesOf(sql);
  }
  const table = ts.isIdentifier(first) ? tableOfEntity(first.text) : undefined;
  return table === undefined ? null : [table];
}

/** All that a file reads or writes, whoever calls what is in it. */
function tablesOfFile(text: string): readonly string[] {
  const source = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) found.push(...tablesOf(node.getText()));
    if (ts.isIdentifier(node) && !ts.isImportSpecifier(node.parent)) found.push(tableOfEntity(node.text) ?? '');
    node.forEachChild(look);
  };
  look(source);
  return found.filter((name) => name !== '');
}

/**
 * Where a manager without a scope is handed to a function, all of the function's file counts: what belongs to no desk is
 * kept apart from what does.
 */
function namedByCallee(node: ts.Node, source: ts.SourceFile): readonly string[] | null {
  const call = node.parent;
  if (!ts.isCallExpression(call) || !ts.isIdentifier(call.expression)) return null;
  const name = call.expression.text;
  for (const statement of source.statements) {
    const isHere =
      (ts.isFunctionDeclaration(statement) && statement.name?.text === name) ||
      (ts.isVariableStatement(statement) &&
        statement.declarationList.declarations.some((declared) => declared.name.getText() === name));
    if (isHere) return tablesOfFile(source.text);
    if (!ts.isImportDeclaration(statement)) continue;
    const named = statement.importClause?.namedBindings;
    if (!named || !ts.isNamedImports(named) || !named.elements.some((element) => element.name.text === name)) continue;
    const from = (statement.moduleSpecifier as ts.StringLiteral).text.replace(/\.js$/, '.ts');
    const file = join(ROOT, dirname(source.fileName), from);
    return from.startsWith('.') && existsSync(file) ? tablesOfFile(readFileSync(file, 'utf8')) : null;
  }
  return null;
}

/** Statements whose text is put together elsewhere in the same file. */
function namedInFile(call: ts.CallExpression, source: ts.SourceFile): readonly string[] | null {
  const [first] = call.arguments;
  if (first === undefined || !ts.isIdentifier(first)) return null;
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === first.text && node.initializer) {
      found.push(...tablesOf(node.initializer.getText()));
    }
    node.forEachChild(look);
  };
  look(source);
  return found.length > 0 ? found : null;
}

const SCOPED = new Set([
  'query',
  'transaction',
  'createQueryRunner',
  'createQueryBuilder',
  'getRepository',
  'createEntityManager',
]);

/** Every use of a data source, or of its own manager, that reaches for rows without a scope. */
function findOutside(file: string, text: string): Outside[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Outside[] = [];
  const note = (node: ts.Node, tables: readonly string[] | null): void => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    found.push({ place: `${file}:${line + 1}`, tables });
  };
  const visit = (node: ts.Node, managers: ReadonlySet<string>): void => {
    let inside = managers;
    const { parent } = node;
    const called = ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) ? node.expression : null;
    if (ts.isCallExpression(node) && called) {
      const receiver = called.expression;
      const isFree = isItsManager(receiver) || (ts.isIdentifier(receiver) && managers.has(receiver.text));
      const isOwn = isDataSource(receiver) && SCOPED.has(called.name.text);
      if (isOwn && called.name.text === 'transaction') {
        // The manager of a transaction without a scope: what it is used for stands in the callback.
        const callback = node.arguments.find((argument) => ts.isArrowFunction(argument));
        const [parameter] = callback?.parameters ?? [];
        if (parameter) inside = new Set([...managers, parameter.name.getText()]);
        else note(node, null);
      } else if (isOwn || isFree) {
        note(node, namedBy(node) ?? namedInFile(node, source));
      }
    } else if (isItsManager(node) && !(ts.isPropertyAccessExpression(parent) && parent.expression === node)) {
      note(node, namedByCallee(node, source));
    }
    node.forEachChild((child) => visit(child, inside));
  };
  visit(source, new Set());
  return found;
}

let database: TestDatabase;
let walled: ReadonlySet<string>;
beforeAll(async () => {
  database = await createTestDatabase();
  const rows = await runQuery<{ name: string }>(
    database.ownerUrl,
    `select relname as name from pg_class where relkind = 'r' and relrowsecurity and relnamespace = 'public'::regnamespace`,
  );
  walled = new Set(rows.map(({ name }) => name));
});
afterAll(() => database?.drop());

const wrong = (found: readonly Outside[]): string[] =>
  found
    .filter(({ tables }) => tables === null || tables.some((table) => walled.has(table)))
    .map(({ place, tables }) => `${place}: ${tables?.join(', ') ?? 'what it reads can’t be told'}`);

describe('outside withDesk', () => {
  test('nothing reads or writes a table of a desk', () => {
    expect(walled.size).toBeGreaterThan(25);
    const found = ROOMS.flatMap((room) => [...sourcesIn(join(ROOT, room))])
      .map((file) => relative(ROOT, file))
      .filter((file) => file !== DOOR)
      .flatMap((file) => findOutside(file, readFileSync(join(ROOT, file), 'utf8')));
    // What belongs to no desk is read in many places: the look finds them.
    expect(found.length).toBeGreaterThan(25);
    expect(wrong(found)).toEqual([]);
  });

  test.each([
    ['a query', 'await deps.dataSource.query(`select * from proposals`);'],
    ['one with a join', 'await dataSource.query(`select 1 from outbox o join people p on true`);'],
    ['an entity', 'await this.dataSource.manager.find(PersonEntity, {});'],
    ['a transaction without a scope', 'await dataSource.transaction(async (m) => m.update(ProposalEntity, {}, {}));'],
    ['a manager that is handed on to who knows', 'await findPeople(dataSource.manager, deskId, {});'],
    [
      'one that is handed to what reads a desk’s rows',
      "import { findPeople } from './entities/records/people-list.js'; findPeople(dataSource.manager);",
    ],
    ['a table whose name is put together', 'await dataSource.query(`select 1 from ${table}`);'],
    ['a repository', 'dataSource.getRepository(TaskEntity);'],
    ['a runner of its own', 'dataSource.createQueryRunner();'],
    ['SQL from elsewhere in the file', 'const SQL = `update asks set kind = 1`; await dataSource.query(SQL);'],
  ])('the look finds %s', (_what, line) => {
    expect(wrong(findOutside('planted.ts', line))).toHaveLength(1);
  });
});

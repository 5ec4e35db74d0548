import ts from 'typescript';

/** What a test file says that it tests, read from its source: no comment and no `todo` counts as a test. */

export interface ToldTest {
  /** Name of the test, and for one that is made from a table the texts of the table. */
  readonly texts: readonly string[];
  /** Names of the groups around it, the outermost first. */
  readonly groups: readonly string[];
  readonly isPending: boolean;
}

const TESTS = new Set(['test', 'it']);

/** `test`, `test.each`, `test.todo` … : the word itself, and what follows it. */
function wordsOf(expression: ts.Expression): { name: string; how: string; table: ts.Node | null } | null {
  if (ts.isIdentifier(expression)) return { name: expression.text, how: '', table: null };
  if (ts.isPropertyAccessExpression(expression) && ts.isIdentifier(expression.expression)) {
    return { name: expression.expression.text, how: expression.name.text, table: null };
  }
  if (ts.isCallExpression(expression)) {
    const made = wordsOf(expression.expression);
    return made?.how === 'each' ? { ...made, table: expression.arguments[0] ?? null } : null;
  }
  return null;
}

const textOf = (node: ts.Node | undefined): string | null => {
  if (node === undefined) return null;
  if (ts.isStringLiteralLike(node)) return node.text;
  return ts.isTemplateExpression(node)
    ? [node.head, ...node.templateSpans.map((span) => span.literal)].map((part) => part.text).join('…')
    : null;
};

function textsWithin(node: ts.Node | null): string[] {
  if (node === null) return [];
  const own = textOf(node);
  if (own !== null) return [own];
  const inner: string[] = [];
  ts.forEachChild(node, (child) => {
    inner.push(...textsWithin(child));
  });
  return inner;
}

export function readTests(source: string, file: string): ToldTest[] {
  const told: ToldTest[] = [];
  /** What stands under a name that a table may go by. */
  const tables = new Map<string, ts.Expression>();
  const visit = (node: ts.Node, groups: readonly string[]): void => {
    // A row of a table of another file, as those of test/unit/parameters: its `setting` becomes part of a test's name.
    if (ts.isPropertyAssignment(node) && node.name.getText(tree) === 'setting') {
      told.push({ texts: textsWithin(node.initializer), groups, isPending: false });
    }
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
      tables.set(node.name.text, node.initializer);
    }
    const called = ts.isCallExpression(node) ? wordsOf(node.expression) : null;
    if (!ts.isCallExpression(node) || called === null) {
      ts.forEachChild(node, (child) => visit(child, groups));
      return;
    }
    const title = textOf(node.arguments[0]);
    const table =
      called.table && ts.isIdentifier(called.table) ? (tables.get(called.table.text) ?? null) : called.table;
    if (TESTS.has(called.name) && title !== null && called.how !== 'skip') {
      told.push({ texts: [title, ...textsWithin(table)], groups, isPending: called.how === 'todo' });
      return;
    }
    const inner = called.name === 'describe' && title !== null ? [...groups, title] : groups;
    ts.forEachChild(node, (child) => visit(child, inner));
  };
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  visit(tree, []);
  return told;
}

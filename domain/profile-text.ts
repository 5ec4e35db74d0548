import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type Node } from 'yaml';
import { z } from 'zod';
import { profileSchema, type Profile } from './profile.js';
import { textFault } from './text.js';

/**
 * Reads the text of a profile. What is wrong is said with its line and with what is allowed there: the reader is an
 * administrator with the file open in an editor, not a programmer with a stack trace.
 */

export interface ProfileFault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Dotted path, e.g. stages[2].decider; empty where the text is no YAML at all. */
  readonly key: string;
  readonly message: string;
}

type Path = readonly (string | number)[];
type JsonSchema = z.core.JSONSchema.BaseSchema;

const MAX_CHARACTERS = 100_000;
/** The reader recurses, and running out of stack ends the process. A profile is nested seven deep. */
const MAX_NESTING = 60;
const MAX_ALIASES = 20;
/** More than anybody reads at once; without an end a hostile text could keep the reader busy with its faults. */
const MAX_FAULTS = 100;

/** The schema as data, to tell what is allowed at a path. */
const SHAPE: JsonSchema = z.toJSONSchema(profileSchema, { io: 'input' });

export function parseProfile(text: string, file: string): { profile: Profile } | { faults: ProfileFault[] } {
  const unreadable = sizeFault(text);
  if (unreadable !== null) return { faults: [{ file, column: 1, key: '', ...unreadable }] };

  const lines = new LineCounter();
  const document = parseDocument(text, {
    strict: true,
    uniqueKeys: true,
    stringKeys: true,
    prettyErrors: false,
    lineCounter: lines,
  });
  const faults: ProfileFault[] = [];
  const report = (offset: number, path: Path, message: string) => {
    const { line, col } = lines.linePos(offset);
    faults.push({ file, line: Math.max(line, 1), column: Math.max(col, 1), key: dotted(path), message });
  };

  reportYamlFaults(document, report);
  const data = faults.length === 0 ? plainData(document, report) : undefined;
  if (faults.length > 0) return { faults: inOrder(faults) };

  if (isRecord(data) && 'defaults' in data) {
    report(startOf(document.contents), ['defaults'], 'is read from the marks `# default`; leave the key out');
    return { faults: inOrder(faults) };
  }
  const defaults = defaultsOf(document, text, lines);
  const parsed = profileSchema.safeParse(isRecord(data) ? { ...data, defaults } : data);
  if (parsed.success) return { profile: parsed.data };
  for (const issue of parsed.error.issues.slice(0, MAX_FAULTS)) reportIssue(issue, document, data, report);
  return { faults: inOrder(faults) };
}

/** One line each, in the form that editors and terminals turn into a link. */
export const formatFaults = (faults: readonly ProfileFault[]): string =>
  faults
    .map(
      ({ file, line, column, key, message }) => `${file}:${line}:${column} ${key === '' ? '' : `${key}: `}${message}`,
    )
    .join('\n');

type Report = (offset: number, path: Path, message: string) => void;

/** By place in the text; once where two checks of one value (its type, its length) come out as the same sentence. */
const inOrder = (faults: readonly ProfileFault[]): ProfileFault[] =>
  [...new Map(faults.map((fault) => [formatFaults([fault]), fault])).values()].sort(
    (one, other) => one.line - other.line || one.column - other.column,
  );

const dotted = (path: Path): string =>
  path.reduce<string>(
    (key, step) => (typeof step === 'number' ? `${key}[${step}]` : key === '' ? step : `${key}.${step}`),
    '',
  );

function sizeFault(text: string): { line: number; message: string } | null {
  if (text.length > MAX_CHARACTERS) {
    return { line: 1, message: `too long; allowed: at most ${MAX_CHARACTERS} characters` };
  }
  let open = 0;
  for (const [index, line] of text.split('\n').entries()) {
    // A block collection costs at least a column, so the indicators at the head of a line bound its depth.
    const head = /^[\s\-?:]*/.exec(line)?.[0].length ?? 0;
    let deepest = line[head] === '#' || line.trim() === '' ? 0 : head;
    for (const character of line) {
      if (character === '[' || character === '{') open += 1;
      if (character === ']' || character === '}') open = Math.max(0, open - 1);
      deepest = Math.max(deepest, open);
    }
    if (deepest > MAX_NESTING) {
      return { line: index + 1, message: `nested too deeply; allowed: at most ${MAX_NESTING} levels` };
    }
  }
  return null;
}

function reportYamlFaults(document: Document.Parsed, report: Report): void {
  const [twice, broken] = [
    document.errors.filter((error) => error.code === 'DUPLICATE_KEY'),
    document.errors.filter((error) => error.code !== 'DUPLICATE_KEY'),
  ];
  for (const { pos } of twice) {
    const path = pathOfKeyAt(document, pos[0]);
    report(pos[0], path, `"${path.at(-1) ?? ''}" stands here twice; allowed: each key once`);
  }
  // Only the first: once the text is broken, the errors after it are mostly its echoes.
  const first = [...broken, ...document.warnings][0];
  if (first !== undefined) report(first.pos[0], [], `not valid YAML: ${first.message}`);

  visit(document, {
    Scalar: (_, scalar, ancestors) => {
      const fault = typeof scalar.value === 'string' ? textFault(scalar.value) : null;
      if (fault !== null) report(startOf(scalar), pathOf(ancestors), `holds a ${fault}; allowed: plain text`);
    },
  });
}

/** The document as plain values; a few aliases are fine, a text that grows by them is not. */
function plainData(document: Document.Parsed, report: Report): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    visit(document, {
      Alias: (_, alias, ancestors) => {
        if (alias.resolve(document) !== undefined && !error.message.startsWith('Excessive')) return undefined;
        const allowed = `aliases of anchors above, unfolding to at most ${MAX_ALIASES}`;
        report(startOf(alias), pathOf(ancestors), `"*${alias.source}" is not allowed; allowed: ${allowed}`);
        return visit.BREAK;
      },
    });
    return undefined;
  }
}

function reportIssue(issue: z.core.$ZodIssue, document: Document.Parsed, data: unknown, report: Report): void {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue.code === 'unrecognized_keys') {
    const allowed = keysAllowedAt(path, data).join(', ');
    for (const key of issue.keys.slice(0, MAX_FAULTS)) {
      const place = placeOf(document, [...path, key]);
      report(startOf(place.key), [...path, key], `unknown key "${key}"; allowed: ${allowed}`);
    }
    return;
  }
  const { key, value } = placeOf(document, path);
  // A whole group or list is found by its key; a single value by itself.
  const offset = startOf(isScalar(value) || isAlias(value) ? value : (key ?? value));
  if (issue.code === 'custom') {
    report(offset, path, issue.message);
    return;
  }
  const given = valueAt(data, path);
  const allowed =
    issue.code === 'invalid_format' && issue.format === 'regex'
      ? issue.message
      : [...new Set(schemasAt(path, data).map(allowedBy))].join(', ');
  report(offset, path, `${given === undefined ? 'is missing' : `${shown(given)} is not allowed`}; allowed: ${allowed}`);
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'a group of keys';
  const written = JSON.stringify(value);
  return written.length > 60 ? `${written.slice(0, 60)}…"` : written;
}

const isGroup = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const valueAt = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, step) => (isGroup(value) && Object.hasOwn(value, step) ? value[step] : undefined), data);

interface Place {
  readonly key: Node | null;
  readonly value: Node | null;
}

/** The node at a path, or the nearest one around it where the path leads to something that is missing. */
function placeOf(document: Document.Parsed, path: Path): Place {
  let place: Place = { key: null, value: document.contents };
  for (const step of path) {
    const around: unknown = isAlias(place.value) ? place.value.resolve(document) : place.value;
    if (isMap<Node, Node | null>(around)) {
      const pair = around.items.find(({ key }) => isScalar(key) && key.value === step);
      if (pair === undefined) return place;
      place = { key: pair.key, value: pair.value };
    } else if (isSeq<Node>(around) && typeof step === 'number') {
      const value = around.items[step];
      if (value === undefined) return place;
      place = { key: null, value };
    } else {
      return place;
    }
  }
  return place;
}

const startOf = (node: Node | null): number => node?.range?.[0] ?? 0;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Keys whose lines say `# default`: the document is silent there. A mark stands for the first key of its line and for
 * all that hangs from it, or for the whole item where a list's item stands on one line.
 */
function defaultsOf(document: Document.Parsed, text: string, lines: LineCounter): string[] {
  const marked = new Set(text.split('\n').flatMap((line, index) => (/\s#\s*default\b/.test(line) ? [index + 1] : [])));
  const found = new Map<number, string>();
  const mark = (node: Node | null, path: Path): void => {
    const { line } = lines.linePos(startOf(node));
    if (marked.has(line) && !found.has(line)) found.set(line, dotted(path));
  };
  visit(document, {
    Map: (_, map, ancestors) => {
      if (map.flow === true && isSeq(ancestors.at(-1))) mark(map, pathOf([...ancestors, map]));
    },
    Pair: (_, pair, ancestors) => mark(pair.key as Node | null, pathOf([...ancestors, pair])),
  });
  return [...found.values()];
}

/** The path to a node from the nodes around it, as `visit` gives them. */
function pathOf(ancestors: readonly unknown[]): Path {
  return ancestors.flatMap<string | number>((around, index) => {
    const inner = ancestors[index + 1];
    if (isSeq(around)) return inner === undefined ? [] : [around.items.indexOf(inner)];
    if (isMap(around)) {
      const pair = around.items.find((candidate) => candidate === inner);
      return isScalar(pair?.key) ? [String(pair.key.value)] : [];
    }
    return [];
  });
}

function pathOfKeyAt(document: Document.Parsed, offset: number): Path {
  let path: Path = [];
  visit(document, {
    Pair: (_, pair, ancestors) => {
      if (!isScalar(pair.key) || startOf(pair.key) !== offset) return undefined;
      path = pathOf([...ancestors, pair]);
      return visit.BREAK;
    },
  });
  return path;
}

/** The schemas that a value could be meant for: where variants differ by a fixed value, the one that it names. */
function variantsFor(schema: JsonSchema, value: unknown): JsonSchema[] {
  const variants = (schema.anyOf ?? schema.oneOf)?.filter((variant) => typeof variant === 'object');
  if (variants === undefined) return [schema];
  const named = variants.filter((variant) =>
    Object.entries(variant.properties ?? {}).some(
      ([key, property]) =>
        typeof property === 'object' && property.const !== undefined && property.const === valueAt(value, [key]),
    ),
  );
  return (named.length > 0 ? named : variants).flatMap((variant) => variantsFor(variant, value));
}

function schemasAt(path: Path, data: unknown): JsonSchema[] {
  let schemas = [SHAPE];
  path.forEach((step, index) => {
    const value = valueAt(data, path.slice(0, index));
    schemas = schemas
      .flatMap((schema) => variantsFor(schema, value))
      .flatMap((schema) => {
        const inner = typeof step === 'number' ? schema.items : schema.properties?.[step];
        return typeof inner === 'object' && !Array.isArray(inner) ? [inner] : [];
      });
  });
  return schemas;
}

function keysAllowedAt(path: Path, data: unknown): string[] {
  const variants = schemasAt(path, data).flatMap((schema) => variantsFor(schema, valueAt(data, path)));
  return [...new Set(variants.flatMap((schema) => Object.keys(schema.properties ?? {})))];
}

/** What a schema takes, in words. */
function allowedBy(schema: JsonSchema): string {
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants !== undefined) {
    return [...new Set(variants.flatMap((each) => (typeof each === 'object' ? [allowedBy(each)] : [])))].join(', ');
  }
  if (schema.const !== undefined) return String(schema.const);
  if (schema.enum !== undefined) return schema.enum.join(', ');
  switch (schema.type) {
    case 'string':
      if (schema.format === 'email') return 'an e-mail address';
      return (schema.minLength ?? 0) > 0 ? 'a text that is not empty' : 'a text';
    case 'integer': {
      const { minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = schema;
      return `a whole number from ${minimum}${maximum < Number.MAX_SAFE_INTEGER ? ` to ${maximum}` : ''}`;
    }
    case 'boolean':
      return 'true, false';
    case 'null':
      return 'null';
    case 'array':
      return listAllowedBy(schema);
    case 'object':
      return `a group with the keys ${Object.keys(schema.properties ?? {}).join(', ')}`;
    default:
      return schema.description ?? 'another value';
  }
}

function listAllowedBy({ items, minItems = 0, maxItems }: JsonSchema): string {
  const size = minItems === maxItems ? `exactly ${minItems}` : minItems > 0 ? `at least ${minItems}` : 'any number';
  const each = typeof items === 'object' && !Array.isArray(items) ? allowedBy(items) : 'values';
  return `a list of ${size}, each ${each}`;
}

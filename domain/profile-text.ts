import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type Node } from 'yaml';
import type { z } from 'zod';
import { allowedAt, keysAllowedAt, takesText, valueAt } from './profile-allowed.js';
import { checkProfile } from './profile-checks.js';
import { profileSchema, type Profile } from './profile.js';
import { textFault } from './text.js';
import { UNCLOSED_QUOTE, YAML_WORDS } from './yaml-words.js';

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

const MAX_CHARACTERS = 100_000;
/** The reader recurses, and running out of stack ends the process. A profile is nested seven deep. */
const MAX_NESTING = 60;
const MAX_ALIASES = 20;
/** More than anybody reads at once; without an end a hostile text could keep the reader busy with its faults. */
const MAX_FAULTS = 100;

const TEXT_FAULTS = {
  NUL_CHARACTER: 'a character of the code 0',
  LONE_SURROGATE: 'half of a character',
  CONTROL_CHARACTER: 'a control character',
} as const;

/**
 * The profile in a text, or in the bytes of a file, or everything that is wrong with it. `id` is the one that its file's
 * name promises.
 */
export function parseProfile(
  given: string | Uint8Array,
  file: string,
  { id }: { readonly id?: string } = {},
): { profile: Profile } | { faults: ProfileFault[] } {
  const unreadable = readingFault(given);
  if (unreadable !== null) return { faults: [{ file, column: 1, key: '', ...unreadable }] };
  const text = typeof given === 'string' ? given : new TextDecoder().decode(given);

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
  if (!parsed.success) {
    for (const issue of parsed.error.issues.slice(0, MAX_FAULTS)) reportIssue(issue, document, data, report);
    return { faults: inOrder(faults) };
  }
  const reportAt = (path: Path, message: string) => report(placeIn(document, path), path, message);
  checkProfile(parsed.data, reportAt);
  if (id !== undefined && parsed.data.id !== id) {
    reportAt(
      ['id'],
      `"${parsed.data.id}" is not the name of this file; allowed: ${id}, or the file as ${parsed.data.id}.yaml`,
    );
  }
  return faults.length > 0 ? { faults: inOrder(faults) } : { profile: parsed.data };
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

/** Why something is not even looked at as YAML. */
function readingFault(given: string | Uint8Array): { line: number; message: string } | null {
  if (typeof given === 'string') return sizeFault(given);
  // A character is four bytes at most.
  if (given.length > MAX_CHARACTERS * 4) return sizeFault(' '.repeat(MAX_CHARACTERS + 1));
  return encodingFault(given) ?? sizeFault(new TextDecoder().decode(given));
}

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** Read as UTF-8 all the same, a text in Shift_JIS would turn into a desk with unreadable names. */
function encodingFault(bytes: Uint8Array): { line: number; message: string } | null {
  if (isUtf8(bytes)) return null;
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0 && isUtf8(bytes.subarray(start, end)); end = bytes.indexOf(10, start)) {
    line += 1;
    start = end + 1;
  }
  return { line, message: 'not UTF-8 (Shift_JIS, perhaps?); allowed: a text saved as UTF-8' };
}

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
    report(pos[0], path, `"${path.at(-1) ?? ''}" ${YAML_WORDS.DUPLICATE_KEY}`);
  }
  // Only the first: once the text is broken, the errors after it are mostly its echoes.
  const first = [...broken, ...document.warnings][0];
  if (first !== undefined) {
    const quote = first.code === 'MISSING_CHAR' ? openQuoteBefore(document, first.pos[0]) : null;
    const words = quote === null ? YAML_WORDS[first.code] : UNCLOSED_QUOTE;
    report(quote ?? first.pos[0], [], `not valid YAML: ${words}`);
  }

  visit(document, {
    Scalar: (_, scalar, ancestors) => {
      const fault = typeof scalar.value === 'string' ? textFault(scalar.value) : null;
      if (fault !== null)
        report(startOf(scalar), pathOf(ancestors), `holds ${TEXT_FAULTS[fault]}; allowed: plain text`);
    },
  });
}

/** Where the quoted text begins that ends at an offset, or null. */
function openQuoteBefore(document: Document.Parsed, end: number): number | null {
  let found: number | null = null;
  visit(document, {
    Scalar: (_, scalar) => {
      const [from, to] = scalar.range ?? [0, 0];
      if (scalar.type?.startsWith('QUOTE') && from < end && end <= to) found = from;
    },
  });
  return found;
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
        const allowed = `the *name of a value above that carries &name, together at most ${MAX_ALIASES} values`;
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
  const given = valueAt(data, path);
  const allowed = allowedAt(path, data);
  const found = given === undefined ? 'is missing' : `${shown(given)} is not allowed`;
  // A telephone number without quotes is a number.
  const quotes = ['number', 'boolean'].includes(typeof given) && takesText(path, data) ? ' (between quotes)' : '';
  report(placeIn(document, path), path, `${found}; allowed: ${allowed}${quotes}`);
}

/** Where a fault at a path is shown: a whole group or list by its key, a single value by itself. */
function placeIn(document: Document.Parsed, path: Path): number {
  const { key, value } = placeOf(document, path);
  return startOf(isScalar(value) || isAlias(value) ? value : (key ?? value));
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'a group of keys';
  const written = JSON.stringify(value);
  return written.length > 60 ? `${written.slice(0, 60)}…"` : written;
}

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

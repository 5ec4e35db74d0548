import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { isMap, isScalar, isSeq, parseDocument, type Document, type Node, type YAMLMap } from 'yaml';
import { z } from 'zod';
import { parseProfile } from '../../../domain/profile-text.js';
import { profileSchema } from '../../../domain/profile.js';

/**
 * Every rule that the schema of a profile has, walked from the schema itself: each is broken once, in one place of a
 * shipped file, and must come out as exactly one fault at that line and column, with its key and what is allowed. A key
 * that is added to the schema is tried here by itself, or fails this test because no file has it.
 */

type Schema = z.core.JSONSchema.BaseSchema & { readonly allowed?: string };
type Step = string | number;

const FILE = 'desks/x.yaml';
const SHAPE = z.toJSONSchema(profileSchema, { io: 'input' }) as Schema;

/** A place of the schema: `[]` is any item of a list, `*` any key; `mode=x` a variant. */
interface Rule {
  readonly path: readonly string[];
  readonly schema: Schema;
  readonly nullable: boolean;
  readonly required: boolean;
}

const schemaOf = (value: unknown): Schema => value as Schema;

function rulesOf(given: Schema, path: readonly string[], required: boolean): Rule[] {
  const types = Array.isArray(given.type) ? given.type.map((type: Schema['type']) => ({ ...given, type })) : [given];
  const variants = (given.anyOf ?? given.oneOf ?? types).map(schemaOf);
  const nullable = variants.some((variant) => variant.type === 'null');
  const values = variants.filter((variant) => variant.type !== 'null');
  return values.flatMap((schema) => {
    const mode = values.length > 1 ? schemaOf(schema.properties?.['mode']).const : undefined;
    const here = typeof mode === 'string' ? [...path, `mode=${mode}`] : path;
    const rule: Rule = { path: here, schema, nullable, required };
    if (schema.type === 'array') return [rule, ...rulesOf(schemaOf(schema.items), [...here, '[]'], false)];
    if (schema.type !== 'object') return [rule];
    if (schema.propertyNames) return [rule, ...rulesOf(schemaOf(schema.additionalProperties), [...here, '*'], false)];
    const inner = Object.entries(schema.properties ?? {}).filter(([key]) => key !== 'defaults');
    return [
      rule,
      ...inner.flatMap(([key, property]) =>
        rulesOf(schemaOf(property), [...here, key], schema.required?.includes(key) ?? false),
      ),
    ];
  });
}

const RULES = rulesOf(SHAPE, [], true);

/** The files in which every key of the schema is looked for; the last says what no desk of ours does. */
const shipped = ['tokorozawa', 'minato', 'izumiotsu', 'aomori', 'nara'].map((desk) =>
  readFileSync(new URL(`../../../desks/${desk}.yaml`, import.meta.url), 'utf8'),
);
const changed = (text: string, from: string, to: string): string => {
  expect(text.split(from)).toHaveLength(2);
  return text.replace(from, to);
};
const part = (code: string): string => `{ code: ${code}, ja: 項目, en: Item, source: null }`;
const criterion = (code: string): string =>
  `[{ code: ${code}, ja: 項目, en: Item, source: null, judged_by: desk, enabled: true, parts: [${part('one')}, ${part('two')}] }]`;
const [tokorozawa = ''] = shipped;
const whole = (
  [
    ['extend: true, reasons: [] }', "extend: true, reasons: [], period: { from: '2026-04-01', to: '2027-03-31' } }"],
    [
      '      source: §7 連携対象となる事業 (1)\n',
      `      source: §7 連携対象となる事業 (1)\n      parts: [${part('one')}, ${part('two')}]\n`,
    ],
    [
      '      source: §7 連携対象とする事業者等 (1)\n',
      '      source: §7 連携対象とする事業者等 (1)\n      enabled: true\n',
    ],
    ['scheme: []', `scheme: ${criterion('scheme')}`],
    [
      'other_methods: []',
      "other_methods: [{ code: pfi, ja: PFI, en: PFI, source: null, description: { ja: 方法, en: Method }, url: 'https://sakura.example/pfi' }]",
    ],
    ['take_task, refuse_task, reject]', 'take_task, refuse_task, choose_other_method, reject]'],
    ['partner_municipalities: []', 'partner_municipalities: [{ ja: 桜市, en: Sakura City }]'],
    ['closed_days: []', "closed_days: ['2026-07-01']"],
    [
      'from_name: null, footer: null, notices: {} }',
      'from_name: { ja: 窓口, en: Desk }, footer: { ja: 窓口, en: Desk }, notices: { receipt: { subject: { ja: 受付, en: Received }, intro: { ja: 受付, en: Received } } } }',
    ],
  ] as const
).reduce((text, [from, to]) => changed(text, from, to), tokorozawa);
const TEXTS = [...shipped, whole];

interface Found {
  readonly text: string;
  /** Path of the value in this text. */
  readonly path: readonly Step[];
  readonly node: Node;
}

const documents = TEXTS.map((text): readonly [string, Document.Parsed] => [text, parseDocument(text)]);

function find(
  node: Node | null,
  pattern: readonly string[],
  path: readonly Step[],
): { path: readonly Step[]; node: Node } | null {
  const [step, ...rest] = pattern;
  if (node === null) return null;
  if (step === undefined) return { path, node };
  if (step.startsWith('mode=')) {
    return isMap(node) && node.get('mode') === step.slice(5) ? find(node, rest, path) : null;
  }
  if (step === '[]') {
    if (!isSeq<Node>(node)) return null;
    for (const [index, item] of node.items.entries()) {
      const found = find(item, rest, [...path, index]);
      if (found) return found;
    }
    return null;
  }
  if (!isMap<Node, Node>(node)) return null;
  for (const { key, value } of node.items) {
    const name = String((key as { value?: unknown }).value);
    if (step !== '*' && step !== name) continue;
    const found = find(value, rest, [...path, name]);
    if (found) return found;
  }
  return null;
}

function placeOf(pattern: readonly string[], wanted: (node: Node) => boolean = () => true): Found {
  for (const [text, document] of documents) {
    const found = find(document.contents, pattern, []);
    if (found && wanted(found.node)) return { text, ...found };
  }
  throw new Error(`no file has ${pattern.join('.')}: add it to one of TEXTS`);
}

/** A rule broken in one place. */
interface Mistake {
  readonly rule: Rule;
  readonly kind: 'missing' | 'unknown' | 'null' | 'type' | 'word' | 'low' | 'high';
  readonly text: string;
  /** What it spoils: no other mistake of the same trial may touch it. */
  readonly spoils: readonly Step[];
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** Where the fault must be: an offset of the unchanged text, or of the replacement. */
  readonly at: { readonly offset: number } | { readonly within: number };
  readonly key: readonly Step[];
  readonly message: string;
}

const startOf = (node: Node): number => node.range![0];

/** A block ends with its last word: the blank lines and comments after it stay. */
const endOf = (text: string, node: Node): number => text.slice(0, node.range![1]).trimEnd().length;

/** What may stand there, in words; the literal sentences are in bad-profiles.test.ts. */
function wordsOf({ schema, nullable }: Pick<Rule, 'schema' | 'nullable'>): string {
  const words = plainWordsOf(schema);
  return nullable ? `${words}, null` : words;
}

function plainWordsOf(schema: Schema): string {
  const { allowed, enum: choices, const: only, type, format, minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = schema;
  if (allowed !== undefined) return allowed;
  if (choices) return choices.join(', ');
  if (only !== undefined) return String(only);
  if (type === 'boolean') return 'true, false';
  if (type === 'integer') {
    return `a whole number from ${minimum}${maximum < Number.MAX_SAFE_INTEGER ? ` to ${maximum}` : ''}`;
  }
  if (format === 'email') return 'an e-mail address';
  if (format === 'date') return "a day that exists, as in '2026-04-01'";
  if (type === 'array') {
    const { minItems = 0, maxItems } = schema;
    const size =
      minItems === maxItems
        ? `exactly ${minItems}`
        : maxItems !== undefined
          ? `${minItems} to ${maxItems}`
          : minItems > 0
            ? `at least ${minItems}`
            : 'any number';
    return `a list of ${size}, each ${plainWordsOf(schemaOf(schema.items))}`;
  }
  const groups = (schema.oneOf ?? [schema]).map(schemaOf);
  if (schema.propertyNames) return `a group with any of the keys ${schemaOf(schema.propertyNames).enum!.join(', ')}`;
  const keys = [...new Set(groups.flatMap((group) => Object.keys(group.properties ?? {})))];
  return `a group with the keys ${keys.filter((key) => key !== 'defaults').join(', ')}`;
}

const isLast = (path: readonly string[], step: string): boolean => path.at(-1) === step;

/** Where a value stands in the shortest description: by itself, or a list by its key. */
function mistakesOf(rule: Rule): Mistake[] {
  const { schema, path, nullable, required } = rule;
  if (path.length === 0) return [unknownKey(rule)];
  const variant = path.at(-1)?.startsWith('mode=') ?? false;
  const { text, path: key, node } = placeOf(path);
  const [start, end] = [startOf(node), endOf(text, node)];
  const spoils = key.at(-1) === 'mode' ? key.slice(0, -1) : key;
  const own = { rule, text, key, spoils, start, end, at: { within: 0 } } as const;
  const words = wordsOf(rule);
  const instead = (kind: Mistake['kind'], replacement: string, shown = replacement, quotes = ''): Mistake => ({
    ...own,
    kind,
    replacement,
    message: `${shown} is not allowed; allowed: ${words}${quotes}`,
  });
  const found: Mistake[] = [];
  if (schema.type === 'object') found.push(unknownKey(rule));
  // The variants of a group are one value, and their key `mode` has rows of its own.
  if (variant || isLast(path, 'mode')) return found;
  if (!nullable) found.push(instead('null', 'null'));
  const isText = schema.type === 'string' && !schema.enum && schema.const === undefined;
  const wrong = schema.type === 'boolean' || schema.type === 'integer' ? 'word' : '5';
  found.push(
    instead('type', wrong, wrong === 'word' ? '"word"' : wrong, isText && wrong === '5' ? ' (between quotes)' : ''),
  );
  if (schema.type === 'string') found.push(instead('word', "''", '""'));
  if (schema.type === 'integer') {
    const { minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = schema;
    found.push(instead('low', String(minimum - 1)), instead('type', `${minimum + 1}.5`));
    if (maximum < Number.MAX_SAFE_INTEGER) found.push(instead('high', String(maximum + 1)));
  }
  if (schema.type === 'array') {
    const list = { at: { offset: offsetOfKey(text, key) } } as const;
    const { minItems = 0, maxItems } = schema;
    if (minItems > 0) found.push({ ...instead('low', '[]', 'an empty list'), ...list });
    if (maxItems !== undefined) {
      const many = `[${Array.from({ length: maxItems + 1 }, () => JSON.stringify((node as unknown as { toJSON(): unknown[] }).toJSON()[0])).join(', ')}]`;
      found.push({ ...instead('high', many, `a list of ${maxItems + 1}`), ...list });
    }
  }
  if (required) found.push(missingKey(rule, text, key));
  return found;
}

function unknownKey(rule: Rule): Mistake {
  const { text, path, node } = placeOf(rule.path, isMap);
  const map = node as YAMLMap;
  const start = startOf(node) + (map.flow ? 1 : 0);
  const column = start - text.lastIndexOf('\n', start - 1) - 1;
  const replacement = map.flow ? ' wrong_key: 1, ' : `wrong_key: 1\n${' '.repeat(column)}`;
  const { schema } = rule;
  const keys = schema.propertyNames ? schemaOf(schema.propertyNames).enum! : Object.keys(schema.properties ?? {});
  const message = `unknown key "wrong_key"; allowed: ${keys.filter((key) => key !== 'defaults').join(', ')}`;
  const at = { within: map.flow ? 1 : 0 };
  const key = [...path, 'wrong_key'];
  return { rule, kind: 'unknown', text, spoils: key, start, end: start, replacement, at, key, message };
}

function nodeAt(text: string, path: readonly Step[]): { key: Node | null; value: Node } {
  const [, document] = documents.find(([each]) => each === text)!;
  let place: { key: Node | null; value: Node } = { key: null, value: document.contents! };
  for (const step of path) {
    const { value } = place;
    if (isSeq<Node>(value)) place = { key: null, value: value.items[step as number]! };
    else if (isMap<Node, Node>(value)) {
      const pair = value.items.find(({ key }) => isScalar(key) && key.value === step)!;
      place = { key: pair.key, value: pair.value! };
    }
  }
  return place;
}

/** A group or list is found by its key; an item of a list, or the whole, by where it begins. */
function offsetOfKey(text: string, path: readonly Step[]): number {
  const { key, value } = nodeAt(text, path);
  return startOf(key ?? value);
}

function missingKey(rule: Rule, text: string, key: readonly Step[]): Mistake {
  const around = key.slice(0, -1);
  const map = nodeAt(text, around).value as YAMLMap<Node, Node>;
  const name = key.at(-1);
  const common = {
    rule,
    kind: 'missing',
    text,
    key,
    at: { offset: offsetOfKey(text, around) },
    message: `is missing; allowed: ${wordsOf(rule)}`,
  } as const;
  if (map.flow || map.items.length === 1) {
    const rest = Object.fromEntries(Object.entries(map.toJSON() as object).filter(([each]) => each !== name));
    const spoiled = { start: startOf(map), end: endOf(text, map), spoils: around };
    return { ...common, ...spoiled, replacement: JSON.stringify(rest) };
  }
  const pair = map.items.find((each) => isScalar(each.key) && each.key.value === name)!;
  const next = map.items[map.items.indexOf(pair) + 1];
  const end = next ? startOf(next.key) : endOf(text, map);
  return { ...common, spoils: key, start: startOf(pair.key), end, replacement: '' };
}

const overlaps = (one: Mistake, other: Mistake): boolean => {
  const shorter = Math.min(one.spoils.length, other.spoils.length);
  const related = one.spoils.slice(0, shorter).every((step, index) => step === other.spoils[index]);
  // A group of which every key is missing is none.
  const sameGroup = one.kind === 'missing' && dotted(one.key.slice(0, -1)) === dotted(other.key.slice(0, -1));
  return related || sameGroup || (one.start < other.end && other.start < one.end) || one.start === other.start;
};

/** Mistakes that can be made in one text without touching each other, so that a text is not read anew for each. */
function trialsOf(mistakes: readonly Mistake[]): Mistake[][] {
  const trials: Mistake[][] = [];
  for (const mistake of mistakes) {
    const fits = trials.find(
      (trial) =>
        trial.length < 60 && trial[0]?.text === mistake.text && !trial.some((other) => overlaps(other, mistake)),
    );
    if (fits) fits.push(mistake);
    else trials.push([mistake]);
  }
  return trials;
}

/** The text with these mistakes in it, and the faults that must come of them. */
function spoil(trial: readonly Mistake[]): {
  text: string;
  faults: { line: number; column: number; key: string; message: string }[];
} {
  const inOrder = [...trial].sort((one, other) => one.start - other.start);
  const original = trial[0]!.text;
  let [text, done] = ['', 0];
  const starts = new Map<Mistake, number>();
  for (const mistake of inOrder) {
    text += original.slice(done, mistake.start);
    starts.set(mistake, text.length);
    text += mistake.replacement;
    done = mistake.end;
  }
  text += original.slice(done);
  const moved = (offset: number): number =>
    inOrder
      .filter((mistake) => mistake.start < offset)
      .reduce((sum, { start, end, replacement }) => sum + replacement.length - (end - start), offset);
  const faults = trial.map((mistake) => {
    const { at, message } = mistake;
    const offset = 'within' in at ? starts.get(mistake)! + at.within : moved(at.offset);
    const before = text.slice(0, offset).split('\n');
    return { line: before.length, column: before.at(-1)!.length + 1, key: dotted(mistake.key), message };
  });
  return { text, faults };
}

const dotted = (path: readonly Step[]): string =>
  path.map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${step}`)).join('');

const byPlace = (
  one: { line: number; column: number; key: string },
  other: { line: number; column: number; key: string },
): number => one.line - other.line || one.column - other.column || one.key.localeCompare(other.key);

test('the text in which every key stands is a good profile', () => {
  expect(parseProfile(whole, FILE)).toHaveProperty('profile');
});

describe.each(['missing', 'unknown', 'null', 'type', 'word', 'low', 'high'] as const)('%s', (kind) => {
  const mistakes = RULES.flatMap(mistakesOf).filter((mistake) => mistake.kind === kind);

  test(`${mistakes.length} rules: each is found at its place and says what is allowed`, () => {
    expect(mistakes.length).toBeGreaterThan(0);
    for (const trial of trialsOf(mistakes)) {
      const { text, faults } = spoil(trial);
      const result = parseProfile(text, FILE);
      const found = 'faults' in result ? result.faults : [];
      expect([...found].sort(byPlace)).toEqual(faults.map((fault) => ({ file: FILE, ...fault })).sort(byPlace));
    }
  });
});

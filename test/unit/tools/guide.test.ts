import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { placeholdersOf } from '../../../domain/mail-words.js';
import { NOTICE_KINDS } from '../../../domain/notice-kinds.js';
import { parseProfile } from '../../../domain/profile-text.js';
import { profileSchema } from '../../../domain/profile.js';

/** docs/CONFIGURING-A-DESK.md leads through every setting, and quotes what `desk:check` says. */

const root = new URL('../../../', import.meta.url);
const guide = readFileSync(new URL('docs/CONFIGURING-A-DESK.md', root), 'utf8');

const isGroup = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Every key of a profile and every word that a key takes. */
function* settingsOf(schema: unknown): Generator<string> {
  if (!isGroup(schema)) return;
  const { properties, enum: words, const: word } = schema;
  if (isGroup(properties)) yield* Object.keys(properties);
  for (const one of [...(Array.isArray(words) ? (words as unknown[]) : []), word]) {
    if (typeof one === 'string') yield one;
  }
  for (const inner of Object.values(schema)) yield* settingsOf(inner);
}

test('every key of a profile and every word that it takes stands in the guide', () => {
  const settings = new Set(settingsOf(z.toJSONSchema(profileSchema, { io: 'input' })));
  // Found from the comments of a file, never written into it.
  settings.delete('defaults');
  expect(settings.size).toBeGreaterThan(250);
  const told = new Set(guide.split(/[^\p{L}\p{N}_]+/u));
  expect([...settings].filter((setting) => !told.has(setting))).toEqual([]);
});

test('what a mail of each kind can name stands in the guide', () => {
  const rows = [...guide.matchAll(/^\| (`[a-z_`, ]+`) \| ([^|]*) \|$/gm)].flatMap(([, kinds = '', known = '']) =>
    [...kinds.matchAll(/[a-z_]+/g)].map(([kind]) => [
      kind,
      [...known.matchAll(/\{([a-z]+)\}/g)].map(([, name]) => name),
    ]),
  );
  const told = Object.fromEntries(rows) as Record<string, string[]>;
  for (const kind of NOTICE_KINDS) {
    expect([kind, ['desk', ...(told[kind] ?? ['not told of'])]]).toEqual([kind, placeholdersOf(kind, 'subject')]);
  }
});

const MISTAKES: readonly { readonly what: string; readonly from: string; readonly to: string }[] = [
  { what: 'a tab', from: '  kind: 市', to: '\tkind: 市' },
  { what: 'a colon in a text', from: 'ja: 業務委託', to: 'ja: 業務: 委託' },
  { what: 'a key spelt otherwise', from: '  screening_due: 5', to: '  screening_deadline: 5' },
  { what: 'a value of one’s own', from: 'decider: desk # default', to: 'decider: bureau' },
  {
    what: 'a window for free proposals',
    from: 'window: { mode: always_open }',
    to: 'window: { mode: per_challenge, default_months: 3, shorten: true, extend: true }',
  },
  {
    what: 'a command taken out',
    from: 'decisions: [record_dialogue, request_correction, assign_departments, take_task, refuse_task, reject]',
    to: 'decisions: [request_correction, assign_departments, take_task, refuse_task, reject]',
  },
  {
    what: 'a form that asks nothing for a consultation',
    from: 'kinds: [proposal, consultation]\n    personal: false',
    to: 'personal: false',
  },
];

test.each(MISTAKES)('the guide quotes what is said to $what', ({ from, to }) => {
  const template = readFileSync(new URL('desks/template/desk.yaml', root), 'utf8')
    .replaceAll('__ID__', 'sakura')
    .replaceAll(/__NAME_(JA|EN)__/g, '桜市');
  expect(template).toContain(from);
  const parsed = parseProfile(template.replace(from, to), 'desks/sakura.yaml');
  if (!('faults' in parsed)) throw new Error('it has no fault');
  // A list of keys is quoted as far as the first of them.
  const said = parsed.faults.map(({ message }) => message.split('; allowed: calendar')[0]!);
  expect(said.filter((message) => !guide.includes(message))).toEqual([]);
});

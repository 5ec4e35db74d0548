import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import {
  groupsFor,
  isNoticeKind,
  isRequired,
  NOTICE_GROUP_CODES,
  NOTICE_GROUPS,
  NOTICE_KINDS,
  NOTICE_RULES,
  wayToTell,
  type NoticeKind,
} from '../../../domain/notice-kinds.js';
import { PARTIES, ROLES } from '../../../domain/stages.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const ROOMS = ['domain', 'api', 'activities', 'entities', 'temporal', 'mailer', 'workflows', 'tools', 'worker.ts'];
const TABLE = 'domain/notice-kinds.ts';

function* sourcesIn(place: string): Generator<string> {
  if (statSync(place, { throwIfNoEntry: false }) === undefined) return;
  if (statSync(place).isFile()) {
    if (/\.(ts|mts)$/.test(place) && !place.endsWith('.d.ts')) yield place;
    return;
  }
  for (const name of readdirSync(place)) if (name !== 'migrations') yield* sourcesIn(join(place, name));
}

const sources = ROOMS.flatMap((room) => [...sourcesIn(join(ROOT, room))]).map((file) => ({
  file: relative(ROOT, file),
  text: readFileSync(file, 'utf8'),
}));

/** Who may write the table itself: the writer whose kinds are typed, and one statement with a typed constant. */
const WRITERS = ['entities/records/notices.ts', 'entities/records/watches.ts'];

/** A kind leaves this list with the piece that writes it. */
const TO_COME: readonly NoticeKind[] = [];

describe('every kind that is written stands in the table', () => {
  const writesItself = /(?:insert|save|into|create)\(\s*NotificationEntity|into\s+notifications\b/;

  test('because there is one way in', () => {
    expect(sources.filter(({ text }) => writesItself.test(text)).map(({ file }) => file)).toEqual(WRITERS);
  });

  test('a statement of its own names kinds of the table, roles and sides only', () => {
    const known = new Set<string>([...NOTICE_KINDS, ...PARTIES, ...ROLES]);
    const words = sources
      .filter(({ file }) => WRITERS.includes(file))
      .flatMap(({ text }) => [...text.matchAll(/into\s+notifications\b[^`]*?\bfrom\b/g)])
      .flatMap(([statement]) => [...statement.matchAll(/'([a-z_]+)'/g)].map(([, word]) => word!));
    expect(words.length).toBeGreaterThan(0);
    expect(words.filter((word) => !known.has(word))).toEqual([]);
  });

  test('and what stands in it is written somewhere', () => {
    const text = sources
      .filter(({ file }) => file !== TABLE)
      .map((source) => source.text)
      .join('\n');
    const unwritten = NOTICE_KINDS.filter((kind) => !text.includes(`'${kind}'`));
    expect(unwritten.filter((kind) => !TO_COME.includes(kind))).toEqual([]);
  });
});

describe('the table', () => {
  test.each(NOTICE_KINDS)('%s is told to somebody, and has its words', (kind) => {
    const { audience, label, group } = NOTICE_RULES[kind];
    expect(audience.length).toBeGreaterThan(0);
    expect(new Set(audience).size).toBe(audience.length);
    expect(label.ja.length * label.en.length).toBeGreaterThan(0);
    expect(NOTICE_GROUP_CODES).toContain(group);
  });

  test('every group has a kind, and offers each way once', () => {
    for (const code of NOTICE_GROUP_CODES) {
      expect(NOTICE_KINDS.some((kind) => NOTICE_RULES[kind].group === code)).toBe(true);
      expect(new Set(NOTICE_GROUPS[code].choices).size).toBe(NOTICE_GROUPS[code].choices.length);
    }
  });

  test('what awaits somebody, results and receipts can’t be turned off', () => {
    expect(NOTICE_KINDS.filter(isRequired)).toEqual(
      expect.arrayContaining([
        'receipt',
        'command_settled',
        'result',
        'ask_opened',
        'reminder',
        'escalation',
        'assigned',
      ]),
    );
    expect(NOTICE_KINDS.filter((kind) => !isRequired(kind))).toEqual(
      expect.arrayContaining(['message', 'watched', 'digest', 'window_closing']),
    );
  });

  test('an unknown word is no kind, a name of every object neither', () => {
    expect(isNoticeKind('reminder')).toBe(true);
    expect(isNoticeKind('reminders')).toBe(false);
    expect(isNoticeKind('toString')).toBe(false);
  });
});

describe('how somebody is told', () => {
  test('by the default where nothing was chosen', () => {
    expect(wayToTell('reminder')).toBe('at_once');
    expect(wayToTell('message', {})).toBe('at_once');
  });

  test('by what was chosen for its group', () => {
    expect(wayToTell('message', { messages: 'off' })).toBe('off');
    expect(wayToTell('reminder', { messages: 'off' })).toBe('at_once');
    expect(wayToTell('reminder', { awaited: 'digest' })).toBe('digest');
  });

  test('a choice that is not offered counts for nothing', () => {
    expect(wayToTell('reminder', { awaited: 'off' })).toBe('at_once');
    expect(wayToTell('receipt', { receipts: 'digest' })).toBe('at_once');
    expect(wayToTell('digest', { digest: 'digest' })).toBe('at_once');
  });

  test('a proposer is offered what a proposer is ever told of', () => {
    expect(groupsFor(['proposer'])).toEqual([
      'receipts',
      'results',
      'awaited',
      'rights',
      'messages',
      'upcoming',
      'digest',
    ]);
    expect(groupsFor(['desk'])).toEqual([
      'awaited',
      'rights',
      'oversight',
      'messages',
      'followed',
      'upcoming',
      'digest',
    ]);
    expect(groupsFor([])).toEqual([]);
  });
});

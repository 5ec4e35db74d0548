import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ACCESS_WORDS, accessWords, CHAIN_WORDS, chainWords, commandWords } from '../../../domain/audit-words.js';
import { ROUTE_RULES } from '../../../domain/route-access.js';
import { findPlaces } from '../../../tools/embedded/places.mjs';

const { checkout } = findPlaces();

const sources = ['activities', 'api', 'entities', 'temporal', 'workflows'].flatMap((room) =>
  readdirSync(join(checkout, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(checkout, room, file), 'utf8')),
);

/** Names of entries as the code that writes them has them: `'handover.done'`, and `` `meeting.${what}` ``. */
const named = (pattern: RegExp): string[] => [
  ...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name!))),
];

test('every entry that a chain is given has words', () => {
  const written = [...named(/\baction: '(\w+\.\w+)'/g), ...named(/tellOfPeople\([^']*?'(\w+\.\w+)'/g)];
  expect(written.length).toBeGreaterThan(25);
  expect(written.filter((action) => !Object.hasOwn(CHAIN_WORDS, action))).toEqual([]);
  const families = named(/\baction: `(\w+)\.\$\{/g);
  expect(families).toContain('meeting');
  // Attempts at a command or at a change of who is in charge are notes, no entries.
  for (const family of families) {
    expect([family, Object.keys(CHAIN_WORDS).some((action) => action.startsWith(`${family}.`))]).toEqual([
      family,
      true,
    ]);
  }
});

test('a route that has words is one', () => {
  const routes = Object.keys(ACCESS_WORDS).filter((action) => action.includes(' '));
  expect(routes.filter((route) => !Object.hasOwn(ROUTE_RULES, route))).toEqual([]);
});

test('what nobody gave words to is shown as it is, and a refused attempt under the name of the command', () => {
  expect([chainWords('no.such').ja, accessWords('POST /nowhere').en, commandWords('constructor').ja]).toEqual([
    'no.such',
    'POST /nowhere',
    'constructor',
  ]);
  expect(accessWords('command.pass_screening')).toEqual(commandWords('pass_screening'));
  expect(chainWords('toString').ja).toBe('toString');
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** What the five guidelines ask for, as docs/requirements.yaml keeps it. */

export const CITIES = ['T', 'I', 'A', 'M', 'N'] as const;
export type City = (typeof CITIES)[number];

const words = z.string().regex(/\S/);

const capability = z.strictObject({ name: words, brings: words });

const requirement = z.strictObject({
  what: words.describe('In a few words of our own'),
  section: words.optional().describe('Where the guideline says it'),
  at: z.array(words).default([]).describe('A file, a key of a profile, or a route with or without a command'),
  tests: z
    .array(z.record(words, words).refine((test) => Object.keys(test).length === 1, 'one file and one test'))
    .default([])
    .describe('File of a test: part of its name'),
  waits: z.record(words, words.nullable()).default({}).describe('Capability: what it brings; null: all of it'),
});
export type Requirement = z.output<typeof requirement>;

const schema = z.strictObject({
  capabilities: z.record(words, capability),
  cities: z.record(z.enum(CITIES), words),
  requirements: z.record(words, requirement),
});
export type Requirements = z.output<typeof schema>;

export const REQUIREMENTS_FILE = 'docs/requirements.yaml';
export const REQUIREMENTS_PAGE = 'docs/REQUIREMENTS.md';

/** An id that stands twice is refused by the parser, with its line. */
export const parseRequirements = (text: string): Requirements => schema.parse(parse(text));

export const readRequirements = async (checkout: string): Promise<Requirements> =>
  parseRequirements(await readFile(join(checkout, REQUIREMENTS_FILE), 'utf8'));

export const cityOf = (id: string): string => id.slice(0, 1);

export type Standing = 'shown' | 'in part' | 'waits';

export function standingOf({ tests, waits }: Requirement): Standing {
  if (tests.length === 0) return 'waits';
  return Object.keys(waits).length === 0 ? 'shown' : 'in part';
}

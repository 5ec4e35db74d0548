import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newProfile } from '../../tools/desk/new-profile.js';
import { findDesks } from '../../tools/load/desk-files.js';
import { DeskClient } from '../../tools/walkthrough/desk-client.js';
import { Instance } from './instance.js';
import { runTool } from './run-tool.js';

/** A city of which no line of code knows: its guideline as a file is all that an instance needs to work for it. */

const FIXTURE = fileURLToPath(new URL('../fixtures/sixth-city/kakuu.yaml', import.meta.url));

let instance: Instance;
let folder: string;

beforeAll(async () => {
  instance = await Instance.start();
  folder = await mkdtemp(join(tmpdir(), 'kyoso-sixth-city-'));
}, 120_000);

afterAll(async () => {
  await instance.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

/** What a tool said that did its work. */
async function tool(name: string, ...args: string[]): Promise<string> {
  const { code, out, err } = await runTool(instance, name, args, folder);
  if (code !== 0) throw new Error(err);
  return out;
}

const desks = (): Promise<readonly string[]> => new DeskClient(instance.address, null).desks();

test('a file brings a desk with its people into a running instance, and a case of it goes its whole way', async () => {
  const file = join(folder, 'kakuu.yaml');
  await copyFile(FIXTURE, file);
  expect(await desks()).not.toContain('kakuu');

  expect(await tool('desk/check', file)).toContain('応募 → 作戦 → おためし → 本番');
  expect(await readFile(join(folder, 'kakuu.svg'), 'utf8')).toContain('おためし');
  expect(await tool('desk/apply', file)).toMatch(/^kakuu: a new desk, version 1\.\n.*trial accounts/);
  expect(await desks()).toContain('kakuu');

  const told = (await tool('walkthrough/main', 'kakuu')).split('\n');
  const taken = told.flatMap((line) => /^\s*\d+ {2}(\w+) +settled/.exec(line)?.[1] ?? []);
  expect(taken).toEqual([
    'submit',
    // The interview comes first,
    'record_dialogue',
    'pass_screening',
    'assign_departments',
    'take_task',
    'record_dialogue',
    'record_dialogue',
    // every idea is tried out,
    'start_pilot',
    'finish_pilot',
    'evaluate',
    // the window decides alone,
    'adopt',
    // the city pays, and who was adopted is selected,
    'secure_funds',
    'determine_procurement',
    // and one side signs.
    'consent_to_agreement',
    'conclude',
    'implement',
  ]);
  expect(told.some((line) => line.includes('closed: concluded'))).toBe(true);
  for (const heading of ['応募', '作戦', 'おためし', '本番']) {
    expect(told.some((line) => line.includes(`  ${heading}  `) || line.includes(`  ${heading} (`))).toBe(true);
  }
  expect(told.at(-1)).toBe('record and history agree');
}, 120_000);

test('its text cannot change under the number that cases are pinned to; under the next one it can', async () => {
  const file = join(folder, 'kakuu.yaml');
  const text = (await readFile(FIXTURE, 'utf8')).replace('ja: おためし, en: Trial }', 'ja: 試行, en: Trial }');
  await writeFile(file, text);
  const refused = await runTool(instance, 'desk/apply', [file], folder);
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('raise "version" to 2') });
  await writeFile(file, text.replace('version: 1\n\nguideline', 'version: 2\n\nguideline'));
  expect(await tool('desk/apply', file)).toContain('kakuu: new cases begin under version 2');
  expect(await new DeskClient(instance.address, null).profile('kakuu')).toMatchObject({ version: 2 });
}, 60_000);

test('the file that desk:new writes is a desk already', async () => {
  const template = join(await findDesks(), 'template', 'desk.yaml');
  await mkdir(join(folder, 'template'));
  await copyFile(template, join(folder, 'template', 'desk.yaml'));
  const file = await newProfile(folder, { id: 'newtown', nameJa: '新町', nameEn: 'Newtown' });
  await tool('desk/apply', file);
  expect(await tool('walkthrough/main', 'newtown')).toMatch(/closed: concluded[^]*record and history agree$/);
}, 120_000);

import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parseProfile } from '../../../domain/profile-text.js';
import { describeProfile } from '../../../tools/desk/describe-profile.js';
import { newProfile } from '../../../tools/desk/new-profile.js';
import { readProfile } from '../../../tools/desk/read-profile.js';
import { findDesks } from '../../../tools/load/desk-files.js';

let desks: string;

beforeEach(async () => {
  desks = await mkdtemp(join(tmpdir(), 'kyoso-desks-'));
  await cp(join(await findDesks(), 'template'), join(desks, 'template'), { recursive: true });
});

afterEach(() => rm(desks, { recursive: true, force: true }));

describe('desk:new', () => {
  test('makes a profile that loads as it is, with comments, under its own name', async () => {
    const file = await newProfile(desks, { id: 'sakura-city', nameJa: '桜市', nameEn: 'Sakura: the city' });
    const profile = await readProfile(file);
    expect(profile).toMatchObject({
      id: 'sakura-city',
      municipality: { name: { ja: '桜市', en: 'Sakura: the city' } },
    });
    expect(profile.defaults).toEqual(expect.arrayContaining(['exclusions', 'stages', 'reminders', 'languages']));
    expect((await readFile(file, 'utf8')).split('\n').filter((line) => line.includes('#')).length).toBeGreaterThan(60);
  });

  test('writes over nobody’s work', async () => {
    const file = await newProfile(desks, { id: 'sakura' });
    const before = await readFile(file, 'utf8');
    await expect(newProfile(desks, { id: 'sakura', nameJa: '別の市' })).rejects.toThrow('nothing was written');
    expect(await readFile(file, 'utf8')).toBe(before);
  });

  test.each(['Sakura', '../sakura', 's', 'sakura.yaml', ''])('refuses the id "%s"', async (id) => {
    await expect(newProfile(desks, { id })).rejects.toThrow('lower-case');
  });
});

describe('desk:check', () => {
  test('says what the profile means, and which of it is a default', async () => {
    const text = await readFile(join(await findDesks(), 'minato.yaml'), 'utf8');
    const parsed = parseProfile(text, 'minato.yaml');
    if ('faults' in parsed) throw new Error('minato.yaml has faults');
    const said = describeProfile(parsed.profile);
    expect(said).toContain('in windows of 3 months, which can be shortened and extended with a reason');
    expect(said).toContain('pilot: left out');
    expect(said).toContain('municipal cost (must); funds come first');
    expect(said).toContain('① 申込・受付 → ② 確認・調整 → ③ 検討・協議 → ④ 採否・実施');
    expect(said).toContain('  - reminders.screening_due\n');
    expect(said).not.toContain('  - procurement.funding_first\n');
  });

  test('names the file, the line, the key and what is allowed', async () => {
    const file = await newProfile(desks, { id: 'sakura' });
    const text = await readFile(file, 'utf8');
    const parsed = parseProfile(text.replace('kind: 市', 'kind: 国'), 'desks/sakura.yaml');
    expect('faults' in parsed && parsed.faults[0]).toMatchObject({
      file: 'desks/sakura.yaml',
      line: text.split('\n').findIndex((line) => line.includes('kind: 市')) + 1,
      key: 'municipality.kind',
      message: expect.stringContaining('市, 区, 町'),
    });
  });
});

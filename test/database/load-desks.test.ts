import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { parseProfile } from '../../domain/profile-text.js';
import type { Profile } from '../../domain/profile.js';
import { loadProfile } from '../../entities/records/profiles.js';
import { applyProfile } from '../../tools/desk/apply-profile.js';
import { readProfile } from '../../tools/desk/read-profile.js';
import { loadDesks } from '../../tools/load-desks.js';
import { findDesks } from '../../tools/load/desk-files.js';
import { DesksOnPostgres, expectNothingWritten } from '../factories/desk-on-postgres.js';
import { runQuery } from './test-database.js';

/** What is wrong with a file, or with its version, is refused as a whole: what is in force stays in force. */

const SHIPPED = ['aomori', 'izumiotsu', 'minato', 'nara', 'tokorozawa'];

let desks: DesksOnPostgres;
let folder: string;

beforeAll(async () => {
  desks = await DesksOnPostgres.create();
}, 60_000);
afterAll(() => desks.drop());

beforeEach(async () => {
  await rm(folder ?? '', { recursive: true, force: true });
  folder = await mkdtemp(join(tmpdir(), 'kyoso-desks-'));
  for (const id of SHIPPED) await copyFile(join(await findDesks(), `${id}.yaml`), join(folder, `${id}.yaml`));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const load = (): Promise<string> =>
  loadDesks({ databaseUrl: desks.database.appUrl, home: folder, trialAccounts: false, desks: folder });

async function change(id: string, ...changes: readonly (readonly [string, string])[]): Promise<string> {
  const file = join(folder, `${id}.yaml`);
  let text = await readFile(file, 'utf8');
  for (const [from, to] of changes) {
    expect(text.split(from)).toHaveLength(2);
    text = text.replace(from, to);
  }
  await writeFile(file, text);
  return text;
}

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

const versions = async (): Promise<Record<string, number>> => {
  const rows = await desks.rows<{ id: string; profile_version: number }>('select id, profile_version from desks');
  return Object.fromEntries(rows.map((row) => [row.id, row.profile_version]));
};

const SECOND = [
  ['\nversion: 1\n', '\nversion: 2\n'],
  ['screening_due: 5', 'screening_due: 7'],
] as const;

/** Minato began at its second version. */
const THIRD = [['\nversion: 2\n', '\nversion: 3\n'], SECOND[1]] as const;

describe('a folder of desks comes into force as a whole or not at all', () => {
  test('loading again what is there writes no new version', async () => {
    const before = await versions();
    await expect(load()).resolves.toBe(`Desks loaded: ${SHIPPED.join(', ')}; no trial accounts.`);
    expect(await versions()).toEqual(before);
    expect(await desks.rows('select count(*)::int as n from profile_versions')).toEqual([{ n: SHIPPED.length }]);
  });

  test('one bad file among five: none is loaded, and the file and its lines are named', async () => {
    await change('aomori', ...SECOND);
    const text = await change('nara', ...SECOND, ['kind: 市', 'kind: 国']);
    const line = lineOf(text, 'kind: 国');
    await expectNothingWritten(desks, () =>
      expect(load()).rejects.toThrow(
        `desks/nara.yaml:${line}:9 municipality.kind: "国" is not allowed; allowed: 市, 区, 町, 村, 都, 道, 府, 県`,
      ),
    );
  });

  test('another text under the same version: none is loaded', async () => {
    await change('aomori', ...SECOND);
    await change('nara', ['screening_due: 5', 'screening_due: 6']);
    await expectNothingWritten(desks, () =>
      expect(load()).rejects.toThrow(
        'desks/nara.yaml: the text of version 1 has changed, but cases may be pinned to it: raise "version" to 2.',
      ),
    );
  });

  test('two files of one desk, and a file whose ending is not read', async () => {
    await copyFile(join(folder, 'nara.yaml'), join(folder, 'nara2.yaml'));
    await copyFile(join(folder, 'nara.yaml'), join(folder, 'kawa.yml'));
    const text = await readFile(join(folder, 'nara.yaml'), 'utf8');
    await expectNothingWritten(desks, async () => {
      const refused = (await load().catch((error: unknown) => error)) as Error;
      expect(refused.message.split('\n')).toEqual([
        'desks/kawa.yml: this ending is not read; allowed: .yaml',
        `desks/nara2.yaml:${lineOf(text, 'id: nara')}:5 id: "nara" is not the name of this file; allowed: nara2, or the file as nara.yaml`,
      ]);
    });
  });

  test('a version that was stored by a release with fewer keys and other checks is no change, and stays readable', async () => {
    const { adminUrl } = desks.database;
    const [row] = await desks.rows<{ content: Profile; digest: string }>(
      `select content, digest from profile_versions where desk_id = 'izumiotsu' and version = 1`,
    );
    const store = (content: unknown, digest: string) =>
      runQuery(adminUrl, `update profile_versions set content = $1, digest = $2 where desk_id = 'izumiotsu'`, [
        JSON.stringify(content),
        digest,
      ]);
    const { opens_on: opensOn, ...intake } = row!.content.intake;
    const stages = row!.content.stages.map(({ both_parties_sign: _signs, ...stage }) => stage);
    expect(opensOn).toBeNull();
    await store({ ...row!.content, stages }, 'digest-of-then');
    await expect(load()).resolves.toContain('izumiotsu');
    await store({ ...row!.content, intake }, 'digest-of-then');
    await expect(load()).resolves.toContain('izumiotsu');
    await store({ ...row!.content, intake: { ...intake, opens_on: '2020-04-01' } }, 'digest-of-then');
    await expect(load()).rejects.toThrow('desks/izumiotsu.yaml: the text of version 1 has changed');
    // A dialogue that two sides sign is refused in a file; in force since before, it is what cases are pinned to.
    const odd = row!.content.stages.map((stage) => ({ ...stage, both_parties_sign: false }));
    await store({ ...row!.content, stages: odd }, 'digest-of-then');
    const read = await desks.within('izumiotsu', (manager) => loadProfile(manager, 'izumiotsu', 1));
    expect(read.stages[3]?.both_parties_sign).toBe(false);
    await store(row!.content, row!.digest);
  });
});

describe('desk:apply', () => {
  const apply = async (id: string): Promise<string> =>
    applyProfile(desks.app, await readProfile(join(folder, `${id}.yaml`)));

  test('puts a later version in force; the same again changes nothing; both keep what was there', async () => {
    await change('minato', ...THIRD);
    await expect(apply('minato')).resolves.toContain('minato: new cases begin under version 3');
    expect(await versions()).toMatchObject({ minato: 3, nara: 1 });
    await expect(apply('minato')).resolves.toContain('nothing has changed');
    const loads = await desks.rows(`select version from profile_versions where desk_id = 'minato' order by version`);
    expect(loads).toEqual([{ version: 2 }, { version: 3 }]);
  });

  test('refuses another text under a version that is known', async () => {
    await change('minato', ['\nversion: 2\n', '\nversion: 3\n'], ['screening_due: 5', 'screening_due: 9']);
    await expectNothingWritten(desks, () =>
      expect(apply('minato')).rejects.toThrow('the text of version 3 has changed, but cases may be pinned to it'),
    );
  });

  test('refuses an earlier version; a start with its file passes it over, and what is in force stays', async () => {
    const refusal = 'desks/minato.yaml: version 3 is in force, and this is 2: raise "version" above it.';
    await expectNothingWritten(desks, () => expect(apply('minato')).rejects.toThrow(refusal));
    await expect(load()).resolves.toContain(`Passed over: ${refusal}`);
    expect(await versions()).toMatchObject({ minato: 3 });
  });

  test('refuses a bad file with its lines, and a file that is not there', async () => {
    const text = await change('minato', ['\nversion: 2\n', '\nversion: 4\n'], ['kind: 区', 'kind: 国']);
    const wanted = `minato.yaml:${lineOf(text, 'kind: 国')}:9 municipality.kind: "国" is not allowed; allowed: 市, 区,`;
    await expectNothingWritten(desks, () => expect(apply('minato')).rejects.toThrow(wanted));
    await expect(apply('kawa')).rejects.toThrow('kawa.yaml could not be read (ENOENT).');
  });

  test('two who apply at once: whatever the order, the later version is in force', async () => {
    const profileOf = async (version: number): Promise<Profile> => {
      const text = (await readFile(join(folder, 'aomori.yaml'), 'utf8')).replace(
        '\nversion: 1\n',
        `\nversion: ${version}\n`,
      );
      const parsed = parseProfile(text, 'aomori.yaml');
      if ('faults' in parsed) throw new Error('aomori.yaml has faults');
      return parsed.profile;
    };
    const [second, third] = [await profileOf(2), await profileOf(3)];
    await Promise.allSettled([applyProfile(desks.app, third), applyProfile(desks.app, second)]);
    expect(await versions()).toMatchObject({ aomori: 3 });
  });
});

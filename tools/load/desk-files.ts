import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatFaults, parseProfile } from '../../domain/profile-text.js';
import type { Profile } from '../../domain/profile.js';

/** One sentence or more for whoever wrote the profiles, each with file, line and key. */
export class ProfilesRefused extends Error {}

/** The checkout's desks/, seen from dist/tools/load and from tools/load alike. */
export async function findDesks(): Promise<string> {
  for (const up of ['../../desks', '../../../desks']) {
    const folder = fileURLToPath(new URL(up, import.meta.url));
    if (await readdir(folder).catch(() => null)) return folder;
  }
  throw new Error('The folder desks/ is missing: run this from a whole checkout.');
}

/**
 * Every profile of the folder, or everything that is wrong with them. A file's name promises its id, so that two files
 * can't be the same desk.
 */
export async function readProfiles(folder: string): Promise<Profile[]> {
  const names = (await readdir(folder)).sort();
  // Passed over in silence, a desk would be missing and nobody would know why.
  const faults = names
    .filter((name) => /\.(yml|yaml)$/i.test(name) && !name.endsWith('.yaml'))
    .map((name) => `${join('desks', name)}: this ending is not read; allowed: .yaml`);
  const profiles: Profile[] = [];
  for (const name of names.filter((each) => each.endsWith('.yaml'))) {
    const bytes = await readFile(join(folder, name));
    const parsed = parseProfile(bytes, join('desks', name), { id: basename(name, '.yaml') });
    if ('faults' in parsed) faults.push(formatFaults(parsed.faults));
    else profiles.push(parsed.profile);
  }
  if (faults.length > 0) throw new ProfilesRefused(faults.join('\n'));
  return profiles;
}

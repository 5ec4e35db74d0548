import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
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

/** Every profile of the folder, or everything that is wrong with them. */
export async function readProfiles(folder: string): Promise<Profile[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const faults: string[] = [];
  const profiles: Profile[] = [];
  for (const name of files) {
    const parsed = parseProfile(await readFile(join(folder, name), 'utf8'), join('desks', name));
    if ('faults' in parsed) faults.push(formatFaults(parsed.faults));
    else if (`${parsed.profile.id}.yaml` !== name) faults.push(`desks/${name}: its id must be the file's name`);
    else profiles.push(parsed.profile);
  }
  if (faults.length > 0) throw new ProfilesRefused(faults.join('\n'));
  return profiles;
}

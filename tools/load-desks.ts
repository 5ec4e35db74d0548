import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { formatFaults, parseProfile } from '../domain/profile-text.js';
import type { Profile } from '../domain/profile.js';
import { createDataSource } from '../entities/data-source.js';
import { loadProfileVersion, ProfileChanged } from './load/profile-versions.js';
import { loadTrialAccounts } from './load/trial-accounts.js';

/**
 * Loads every desk of desks/ and, unless they are refused, its trial accounts. Safe to repeat: what is there stays, and a
 * profile whose text changed under the same version is refused, since cases are pinned to it.
 */

/** The checkout's desks/, seen from dist/tools and from tools alike. */
async function findDesks(): Promise<string> {
  for (const up of ['../desks', '../../desks']) {
    const folder = fileURLToPath(new URL(up, import.meta.url));
    if (await readdir(folder).catch(() => null)) return folder;
  }
  throw new Error('The folder desks/ is missing: run this from a whole checkout.');
}

async function readProfiles(folder: string): Promise<Profile[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const faults: string[] = [];
  const profiles: Profile[] = [];
  for (const name of files) {
    const parsed = parseProfile(await readFile(join(folder, name), 'utf8'), join('desks', name));
    if ('faults' in parsed) faults.push(formatFaults(parsed.faults));
    else if (`${parsed.profile.id}.yaml` !== name) faults.push(`desks/${name}: its id must be the file's name`);
    else profiles.push(parsed.profile);
  }
  if (faults.length > 0) throw new ProfileChanged(faults.join('\n'));
  return profiles;
}

export async function loadDesks(options: {
  databaseUrl: string;
  home: string;
  trialAccounts: boolean;
}): Promise<string> {
  const profiles = await readProfiles(await findDesks());
  const dataSource = createDataSource({
    url: options.databaseUrl,
    poolSize: 2,
    applicationName: 'kyoso-load-desks',
  });
  await dataSource.initialize();
  try {
    for (const profile of profiles) await loadProfileVersion(dataSource, profile);
    const names = profiles.map((profile) => profile.id).join(', ');
    if (!options.trialAccounts) return `Desks loaded: ${names}; no trial accounts.`;
    const file = join(options.home, 'trial-accounts.json');
    await loadTrialAccounts(dataSource, profiles, file);
    return `Desks loaded: ${names}; trial accounts in ${file}.`;
  } finally {
    await dataSource.destroy();
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { DATABASE_URL: databaseUrl, KYOSO_HOME: home = '.kyoso', KYOSO_TRIAL_ACCOUNTS: trial } = process.env;
  try {
    if (!databaseUrl) throw new ProfileChanged('DATABASE_URL is not set: give the address of the database.');
    console.log(await loadDesks({ databaseUrl, home, trialAccounts: trial !== 'off' }));
  } catch (error) {
    console.error(error instanceof ProfileChanged ? error.message : error);
    process.exitCode = 1;
  }
}

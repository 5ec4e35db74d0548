import { pathToFileURL } from 'node:url';
import { ConfigError, readSecretFiles } from '../config.js';
import { createDataSource } from '../entities/data-source.js';
import { findDesks, ProfilesRefused, readProfiles } from './load/desk-files.js';
import { loadProfileVersion, ProfileChanged } from './load/profile-versions.js';
import { loadTrialAccounts, trialAccountsIn } from './load/trial-accounts.js';

/**
 * Loads every desk of desks/ and, unless they are refused, its trial accounts. Safe to repeat: what is there stays, and a
 * profile whose text changed under the same version is refused, since cases are pinned to it.
 */

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
    const file = trialAccountsIn(options.home);
    await loadTrialAccounts(dataSource, file);
    return `Desks loaded: ${names}; trial accounts in ${file}.`;
  } finally {
    await dataSource.destroy();
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const environment = readSecretFiles(process.env, ['DATABASE_URL']);
    const { DATABASE_URL: databaseUrl, KYOSO_HOME: home = '.kyoso', KYOSO_TRIAL_ACCOUNTS: trial } = environment;
    if (!databaseUrl) throw new ProfilesRefused('DATABASE_URL is not set: give the address of the database.');
    console.log(await loadDesks({ databaseUrl, home, trialAccounts: trial !== 'off' }));
  } catch (error) {
    const isExpected = [ProfileChanged, ProfilesRefused, ConfigError].some((kind) => error instanceof kind);
    console.error(isExpected ? (error as Error).message : error);
    process.exitCode = 1;
  }
}

import { pathToFileURL } from 'node:url';
import type { DataSource } from 'typeorm';
import { ConfigError, readSecretFiles } from '../config.js';
import type { Profile } from '../domain/profile.js';
import { createDataSource } from '../entities/data-source.js';
import { findDesks, ProfilesRefused, readProfiles } from './load/desk-files.js';
import { loadProfileVersion, ProfileChanged, ProfileOutdated, versionFaults } from './load/profile-versions.js';
import { loadTrialAccounts, trialAccountsIn, wantsTrialAccounts } from './load/trial-accounts.js';

/**
 * Loads every desk of desks/ and, unless they are refused, its trial accounts. Safe to repeat: what is there stays. One
 * bad file, or one whose text changed under the same version (cases are pinned to it), and none of them is loaded. A
 * file that is older than what is in force is passed over: it must not keep a desk from starting that has a later one.
 */

export async function loadDesks(options: {
  databaseUrl: string;
  home: string;
  trialAccounts: boolean;
  /** Folder of the profiles; that of the checkout where it is left out. */
  desks?: string;
}): Promise<string> {
  const profiles = await readProfiles(options.desks ?? (await findDesks()));
  const dataSource = createDataSource({
    url: options.databaseUrl,
    poolSize: 2,
    applicationName: 'kyoso-load-desks',
  });
  await dataSource.initialize();
  try {
    const passedOver = await loadAll(dataSource, profiles);
    const names = profiles.map((profile) => profile.id).join(', ');
    const loaded = [...passedOver.map((sentence) => `Passed over: ${sentence}`), `Desks loaded: ${names}`].join('\n');
    if (!options.trialAccounts) return `${loaded}; no trial accounts.`;
    const file = trialAccountsIn(options.home);
    await loadTrialAccounts(dataSource, file);
    return `${loaded}; trial accounts in ${file}.`;
  } finally {
    await dataSource.destroy();
  }
}

/** What was passed over, in words. */
async function loadAll(dataSource: DataSource, profiles: readonly Profile[]): Promise<string[]> {
  const faults = await versionFaults(dataSource, profiles);
  const changed = faults.filter((fault) => !(fault instanceof ProfileOutdated));
  if (changed.length > 0) throw new ProfilesRefused(changed.map((fault) => fault.message).join('\n'));
  const outdated: string[] = [];
  for (const profile of profiles) {
    try {
      await loadProfileVersion(dataSource, profile);
    } catch (error) {
      if (!(error instanceof ProfileOutdated)) throw error;
      outdated.push(error.message);
    }
  }
  return outdated;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const environment = readSecretFiles(process.env, ['DATABASE_URL']);
    const { DATABASE_URL: databaseUrl, KYOSO_HOME: home = '.kyoso' } = environment;
    const trialAccounts = wantsTrialAccounts(environment);
    if (!databaseUrl) throw new ProfilesRefused('DATABASE_URL is not set: give the address of the database.');
    console.log(await loadDesks({ databaseUrl, home, trialAccounts }));
  } catch (error) {
    const isExpected = [ProfileChanged, ProfilesRefused, ConfigError].some((kind) => error instanceof kind);
    console.error(isExpected ? (error as Error).message : error);
    process.exitCode = 1;
  }
}

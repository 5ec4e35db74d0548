import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Failure } from '../embedded/failure.mjs';
import { findPlaces } from '../embedded/places.mjs';
import { allowsTrialAccounts, readSettings } from '../embedded/settings.js';
import { loadTrialAccounts, trialAccountsIn, wantsTrialAccounts } from '../load/trial-accounts.js';
import { applyProfile } from './apply-profile.js';
import { runTool, withInstance } from './instance.js';
import { readProfile } from './read-profile.js';

/** An instance whose start made trial accounts, and may still have them: a desk that comes later gets its own. */
function findTrialAccounts(home: string): string | null {
  const settings = readSettings(home);
  const isAllowed = settings ? allowsTrialAccounts(settings) : wantsTrialAccounts(process.env);
  const file = trialAccountsIn(home);
  return isAllowed && existsSync(file) ? file : null;
}

/** `npm run desk:apply -- FILE` */
await runTool(async () => {
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new Failure('Say which file: npm run desk:apply -- desks/ID.yaml');
  const profile = await readProfile(resolve(file));
  return withInstance(async (dataSource) => {
    const done = await applyProfile(dataSource, profile);
    const accounts = findTrialAccounts(findPlaces().home);
    if (accounts === null) return done;
    await loadTrialAccounts(dataSource, accounts);
    return `${done}\nIts trial accounts are in ${accounts}.`;
  });
});

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { explainFailure } from './embedded/failure.mjs';
import { withLock } from './embedded/lock.mjs';
import { buildToolEnvironment, findPlaces, makePlaces, refuseOldNode } from './embedded/places.mjs';
import { runStep } from './embedded/step.mjs';

/** What node_modules was made from: the lock, and the machine, because some packages are native. */
function computeStamp(checkout) {
  return createHash('sha256')
    .update(readFileSync(join(checkout, 'package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
}

/** Whoever ran `npm ci` by hand has no stamp of ours; npm's own record of node_modules tells as well. */
function matchesLock(checkout) {
  try {
    const wanted = JSON.parse(readFileSync(join(checkout, 'package-lock.json'), 'utf8')).packages;
    const present = JSON.parse(readFileSync(join(checkout, 'node_modules', '.package-lock.json'), 'utf8')).packages;
    return Object.entries(wanted).every(([path, { version, optional, devOptional, peer }]) => {
      if (path === '') return true;
      const found = present[path];
      return found ? found.version === version : Boolean(optional || devOptional || peer);
    });
  } catch {
    return false;
  }
}

function isInstalled(checkout, stampFile, stamp) {
  if (!existsSync(join(checkout, 'node_modules', '.package-lock.json'))) return false;
  if (existsSync(stampFile)) return readFileSync(stampFile, 'utf8') === stamp;
  return matchesLock(checkout);
}

/** npm tells its scripts where it lies; started without npm, it is looked for on the PATH. */
function findNpm() {
  const own = process.env.npm_execpath;
  if (own && basename(own) === 'npm-cli.js') return { command: process.execPath, args: [own] };
  return { command: 'npm', args: [], shell: process.platform === 'win32' };
}

export async function installDependencies({ places, signal }) {
  const { checkout } = places;
  const stampFile = join(checkout, 'node_modules', '.kyoso-installed');
  const stamp = computeStamp(checkout);
  if (!isInstalled(checkout, stampFile, stamp)) {
    const npm = findNpm();
    await runStep({
      title: 'Installing dependencies',
      command: npm.command,
      args: [...npm.args, 'ci', '--include=dev', '--no-audit', '--no-fund', '--progress=false', '--loglevel=error'],
      shell: npm.shell,
      cwd: checkout,
      env: buildToolEnvironment(places),
      signal,
      announce: true,
    });
  }
  writeFileSync(stampFile, stamp);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    refuseOldNode();
    const places = findPlaces();
    makePlaces(places);
    await withLock({ file: join(places.checkout, '.kyoso', 'setup.lock'), waitingFor: 'the set-up' }, () =>
      installDependencies({ places }),
    );
  } catch (error) {
    console.error(explainFailure(error));
    process.exitCode = 1;
  }
}

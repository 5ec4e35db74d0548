import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { explainFailure } from './embedded/failure.mjs';
import { withLock } from './embedded/lock.mjs';
import { buildToolEnvironment, findPlaces, makePlaces, refuseOldNode } from './embedded/places.mjs';
import { runStep } from './embedded/step.mjs';
import { installDependencies } from './install.mjs';

const notSources = new Set(['node_modules', 'dist', 'test', 'docs', 'coverage']);

function listFiles(folder, isWanted) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return listFiles(path, isWanted);
    return isWanted(entry.name) ? [path] : [];
  });
}

function listSources(checkout) {
  const isSource = (name) => /\.[cm]?tsx?$|\.mjs$|\.(css|html|svg)$/.test(name);
  return readdirSync(checkout, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(checkout, entry.name);
      if (entry.isDirectory()) {
        return notSources.has(entry.name) || entry.name.startsWith('.') ? [] : listFiles(path, isSource);
      }
      return isSource(entry.name) || /^tsconfig.*\.json$|^package(-lock)?\.json$/.test(entry.name) ? [path] : [];
    })
    .sort();
}

/** Contents decide, not times: a checkout of another version brings files that may be older than dist. */
function computeStamp(checkout, sources) {
  const hash = createHash('sha256');
  for (const path of sources) {
    hash
      .update(`${relative(checkout, path)}\0`)
      .update(readFileSync(path))
      .update('\0');
  }
  return hash.digest('hex');
}

/** What has no source any more must not be found by anybody. Cleared file by file: something may be running from dist. */
function removeStaleOutput(checkout, dist) {
  if (!existsSync(dist)) return;
  for (const path of listFiles(dist, (name) => /\.js(\.map)?$/.test(name))) {
    if (path.startsWith(join(dist, 'web'))) continue;
    const source = join(checkout, relative(dist, path)).replace(/\.js(\.map)?$/, '.ts');
    if (!existsSync(source) && !path.startsWith(join(dist, 'workflow-bundle'))) rmSync(path);
  }
}

/** tsc leaves plain modules where they are; the compiled ones import them from beside themselves. */
function copyPlainModules(checkout, dist) {
  const folder = join('tools', 'embedded');
  mkdirSync(join(dist, folder), { recursive: true });
  for (const name of readdirSync(join(checkout, folder))) {
    if (name.endsWith('.mjs')) copyFileSync(join(checkout, folder, name), join(dist, folder, name));
  }
}

/** Whoever asks may get them smaller, without the API compressing the same file over and over. */
function compressPages(folder) {
  for (const path of listFiles(folder, (name) => /\.(js|css|svg)$/.test(name))) {
    const plain = readFileSync(path);
    const small = brotliCompressSync(plain);
    if (small.length < plain.length) writeFileSync(`${path}.br`, small);
  }
}

export async function buildCheckout({ places, signal }) {
  const { checkout } = places;
  const dist = join(checkout, 'dist');
  const stampFile = join(dist, '.build-stamp');
  const stamp = computeStamp(checkout, listSources(checkout));
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;

  rmSync(stampFile, { force: true });
  removeStaleOutput(checkout, dist);
  const shared = { command: process.execPath, cwd: checkout, env: buildToolEnvironment(places), signal };
  await runStep({
    ...shared,
    title: 'Building',
    args: [join('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json', '--pretty', 'false'],
    announce: true,
  });
  copyPlainModules(checkout, dist);
  await runStep({
    ...shared,
    title: 'Bundling the workflows',
    args: [join('dist', 'tools', 'embedded', 'bundle-workflows.js')],
  });
  await runStep({
    ...shared,
    title: 'Building the pages',
    args: [join('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--config', join('web', 'vite.config.mjs')],
  });
  compressPages(join(dist, 'web', 'assets'));
  writeFileSync(stampFile, stamp);
}

/** Everything that must be there before compiled code can run; used by start, test and build alike. */
export async function prepareCheckout({ places, signal }) {
  makePlaces(places);
  const file = join(places.checkout, '.kyoso', 'setup.lock');
  await withLock({ file, waitingFor: 'another set-up', signal }, async () => {
    await installDependencies({ places, signal });
    await buildCheckout({ places, signal });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    refuseOldNode();
    await prepareCheckout({ places: findPlaces() });
  } catch (error) {
    if (error?.output) console.error(error.output.trimEnd());
    console.error(explainFailure(error));
    process.exitCode = 1;
  }
}

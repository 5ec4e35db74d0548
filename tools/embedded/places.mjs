import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from './failure.mjs';

const oldestNode = [20, 19];

export function refuseOldNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  throw new Failure(`Node ${version} is too old: install Node ${oldestNode.join('.')} or later and start again.`);
}

/** This file runs from the checkout and, copied, from dist: the checkout is where package.json lies. */
function findCheckout() {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

function findCacheFolder(environment, platform, userHome) {
  if (environment.KYOSO_CACHE) return resolve(environment.KYOSO_CACHE);
  if (platform === 'darwin') return join(userHome, 'Library', 'Caches', 'kyoso-desk');
  if (platform === 'win32') {
    return join(environment.LOCALAPPDATA ?? join(userHome, 'AppData', 'Local'), 'kyoso-desk');
  }
  const xdg = environment.XDG_CACHE_HOME;
  return join(xdg && isAbsolute(xdg) ? xdg : join(userHome, '.cache'), 'kyoso-desk');
}

/** The only three folders that are ever written to. */
export function findPlaces({ environment = process.env, platform = process.platform, userHome = homedir() } = {}) {
  const checkout = findCheckout();
  return {
    checkout,
    home: environment.KYOSO_HOME ? resolve(environment.KYOSO_HOME) : join(checkout, '.kyoso'),
    cache: findCacheFolder(environment, platform, userHome),
  };
}

/** npm hands its default cache to every script as if somebody had set it: only another value is somebody's wish. */
function isOwnNpmCache(environment, platform, userHome) {
  const byDefault =
    platform === 'win32'
      ? join(environment.LOCALAPPDATA ?? join(userHome, 'AppData', 'Local'), 'npm-cache')
      : join(userHome, '.npm');
  return Boolean(environment.npm_config_cache) && resolve(environment.npm_config_cache) !== byDefault;
}

/** Environment of child processes: caches and temporary files stay inside our folders. */
export function buildToolEnvironment(
  places,
  { environment = process.env, platform = process.platform, userHome = homedir() } = {},
) {
  const temporary = join(places.home, 'tmp');
  const goPath = environment.GOPATH || join(places.cache, 'go');
  return {
    ...environment,
    KYOSO_HOME: places.home,
    KYOSO_CACHE: places.cache,
    TMPDIR: temporary,
    ...(platform === 'win32' && { TEMP: temporary, TMP: temporary }),
    npm_config_cache: isOwnNpmCache(environment, platform, userHome)
      ? environment.npm_config_cache
      : join(places.cache, 'npm'),
    npm_config_update_notifier: 'false',
    GOPATH: goPath,
    GOMODCACHE: environment.GOMODCACHE || join(environment.GOPATH ? goPath : join(places.cache, 'go'), 'pkg', 'mod'),
    GOCACHE: environment.GOCACHE || join(places.cache, 'go-build'),
  };
}

/** Others may pass through (not list) KYOSO_HOME when root starts us, because PostgreSQL then runs as another user. */
export function makePlaces(places) {
  const isRoot = process.getuid?.() === 0;
  mkdirSync(places.home, { recursive: true, mode: isRoot ? 0o711 : 0o700 });
  mkdirSync(join(places.home, 'tmp'), { recursive: true });
  mkdirSync(places.cache, { recursive: true });
}

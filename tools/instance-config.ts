import { type Config, loadConfig } from '../config.js';
import { buildPartEnvironment } from './embedded/parts.js';
import type { Places } from './embedded/places.mjs';
import { readSettings } from './embedded/settings.js';

/**
 * As the parts of the instance in KYOSO_HOME see it, or, where there is none, as the environment says; `instead` is for
 * what a tool does not use and nobody shall have to set for it.
 */
export function loadInstanceConfig(places: Places, instead: NodeJS.ProcessEnv = {}): Config {
  const settings = readSettings(places.home);
  const environment = settings
    ? buildPartEnvironment({ places, settings, signal: new AbortController().signal })
    : process.env;
  return loadConfig({ ...instead, ...environment });
}

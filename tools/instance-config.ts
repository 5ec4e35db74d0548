import { type Config, loadConfig } from '../config.js';
import { buildPartEnvironment } from './embedded/parts.js';
import type { Places } from './embedded/places.mjs';
import { readSettings } from './embedded/settings.js';

/** As the parts of the instance in KYOSO_HOME see it, or, where there is none, as the environment says. */
export function loadInstanceConfig(places: Places): Config {
  const settings = readSettings(places.home);
  return loadConfig(
    settings ? buildPartEnvironment({ places, settings, signal: new AbortController().signal }) : process.env,
  );
}

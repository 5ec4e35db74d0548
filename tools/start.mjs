/** `npm start`: plain Node until dependencies and build are there, then dist/tools/embedded/start.js takes over. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepareCheckout } from './build.mjs';
import { explainFailure } from './embedded/failure.mjs';
import { listenForInterruption } from './embedded/interruption.mjs';
import { findPlaces, refuseOldNode } from './embedded/places.mjs';

const { signal } = listenForInterruption();
const places = findPlaces();

try {
  refuseOldNode();
  await prepareCheckout({ places, signal });
  const { start } = await import(pathToFileURL(join(places.checkout, 'dist', 'tools', 'embedded', 'start.js')).href);
  process.exitCode = await start({ places, args: process.argv.slice(2), signal });
} catch (error) {
  if (!signal.aborted) console.error(explainFailure(error, places.home));
  process.exitCode = 1;
}

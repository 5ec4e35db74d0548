/** `npm test [jest arguments]`: its own set-up, every test, everything stopped and removed again. */
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
  const { runTests } = await import(
    pathToFileURL(join(places.checkout, 'dist', 'tools', 'embedded', 'run-tests.js')).href
  );
  process.exitCode = await runTests({ places, args: process.argv.slice(2), signal });
} catch (error) {
  if (error?.output) console.error(error.output.trimEnd());
  if (!signal.aborted) console.error(explainFailure(error, places.home));
  process.exitCode = 1;
}

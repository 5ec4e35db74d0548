/** `npm run cluster`: the production topology as plain processes; dist/tools/cluster/start.js takes over. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepareCheckout } from './build.mjs';
import { explainFailure } from './embedded/failure.mjs';
import { listenForInterruption } from './embedded/interruption.mjs';
import { findPlaces, refuseOldNode } from './embedded/places.mjs';

const { signal } = listenForInterruption();
const places = findPlaces();
// Its own folder, beside that of `npm start`: both may run at once.
places.home = process.env.KYOSO_HOME ? join(places.home, 'cluster') : join(places.checkout, '.kyoso-cluster');

try {
  refuseOldNode();
  await prepareCheckout({ places, signal });
  const { startCluster } = await import(
    pathToFileURL(join(places.checkout, 'dist', 'tools', 'cluster', 'start.js')).href
  );
  process.exitCode = await startCluster({ places, args: process.argv.slice(2), signal });
} catch (error) {
  if (!signal.aborted) console.error(explainFailure(error, places.home));
  process.exitCode = 1;
}

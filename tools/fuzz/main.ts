import { startBench } from '../bench/servers.js';
import { explainFailure } from '../embedded/failure.mjs';
import { listenForInterruption } from '../embedded/interruption.mjs';
import { findPlaces } from '../embedded/places.mjs';
import { readOptions } from './options.js';
import { prepareSchemathesis } from './python.js';
import { fuzz, FUZZ_ENVIRONMENT, tableOf } from './run.js';
import { isClean } from './schemathesis.js';

/** `npm run fuzz`: Schemathesis with all its checks against the OpenAPI document, as each role, on a throwaway instance. */

async function main(): Promise<boolean> {
  const { signal } = listenForInterruption();
  const options = readOptions(process.argv.slice(2));
  const places = findPlaces();
  const programs = await prepareSchemathesis(places, signal);
  console.log(`seed ${options.seed}, ${options.maxExamples} cases per operation, as ${options.roles.join(', ')}`);
  const bench = await startBench('dev', { signal, environment: FUZZ_ENVIRONMENT });
  try {
    const tell = (result: Parameters<typeof tableOf>[0]): void => console.log(`\n${tableOf(result)}`);
    const results = await fuzz({ instance: bench.instance, options, places, programs, signal, tell });
    return results.length === options.roles.length && results.every(isClean);
  } finally {
    await bench.stop();
  }
}

try {
  if (!(await main())) process.exitCode = 1;
} catch (error) {
  console.error(explainFailure(error));
  process.exitCode = 1;
}

/** Bundled once per build: workers in production and in tests load the same file instead of bundling at their start. */
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { explainFailure, Failure } from './failure.mjs';
import { findPlaces } from './places.mjs';

try {
  const dist = join(findPlaces().checkout, 'dist');
  const workflowsPath = join(dist, 'workflows', 'index.js');
  const bundleFile = join(dist, 'workflow-bundle.js');
  if (!existsSync(workflowsPath)) throw new Failure('There is no workflows/index.ts to bundle.');
  const { code } = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('WARN') });
  // A worker that starts meanwhile reads the old bundle or the new one, never half of one.
  writeFileSync(`${bundleFile}.new`, code);
  renameSync(`${bundleFile}.new`, bundleFile);
} catch (error) {
  console.error(explainFailure(error));
  process.exitCode = 1;
}

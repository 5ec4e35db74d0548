/**
 * `npm run replay:record -- RELEASE`: plays every scenario on the code at hand and keeps the histories under
 * test/replay/RELEASE. It is a run of the test set-up, which has the servers; what it does is test/replay/record-histories.ts.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findPlaces } from '../embedded/places.mjs';

const { checkout } = findPlaces();
const release = process.argv[2];
const folder = join('test', 'replay', release ?? '');

function refuse(sentence) {
  console.error(sentence);
  process.exit(1);
}

if (!release || !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(release)) {
  refuse('Say for which release: npm run replay:record -- 1.2.3');
}
if (existsSync(join(checkout, folder))) {
  refuse(
    `${folder} is there already: what a release has recorded is never recorded again. A new release records anew.`,
  );
}
const recorder = '**/test/replay/record-histories.ts';
const { status } = spawnSync(process.execPath, [join(checkout, 'tools', 'test.mjs'), '--testMatch', recorder], {
  cwd: checkout,
  env: { ...process.env, KYOSO_REPLAY_RELEASE: release },
  stdio: 'inherit',
});
process.exit(status ?? 1);

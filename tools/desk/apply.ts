import { resolve } from 'node:path';
import { Failure } from '../embedded/failure.mjs';
import { applyProfile } from './apply-profile.js';
import { runTool, withInstance } from './instance.js';
import { readProfile } from './read-profile.js';

/** `npm run desk:apply -- FILE` */
await runTool(async () => {
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new Failure('Say which file: npm run desk:apply -- desks/ID.yaml');
  const profile = await readProfile(resolve(file));
  return withInstance((dataSource) => applyProfile(dataSource, profile));
});

import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { drawProcess } from '../diagram/process-graph.js';
import { Failure } from '../embedded/failure.mjs';
import { describeProfile } from './describe-profile.js';
import { runTool } from './instance.js';
import { readProfile } from './read-profile.js';

/** `npm run desk:check -- FILE [SVG]`: what a profile says, in words, and its process as a picture. */
await runTool(async () => {
  const [file, picture] = process.argv.slice(2);
  if (file === undefined) throw new Failure('Say which file: npm run desk:check -- desks/ID.yaml [picture.svg]');
  const profile = await readProfile(resolve(file));
  const target = picture ?? `${profile.id}.svg`;
  await writeFile(resolve(target), await drawProcess(profile));
  return `${describeProfile(profile)}\nThe process is drawn in ${target}.`;
});

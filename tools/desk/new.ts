import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { Failure } from '../embedded/failure.mjs';
import { findDesks } from '../load/desk-files.js';
import { runTool } from './instance.js';
import { newProfile } from './new-profile.js';

/** `npm run desk:new -- ID [--ja NAME] [--en NAME]` */
await runTool(async () => {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    options: { ja: { type: 'string' }, en: { type: 'string' } },
    allowPositionals: true,
  });
  const [id] = positionals;
  if (id === undefined)
    throw new Failure('Say a short name: npm run desk:new -- ID --ja 市の名前 --en "Name of the city"');
  const file = relative(
    process.cwd(),
    await newProfile(await findDesks(), { id, nameJa: values.ja, nameEn: values.en }),
  );
  return `${file} is written. Go through it with the guideline at hand (docs/CONFIGURING-A-DESK.md), then: npm run desk:check -- ${file}`;
});

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findDesks, readProfiles } from '../load/desk-files.js';
import { writeProcessPages } from './process-pages.js';

/** `npm run diagram`: writes docs/PROCESS.md and its pictures anew. */
const desks = await findDesks();
const docs = join(desks, '..', 'docs');
await mkdir(join(docs, 'process'), { recursive: true });
for (const { path, text } of await writeProcessPages(await readProfiles(desks))) {
  await writeFile(join(docs, path), text);
  console.log(`docs/${path}`);
}

import { resolve } from 'node:path';
import { compareWithHistory } from './compare.js';
import { findDesk, type Desk } from './desk-client.js';
import { walkMinato } from './minato.js';
import type { Story } from './story.js';
import { walkTokorozawa } from './tokorozawa.js';

/** `npm run walkthrough -- DESK`: a real proposal through the public API, and the history compared with the record. */

const STORIES: Readonly<Record<string, (desk: Desk) => Promise<Story>>> = {
  tokorozawa: walkTokorozawa,
  minato: walkMinato,
};

async function walk(id: string | undefined): Promise<boolean> {
  const tell = id === undefined ? undefined : STORIES[id];
  if (id === undefined || !tell) {
    console.error(`Say which desk: npm run walkthrough -- ${Object.keys(STORIES).join('|')}`);
    return false;
  }
  const story = await tell(await findDesk(id, resolve(process.env['KYOSO_HOME'] ?? '.kyoso')));
  const differences = await compareWithHistory(story);
  for (const difference of differences) console.error(`Difference: ${difference}`);
  if (differences.length > 0) return false;
  console.log('record and history agree');
  return true;
}

try {
  if (!(await walk(process.argv[2]))) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

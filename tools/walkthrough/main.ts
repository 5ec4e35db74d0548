import { resolve } from 'node:path';
import { compareWithHistory } from './compare.js';
import { findDesk } from './desk-client.js';
import { playsOf } from './plays/index.js';
import { walk } from './walk.js';

/** `npm run walkthrough -- DESK`: real proposals through the public API, and their histories compared with the record. */

async function walkDesk(id: string | undefined): Promise<boolean> {
  const desk = await findDesk(id, resolve(process.env['KYOSO_HOME'] ?? '.kyoso'));
  const differences: string[] = [];
  for (const play of playsOf(desk.id)) differences.push(...(await compareWithHistory(await walk(desk, play))));
  for (const difference of differences) console.error(`Difference: ${difference}`);
  if (differences.length > 0) return false;
  console.log('record and history agree');
  return true;
}

try {
  if (!(await walkDesk(process.argv[2]))) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

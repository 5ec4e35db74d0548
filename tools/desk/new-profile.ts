import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DESK_ID } from '../../domain/profile.js';
import { Failure } from '../embedded/failure.mjs';

/** A profile for a city that has none: whole, valid and commented, to be gone through with the guideline at hand. */

export async function newProfile(
  desks: string,
  { id, nameJa = id, nameEn = id }: { id: string; nameJa?: string | undefined; nameEn?: string | undefined },
): Promise<string> {
  if (!DESK_ID.test(id)) {
    throw new Failure(`"${id}" cannot be the id of a desk: a short name in lower-case letters, as in aomori.`);
  }
  const template = await readFile(join(desks, 'template', 'desk.yaml'), 'utf8');
  const text = template
    .replaceAll('__ID__', id)
    .replaceAll('__NAME_JA__', JSON.stringify(nameJa))
    .replaceAll('__NAME_EN__', JSON.stringify(nameEn));
  const file = join(desks, `${id}.yaml`);
  try {
    // Never over somebody's work.
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new Failure(`desks/${id}.yaml is there already: nothing was written.`);
  }
  return file;
}

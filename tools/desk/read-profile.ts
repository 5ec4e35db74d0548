import { readFile } from 'node:fs/promises';
import { basename, relative } from 'node:path';
import { formatFaults, parseProfile } from '../../domain/profile-text.js';
import type { Profile } from '../../domain/profile.js';
import { Failure } from '../embedded/failure.mjs';

/** The profile in a file, or one line per fault: file, line, key and what is allowed there. */
export async function readProfile(file: string): Promise<Profile> {
  const name = relative(process.cwd(), file) || file;
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Failure(`${name} could not be read (${error.code ?? error.message}).`);
  });
  const parsed = parseProfile(text, name);
  if ('faults' in parsed) throw new Failure(formatFaults(parsed.faults));
  const wanted = `${parsed.profile.id}.yaml`;
  if (basename(file) !== wanted) {
    throw new Failure(`${name}: a desk’s file is named after its id: ${wanted}.`);
  }
  return parsed.profile;
}

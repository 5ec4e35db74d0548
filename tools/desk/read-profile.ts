import { readFile } from 'node:fs/promises';
import { basename, relative } from 'node:path';
import { formatFaults, parseProfile } from '../../domain/profile-text.js';
import type { Profile } from '../../domain/profile.js';
import { Failure } from '../embedded/failure.mjs';

/** The profile in a file, or one line per fault: file, line, key and what is allowed there. */
export async function readProfile(file: string): Promise<Profile> {
  const name = relative(process.cwd(), file) || file;
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new Failure(`${name} could not be read (${error.code ?? error.message}).`);
  });
  const parsed = parseProfile(bytes, name, { id: basename(file, '.yaml') });
  if ('faults' in parsed) throw new Failure(formatFaults(parsed.faults));
  return parsed.profile;
}

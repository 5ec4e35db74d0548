import type { DataSource } from 'typeorm';
import type { Profile } from '../../domain/profile.js';
import { DeskEntity } from '../../entities/index.js';
import { Failure } from '../embedded/failure.mjs';
import { loadProfileVersion, ProfileChanged } from '../load/profile-versions.js';

/** Loads a version of a profile: new cases begin under it, running cases keep theirs. */
export async function applyProfile(dataSource: DataSource, profile: Profile): Promise<string> {
  const { id, version } = profile;
  const desk = await dataSource.manager.findOneBy(DeskEntity, { id });
  try {
    await loadProfileVersion(dataSource, profile);
  } catch (error) {
    throw error instanceof ProfileChanged ? new Failure(error.message) : error;
  }
  if (!desk) return `${id}: a new desk, version ${version}.`;
  if (desk.profileVersion === version) return `${id}: version ${version} is in force already; nothing has changed.`;
  return `${id}: new cases begin under version ${version}; running cases keep theirs (npm run desk:migrate -- ${id} --dry-run).`;
}

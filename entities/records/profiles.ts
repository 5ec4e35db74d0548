import type { EntityManager } from 'typeorm';
import { readStoredProfile } from '../../domain/earlier-profiles.js';
import type { Profile } from '../../domain/profile.js';
import { DeskEntity, ProfileVersionEntity } from '../index.js';

/** Profiles as the database has them. A version never changes once it is loaded, so it is read once per process. */
const loaded = new Map<string, Profile>();

/** The profile of a desk in the version that a case is pinned to. */
export async function loadProfile(manager: EntityManager, deskId: string, version: number): Promise<Profile> {
  const profile = await findProfile(manager, deskId, version);
  if (!profile) throw new Error(`desk ${deskId} has no profile of version ${version}`);
  return profile;
}

/** A version of a desk's profile, or null where the desk has none of that number. */
export async function findProfile(manager: EntityManager, deskId: string, version: number): Promise<Profile | null> {
  const key = `${deskId}/${version}`;
  const known = loaded.get(key);
  if (known) return known;
  const row = await manager.findOneBy(ProfileVersionEntity, { deskId, version });
  if (!row) return null;
  const profile = readStoredProfile(row.content);
  if (!profile) throw new Error(`desk ${deskId}: version ${version} of its profile can't be read by this release`);
  loaded.set(key, profile);
  return profile;
}

/** The profile under which new cases of a desk begin, or null where there is no such desk. */
export async function loadCurrentProfile(manager: EntityManager, deskId: string): Promise<Profile | null> {
  const desk = await manager.findOneBy(DeskEntity, { id: deskId });
  return desk && loadProfile(manager, deskId, desk.profileVersion);
}

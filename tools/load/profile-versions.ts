import type { DataSource, EntityManager } from 'typeorm';
import { canonical } from '../../domain/case-state.js';
import { readStoredProfile } from '../../domain/earlier-profiles.js';
import type { Profile } from '../../domain/profile.js';
import { DeskEntity, ProfileVersionEntity } from '../../entities/index.js';
import { appendAudit, DESK_CHAIN } from '../../entities/records/audit.js';
import { digest } from '../../entities/records/case-facts.js';
import { withDesk } from '../../entities/with-desk.js';

/** What a person has to mend in a profile: a sentence, without a stack. */
export class ProfileChanged extends Error {}

/** The version in force is a later one. */
export class ProfileOutdated extends ProfileChanged {}

/**
 * Puts a profile into the database as the version under which new cases of its desk begin. What is in force stays as it
 * is where the profile is refused.
 */
export async function loadProfileVersion(dataSource: DataSource, profile: Profile): Promise<void> {
  const { id: deskId, version } = profile;
  const now = new Date();
  await withDesk(dataSource, { deskId }, async (manager) => {
    const names = { nameJa: profile.municipality.name.ja, nameEn: profile.municipality.name.en };
    const desk = { id: deskId, ...names, profileVersion: version, createdAt: now };
    await manager.createQueryBuilder().insert().into(DeskEntity).values(desk).orIgnore().execute();
    // Two who load at once follow each other: the later one must not put an older version in force.
    await manager.findOneOrFail(DeskEntity, { where: { id: deskId }, lock: { mode: 'pessimistic_write' } });
    if (await isKnown(manager, profile)) {
      await manager.update(DeskEntity, { id: deskId }, { ...names, profileVersion: version });
      return;
    }
    const newDigest = digest(canonical(profile));
    await manager.insert(ProfileVersionEntity, {
      deskId,
      version,
      content: profile,
      digest: newDigest,
      loadedAt: now,
    });
    await appendAudit(manager, {
      deskId,
      chain: DESK_CHAIN,
      action: 'profile.loaded',
      at: now,
      personId: null,
      facts: { version, digest: newDigest },
    });
    await manager.update(DeskEntity, { id: deskId }, { ...names, profileVersion: version });
  });
}

/**
 * Everything that forbids to load these profiles, before any of them is loaded: a folder of desks comes into force as a
 * whole or not at all.
 */
export async function versionFaults(dataSource: DataSource, profiles: readonly Profile[]): Promise<ProfileChanged[]> {
  const faults: ProfileChanged[] = [];
  for (const profile of profiles) {
    try {
      await withDesk(dataSource, { deskId: profile.id }, (manager) => isKnown(manager, profile));
    } catch (error) {
      if (!(error instanceof ProfileChanged)) throw error;
      faults.push(error);
    }
  }
  return faults;
}

/** Whether this version is there already; throws where it is there with another content, or a later one is in force. */
async function isKnown(manager: EntityManager, profile: Profile): Promise<boolean> {
  const { id: deskId, version } = profile;
  const desk = await manager.findOneBy(DeskEntity, { id: deskId });
  if (desk && desk.profileVersion > version) {
    throw new ProfileOutdated(
      `desks/${deskId}.yaml: version ${desk.profileVersion} is in force, and this is ${version}: raise "version" above it.`,
    );
  }
  const known = await manager.findOneBy(ProfileVersionEntity, { deskId, version });
  if (!known) return false;
  if (known.digest !== digest(canonical(profile)) && !isSameToday(known.content, profile)) {
    throw new ProfileChanged(
      `desks/${deskId}.yaml: the text of version ${version} has changed, but cases may be pinned to it: raise "version" to ${version + 1}.`,
    );
  }
  return true;
}

/** A release that knows more keys reads more out of the same file: what they are without being written is no change. */
function isSameToday(stored: unknown, profile: Profile): boolean {
  const read = readStoredProfile(stored);
  return read !== null && canonical(read) === canonical(profile);
}

import type { DataSource } from 'typeorm';
import { canonical } from '../../domain/case-state.js';
import type { Profile } from '../../domain/profile.js';
import { DeskEntity, ProfileVersionEntity } from '../../entities/index.js';
import { appendAudit, DESK_CHAIN } from '../../entities/records/audit.js';
import { digest } from '../../entities/records/case-facts.js';
import { withDesk } from '../../entities/with-desk.js';

/** What a person has to mend in a profile: a sentence, without a stack. */
export class ProfileChanged extends Error {}

/** Puts a profile into the database as the version under which new cases of its desk begin. */
export async function loadProfileVersion(dataSource: DataSource, profile: Profile): Promise<void> {
  const { id: deskId, version } = profile;
  const now = new Date();
  await withDesk(dataSource, { deskId }, async (manager) => {
    const names = { nameJa: profile.municipality.name.ja, nameEn: profile.municipality.name.en };
    const desk = { id: deskId, ...names, profileVersion: version, createdAt: now };
    await manager.createQueryBuilder().insert().into(DeskEntity).values(desk).orIgnore().execute();
    const known = await manager.findOneBy(ProfileVersionEntity, { deskId, version });
    const newDigest = digest(canonical(profile));
    if (known && known.digest !== newDigest) {
      throw new ProfileChanged(
        `desks/${deskId}.yaml: the text of version ${version} has changed, but cases may be pinned to it: raise "version" to ${version + 1}.`,
      );
    }
    if (!known) {
      const row = { deskId, version, content: profile, digest: newDigest, loadedAt: now };
      await manager.insert(ProfileVersionEntity, row);
      await appendAudit(manager, {
        deskId,
        chain: DESK_CHAIN,
        action: 'profile.loaded',
        at: now,
        personId: null,
        facts: { version, digest: newDigest },
      });
    }
    await manager.update(DeskEntity, { id: deskId }, { ...names, profileVersion: version });
  });
}

import { z } from 'zod';
import { createSealer } from '../../entities/sealing.js';
import { DomainError } from '../../domain/errors.js';
import { text } from '../../domain/text.js';
import { DeskEntity } from '../../entities/index.js';
import { Failure } from '../embedded/failure.mjs';
import { findPlaces } from '../embedded/places.mjs';
import { loadInstanceConfig } from '../instance-config.js';
import { addAdministrator } from './add-administrator.js';
import { runTool, withInstance } from './instance.js';

/** `npm run desk:administrator -- DESK EMAIL NAME` */

const USAGE = 'npm run desk:administrator -- DESK EMAIL "NAME"';

const given = z.tuple([z.string(), z.email().max(254), text(200)]);

await runTool(async () => {
  const parsed = given.safeParse(process.argv.slice(2));
  if (!parsed.success) throw new Failure(`Say which desk, whose address and whose name: ${USAGE}`);
  const [deskId, email, name] = parsed.data;
  const { secret } = loadInstanceConfig(findPlaces());
  if (secret === undefined) throw new Failure('KYOSO_SECRET is not set: give the same as to the APIs.');
  return withInstance(async (dataSource) => {
    if (!(await dataSource.manager.existsBy(DeskEntity, { id: deskId }))) {
      throw new Failure(`There is no desk "${deskId}".`);
    }
    try {
      const token = await addAdministrator(dataSource, createSealer(secret), { deskId, email, name, now: new Date() });
      const added = `${email} is an administrator of ${deskId}.`;
      if (token === null) return `${added} They sign in as they do already.`;
      return `${added} One-time link, good for seven days, to choose a password with:\n${token}`;
    } catch (error) {
      if (error instanceof DomainError) throw new Failure(`Nothing was changed: ${error.message}`);
      throw error;
    }
  });
});

import { IsNull, Not, type DataSource } from 'typeorm';
import { pino } from 'pino';
import { admitAccount } from '../../api/administering.js';
import type { Sealer } from '../../entities/sealing.js';
import { tokyoDay } from '../../domain/calendar.js';
import { AccountMessageEntity, placeOfMessage } from '../../entities/index.js';
import { addPerson, grantRole, lockPeople, type Change } from '../../entities/records/people-changes.js';
import { findPeople } from '../../entities/records/people-list.js';
import { withDesk } from '../../entities/with-desk.js';

/**
 * Makes somebody an administrator of a desk, for an operator at the machine: the first one of a desk, or one where all
 * have left. Answers with the token of a one-time link, or null where the account has a password already.
 */
export async function addAdministrator(
  dataSource: DataSource,
  sealer: Sealer,
  person: { readonly deskId: string; readonly email: string; readonly name: string; readonly now: Date },
): Promise<string | null> {
  const { deskId, email, name, now } = person;
  const today = tokyoDay(now.toISOString());
  // Nobody of the desk does it: the entry in its chain names no person.
  const change: Change = { deskId, personId: null, now, today };
  const deps = { signIn: { sealer, linksToLog: false }, log: pino({ level: 'silent' }) };
  return withDesk(dataSource, { deskId }, async (manager) => {
    await lockPeople(manager, deskId);
    const [known] = await findPeople(manager, deskId, { email });
    const accountId = await admitAccount(manager, deps, { email, desk: deskId, credentialsExpireAt: null, now });
    const id = known?.id ?? (await addPerson(manager, change, { accountId, name, email, organisationId: null }));
    const grant = { role: 'administrator', departmentId: null, from: today, to: null } as const;
    await grantRole(manager, change, { id, roles: known?.roles ?? [] }, grant);
    const message = await manager.findOne(AccountMessageEntity, {
      where: { accountId, createdAt: now, sealed: Not(IsNull()) },
    });
    return message === null ? null : sealer.open(message.sealed!, placeOfMessage(message.id));
  });
}

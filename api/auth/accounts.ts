import type { DataSource, EntityManager } from 'typeorm';
import { NEEDS_SECOND_FACTOR } from '../../domain/route-access.js';
import { tokyoDay } from '../../domain/calendar.js';
import type { Role } from '../../domain/stages.js';
import { MembershipEntity } from '../../entities/index.js';
import { recordAccess } from '../../entities/records/audit.js';
import { findPersonByAccount } from '../../entities/records/people.js';
import { withDesk } from '../../entities/with-desk.js';
import type { ApiDeps } from '../deps.js';

/** An account as it is at this moment: its credentials, and who it is at which desk. */

export interface Credentials {
  readonly accountId: string;
  readonly email: string;
  readonly passwordHash: string | null;
  readonly credentialVersion: number;
}

const COLUMNS = `a.id as "accountId", a.email, a.password_hash as "passwordHash", a.credential_version as "credentialVersion"`;
/** $2: now; $3: whether this is production. */
const USABLE = `a.disabled_at is null and (a.credentials_expire_at is null or a.credentials_expire_at > $2)
                and not (a.trial and $3)`;

type Asked = { readonly now: Date; readonly production: boolean };

/** The account of an e-mail address, where it may sign in at all. */
export async function findUsableByEmail(
  manager: EntityManager,
  email: string,
  { now, production }: Asked,
): Promise<Credentials | null> {
  const [found] = await manager.query<Credentials[]>(
    `select ${COLUMNS} from accounts a where lower(a.email) = lower($1) and ${USABLE}`,
    [email, now, production],
  );
  return found ?? null;
}

export async function findUsableById(
  manager: EntityManager,
  accountId: string,
  { now, production }: Asked,
): Promise<Credentials | null> {
  const [found] = await manager.query<Credentials[]>(
    `select ${COLUMNS} from accounts a where a.id = $1 and ${USABLE}`,
    [accountId, now, production],
  );
  return found ?? null;
}

/** Ends whatever was signed in before: the new version, with which this request goes on. */
export async function renewCredentials(manager: EntityManager, accountId: string): Promise<number> {
  const [[renewed]] = await manager.query<[{ version: number }[], number]>(
    `update accounts set credential_version = credential_version + 1 where id = $1 returning credential_version as version`,
    [accountId],
  );
  if (!renewed) throw new Error(`no account ${accountId}`);
  return renewed.version;
}

export interface PersonAtDesk {
  readonly desk: string;
  readonly personId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly departmentIds: readonly string[];
}

const desksOf = async (dataSource: DataSource, accountId: string): Promise<string[]> => {
  const memberships = await dataSource.manager.find(MembershipEntity, {
    where: { accountId },
    order: { deskId: 'ASC' },
  });
  return memberships.map((membership) => membership.deskId);
};

/** Who an account is, desk by desk, with the roles that are in force today. */
export async function listPeople(dataSource: DataSource, accountId: string, now: Date): Promise<PersonAtDesk[]> {
  const people: PersonAtDesk[] = [];
  for (const deskId of await desksOf(dataSource, accountId)) {
    const person = await withDesk(dataSource, { deskId }, (manager) =>
      findPersonByAccount(manager, deskId, accountId, tokyoDay(now.toISOString())),
    );
    if (!person) continue;
    const { personId, name, roles, departmentIds } = person;
    people.push({ desk: deskId, personId, name, roles, departmentIds });
  }
  return people;
}

export const hasRole = (people: readonly PersonAtDesk[]): boolean => people.some(({ roles }) => roles.length > 0);

export const isStaff = (people: readonly PersonAtDesk[]): boolean =>
  people.some(({ roles }) => roles.some((role) => NEEDS_SECOND_FACTOR.includes(role)));

/** What an account did with its own means of signing in, for the notes of its desks. */
export type AccountAction =
  | 'sign_in'
  | 'sign_in_by_link'
  | 'sign_in_by_provider'
  | 'sign_out'
  | 'change_password'
  | 'set_up_second_factor'
  | 'remove_second_factor';

/** Each desk of the account keeps its own note, as of all other accesses. */
export async function recordOfAccount(
  { dataSource }: Pick<ApiDeps, 'dataSource'>,
  note: {
    readonly accountId: string;
    readonly action: AccountAction;
    readonly code: string | null;
    readonly now: Date;
  },
): Promise<void> {
  const { accountId, action, code, now } = note;
  for (const deskId of await desksOf(dataSource, accountId)) {
    await withDesk(dataSource, { deskId }, (manager) =>
      recordAccess(manager, { deskId, at: now, personId: null, accountId, action, proposalId: null, code }),
    );
  }
}

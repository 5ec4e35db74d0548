import type { EntityManager } from 'typeorm';
import { sightThrough, type Actor, type Sight } from '../domain/access.js';
import { type Relation } from '../domain/route-access.js';
import { tokyoDay } from '../domain/calendar.js';
import { DomainError } from '../domain/errors.js';
import type { Profile } from '../domain/profile.js';
import type { Role } from '../domain/stages.js';
import { DeskEntity, MembershipEntity, type ProposalEntity } from '../entities/index.js';
import { findSidesOfOthers } from '../entities/records/assignments.js';
import { recordAccess, recordReads, type Read } from '../entities/records/audit.js';
import { actorFor, findPersonByAccount, type Person } from '../entities/records/people.js';
import { loadProfile } from '../entities/records/profiles.js';
import { findDeskOf, findProposal, lockProposal } from '../entities/records/proposals.js';
import { relationsTo } from '../entities/records/sharing.js';
import { withDesk } from '../entities/with-desk.js';
import type { Account } from './auth/tokens.js';
import type { ApiDeps } from './deps.js';
import { notFound } from './problem.js';

/** Where a caller gets in, and where not. Both doors note a refused attempt in a transaction of its own. */

interface Attempt {
  readonly deps: Pick<ApiDeps, 'dataSource'>;
  readonly account: Account;
  /** What was attempted, for the note: a route or a command. */
  readonly action: string;
  readonly now: Date;
}

/** A caller inside a desk, in one transaction. */
export interface AtDesk {
  readonly manager: EntityManager;
  readonly deskId: string;
  readonly account: Account;
  readonly person: Person;
  /** To be told of every answer that shows protected or personal fields, in this transaction. */
  readonly noteReads: (reads: readonly Read[]) => Promise<void>;
}

/** A caller inside a case that they may see, in one transaction. */
export interface AtCase extends AtDesk {
  readonly proposal: ProposalEntity;
  readonly profile: Profile;
  readonly actor: Actor;
  /** In which the caller stands to it; never none. */
  readonly relations: readonly Relation[];
  readonly sight: Exclude<Sight, 'none'>;
}

/** What is refused for what it says, and not for who asks or where the case stands. */
const NOT_NOTED: ReadonlySet<string> = new Set(['INVALID_REQUEST']);

async function noteRefused<T>(
  attempt: Attempt,
  where: { deskId: string; proposalId: string | null },
  work: (found: (person: Person) => void) => Promise<T>,
): Promise<T> {
  let personId: string | null = null;
  try {
    return await work((person) => (personId = person.personId));
  } catch (error) {
    if (error instanceof DomainError && !NOT_NOTED.has(error.code)) {
      const { deps, account, action, now } = attempt;
      const access = { ...where, at: now, personId, accountId: account.accountId, action, code: error.code };
      await withDesk(deps.dataSource, where, (manager) => recordAccess(manager, access));
    }
    throw error;
  }
}

const readsOf =
  ({ account, action, now }: Attempt, manager: EntityManager, deskId: string, person: Person) =>
  (reads: readonly Read[]): Promise<void> =>
    recordReads(manager, { deskId, at: now, personId: person.personId, accountId: account.accountId, action }, reads);

const today = (now: Date): string => tokyoDay(now.toISOString());

/** Opens a desk for a person who has one of the roles there. */
export async function enterDesk<T>(
  attempt: Attempt,
  door: { readonly deskId: string; readonly roles: readonly Role[] },
  work: (at: AtDesk) => Promise<T>,
): Promise<T> {
  const { deps, account, now } = attempt;
  const { deskId, roles } = door;
  if (!(await deps.dataSource.manager.existsBy(DeskEntity, { id: deskId }))) throw notFound('desk');
  return noteRefused(attempt, { deskId, proposalId: null }, (found) =>
    withDesk(deps.dataSource, { deskId }, async (manager) => {
      const person = await findPersonByAccount(manager, deskId, account.accountId, today(now));
      if (person) found(person);
      if (!person || !person.roles.some((role) => roles.includes(role))) throw new DomainError('FORBIDDEN');
      return work({ manager, deskId, account, person, noteReads: readsOf(attempt, manager, deskId, person) });
    }),
  );
}

/** A caller at one of their desks, in one transaction. */
export type AtOneDesk = Pick<AtDesk, 'manager' | 'deskId' | 'person'>;

/** At each desk at which the caller is somebody, one after the other, each in a transaction of its own. */
export async function atEachDesk<T>(
  { deps, account, now }: Omit<Attempt, 'action'>,
  work: (at: AtOneDesk) => Promise<T>,
): Promise<T[]> {
  const memberships = await deps.dataSource.manager.findBy(MembershipEntity, { accountId: account.accountId });
  const done: T[] = [];
  for (const { deskId } of memberships) {
    await withDesk(deps.dataSource, { deskId }, async (manager) => {
      const person = await findPersonByAccount(manager, deskId, account.accountId, today(now));
      if (person && person.roles.length > 0) done.push(await work({ manager, deskId, person }));
    });
  }
  return done;
}

/** Opens a case for a person who may see it. Everybody else gets the answer for an id that does not exist. */
export async function enterCase<T>(
  attempt: Attempt,
  door: { readonly id: string; readonly relations: readonly Relation[]; readonly lock: boolean },
  work: (at: AtCase) => Promise<T>,
): Promise<T> {
  const { deps, account, now } = attempt;
  const deskId = await findDeskOf(deps.dataSource, door.id);
  if (deskId === null) throw notFound();
  return noteRefused(attempt, { deskId, proposalId: door.id }, (found) =>
    withDesk(deps.dataSource, { deskId }, async (manager) => {
      // The lock first: who waited for it may have handed their cases over, or lost their role, meanwhile.
      const proposal = await (door.lock ? lockProposal : findProposal)(manager, deskId, door.id);
      const person = await findPersonByAccount(manager, deskId, account.accountId, today(now));
      if (!person) throw notFound();
      found(person);
      if (!proposal) throw notFound();
      const profile = await loadProfile(manager, deskId, proposal.profileVersion);
      const relations = await relationsTo(manager, proposal, profile, person);
      const sight = sightThrough(relations);
      if (sight === 'none') throw notFound();
      if (!relations.some((relation) => door.relations.includes(relation))) throw new DomainError('FORBIDDEN');
      const noteReads = readsOf(attempt, manager, deskId, person);
      const others = await findSidesOfOthers(manager, proposal, person, today(now));
      const actor = { ...actorFor(person, proposal), ...(others.length > 0 && { notInCharge: others }) };
      return work({ manager, deskId, account, person, noteReads, proposal, profile, actor, relations, sight });
    }),
  );
}

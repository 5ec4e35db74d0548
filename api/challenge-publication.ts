import type { EntityManager } from 'typeorm';
import { checkWindow, lastDayByRule, type Window, type WindowRule } from '../domain/challenge-window.js';
import { DomainError } from '../domain/errors.js';
import { ChallengeDepartmentEntity, ChallengeEntity } from '../entities/index.js';
import { appendAudit, DESK_CHAIN } from '../entities/records/audit.js';
import type { Person } from '../entities/records/people.js';
import { refuseWindow } from './challenge-window.js';
import { notFound } from './problem.js';

export interface Publication extends Partial<Window> {
  readonly deskId: string;
  readonly challengeId: string;
  /** Null: the desk takes no proposals on posted challenges (any more). */
  readonly rule: WindowRule | null;
  readonly publishedOn?: string | undefined;
  readonly opensOn?: string | undefined;
  readonly closesOn?: string | null | undefined;
  readonly person: Person;
  /** Says no to who may not publish what these departments own. */
  readonly refuse: (departmentIds: readonly string[]) => void;
  /** Day in Tokyo. */
  readonly today: string;
  readonly now: Date;
}

/** Sets the day on which a challenge is published that is not out yet, and with it its window. */
export async function publishChallenge(manager: EntityManager, asked: Publication): Promise<ChallengeEntity> {
  const { deskId, challengeId, rule, today, now, person } = asked;
  const challenge = await manager.findOne(ChallengeEntity, {
    where: { deskId, id: challengeId },
    lock: { mode: 'pessimistic_write' },
  });
  if (!challenge) throw notFound('challengeId');
  const owners = await manager.findBy(ChallengeDepartmentEntity, { deskId, challengeId });
  asked.refuse(owners.map(({ departmentId }) => departmentId));
  if (rule === null) throw new DomainError('TYPE_NOT_TAKEN');
  if (challenge.publishedOn !== null && challenge.publishedOn <= today) throw new DomainError('ALREADY_PUBLISHED');
  const publishedOn = asked.publishedOn ?? today;
  if (publishedOn < today) {
    throw new DomainError('DATE_IN_PAST', [{ field: 'publishedOn', code: 'DATE_IN_PAST' }]);
  }

  const window = windowFrom(challenge, { ...asked, publishedOn }, rule);
  refuseWindow(checkWindow(rule, window));
  await manager.update(ChallengeEntity, { deskId, id: challengeId }, { publishedOn, ...window });
  await appendAudit(manager, {
    deskId,
    chain: DESK_CHAIN,
    action: 'challenge.published',
    at: now,
    personId: person.personId,
    facts: { challenge: challengeId, publishedOn, ...window },
  });
  return Object.assign(challenge, { publishedOn, ...window });
}

type Asked = Pick<Publication, 'opensOn' | 'closesOn'> & { readonly publishedOn: string };

/** Nobody outside has seen its days: they can be chosen as at its posting, and none is lost by a late publication. */
function windowFrom(
  challenge: Window,
  { publishedOn, opensOn: opens, closesOn: closes }: Asked,
  rule: WindowRule,
): Window {
  const opensOn = opens ?? (challenge.opensOn > publishedOn ? challenge.opensOn : publishedOn);
  if (closes !== undefined) return { opensOn, closesOn: closes };
  const byRule = opensOn === challenge.opensOn ? null : lastDayByRule(rule, opensOn);
  return { opensOn, closesOn: byRule ?? challenge.closesOn };
}

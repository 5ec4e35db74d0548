import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../domain/errors.js';
import type { TypeRule } from '../domain/profile.js';
import { ChallengeEntity, ChallengeWindowChangeEntity } from '../entities/index.js';
import { appendAudit, DESK_CHAIN } from '../entities/records/audit.js';
import type { Person } from '../entities/records/people.js';
import { invalid, notFound } from './problem.js';

export interface WindowMove {
  readonly deskId: string;
  readonly challengeId: string;
  /** Null: the desk takes no proposals in windows. */
  readonly rule: Extract<TypeRule['window'], { mode: 'per_challenge' }> | null;
  readonly opensOn?: string | undefined;
  readonly closesOn: string | null;
  readonly reason: string;
  readonly person: Person;
  /** Day in Tokyo. */
  readonly today: string;
  readonly now: Date;
}

/** An open end compares as later than any day. */
const OPEN_END = '9999-12-31';

/** Moves a window as the profile allows: its old and new days, who and why, in one transaction with the audit entry. */
export async function changeWindow(manager: EntityManager, move: WindowMove): Promise<ChallengeEntity> {
  const { deskId, challengeId, person, reason, now } = move;
  const challenge = await manager.findOne(ChallengeEntity, {
    where: { deskId, id: challengeId },
    lock: { mode: 'pessimistic_write' },
  });
  if (!challenge) throw notFound('challengeId');
  const opensOn = move.opensOn ?? challenge.opensOn;
  const { closesOn } = move;
  checkMove(challenge, { ...move, opensOn });
  await refuseBeforeSubmissions(manager, { deskId, challengeId, opensOn, closesOn });
  checkNotPast(challenge, { ...move, opensOn });

  const old = { opensOn: challenge.opensOn, closesOn: challenge.closesOn };
  await manager.insert(ChallengeWindowChangeEntity, {
    deskId,
    id: randomUUID(),
    challengeId,
    oldOpensOn: old.opensOn,
    oldClosesOn: old.closesOn,
    newOpensOn: opensOn,
    newClosesOn: closesOn,
    reason,
    personId: person.personId,
    at: now,
  });
  await manager.update(ChallengeEntity, { deskId, id: challengeId }, { opensOn, closesOn });
  await appendAudit(manager, {
    deskId,
    chain: DESK_CHAIN,
    action: 'challenge.window_changed',
    at: now,
    personId: person.personId,
    facts: {
      challenge: challengeId,
      oldOpensOn: old.opensOn,
      oldClosesOn: old.closesOn,
      newOpensOn: opensOn,
      newClosesOn: closesOn,
    },
    words: { reason },
  });
  return Object.assign(challenge, { opensOn, closesOn });
}

type Wanted = Pick<WindowMove, 'rule' | 'closesOn' | 'today'> & { readonly opensOn: string };

/** Whether the profile allows a move of this kind at all. */
function checkMove(challenge: ChallengeEntity, { rule, opensOn, closesOn }: Wanted): void {
  if (closesOn !== null && closesOn < opensOn) throw invalid([{ field: 'closesOn', code: 'DATES_REVERSED' }]);
  const [oldEnd, newEnd] = [challenge.closesOn ?? OPEN_END, closesOn ?? OPEN_END];
  if (opensOn === challenge.opensOn && oldEnd === newEnd) throw invalid([{ field: 'closesOn', code: 'NOT_ALLOWED' }]);
  const isShorter = newEnd < oldEnd || opensOn > challenge.opensOn;
  const isLonger = newEnd > oldEnd || opensOn < challenge.opensOn;
  if (!rule || (isShorter && !rule.shorten) || (isLonger && !rule.extend)) {
    throw new DomainError('WINDOW_RULE', [{ field: 'closesOn', code: 'WINDOW_RULE' }]);
  }
}

/** What was accepted yesterday can't have been too late or too early today. */
async function refuseBeforeSubmissions(
  manager: EntityManager,
  {
    deskId,
    challengeId,
    opensOn,
    closesOn,
  }: { deskId: string; challengeId: string } & Pick<Wanted, 'opensOn' | 'closesOn'>,
): Promise<void> {
  const [days] = await manager.query<{ first: string | null; last: string | null }[]>(
    `select min(day)::text as first, max(day)::text as last from (
       select coalesce(c.occurred_on, (c.received_at at time zone 'Asia/Tokyo')::date) as day
         from commands c join proposals p on p.desk_id = c.desk_id and p.id = c.proposal_id
        where p.desk_id = $1 and p.challenge_id = $2 and c.kind = 'submit' and c.status <> 'refused') submissions`,
    [deskId, challengeId],
  );
  const isTooEarly = days?.last && closesOn !== null && closesOn < days.last;
  const isTooLate = days?.first && opensOn > days.first;
  if (isTooEarly || isTooLate) {
    const field = isTooEarly ? 'closesOn' : 'opensOn';
    throw new DomainError('WINDOW_BEFORE_SUBMISSION', [{ field, code: 'WINDOW_BEFORE_SUBMISSION' }]);
  }
}

/** A window is moved ahead of its days, never behind people's backs. */
function checkNotPast(challenge: ChallengeEntity, { opensOn, closesOn, today }: Wanted): void {
  if (closesOn !== null && closesOn < today) throw invalid([{ field: 'closesOn', code: 'OUT_OF_RANGE' }]);
  if (opensOn !== challenge.opensOn && opensOn < today) throw invalid([{ field: 'opensOn', code: 'OUT_OF_RANGE' }]);
}

import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { checkWindowMove, type Window, type WindowRule } from '../domain/challenge-window.js';
import { DomainError, type FieldError } from '../domain/errors.js';
import { ChallengeEntity, ChallengeWindowChangeEntity } from '../entities/index.js';
import { appendAudit, DESK_CHAIN } from '../entities/records/audit.js';
import type { Person } from '../entities/records/people.js';
import { invalid, notFound } from './problem.js';

export interface WindowMove {
  readonly deskId: string;
  readonly challengeId: string;
  /** Null: the desk takes no proposals on posted challenges (any more). */
  readonly rule: WindowRule | null;
  readonly opensOn?: string | undefined;
  readonly closesOn: string | null;
  /** Code of a reason of the guideline, where it names reasons. */
  readonly reasonCode: string | null;
  readonly reason: string;
  readonly person: Person;
  /** Day in Tokyo. */
  readonly today: string;
  readonly now: Date;
}

/** Moves a window as the profile allows: its old and new days, who and why, in one transaction with the audit entry. */
export async function changeWindow(manager: EntityManager, move: WindowMove): Promise<ChallengeEntity> {
  const { deskId, challengeId, person, reasonCode, reason, now } = move;
  const challenge = await manager.findOne(ChallengeEntity, {
    where: { deskId, id: challengeId },
    lock: { mode: 'pessimistic_write' },
  });
  if (!challenge) throw notFound('challengeId');
  const opensOn = move.opensOn ?? challenge.opensOn;
  const { closesOn } = move;
  refuseWindow(checkWindowMove(move.rule, challenge, { opensOn, closesOn }, reasonCode));
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
    reasonCode,
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
      reason: reasonCode,
    },
    words: { reason },
  });
  return Object.assign(challenge, { opensOn, closesOn });
}

/** Says no with the fault of the window, which has a status of its own where it is the guideline's rule. */
export function refuseWindow(errors: readonly FieldError[]): void {
  if (errors.length === 0) return;
  throw errors.some((error) => error.code === 'WINDOW_RULE') ? new DomainError('WINDOW_RULE', errors) : invalid(errors);
}

/** What was accepted yesterday can't have been too late or too early today. */
async function refuseBeforeSubmissions(
  manager: EntityManager,
  { deskId, challengeId, opensOn, closesOn }: { deskId: string; challengeId: string } & Window,
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
function checkNotPast(challenge: ChallengeEntity, { opensOn, closesOn, today }: Window & { today: string }): void {
  if (closesOn !== null && closesOn < today) throw invalid([{ field: 'closesOn', code: 'OUT_OF_RANGE' }]);
  if (opensOn !== challenge.opensOn && opensOn < today) throw invalid([{ field: 'opensOn', code: 'OUT_OF_RANGE' }]);
}

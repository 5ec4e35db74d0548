import { LessThanOrEqual, MoreThan, type EntityManager } from 'typeorm';
import { orderingActor } from '../../domain/access.js';
import { replanned } from '../../domain/asks.js';
import type { Calendar } from '../../domain/calendar.js';
import type { Ask } from '../../domain/case-state.js';
import { ProposalEntity, ReplanEntity } from '../index.js';
import { appendAudit, DESK_CHAIN } from './audit.js';
import { rulesByVersion } from './closed-days.js';
import { receiveCommand } from './ledger.js';
import { lockProposal } from './proposals.js';

/**
 * A desk's calendar changed: every open case whose dates move by it is given the command `replan`. What a running workflow
 * has counted is never touched; it counts again when it takes its command, between two others.
 */

export interface MovedDate {
  readonly ask: Ask;
  /** Instants (UTC). */
  readonly from: string;
  readonly to: string;
}

/** The asks of a case that would fall due at another instant. */
export function movedDates(state: ProposalEntity['state'], calendar: Calendar): MovedDate[] {
  const after = replanned(state, calendar);
  return state.asks.flatMap((ask) => {
    const to = after.asks.find(({ key }) => key === ask.key)?.until ?? null;
    return ask.until === null || to === null || to === ask.until ? [] : [{ ask, from: ask.until, to }];
  });
}

export interface MovedCase {
  readonly proposalId: string;
  readonly referenceNumber: string | null;
  readonly dates: readonly MovedDate[];
}

const READ_AT_ONCE = 500;

/** Which cases an order would move at this moment. Reads only. */
export async function planReplan(manager: EntityManager, deskId: string): Promise<MovedCase[]> {
  const rulesOf = rulesByVersion(manager, deskId);
  const moved: MovedCase[] = [];
  let after: string | null = null;
  do {
    const rows: ProposalEntity[] = await manager.find(ProposalEntity, {
      where: { deskId, submitted: true, closed: false, ...(after !== null && { id: MoreThan(after) }) },
      select: { deskId: true, id: true, referenceNumber: true, profileVersion: true, state: true as never },
      order: { id: 'ASC' },
      take: READ_AT_ONCE,
    });
    for (const { id, referenceNumber, profileVersion, state } of rows) {
      const dates = movedDates(state, (await rulesOf(profileVersion)).calendar);
      if (dates.length > 0) moved.push({ proposalId: id, referenceNumber, dates });
    }
    after = rows.length < READ_AT_ONCE ? null : (rows.at(-1)?.id ?? null);
  } while (after !== null);
  return moved;
}

/** So few that nobody waits long for a record that is locked meanwhile. */
const CASES_AT_ONCE = 20;

export interface ReplanBatch {
  readonly id: string;
  /** Cases that were given the command in this batch. */
  readonly given: number;
  readonly isDone: boolean;
}

/** The next cases of the order that is under way; null: there is none, or another worker has it. */
export async function giveNextReplans(manager: EntityManager, deskId: string, now: Date): Promise<ReplanBatch | null> {
  const order = await manager.findOne(ReplanEntity, {
    where: { deskId, status: 'ordered', orderedAt: LessThanOrEqual(now) },
    lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
  });
  if (!order) return null;
  const { id, lastLookedAt, reason } = order;
  const open = await manager.find(ProposalEntity, {
    where: { deskId, submitted: true, closed: false, ...(lastLookedAt !== null && { id: MoreThan(lastLookedAt) }) },
    select: { deskId: true, id: true },
    order: { id: 'ASC' },
    take: CASES_AT_ONCE,
  });
  const rulesOf = rulesByVersion(manager, deskId);
  let given = 0;
  for (const { id: proposalId } of open) {
    // Under the lock: what a command that is being settled has counted is seen, with the calendar that it read.
    const proposal = await lockProposal(manager, deskId, proposalId);
    if (!proposal || proposal.closed) continue;
    if (movedDates(proposal.state, (await rulesOf(proposal.profileVersion)).calendar).length === 0) continue;
    await receiveCommand(manager, proposal, {
      kind: 'replan',
      input: { reason },
      actor: orderingActor(order.orderedBy),
      onBehalfOf: null,
      occurredOn: null,
      expectedVersion: null,
      now,
    });
    given += 1;
  }
  const isDone = open.length < CASES_AT_ONCE;
  const total = order.given + given;
  await manager.update(
    ReplanEntity,
    { deskId, id },
    {
      lastLookedAt: open.at(-1)?.id ?? lastLookedAt,
      given: total,
      ...(isDone && { status: 'done' as const, endedAt: now }),
    },
  );
  if (isDone) {
    await appendAudit(manager, {
      deskId,
      chain: DESK_CHAIN,
      action: 'replan.done',
      at: now,
      personId: order.orderedBy,
      facts: { replan: id, cases: total },
    });
  }
  return { id, given, isDone };
}

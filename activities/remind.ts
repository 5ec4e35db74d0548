import type { EntityManager } from 'typeorm';
import { SYSTEM_ACTOR } from '../domain/access.js';
import { CommandEntity, ReminderEntity, type ProposalEntity } from '../entities/index.js';
import { appendAudit } from '../entities/records/audit.js';
import { receiveCommand } from '../entities/records/ledger.js';
import { lockProposal } from '../entities/records/proposals.js';
import { withDesk } from '../entities/with-desk.js';
import type { RemindInput, RemindResult } from './contract.js';
import type { ActivityDeps } from './deps.js';
import { notifyOfReminder } from './notify.js';

/** How long a reminder stands back for a command that is on its way: whoever acted in time is not reminded. */
const STAND_BACK_MS = 60_000;
const CLOCK_SKEW_MS = 1_000;

const after = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

/**
 * A timer only wakes: whether somebody is to be reminded is looked up now, under the record's lock. Unique on proposal,
 * ask and rung, so a repeat sends nothing twice.
 */
export async function remindOfAsk(deps: ActivityDeps, input: RemindInput): Promise<RemindResult> {
  const { deskId, proposalId, askKey, rung } = input;
  return withDesk(deps.dataSource, { deskId }, async (manager): Promise<RemindResult> => {
    const now = deps.now();
    const proposal = await lockProposal(manager, deskId, proposalId);
    if (!proposal || proposal.opening !== input.opening) return { answer: 'superseded' };
    const ask = proposal.state.asks.find((open) => open.key === askKey);
    if (!ask || ask.until === null) return { answer: 'void' };
    if (await manager.existsBy(ReminderEntity, { deskId, proposalId, askKey, rung })) return { answer: 'void' };
    if (ask.until > now.toISOString()) {
      // The timer's own instant means that this clock is behind the server's: a moment later, not at once for ever.
      return { answer: 'moved', at: ask.until > input.at ? ask.until : after(input.at, CLOCK_SKEW_MS) };
    }
    if (await manager.existsBy(CommandEntity, { deskId, proposalId, status: 'received' })) {
      return { answer: 'moved', at: after(now.toISOString(), STAND_BACK_MS) };
    }
    await manager.insert(ReminderEntity, { deskId, proposalId, askKey, rung, sentAt: now, collapsedInto: null });
    await appendAudit(manager, {
      deskId,
      chain: proposalId,
      action: 'reminder.sent',
      at: now,
      personId: null,
      facts: { ask: ask.kind, rung, until: ask.until, holder: ask.holder, departmentId: ask.departmentId },
    });
    if (ask.kind === 'end_agreement') await endTerm(manager, proposal, now);
    else await notifyOfReminder(manager, proposal, ask, now);
    return { answer: 'sent' };
  });
}

/**
 * The last day of an agreement is nobody's decision: the clock gives the command. It goes the way of every other one,
 * so that the ledger, the history and the chain tell the end like any other step.
 */
async function endTerm(manager: EntityManager, proposal: ProposalEntity, now: Date): Promise<void> {
  await receiveCommand(manager, proposal, {
    kind: 'end_agreement',
    input: { reason: '期間満了 / end of term' },
    actor: SYSTEM_ACTOR,
    onBehalfOf: null,
    occurredOn: null,
    expectedVersion: null,
    now,
  });
}

import type { EntityManager } from 'typeorm';
import { SYSTEM_ACTOR } from '../domain/access.js';
import { STALLED, type AgendaEntry, type Ask } from '../domain/case-state.js';
import { agendaOf, collapsed, rungsAhead, stallsAt, type Rung, type Surroundings } from '../domain/ladder.js';
import { CommandEntity, ProposalEntity, ReminderEntity } from '../entities/index.js';
import { loadLadders } from '../entities/records/agenda.js';
import { appendAudit } from '../entities/records/audit.js';
import { receiveCommand } from '../entities/records/ledger.js';
import { lockProposal } from '../entities/records/proposals.js';
import { emitOverdue } from '../entities/records/webhooks.js';
import { withDesk } from '../entities/with-desk.js';
import type { RemindInput, RemindResult } from './contract.js';
import type { ActivityDeps } from './deps.js';
import { notifyOfReminder, notifyOfStandstill } from './notify.js';

/** How long a reminder stands back for a command that is on its way: whoever acted in time is not reminded. */
const STAND_BACK_MS = 60_000;
const CLOCK_SKEW_MS = 1_000;

const after = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

/** A case whose instant has come, locked, with what its agenda follows from. */
interface Woken {
  readonly manager: EntityManager;
  readonly proposal: ProposalEntity;
  readonly around: Surroundings;
  readonly input: RemindInput;
  readonly now: Date;
}

/**
 * A timer only wakes: whether somebody is to be told is looked up now, under the record's lock. Unique on proposal, ask and
 * rung, so a repeat sends nothing twice.
 */
export async function remindOfAsk(deps: ActivityDeps, input: RemindInput): Promise<RemindResult> {
  const { deskId, proposalId } = input;
  return withDesk(deps.dataSource, { deskId }, async (manager): Promise<RemindResult> => {
    const now = deps.now();
    const proposal = await lockProposal(manager, deskId, proposalId);
    if (!proposal || proposal.opening !== input.opening) return { answer: 'superseded' };
    const woken = { manager, proposal, around: await loadLadders(manager, proposal), input, now };
    return input.askKey === STALLED ? tellOfStandstill(woken) : climb(woken);
  });
}

/** The agenda of a case in which nothing was told just now. */
const agendaNow = ({ proposal, around }: Woken): AgendaEntry[] => agendaOf(proposal.state, around);

/** The timer's own instant means that this clock is behind the server's: a moment later, not at once for ever. */
const movedTo = (at: string, { input }: Woken): RemindResult => ({
  answer: 'moved',
  at: at > input.at ? at : after(input.at, CLOCK_SKEW_MS),
});

const isCommandUnderWay = ({ manager, proposal: { deskId, id } }: Woken): Promise<boolean> =>
  manager.existsBy(CommandEntity, { deskId, proposalId: id, status: 'received' });

/**
 * Tells a rung of an ask. What fell due while nobody was there to tell it is told with it, once: the highest of the rungs
 * that are due, to everybody whom one of them reaches.
 */
async function climb(woken: Woken): Promise<RemindResult> {
  const { proposal, around, input, now } = woken;
  const ask = proposal.state.asks.find((open) => open.key === input.askKey);
  const ahead = ask ? rungsAhead(proposal.state, ask, around) : [];
  const rung = ahead.find((candidate) => candidate.rung === input.rung);
  if (!ask || !rung) return { answer: 'void', agenda: agendaNow(woken) };
  if (rung.at > now.toISOString()) return movedTo(rung.at, woken);
  if (await isCommandUnderWay(woken)) return { answer: 'moved', at: after(now.toISOString(), STAND_BACK_MS) };

  const due = collapsed(ahead.filter(({ at }) => at <= now.toISOString()));
  if (!due) throw new Error('a rung that is due is not among those that are');
  await tell(woken, ask, due);
  const told = new Map([...around.told, [ask.key, due.highest.rung]]);
  return { answer: 'sent', agenda: agendaOf(proposal.state, { ...around, told }) };
}

async function tell(
  { manager, proposal, now }: Woken,
  ask: Ask,
  { highest, lower }: { readonly highest: Rung; readonly lower: readonly Rung[] },
): Promise<void> {
  const { deskId, id: proposalId } = proposal;
  const row = { deskId, proposalId, askKey: ask.key, sentAt: now };
  await manager.insert(ReminderEntity, [
    ...lower.map(({ rung }) => ({ ...row, rung, collapsedInto: highest.rung })),
    { ...row, rung: highest.rung, collapsedInto: null },
  ]);
  await appendAudit(manager, {
    deskId,
    chain: proposalId,
    action: 'reminder.sent',
    at: now,
    personId: null,
    facts: {
      ask: ask.kind,
      rung: highest.rung,
      until: ask.until,
      holder: ask.holder,
      departmentId: ask.departmentId,
      ...(lower.length > 0 && { collapsed: lower.map(({ rung }) => rung).join(' ') }),
    },
  });
  if (ask.kind === 'end_agreement') return endTerm(manager, proposal, now);
  await notifyOfReminder(manager, proposal, ask, [...lower, highest], now);
  await emitOverdue(manager, proposal, ask, now);
}

/**
 * Nothing has happened for as many business days as the guideline says: the case is marked, until something does. Messages
 * move a case without its run, which therefore looks again, as long as it stands still.
 */
async function tellOfStandstill(woken: Woken): Promise<RemindResult> {
  const { manager, proposal, around, now } = woken;
  const { state, movedAt, stalledSince } = proposal;
  const { profile, calendar } = around;
  const instant = now.toISOString();
  const moved = movedAt?.toISOString() ?? null;
  const at = moved === null ? null : stallsAt(state, profile, calendar, moved);
  const again = stallsAt(state, profile, calendar, instant);
  if (at === null || again === null) return { answer: 'void', agenda: agendaNow(woken) };
  if (at > instant) return movedTo(at, woken);
  if (await isCommandUnderWay(woken)) return { answer: 'moved', at: after(instant, STAND_BACK_MS) };
  if (stalledSince !== null) return movedTo(again, woken);

  const { deskId, id } = proposal;
  await manager.update(ProposalEntity, { deskId, id }, { stalledSince: now });
  await appendAudit(manager, {
    deskId,
    chain: id,
    action: 'case.stalled',
    at: now,
    personId: null,
    facts: { movedAt: moved, days: profile.escalation.stalled_after },
  });
  await notifyOfStandstill(manager, proposal, now);
  return { answer: 'sent', agenda: agendaOf(state, { ...around, quietSince: instant }) };
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

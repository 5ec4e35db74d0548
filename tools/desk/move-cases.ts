import type { DataSource, EntityManager } from 'typeorm';
import { In, Not } from 'typeorm';
import { SYSTEM_ACTOR } from '../../domain/access.js';
import { tokyoDay } from '../../domain/calendar.js';
import type { CaseState } from '../../domain/case-state.js';
import { messagesOf } from '../../domain/errors.js';
import { decide, type Decision } from '../../domain/process.js';
import { stageRuleOf, type Profile } from '../../domain/profile.js';
import { CommandEntity, ProposalEntity } from '../../entities/index.js';
import { loadFacts } from '../../entities/records/case-facts.js';
import { receiveCommand } from '../../entities/records/ledger.js';
import { loadProfile } from '../../entities/records/profiles.js';
import { lockProposal } from '../../entities/records/proposals.js';
import { withDesk } from '../../entities/with-desk.js';

/**
 * Moves running cases to another version of their desk's guideline: each by a command of its own, which the case takes
 * between two others, with a reason in its record. Before that it can be seen which would change, and how.
 */

export interface Move {
  readonly proposalId: string;
  readonly referenceNumber: string | null;
  readonly from: number;
  /** What would change, in words; empty when nothing does but the version. */
  readonly changes: readonly string[];
  /** Why it can't move; null when it can. */
  readonly refusal: string | null;
}

export interface Plan {
  readonly deskId: string;
  readonly version: number;
  readonly moves: readonly Move[];
}

const command = (version: number, reason: string) => ({
  kind: 'change_guideline' as const,
  input: { version, reason },
  actor: SYSTEM_ACTOR,
  onBehalfOf: null,
  occurredOn: null,
  expectedVersion: null,
});

async function decideMove(
  manager: EntityManager,
  proposal: ProposalEntity,
  profile: Profile,
  now: Date,
): Promise<Decision> {
  const facts = await loadFacts(manager, proposal, profile);
  const move = { ...command(profile.version, 'dry run'), number: proposal.nextNumber, receivedAt: now.toISOString() };
  return decide(proposal.state, move, facts, profile);
}

/** The open cases of a desk under other versions, and what would change for each. */
export async function planMoves(
  dataSource: DataSource,
  { deskId, version, now }: { deskId: string; version: number; now: Date },
): Promise<Plan> {
  return withDesk(dataSource, { deskId }, async (manager) => {
    const profile = await loadProfile(manager, deskId, version);
    const proposals = await manager.find(ProposalEntity, {
      where: { deskId, submitted: true, closed: false, profileVersion: Not(version) },
      order: { createdAt: 'ASC' },
    });
    const moves: Move[] = [];
    for (const proposal of proposals) {
      const old = await loadProfile(manager, deskId, proposal.profileVersion);
      const decision = await decideMove(manager, proposal, profile, now);
      moves.push({
        proposalId: proposal.id,
        referenceNumber: proposal.referenceNumber,
        from: proposal.profileVersion,
        changes: decision.ok ? describeChanges(proposal.state, decision.state, old, profile) : [],
        refusal: decision.ok ? null : messagesOf(decision.refusal.code).en,
      });
    }
    return { deskId, version, moves };
  });
}

/** What a person would notice: headings, who is awaited until when, and what is asked of the stage. */
function describeChanges(before: CaseState, after: CaseState, old: Profile, next: Profile): string[] {
  if (before.stage === 'closed') return [];
  const { stage } = before;
  const label = (profile: Profile): string =>
    profile.terms.stage_groups.find((group) => group.stages.includes(stage))?.label.ja ?? stage;
  const rule = (profile: Profile): string => {
    const { decider, requires, coordinate_with: coordination, decisions } = stageRuleOf(profile, stage);
    return `decided by ${decider}${coordination ? ` with ${coordination}` : ''}; asks for ${requires.join(', ') || 'nothing'}; ${decisions.join(', ')}`;
  };
  const asks = (state: CaseState): Map<string, string> =>
    new Map(
      state.asks.map((ask) => [
        `${ask.kind} by ${ask.holder}`,
        ask.until === null ? 'clock stopped' : tokyoDay(ask.until),
      ]),
    );
  const [asked, willBe] = [asks(before), asks(after)];
  return [
    ...(label(old) === label(next) ? [] : [`heading: ${label(old)} → ${label(next)}`]),
    ...(rule(old) === rule(next) ? [] : [`stage ${stage}: ${rule(old)} → ${rule(next)}`]),
    ...[...asked].flatMap(([ask, due]) => {
      const then = willBe.get(ask);
      if (then === undefined) return [`no longer awaited: ${ask}`];
      return then === due ? [] : [`${ask}: ${due} → ${then}`];
    }),
    ...[...willBe].flatMap(([ask, due]) => (asked.has(ask) ? [] : [`newly awaited: ${ask}, ${due}`])),
  ];
}

/** Gives each case that can move its command; the worker settles it when the case's turn comes. Ids of the commands. */
export async function moveCases(
  dataSource: DataSource,
  plan: Plan,
  { reason, now }: { reason: string; now: Date },
): Promise<string[]> {
  const { deskId, version } = plan;
  const ids: string[] = [];
  for (const { proposalId, refusal } of plan.moves) {
    if (refusal !== null) continue;
    const given = await withDesk(dataSource, { deskId }, async (manager) => {
      const proposal = await lockProposal(manager, deskId, proposalId);
      // Closed or moved since the plan was made: nothing is left to do for it.
      if (!proposal || proposal.closed || proposal.profileVersion === version) return null;
      return receiveCommand(manager, proposal, { ...command(version, reason), now });
    });
    if (given) ids.push(given.id);
  }
  return ids;
}

/** How many of these commands were settled, refused or are still on their way. */
export async function countSettled(
  dataSource: DataSource,
  deskId: string,
  ids: readonly string[],
): Promise<Readonly<Record<CommandEntity['status'], number>>> {
  const counts = { received: 0, settled: 0, refused: 0 };
  if (ids.length === 0) return counts;
  const rows = await withDesk(dataSource, { deskId }, (manager) =>
    manager.find(CommandEntity, {
      where: { deskId, id: In([...ids]) },
      select: { deskId: true, id: true, status: true },
    }),
  );
  for (const { status } of rows) counts[status] += 1;
  return counts;
}

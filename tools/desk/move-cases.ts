import type { DataSource, EntityManager } from 'typeorm';
import { In, Not } from 'typeorm';
import { SYSTEM_ACTOR } from '../../domain/access.js';
import { tokyoDay } from '../../domain/calendar.js';
import type { CaseState } from '../../domain/case-state.js';
import type { CommandInput } from '../../domain/commands.js';
import { messagesOf, type Refusal } from '../../domain/errors.js';
import { decide, type Decision } from '../../domain/process.js';
import { criteriaOf, criterionKeys, headingOf, stageRuleOf, type Profile } from '../../domain/profile.js';
import { STAGES } from '../../domain/stages.js';
import { CommandEntity, ProposalEntity } from '../../entities/index.js';
import { loadFacts } from '../../entities/records/case-facts.js';
import { receiveCommand } from '../../entities/records/ledger.js';
import { findProfile, loadProfile } from '../../entities/records/profiles.js';
import { lockProposal } from '../../entities/records/proposals.js';
import { withDesk } from '../../entities/with-desk.js';
import { Failure } from '../embedded/failure.mjs';

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
    const profile = await findProfile(manager, deskId, version);
    if (!profile) throw new Failure(`Desk ${deskId} has no version ${version} of its guideline: nothing was moved.`);
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
        refusal: decision.ok ? await alreadyMoving(manager, proposal) : inWords(decision.refusal),
      });
    }
    return { deskId, version, moves };
  });
}

const inWords = ({ code, errors = [] }: Refusal): string =>
  [messagesOf(code).en, ...errors.map(({ field }) => `(${field})`)].join(' ');

/** A move that is received and not settled yet: a second one would say the same again, or lead past it. */
async function alreadyMoving(
  manager: EntityManager,
  { deskId, id: proposalId }: ProposalEntity,
): Promise<string | null> {
  const pending = await manager.findOneBy(CommandEntity, {
    deskId,
    proposalId,
    kind: 'change_guideline',
    status: 'received',
  });
  if (!pending) return null;
  const { version } = pending.input as CommandInput<'change_guideline'>;
  return `its move to version ${version} is received already, and waits for its turn`;
}

/** What a person would notice: headings, who is awaited until when, and what is asked of the stage. */
function describeChanges(before: CaseState, after: CaseState, old: Profile, next: Profile): string[] {
  if (before.stage === 'closed') return [];
  const { stage } = before;
  const label = (profile: Profile): string => headingOf(profile, stage).label.ja;
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
  // What is asked of the organisation is asked once more before an agreement.
  const isAhead = STAGES.indexOf(stage) <= STAGES.indexOf('screening');
  const criteria = (profile: Profile): string[] => [
    ...(isAhead ? criterionKeys(criteriaOf(profile)) : []),
    ...(profile.exclusions.recheck_before_agreement ? criterionKeys(profile.exclusions.organisation) : []),
    ...criterionKeys(profile.exclusions.scheme),
    ...profile.evaluation.criteria.map(({ code }) => code),
  ];
  const [answeredNow, answeredThen] = [new Set(criteria(old)), new Set(criteria(next))];
  return [
    ...[...answeredNow].flatMap((code) => (answeredThen.has(code) ? [] : [`no longer to be answered: ${code}`])),
    ...[...answeredThen].flatMap((code) => (answeredNow.has(code) ? [] : [`newly to be answered: ${code}`])),
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
      // Two operators, or one who was impatient: the case is locked, so the first is seen here.
      if ((await alreadyMoving(manager, proposal)) !== null) return null;
      return receiveCommand(manager, proposal, { ...command(version, reason), now });
    });
    if (given) ids.push(given.id);
  }
  return ids;
}

export interface Settled {
  readonly settled: number;
  readonly received: number;
  /** What was refused all the same, because the case went on after the plan was made: each in words. */
  readonly refused: readonly string[];
}

/** How many of these commands were settled or are still on their way, and which were refused. */
export async function countSettled(dataSource: DataSource, plan: Plan, ids: readonly string[]): Promise<Settled> {
  if (ids.length === 0) return { settled: 0, received: 0, refused: [] };
  const { deskId, moves } = plan;
  const rows = await withDesk(dataSource, { deskId }, (manager) =>
    manager.find(CommandEntity, {
      where: { deskId, id: In([...ids]) },
      select: { deskId: true, id: true, proposalId: true, status: true, code: true },
    }),
  );
  const count = (status: CommandEntity['status']): number => rows.filter((row) => row.status === status).length;
  const refused = rows.flatMap(({ status, code, proposalId }) => {
    if (status !== 'refused') return [];
    const move = moves.find((each) => each.proposalId === proposalId);
    return [`${move?.referenceNumber ?? proposalId}: stays: ${messagesOf(code as Refusal['code']).en}`];
  });
  return { settled: count('settled'), received: count('received'), refused };
}

import { setTimeout as sleep } from 'node:timers/promises';
import { AuditEntryEntity, CommandEntity } from '../../entities/index.js';
import { recordAccess, verifyChain } from '../../entities/records/audit.js';
import { isTemporalUnavailable } from '../../temporal/failures.js';
import type { CaseHistories, OpeningHistory } from '../../temporal/case-histories.js';
import { joinHistory, type AuditLink } from '../audit/join-history.js';
import type { AtCase } from '../callers.js';
import { AUDIT } from '../examples/answers.js';
import { caseParams } from '../params.js';
import { ApiProblem } from '../problem.js';
import { defineRoute, reply } from '../route.js';
import { auditSchema, viewAudit, type CaseAudit } from '../views/audit-view.js';
import { loadNames } from '../views/people-view.js';

const ROUTE = 'GET /audit/proposals/{id}/history';
const RETRY_S = 5;

/**
 * A settlement is in the record when it commits and in the history when its workflow task completes, some milliseconds
 * later: what was settled just now is given that time before it is called a difference.
 */
const JUST_NOW_MS = 10_000;
const LOOK_AGAIN_MS = 200;
const LOOKS = 15;

async function readHistories(
  histories: CaseHistories,
  proposalId: string,
  openings: number,
): Promise<readonly OpeningHistory[]> {
  try {
    return await histories.read(proposalId, openings);
  } catch (error) {
    if (!isTemporalUnavailable(error)) throw error;
    throw new ApiProblem('TEMPORAL_UNAVAILABLE', [], { retryAfterS: RETRY_S });
  }
}

const linkOf = ({ n, text, hash, commandId }: AuditEntryEntity): AuditLink => ({
  n,
  hash,
  commandId,
  action: (JSON.parse(text) as { action: string }).action,
});

interface Comparison {
  readonly view: CaseAudit;
  /** A difference that the next moment may mend. */
  readonly isFresh: boolean;
}

async function compare(at: AtCase, histories: readonly OpeningHistory[], now: Date): Promise<Comparison> {
  const { manager, deskId, proposal } = at;
  const rows = await manager.find(CommandEntity, {
    where: { deskId, proposalId: proposal.id },
    order: { number: 'ASC' },
  });
  const entries = await manager.find(AuditEntryEntity, { where: { deskId, chain: proposal.id }, order: { n: 'ASC' } });
  const joined = joinHistory(histories, rows, entries.map(linkOf));
  const chain = await verifyChain(manager, deskId, proposal.id);
  const names = await loadNames(
    manager,
    deskId,
    rows.map((row) => row.actorPersonId),
  );
  const isFresh = joined.commands.some(
    ({ difference, row }) =>
      difference !== null && row.settledAt !== null && now.getTime() - row.settledAt.getTime() < JUST_NOW_MS,
  );
  return { view: viewAudit(histories, joined, chain, names), isFresh };
}

const get = defineRoute({
  name: ROUTE,
  operationId: 'getCaseAudit',
  tag: 'Audit',
  summary: 'The Temporal history of a case beside its record and its chain, command by command',
  description:
    'Reads the decoded history of every opening of the case from Temporal and compares it with the commands of the record and with the hash chain. What was settled within the last seconds is looked at again before it is called a difference. The reading itself is noted.',
  params: caseParams,
  problems: ['TEMPORAL_UNAVAILABLE'],
  responses: {
    200: { description: 'What was compared, and whether it agrees', schema: auditSchema, examples: { agrees: AUDIT } },
  },
  handler: async ({ account, now, deps, openCase }) => {
    const opened = await openCase(async ({ manager, deskId, proposal, person }) => {
      const { personId } = person;
      const { accountId } = account;
      await recordAccess(manager, {
        deskId,
        at: now,
        personId,
        accountId,
        action: ROUTE,
        proposalId: proposal.id,
        code: null,
      });
      // A draft has no run.
      return { id: proposal.id, openings: proposal.nextNumber > 1 ? proposal.opening : 0 };
    });
    for (let look = 1; ; look += 1) {
      // The history first: what is in it was in the record before.
      const histories = await readHistories(deps.temporal.histories, opened.id, opened.openings);
      const { view, isFresh } = await openCase((at) => compare(at, histories, now));
      if (!isFresh || look >= LOOKS) return reply(200, view);
      await sleep(LOOK_AGAIN_MS);
    }
  },
});

export const auditRoutes = [get];

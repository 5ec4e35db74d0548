import { appendAudit } from '../entities/records/audit.js';
import { ProposalEntity } from '../entities/index.js';
import { lockProposal } from '../entities/records/proposals.js';
import { withDesk } from '../entities/with-desk.js';
import type { AttentionInput } from './contract.js';
import type { ActivityDeps } from './deps.js';

/** Shows in the record that a case needs a person before it can go on, or no longer does. */
export async function reportAttentionOf(deps: ActivityDeps, input: AttentionInput): Promise<void> {
  const { deskId, proposalId, opening, code } = input;
  await withDesk(deps.dataSource, { deskId }, async (manager) => {
    const proposal = await lockProposal(manager, deskId, proposalId);
    if (!proposal || proposal.opening !== opening || proposal.attention === code) return;
    const now = deps.now();
    const attention = { attention: code, attentionAt: code === null ? null : now, updatedAt: now };
    await manager.update(ProposalEntity, { deskId, id: proposalId }, attention);
    await appendAudit(manager, {
      deskId,
      chain: proposalId,
      action: code === null ? 'attention.ended' : 'attention.needed',
      at: now,
      personId: null,
      facts: { code },
    });
  });
}

import { settleCommand } from '../../activities/settle.js';
import { CommandEntity } from '../../entities/index.js';
import { findProposal } from '../../entities/records/proposals.js';
import { withDesk } from '../../entities/with-desk.js';
import { ask, type SignInApi } from './sign-in-api.js';

/** Cases at an API in this process, where no worker is: what was received is settled here, at the test's own clock. */

const RUN = { workflowId: 'proposal/test/1', runId: 'run-1' };

async function settleReceived(api: SignInApi, deskId: string, proposalId: string): Promise<void> {
  const deps = { dataSource: api.dataSource, now: () => api.clock };
  for (;;) {
    const next = await withDesk(api.dataSource, { deskId }, async (manager) => {
      const where = { deskId, proposalId, status: 'received' as const };
      const command = await manager.findOne(CommandEntity, { where, order: { number: 'ASC' } });
      const proposal = await findProposal(manager, deskId, proposalId);
      return command && proposal && { command, proposal };
    });
    if (!next) return;
    const { command, proposal } = next;
    const { opening, state } = proposal;
    const input = { deskId, proposalId, opening, commandId: command.id, number: command.number, state };
    const { answer } = await settleCommand(deps, input, RUN);
    if (answer !== 'settled') throw new Error(`${command.kind}: ${answer}`);
  }
}

/** A person of a desk who asks as a program does, and whose commands are settled at once. */
export class Caller {
  constructor(
    private readonly api: SignInApi,
    readonly login: string,
    readonly desk: string,
  ) {}

  ask(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) {
    const { token } = this.api.account(this.login, this.desk);
    return ask(this.api.address, method, path, { body, headers: { authorization: `Bearer ${token}`, ...headers } });
  }

  /** The body of an answer that must be good. */
  async get<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answered = await this.ask(method, path, body);
    if (answered.status >= 300) throw new Error(`${method} ${path}: ${answered.status} ${answered.text}`);
    return answered.body as T;
  }

  async command(proposalId: string, kind: string, input: unknown = {}): Promise<void> {
    await this.get('POST', `/proposals/${proposalId}/commands`, { kind, input });
    await settleReceived(this.api, this.desk, proposalId);
  }
}

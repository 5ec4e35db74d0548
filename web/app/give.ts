import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { answerOf, api, Refused, Unreachable, type Schemas } from './client.js';
import { newKey } from './keys.js';
import { proposalKey } from './queries.js';

/** Giving a command: whatever moves a case goes this one way. */

type CommandRequest = Schemas['CommandRequest'];
type CommandState = Schemas['CommandState'];

const ASK_EVERY_MS = 1_500;
const ASK_AT_MOST = 20;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Received is not decided: asks what became of it for as long as somebody can be expected to look at the page. */
async function untilDecided(id: string, given: CommandState): Promise<CommandState> {
  let state = given;
  for (let asked = 0; state.status === 'received' && asked < ASK_AT_MOST; asked += 1) {
    await pause(ASK_EVERY_MS);
    state = await answerOf(
      api.GET('/proposals/{id}/commands/{commandId}', { params: { path: { id, commandId: given.commandId } } }),
    );
  }
  return state;
}

export interface Giving {
  readonly give: (request: CommandRequest) => Promise<CommandState>;
  /** In the ledger for good, and not yet decided. */
  readonly isWaiting: boolean;
}

export function useGive(id: string): Giving {
  const queries = useQueryClient();
  const key = useRef(newKey());
  const [isWaiting, setIsWaiting] = useState(false);
  const give = async (request: CommandRequest): Promise<CommandState> => {
    try {
      const params = { path: { id }, header: { 'Idempotency-Key': key.current } };
      const given = await answerOf(api.POST('/proposals/{id}/commands', { params, body: request }));
      setIsWaiting(given.status === 'received');
      const decided = await untilDecided(id, given);
      setIsWaiting(decided.status === 'received');
      key.current = newKey();
      await queries.invalidateQueries({ queryKey: proposalKey(id) });
      if (decided.problem) throw new Refused(decided.problem.status, { ...decided.problem, requestId: '' });
      return decided;
    } catch (error) {
      // Without an answer nobody knows whether it arrived: the same key makes another try the same command.
      if (!(error instanceof Unreachable)) key.current = newKey();
      // Whoever decided first has changed the case.
      if (error instanceof Refused && error.status === 409) {
        await queries.invalidateQueries({ queryKey: proposalKey(id) });
      }
      throw error;
    }
  };
  return { give, isWaiting };
}

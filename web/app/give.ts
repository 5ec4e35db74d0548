import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api, Refused, type Schemas } from './client.js';
import { useOnce } from './keys.js';
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
  const once = useOnce();
  const [isWaiting, setIsWaiting] = useState(false);
  const give = async (request: CommandRequest): Promise<CommandState> => {
    try {
      const decided = await once(request, async (key) => {
        const params = { path: { id }, header: { 'Idempotency-Key': key } };
        const given = await answerOf(api.POST('/proposals/{id}/commands', { params, body: request }));
        setIsWaiting(given.status === 'received');
        return untilDecided(id, given);
      });
      setIsWaiting(decided.status === 'received');
      await queries.invalidateQueries({ queryKey: proposalKey(id) });
      if (decided.problem) throw new Refused(decided.problem.status, { ...decided.problem, requestId: '' });
      return decided;
    } catch (error) {
      // Whoever decided first has changed the case.
      if (error instanceof Refused && error.status === 409) {
        await queries.invalidateQueries({ queryKey: proposalKey(id) });
      }
      throw error;
    }
  };
  return { give, isWaiting };
}

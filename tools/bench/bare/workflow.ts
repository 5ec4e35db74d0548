import { condition, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import { bareSignal, type BareAction } from './messages.js';

/**
 * The least that the engine can do for what a case does: each signal is followed by one local activity with one short
 * transaction, and the run ends with the last of them. What the desk costs on top of it is what the benchmark tells.
 */
const { record } = proxyLocalActivities<{ record(action: BareAction): Promise<void> }>({ startToCloseTimeout: '5s' });

export async function bareWorkflow(caseId: string, actions: number): Promise<void> {
  const queue: number[] = [];
  setHandler(bareSignal, (number) => void queue.push(number));
  for (let done = 0; done < actions; done += 1) {
    await condition(() => queue.length > 0);
    await record({ caseId, number: queue.shift() as number });
  }
}

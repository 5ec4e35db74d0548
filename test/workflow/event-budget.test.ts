import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tokyoDay } from '../../domain/calendar.js';
import { AGREED, answers, EFFECT } from '../factories/case-run.js';
import { D1, DESKS, PEOPLE } from '../factories/desks.js';
import { DeskBench, type LiveCase } from './desk-bench.js';
import { eventually } from './case-bench.js';

const { proposer, coordinator, deskHead, officer1 } = PEOPLE;

/** Events that one command may cost: the signal, a workflow task of three, the marker, a timer for another, an update. */
const MOST_PER_COMMAND = 9;

describe('the events of a case', () => {
  let bench: DeskBench;

  beforeAll(async () => {
    bench = await DeskBench.open();
  }, 90_000);

  afterAll(async () => {
    await bench?.close();
  }, 60_000);

  const lengthOf = async (theCase: LiveCase): Promise<number> =>
    (await theCase.handle().fetchHistory()).events?.length ?? 0;

  it('are at most nine for a command, and a hundred for eight of them', async () => {
    const theCase = await bench.draft('tokorozawa');
    const today = tokyoDay(new Date().toISOString());
    const talk = { ...AGREED, heldOn: today, participants: ['proposer', 'desk', 'department'] } as const;
    const steps: (() => Promise<void>)[] = [
      () => theCase.does(proposer, 'submit', {}),
      () => theCase.does(coordinator, 'pass_screening', { answers: answers(DESKS.tokorozawa) }),
      () => theCase.does(coordinator, 'assign_departments', { departments: [{ departmentId: D1, lead: true }] }),
      () => theCase.does(officer1, 'take_task', {}),
      () =>
        theCase.does(officer1, 'record_dialogue', {
          ...talk,
          participants: [...talk.participants],
          next: 'evaluation',
        }),
      () => theCase.does(officer1, 'evaluate', EFFECT),
      () => theCase.does(deskHead, 'concur', {}),
      () => theCase.does(officer1, 'decide_feasibility', { feasible: true, reason: '効果がある。' }),
    ];
    const costs: number[] = [];
    let before = 0;
    for (const [index, step] of steps.entries()) {
      await step();
      // The record is ahead of the history for a moment; a query is answered only after the task of the settlement.
      await eventually(async () => (await bench.temporal.view(theCase.handle())).state.last === index + 1);
      const length = await lengthOf(theCase);
      costs.push(length - before);
      before = length;
    }
    expect(await theCase.recorded.record()).toMatchObject({ last: 8, stage: 'agreement' });
    // The first one brings the start of the case with it.
    const [first = 0, ...others] = costs;
    expect(first).toBeLessThanOrEqual(MOST_PER_COMMAND + 1);
    expect(Math.max(...others)).toBeLessThanOrEqual(MOST_PER_COMMAND);
    expect(before).toBeLessThanOrEqual(100);
  }, 60_000);
});

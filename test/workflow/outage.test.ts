import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { D1, PEOPLE } from '../factories/desks.js';
import { answers } from '../factories/case-run.js';
import { eventually } from './case-bench.js';
import { DeskBench, type LiveCase } from './desk-bench.js';

const { proposer, coordinator, officer1 } = PEOPLE;
const DAY_MS = 24 * 60 * 60 * 1000;

let bench: DeskBench;

beforeAll(async () => {
  bench = await DeskBench.open();
}, 120_000);

afterAll(() => bench?.close(), 60_000);

/** What happened so many days ago was received then; no worker has run since. */
const received = async (theCase: LiveCase, daysAgo: number, give: () => Promise<unknown>): Promise<void> => {
  theCase.now = () => new Date(Date.now() - daysAgo * DAY_MS);
  await give();
};

it('tells once of what fell due while no worker ran for weeks, and nothing to whoever answered meanwhile', async () => {
  await bench.stop();
  const asked = async (): Promise<LiveCase> => {
    const theCase = await bench.draft('tokorozawa');
    await received(theCase, 60, async () => {
      await theCase.tell(await theCase.receive(proposer, 'submit', {}));
      const judged = { answers: answers(theCase.recorded.profile) };
      await theCase.tell(await theCase.receive(coordinator, 'pass_screening', judged));
      const departments = [{ departmentId: D1, lead: true }];
      await theCase.tell(await theCase.receive(coordinator, 'assign_departments', { departments }));
    });
    return theCase;
  };
  const [silent, answered] = [await asked(), await asked()];
  await received(answered, 2, () => answered.receive(officer1, 'take_task', {}).then((row) => answered.tell(row)));

  await bench.startWorker();
  const rungsOf = async (theCase: LiveCase) =>
    (
      await theCase.recorded.rowsOf<{ ask_key: string; rung: number; collapsed_into: number | null }>(
        'reminders',
        'rung',
      )
    ).map(({ ask_key: key, rung, collapsed_into: into }) => [key.split('/')[0], rung, into]);
  await eventually(async () => (await silent.recorded.record()).stalledSince !== null, 60_000);
  await eventually(async () => (await answered.recorded.record()).last === 4, 60_000);
  // Everything was in line before the case looked at its agenda: the asks that were answered in it fell due for nobody.
  expect(await rungsOf(silent)).toEqual([
    ['respond', -1, 3],
    ['respond', 0, 3],
    ['respond', 1, 3],
    ['respond', 2, 3],
    ['respond', 3, null],
  ]);
  expect(await rungsOf(answered)).toEqual([]);
  expect((await answered.recorded.record()).stalledSince).toBeNull();
  const entries = (await silent.recorded.audited()).filter(({ action }) => action === 'reminder.sent');
  expect(entries).toHaveLength(1);
}, 180_000);

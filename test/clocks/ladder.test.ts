import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { D1, PEOPLE } from '../factories/desks.js';
import { answers } from '../factories/case-run.js';
import type { LiveCase } from '../workflow/desk-bench.js';
import { ClockBench, WHY_NO_CLOCKS } from './clock-bench.js';

const { proposer, coordinator, officer1, leader3, deskHead } = PEOPLE;
const title = `the ladder of an ask${WHY_NO_CLOCKS ? ` (skipped: ${WHY_NO_CLOCKS})` : ''}`;

/** How late a rung may be: the server's clock runs on by itself while a step is taken. */
const LATEST_MS = 60_000;

// One after the other on one clock, which only goes on: each test is later than the one before it.
(WHY_NO_CLOCKS ? describe.skip : describe)(title, () => {
  let clocks: ClockBench;
  let names: ReadonlyMap<string, string>;

  beforeAll(async () => {
    // Nothing is remembered from step to step, and no task waits for a worker that is gone.
    clocks = await ClockBench.open({ maxCachedWorkflows: 0 });
    const { desks } = clocks.bench;
    await desks.gives(coordinator, 'coordinator', { desk: 'nara' });
    await desks.gives(deskHead, 'desk_head', { desk: 'nara' });
    await desks.gives(officer1, 'officer', { desk: 'nara', departmentId: D1 });
    await desks.gives(leader3, 'leader', { desk: 'nara', departmentId: D1 });
    names = new Map(Object.entries(PEOPLE).map(([name, { personId }]) => [personId, name]));
  }, 120_000);

  afterAll(() => clocks?.close(), 60_000);

  /** A section is asked, and nobody is in charge there. */
  const asked = async (): Promise<LiveCase> => {
    const theCase = await clocks.draft('nara');
    await theCase.does(proposer, 'submit', {});
    await theCase.does(coordinator, 'pass_screening', { answers: answers(theCase.recorded.profile) });
    await theCase.does(coordinator, 'assign_departments', { departments: [{ departmentId: D1, lead: true }] });
    return theCase;
  };

  /** Who was told of what and when, each within a minute of the close of business. */
  const toldOf = async (theCase: LiveCase): Promise<string[]> => {
    const rows = await clocks.bench.desks.rows<{ kind: string; recipient: string; person_id: string; at: Date }>(
      `select kind, recipient, person_id, created_at as at from notifications
        where proposal_id = $1 and kind in ('due_soon', 'reminder', 'escalation', 'stalled')
        order by created_at, kind, recipient, person_id`,
      [theCase.id],
    );
    return rows.map(({ kind, recipient, person_id: id, at }) =>
      [at.toISOString().slice(5, 16), kind, recipient, names.get(id) ?? 'all'].join(' '),
    );
  };
  const rungsOf = (theCase: LiveCase) =>
    theCase.recorded.rowsOf<{ ask_key: string; rung: number; sent_at: Date; collapsed_into: number | null }>(
      'reminders',
      'rung',
    );

  const CLIMBED = [
    ['due_soon', 'department', 'all', -1],
    ['due_soon', 'desk', 'all', -1],
    ['reminder', 'department', 'all', 0],
    ['reminder', 'desk', 'all', 0],
    ['escalation', 'desk', 'coordinator', 1],
    ['escalation', 'department', 'leader3', 2],
    ['escalation', 'desk', 'deskHead', 3],
  ] as const;
  // Asked on Monday, 4 June 2035: ten business days, then 3, 5 and 10 more. There is no holiday in June.
  const DAYS = ['06-15', '06-18', '06-21', '06-25', '07-02'];

  it('is climbed in a silent month, each rung once, also by a worker that was started in between (N-S4, A-S5)', async () => {
    await clocks.until('2035-06-04');
    const theCase = await asked();
    await clocks.until('2035-06-19');
    await clocks.replaceWorker();
    await clocks.until('2035-06-26');
    await clocks.replaceWorker();
    await clocks.until('2035-07-20');
    const told = (await toldOf(theCase)).filter((line) => !line.includes('stalled'));
    expect(told).toEqual(
      CLIMBED.map(([kind, recipient, who, rung]) => [`${DAYS[rung + 1]}T08:15`, kind, recipient, who].join(' ')),
    );
    const rungs = await rungsOf(theCase);
    expect(rungs.map(({ rung, collapsed_into: into }) => [rung, into])).toEqual([-1, 0, 1, 2, 3].map((n) => [n, null]));
    rungs.forEach(({ sent_at: at }, index) => {
      const late = at.getTime() - Date.parse(`2035-${DAYS[index]}T08:15:00.000Z`);
      expect([late >= 0, late < LATEST_MS]).toEqual([true, true]);
    });
    // Fifteen business days after the section was asked nothing had happened.
    expect((await toldOf(theCase)).filter((line) => line.includes('stalled'))).toEqual([
      '06-25T08:15 stalled desk coordinator',
      '06-25T08:15 stalled desk deskHead',
    ]);
    await theCase.does(officer1, 'take_task', {});
    expect((await theCase.recorded.record()).stalledSince).toBeNull();
    await theCase.does(proposer, 'withdraw', {});
  }, 180_000);

  it('is left when more time is given, and climbed from its lowest rung before the new day', async () => {
    await clocks.until('2035-10-01');
    const theCase = await asked();
    const awaited = async () => (await theCase.recorded.record()).state.asks[0]!;
    const was = await awaited();
    // Ten business days with the holiday of 8 October: due on the 16th. Nobody answers on the day before it.
    await clocks.until('2035-10-16');
    await theCase.does(coordinator, 'extend_due', { ask: was.key, until: '2035-10-26', reason: '議会の日程のため' });
    await clocks.until('2035-10-27');
    const now = await awaited();
    const rungs = (await rungsOf(theCase)).map(({ ask_key: key, rung, sent_at: at }) => [
      key,
      rung,
      at.toISOString().slice(5, 16),
    ]);
    expect(rungs.sort()).toEqual(
      [
        [was.key, -1, '10-15T08:15'],
        [now.key, -1, '10-25T08:15'],
        [now.key, 0, '10-26T08:15'],
      ].sort(),
    );
    await theCase.does(proposer, 'withdraw', {});
  }, 180_000);
});

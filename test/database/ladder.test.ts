import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { STALLED, type AgendaEntry } from '../../domain/case-state.js';
import { D1, D2, D3, PEOPLE } from '../factories/desks.js';
import { answers } from '../factories/case-run.js';
import { DesksOnPostgres, RecordedCase } from '../factories/desk-on-postgres.js';

const { proposer, coordinator, deskHead, officer1, officer2, leader3 } = PEOPLE;
const EVENING = 'T08:15:00.000Z';

let desks: DesksOnPostgres;
let names: ReadonlyMap<string, string>;

beforeAll(async () => {
  desks = await DesksOnPostgres.create();
  await desks.gives(coordinator, 'coordinator');
  await desks.gives(deskHead, 'desk_head');
  await desks.gives(officer1, 'officer', { departmentId: D1 });
  await desks.gives(leader3, 'leader', { departmentId: D1 });
  names = new Map(Object.entries(PEOPLE).map(([name, { personId }]) => [personId, name]));
});

afterAll(() => desks?.drop());

const begun = async (): Promise<RecordedCase> => {
  const theCase = await RecordedCase.draft(desks, 'tokorozawa');
  await theCase.does(proposer, 'submit', {});
  return theCase;
};

/** Who was told of what, in the order of time. */
async function toldOf(theCase: RecordedCase): Promise<string[]> {
  const rows = await desks.rows<{ kind: string; recipient: string; person_id: string | null; day: string }>(
    `select kind, recipient, person_id, to_char(created_at at time zone 'Asia/Tokyo', 'MM-DD') as day from notifications
      where proposal_id = $1 and kind in ('due_soon', 'reminder', 'escalation', 'stalled', 'no_department_found')
      order by created_at, kind, recipient, person_id`,
    [theCase.id],
  );
  return rows.map(({ day, kind, recipient, person_id: id }) =>
    [day, kind, recipient, id === null ? 'all' : names.get(id)].join(' '),
  );
}

/** Wakes a case as its run would, from instant to instant, until nothing is on its agenda up to a day. */
async function sleepUntil(theCase: RecordedCase, agenda: readonly AgendaEntry[], day: string): Promise<AgendaEntry[]> {
  let [...rest] = agenda;
  for (let wakes = 0; rest[0] && rest[0].at < `${day}T15:00:00.000Z`; wakes += 1) {
    if (wakes > 40) throw new Error('it wakes for ever');
    const [due, ...others] = rest;
    const result = await theCase.at(due.at).wake(due);
    if (result.answer === 'moved') rest = [...others, { ...due, at: result.at }].sort((a, b) => (a.at < b.at ? -1 : 1));
    else rest = [...((result.answer === 'superseded' ? null : result.agenda) ?? others)];
  }
  return rest;
}

/** What a case that waits for its screening begins with. */
const fresh = (theCase: RecordedCase): AgendaEntry[] => [
  { askKey: theCase.openAsk('screen').key, rung: -1, at: `2026-09-07${EVENING}` },
];

describe('a silent month', () => {
  test('each rung once on its day, then it is stalled, and nobody is told anything further', async () => {
    const theCase = await begun();
    const rest = await sleepUntil(theCase, fresh(theCase), '2026-10-30');
    expect(await toldOf(theCase)).toEqual([
      '09-07 due_soon desk all',
      '09-08 reminder desk all',
      '09-11 escalation desk coordinator',
      '09-15 escalation desk deskHead',
      '09-25 escalation desk deskHead',
      '09-25 stalled desk coordinator',
      '09-25 stalled desk deskHead',
    ]);
    // Whether it moves is looked at again; messages move it without its run.
    expect(rest).toMatchObject([{ askKey: STALLED, rung: 0 }]);
    expect((rest[0]?.at ?? '') > '2026-10-30').toBe(true);
    expect((await theCase.record()).stalledSince?.toISOString()).toBe(`2026-09-25${EVENING}`);
    const chain = (await theCase.audited()).filter(({ action }) => action.startsWith('case.'));
    expect(chain).toMatchObject([{ action: 'case.stalled', facts: { movedAt: '2026-09-01T01:00:00.000Z', days: 15 } }]);
  });

  test('a section that nobody is in charge of: itself and the desk, the desk, its leader, the head of the desk', async () => {
    const theCase = await begun();
    await theCase.does(coordinator, 'pass_screening', { answers: answers(theCase.profile) });
    const { agenda } = await theCase.does(coordinator, 'assign_departments', {
      departments: [{ departmentId: D1, lead: true }],
    });
    await sleepUntil(theCase, agenda, '2026-10-05');
    expect((await toldOf(theCase)).filter((line) => !line.includes('stalled'))).toEqual([
      '09-14 due_soon department all',
      '09-14 due_soon desk all',
      '09-15 reminder department all',
      '09-15 reminder desk all',
      '09-18 escalation desk coordinator',
      '09-25 escalation department leader3',
      '10-02 escalation desk deskHead',
    ]);
  });

  test('an answer ends it at once', async () => {
    const theCase = await begun();
    await sleepUntil(theCase, fresh(theCase), '2026-09-12');
    const told = await toldOf(theCase);
    const { agenda } = await theCase
      .at('2026-09-14')
      .does(coordinator, 'redirect', { section: '道路課', reason: '所管' });
    expect(agenda).toEqual([]);
    expect(await toldOf(theCase)).toEqual(told);
  });
});

describe('when nobody was there to tell it', () => {
  test('what fell due meanwhile is told once: one row per rung, one entry, each person once', async () => {
    const theCase = await begun();
    const [eve] = fresh(theCase) as [AgendaEntry];
    const result = await theCase.at('2026-09-16').wake(eve);
    expect(result).toMatchObject({ answer: 'sent', agenda: [{ rung: 3 }, { askKey: STALLED }] });
    // The coordinator as well as the head are of the desk, which would be told as a whole: by name, each once.
    expect(await toldOf(theCase)).toEqual(['09-16 escalation desk coordinator', '09-16 escalation desk deskHead']);
    expect(await theCase.rowsOf('reminders', 'rung')).toMatchObject([
      { rung: -1, collapsed_into: 2 },
      { rung: 0, collapsed_into: 2 },
      { rung: 1, collapsed_into: 2 },
      { rung: 2, collapsed_into: null },
    ]);
    const sent = (await theCase.audited()).filter(({ action }) => action === 'reminder.sent');
    expect(sent).toMatchObject([{ facts: { rung: 2, collapsed: '-1 0 1' } }]);
    expect(await theCase.wake(eve)).toMatchObject({ answer: 'void', agenda: [{ rung: 3 }, { askKey: STALLED }] });
  });

  test('not to somebody whose answer was received meanwhile', async () => {
    const theCase = await begun();
    const [eve] = fresh(theCase) as [AgendaEntry];
    const row = await theCase.at('2026-09-10').receive(coordinator, 'redirect', { section: '道路課', reason: '所管' });
    expect(await theCase.at('2026-09-16').wake(eve)).toEqual({ answer: 'moved', at: '2026-09-16T01:01:00.000Z' });
    await theCase.settle(row);
    expect(await theCase.wake(eve)).toEqual({ answer: 'void', agenda: [] });
    expect(await toldOf(theCase)).toEqual([]);
  });
});

describe('standing still', () => {
  const stalled: AgendaEntry = { askKey: STALLED, rung: 0, at: `2026-09-25${EVENING}` };

  test('is noticed later where something happened meanwhile, and once only', async () => {
    const theCase = await begun();
    const talk = { heldOn: '2026-09-10', participants: ['desk' as const, 'proposer' as const], summary: '電話。' };
    await theCase.at('2026-09-10').does(coordinator, 'record_dialogue', talk);
    expect(await theCase.at(stalled.at).wake(stalled)).toEqual({ answer: 'moved', at: `2026-10-06${EVENING}` });
    expect(await theCase.at('2026-10-07').wake(stalled)).toMatchObject({ answer: 'sent' });
    expect(await theCase.wake(stalled)).toEqual({ answer: 'moved', at: `2026-10-29${EVENING}` });
    expect((await toldOf(theCase)).filter((line) => line.includes('stalled'))).toHaveLength(2);
    // A step ends it, and begins anew.
    const { agenda } = await theCase.does(coordinator, 'record_dialogue', { ...talk, heldOn: '2026-10-07' });
    expect((await theCase.record()).stalledSince).toBeNull();
    expect(agenda.at(-1)).toEqual({ askKey: STALLED, rung: 0, at: `2026-10-29${EVENING}` });
  });

  test('is no question on a closed case, nor while a command is on its way', async () => {
    const theCase = await begun();
    const row = await theCase.receive(proposer, 'withdraw', {});
    theCase.at(stalled.at);
    expect(await theCase.wake(stalled)).toEqual({ answer: 'moved', at: '2026-09-25T08:16:00.000Z' });
    await theCase.settle(row);
    expect(await theCase.wake(stalled)).toEqual({ answer: 'void', agenda: [] });
    expect((await theCase.record()).stalledSince).toBeNull();
  });
});

test('as many refusals as the guideline lets pass are told to the head of the desk (I-S5)', async () => {
  const theCase = await begun();
  await theCase.does(coordinator, 'pass_screening', { answers: answers(theCase.profile) });
  const lines: [string, typeof officer1][] = [
    [D1, officer1],
    [D2, officer2],
    [D3, leader3],
  ];
  for (const [departmentId, officer] of lines) {
    expect(await toldOf(theCase)).toEqual([]);
    await theCase.does(coordinator, 'assign_departments', { departments: [{ departmentId, lead: true }] });
    await theCase.does(officer, 'refuse_task', { reason: '所管外' });
  }
  expect(await toldOf(theCase)).toEqual(['09-01 no_department_found desk deskHead']);
});

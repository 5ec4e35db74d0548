import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { STALLED } from '../../domain/case-state.js';
import { D1, PEOPLE } from '../factories/desks.js';
import { DesksOnPostgres, expectNothingWritten, RecordedCase } from '../factories/desk-on-postgres.js';
import { minatoWalk, walk } from '../factories/recorded-walks.js';

const { proposer, coordinator, deskHead, officer1 } = PEOPLE;

let desks: DesksOnPostgres;

beforeAll(async () => {
  desks = await DesksOnPostgres.create();
});

afterAll(() => desks?.drop());

async function submitted(): Promise<RecordedCase> {
  const theCase = await RecordedCase.draft(desks, 'tokorozawa');
  await theCase.does(proposer, 'submit', {});
  return theCase;
}

const later = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

/** The ask of a kind, at the instant at which it fell due. */
async function dueScreening() {
  const theCase = await submitted();
  const ask = theCase.openAsk('screen');
  const until = ask.until as string;
  theCase.at(until);
  return { theCase, ask, until };
}

const reminded = (theCase: RecordedCase) =>
  desks.rows(`select * from notifications where proposal_id = $1 and kind = 'reminder' order by recipient`, [
    theCase.id,
  ]);

describe('a reminder', () => {
  test('is sent once: one row, one notification, one entry; a repeat writes nothing', async () => {
    const { theCase, ask, until } = await dueScreening();
    expect(await theCase.remind(ask)).toMatchObject({ answer: 'sent' });
    expect(await theCase.rowsOf('reminders', 'rung')).toMatchObject([
      { ask_key: ask.key, rung: -1, sent_at: new Date(until), collapsed_into: 0 },
      { ask_key: ask.key, rung: 0, sent_at: new Date(until), collapsed_into: null },
    ]);
    expect(await reminded(theCase)).toMatchObject([
      { recipient: 'desk', ask_key: ask.key, params: { ask: 'screen', until }, person_id: null, command_id: null },
    ]);
    expect((await theCase.audited()).filter(({ action }) => action === 'reminder.sent')).toMatchObject([
      { facts: { ask: 'screen', rung: 0, until, holder: 'desk', departmentId: null, collapsed: '-1' } },
    ]);
    theCase.at(later(until, 1_000));
    expect(await expectNothingWritten(desks, () => theCase.remind(ask))).toMatchObject({ answer: 'void' });
  });

  test('is sent once, however many ask at once', async () => {
    const { theCase, ask } = await dueScreening();
    const results = await Promise.all([1, 2, 3, 4].map(() => theCase.remind(ask)));
    expect(results.map(({ answer }) => answer).sort()).toEqual(['sent', 'void', 'void', 'void']);
    expect(await reminded(theCase)).toHaveLength(1);
  });

  test('leaves the state alone, and the case goes on to the next rung, also after a settlement', async () => {
    const { theCase, ask } = await dueScreening();
    const { state } = await theCase.record();
    const next = { askKey: ask.key, rung: 1, at: '2026-09-11T08:15:00.000Z' };
    expect(await theCase.remind(ask)).toMatchObject({ agenda: [next, { askKey: STALLED }] });
    expect((await theCase.record()).state).toEqual(state);
    const decided = await theCase.does(coordinator, 'record_dialogue', {
      ...{ heldOn: theCase.today, participants: ['proposer', 'desk'], summary: '電話で確認。' },
    });
    expect(decided.state.asks.map(({ key }) => key)).toContain(ask.key);
    expect(decided.agenda[0]).toEqual(next);
  });

  test('goes to the department or the proposer that is awaited', async () => {
    const theCase = await submitted();
    await theCase.does(coordinator, 'request_correction', { message: '補正' });
    const ask = theCase.openAsk('correct');
    expect(await theCase.at(ask.until as string).remind(ask)).toMatchObject({ answer: 'sent' });
    expect(await reminded(theCase)).toMatchObject([{ recipient: 'proposer', person_id: proposer.personId }]);
  });
});

describe('what was not agreed about protection in time', () => {
  // One holds the role, another one held it once.
  beforeAll(async () => {
    await desks.gives(deskHead, 'desk_head');
    await desks.gives(coordinator, 'desk_head', { until: '2026-08-31' });
    await desks.gives(coordinator, 'coordinator');
  });
  afterAll(() => desks.rows('delete from person_roles'));
  const escalated = (theCase: RecordedCase) =>
    desks.rows(`select * from notifications where proposal_id = $1 and kind = 'escalation'`, [theCase.id]);
  const wish = (view: 'protect' | 'release') => ({ items: [{ item: 'summary', view }] });

  test.each([
    ['the proposer is silent', 'answer_protection'],
    ['both sides want different things', 'settle_protection'],
  ] as const)('%s: the heads of the desk are told, once each, beside whoever is awaited', async (_, kind) => {
    const theCase = await submitted();
    await theCase.does(coordinator, 'consult_protection', { ...wish('release'), message: '公表したい。' });
    if (kind === 'settle_protection') await theCase.does(proposer, 'answer_protection', wish('protect'));
    const ask = theCase.openAsk(kind);
    expect(await escalated(theCase)).toEqual([]);
    expect(await theCase.at(ask.until as string).remind(ask)).toMatchObject({ answer: 'sent' });
    expect(await theCase.remind(ask)).toMatchObject({ answer: 'void' });
    expect(await escalated(theCase)).toMatchObject([
      { recipient: 'desk', person_id: deskHead.personId, ask_key: ask.key },
    ]);
    expect(await reminded(theCase)).toHaveLength(1);
  });
});

describe('void', () => {
  test('when the ask is closed', async () => {
    const { theCase, ask, until } = await dueScreening();
    await theCase.at('2026-09-02').does(coordinator, 'redirect', { section: '道路課', reason: '所管' });
    theCase.at(until);
    expect(await expectNothingWritten(desks, () => theCase.remind(ask))).toMatchObject({ answer: 'void' });
  });

  test('when nobody ever asked it', async () => {
    const { theCase, until } = await dueScreening();
    const stranger = { key: 'screen/:0:99', until };
    expect(await expectNothingWritten(desks, () => theCase.remind(stranger))).toMatchObject({ answer: 'void' });
  });

  test('while its clock stands, because the proposer has the ball', async () => {
    const { theCase, ask, until } = await dueScreening();
    await theCase.at('2026-09-02').does(coordinator, 'request_correction', { message: '補正' });
    expect(theCase.openAsk('screen')).toMatchObject({ key: ask.key, until: null });
    theCase.at(until);
    expect(await expectNothingWritten(desks, () => theCase.remind(ask))).toMatchObject({ answer: 'void' });
  });
});

describe('moved', () => {
  test('a minute on, when a command is received and not settled', async () => {
    const { theCase, ask, until } = await dueScreening();
    const row = await theCase.receive(coordinator, 'redirect', { section: '道路課', reason: '所管' });
    const asked = () => theCase.remind(ask);
    expect(await expectNothingWritten(desks, asked)).toEqual({ answer: 'moved', at: later(until, 60_000) });
    await theCase.settle(row);
    expect(await expectNothingWritten(desks, asked)).toMatchObject({ answer: 'void' });
  });

  test("not by another case's command", async () => {
    const { theCase, ask } = await dueScreening();
    await (await submitted()).receive(proposer, 'withdraw', {});
    expect(await theCase.remind(ask)).toMatchObject({ answer: 'sent' });
  });

  test('to the due date, when that has moved', async () => {
    const { theCase, ask, until } = await dueScreening();
    await desks.rows(`insert into closed_days values ('tokorozawa', $1, '庁舎点検')`, [until.slice(0, 10)]);
    try {
      await theCase.at('2026-09-02').does(coordinator, 'replan', { reason: '臨時休庁' });
    } finally {
      await desks.rows('delete from closed_days');
    }
    const moved = theCase.openAsk('screen');
    expect(moved.key).toBe(ask.key);
    expect((moved.until as string) > until).toBe(true);
    theCase.at(until);
    const asked = () => theCase.remind(ask, until);
    expect(await expectNothingWritten(desks, asked)).toEqual({ answer: 'moved', at: moved.until });
    // The row of the ask, which lists read, has moved with it.
    expect(await theCase.rowsOf('asks', 'key')).toMatchObject([{ until: new Date(moved.until as string) }]);
  });

  test("always onwards, where this clock is behind the server's: never to an instant that has passed there", async () => {
    const { theCase, ask, until } = await dueScreening();
    theCase.at(later(until, -5_000));
    let at = until;
    for (const second of [1, 2, 3]) {
      const result = await expectNothingWritten(desks, () => theCase.remind(ask, at));
      expect(result).toEqual({ answer: 'moved', at: later(until, second * 1_000) });
      at = (result as { at: string }).at;
    }
    expect(await theCase.at(until).remind(ask, at)).toMatchObject({ answer: 'sent' });
  });
});

test('superseded: a run of another opening sends nothing', async () => {
  const { theCase, ask } = await dueScreening();
  for (const opening of [0, 2]) {
    const asked = () => theCase.remind(ask, ask.until, opening);
    expect(await expectNothingWritten(desks, asked)).toEqual({ answer: 'superseded' });
  }
});

describe('the last day of an agreement', () => {
  const TERM = { from: '2026-10-01', to: '2027-03-31' };

  async function inForce() {
    const theCase = await RecordedCase.draft(desks, 'minato');
    await walk(theCase, minatoWalk(TERM));
    const ask = theCase.openAsk('end_agreement');
    expect(ask.until).toBe('2027-03-31T08:15:00.000Z');
    return { theCase, ask };
  }
  const endings = (theCase: RecordedCase) =>
    desks.rows<{ id: string; number: number }>(
      `select * from commands where proposal_id = $1 and kind = 'end_agreement' order by number`,
      [theCase.id],
    );

  test('makes exactly one command of the system, which settles to closed', async () => {
    const { theCase, ask } = await inForce();
    theCase.at(ask.until as string);
    expect(await theCase.remind(ask)).toMatchObject({ answer: 'sent' });
    expect(await expectNothingWritten(desks, () => theCase.remind(ask))).toMatchObject({ answer: 'void' });
    const [ending, ...more] = await endings(theCase);
    expect(more).toEqual([]);
    expect(ending).toMatchObject({ actor_person_id: null, status: 'received', actor: { personId: 'system' } });
    expect((await theCase.rowsOf('outbox', 'number')).at(-1)).toMatchObject({ command_id: ending?.id, sent_at: null });
    expect(await reminded(theCase)).toEqual([]);

    const decided = await theCase.settle(ending as { id: string; number: number });
    expect(decided).toMatchObject({ answer: 'settled', state: { stage: 'closed', outcome: 'concluded' }, agenda: [] });
    const [agreement] = await desks.rows('select ended_on::text, end_reason from agreements where proposal_id = $1', [
      theCase.id,
    ]);
    expect(agreement).toEqual({ ended_on: '2027-03-31', end_reason: '期間満了 / end of term' });
    expect(await theCase.remind(ask)).toMatchObject({ answer: 'void' });
    expect(await endings(theCase)).toHaveLength(1);
  });

  test('waits for a renewal that is in line, and is then another day', async () => {
    const { theCase, ask } = await inForce();
    theCase.at(ask.until as string);
    const renewal = await theCase.receive(coordinator, 'review_agreement', {
      ...{ findings: '継続が望ましい。', renewUntil: '2028-03-31' },
    });
    expect(await theCase.remind(ask)).toMatchObject({ answer: 'moved' });
    await theCase.settle(renewal);
    expect(await theCase.remind(ask)).toMatchObject({ answer: 'void' });
    expect(theCase.openAsk('end_agreement').until).toBe('2028-03-31T08:15:00.000Z');
    expect(await endings(theCase)).toEqual([]);
    const renewed = theCase.openAsk('end_agreement');
    expect(await theCase.at(renewed.until as string).remind(renewed)).toMatchObject({ answer: 'sent' });
    expect(await endings(theCase)).toHaveLength(1);
  });
});

test('a department is reminded as a department, and while nobody is in charge there, the desk as well', async () => {
  await desks.gives(officer1, 'officer', { desk: 'minato', departmentId: D1 });
  const theCase = await RecordedCase.draft(desks, 'minato');
  await walk(theCase, minatoWalk(), { until: 'assign_departments' });
  const ask = theCase.openAsk('respond');
  await theCase.at(ask.until as string).remind(ask);
  expect(await reminded(theCase)).toMatchObject([
    { recipient: 'department', department_id: D1, person_id: null },
    { recipient: 'desk', department_id: null, person_id: null },
  ]);
  // The right people can still answer.
  await theCase.does(officer1, 'take_task', {});
  await theCase.does(deskHead, 'replan', { reason: '確認' });
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, businessDaysBetween, tokyoDay } from '../../domain/calendar.js';
import type { Ask } from '../../domain/case-state.js';
import { listAgeingCases, listAgeingHolders, type AgeingScope } from '../../entities/records/ageing.js';
import { putInCharge } from '../../entities/records/assignments.js';
import { loadCalendar } from '../../entities/records/closed-days.js';
import { answers } from '../factories/case-run.js';
import { DesksOnPostgres, RecordedCase } from '../factories/desk-on-postgres.js';
import { D1, D2, DESKS, PEOPLE } from '../factories/desks.js';
import { giveRoles } from '../factories/roles-on-postgres.js';

const { proposer, coordinator, officer1 } = PEOPLE;
const DESK = 'tokorozawa';

let desks: DesksOnPostgres;
const cases: RecordedCase[] = [];
/** Case id -> who is in charge of its department's side. */
const inCharge = new Map<string, string>();

beforeAll(async () => {
  desks = await DesksOnPostgres.create();
  await giveRoles(desks, DESK);
  for (let index = 0; index < 12; index += 1) {
    const theCase = await RecordedCase.draft(desks, DESK, {
      now: `${addDays('2026-09-01', index * 5)}T0${index % 9}:30:00.000Z`,
    });
    await theCase.does(proposer, 'submit', {});
    if (index % 3 === 1) await theCase.does(coordinator, 'request_correction', { message: '補正' });
    if (index % 3 === 2) {
      const departmentId = index % 2 === 0 ? D1 : D2;
      await theCase.does(coordinator, 'pass_screening', { answers: answers(DESKS[DESK]) });
      await theCase.does(coordinator, 'assign_departments', { departments: [{ departmentId, lead: true }] });
      if (departmentId === D1) {
        inCharge.set(theCase.id, officer1.personId);
        await desks.within(DESK, (manager) =>
          putInCharge(manager, {
            deskId: DESK,
            proposalId: theCase.id,
            side: { holder: 'department', departmentId },
            personId: officer1.personId,
            how: 'claimed',
            givenBy: officer1.personId,
            now: new Date(theCase.now),
          }),
        );
      }
    }
    cases.push(theCase);
  }
});
afterAll(() => desks?.drop());

const groupOf = (age: number): 'upTo5' | 'upTo10' | 'upTo20' | 'over20' =>
  age <= 5 ? 'upTo5' : age <= 10 ? 'upTo10' : age <= 20 ? 'upTo20' : 'over20';

const ageing = (now: string, scope: AgeingScope) =>
  desks.within(DESK, async (manager) => {
    const calendar = await loadCalendar(manager, DESK, DESKS[DESK]);
    const today = tokyoDay(now);
    const holders = await listAgeingHolders(manager, { deskId: DESK, scope, calendar, today, now: new Date(now) });
    return { holders, calendar, today };
  });

/** Ask by ask, without a database. */
function counted(now: string, calendar: Parameters<typeof businessDaysBetween>[0], of: (ask: Ask) => boolean) {
  const groups = new Map<string, Record<string, unknown>>();
  const open = cases.flatMap(({ id, state }) => state.asks.map((ask) => ({ id, ask }))).filter(({ ask }) => of(ask));
  for (const { id, ask } of open) {
    const person = ask.holder === 'department' ? (inCharge.get(id) ?? null) : null;
    const key = [ask.holder, ask.departmentId, person].join('/');
    const group = groups.get(key) ?? {
      ...{ holder: ask.holder, departmentId: ask.departmentId, inCharge: person, open: 0, overdue: 0, stopped: 0 },
      ...{ oldestSince: new Date(ask.since), upTo5: 0, upTo10: 0, upTo20: 0, over20: 0 },
    };
    const add = (name: string, by: boolean): void => {
      group[name] = Number(group[name]) + (by ? 1 : 0);
    };
    add('open', true);
    add('overdue', ask.until !== null && ask.until < now);
    add('stopped', ask.until === null);
    add(groupOf(businessDaysBetween(calendar, tokyoDay(ask.since), tokyoDay(now))), true);
    if (ask.since < (group['oldestSince'] as Date).toISOString()) group['oldestSince'] = new Date(ask.since);
    groups.set(key, group);
  }
  return [...groups.values()];
}

const sorted = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

describe('ageing by holder', () => {
  test('agrees with a count of every open ask, on each day of three months', async () => {
    for (let days = 0; days < 92; days += 1) {
      // At midnight, in the morning, at close of business and in the evening in Tokyo.
      const now = `${addDays('2026-10-27', days)}T${['15:00', '00:00', '08:15', '11:00'][days % 4]}:00.000Z`;
      const { holders, calendar } = await ageing(now, 'everything');
      expect(sorted(holders)).toEqual(sorted(counted(now, calendar, () => true)));
    }
  });

  test('of a leader is that of the own sections', async () => {
    const now = '2026-11-20T01:00:00.000Z';
    const { holders, calendar } = await ageing(now, [D1]);
    expect(holders).toHaveLength(1);
    expect(sorted(holders)).toEqual(sorted(counted(now, calendar, ({ departmentId }) => departmentId === D1)));
    expect((await ageing(now, [])).holders).toEqual([]);
  });
});

describe('ageing of cases', () => {
  const list = (scope: AgeingScope, most = 100) =>
    desks.within(DESK, (manager) => listAgeingCases(manager, { deskId: DESK, scope }, most));

  test('tells whose ball each open case is and since when, the longest first', async () => {
    const rows = await list('everything');
    expect(rows.map(({ proposalId }) => proposalId).sort()).toEqual(cases.map(({ id }) => id).sort());
    const since = rows.map((row) => row.since.toISOString());
    expect(since).toEqual([...since].sort());
    for (const theCase of cases) {
      const row = rows.find(({ proposalId }) => proposalId === theCase.id);
      const running = theCase.state.asks.filter(({ until }) => until !== null);
      expect(running.map(({ holder, departmentId }) => [holder, departmentId])).toContainEqual([
        row?.holder,
        row?.departmentId,
      ]);
    }
    expect(await list('everything', 3)).toHaveLength(3);
    expect((await list([D2])).every(({ departmentId }) => departmentId === D2)).toBe(true);
  });
});

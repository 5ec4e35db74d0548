import { describe, expect, test } from '@jest/globals';
import { ROUTE_RULES } from '../../../domain/route-access.js';
import { FIELDS_SEEN, MEETING_CLASS } from '../../../domain/field-access.js';
import { beginningOf, endOf, faultsOfTime, sidesAtMeeting } from '../../../domain/meetings.js';
import { caseAt } from '../../factories/case-run.js';
import { D1, D2, D3, PEOPLE } from '../../factories/desks.js';

const { coordinator, leader3 } = PEOPLE;

/** One department leads, one was asked, one refused. */
const state = (() => {
  const run = caseAt('tokorozawa', 'dialogue');
  run.does(coordinator, 'assign_departments', { departments: [{ departmentId: D2 }, { departmentId: D3 }] });
  return run.does(leader3, 'refuse_task', { reason: '所管外' }).state;
})();

describe('when people meet', () => {
  /** Ten in the morning in Tokyo. */
  const NOW = '2026-11-24T01:00:00.000Z';
  const time = { day: '2026-11-24', from: '10:01', to: '10:02' };

  test('by the clocks of Tokyo', () => {
    expect([beginningOf(time), endOf(time)]).toEqual(['2026-11-24T01:01:00.000Z', '2026-11-24T01:02:00.000Z']);
    expect(beginningOf({ day: '2027-01-01', from: '00:30', to: '01:00' })).toBe('2026-12-31T15:30:00.000Z');
  });

  test.each([
    ['a minute ahead', {}, []],
    ['now', { from: '10:00' }, ['day DATE_IN_PAST']],
    ['yesterday', { day: '2026-11-23' }, ['day DATE_IN_PAST']],
    ['two years and a day ahead', { day: '2028-11-24' }, []],
    ['later than anybody plans', { day: '2028-11-25' }, ['day OUT_OF_RANGE']],
    ['without length', { to: '10:01' }, ['to DATES_REVERSED']],
    ['ending before it begins', { from: '11:00' }, ['to DATES_REVERSED']],
  ] as const)('%s', (_when, other, faults) => {
    expect(faultsOfTime({ ...time, ...other }, NOW).map(({ field, code }) => `${field} ${code}`)).toEqual(faults);
  });
});

describe('who takes part', () => {
  const desk = { side: 'desk', departmentId: null };
  const section = (departmentId: string) => ({ side: 'department', departmentId });

  test('with the proposer, the desk and who works on it', () => {
    expect(sidesAtMeeting('proposer', state)).toEqual([{ side: 'proposer', departmentId: null }, desk, section(D1)]);
  });

  test('among the city’s own people, all that have not refused', () => {
    expect(sidesAtMeeting('internal', state)).toEqual([desk, section(D1), section(D2)]);
  });
});

describe('who sees and plans', () => {
  test('where the city meets by itself is for its own people', () => {
    const seeing = Object.entries(FIELDS_SEEN).filter(([, classes]) => classes.includes(MEETING_CLASS.internal));
    expect(seeing.map(([sight]) => sight)).toEqual(['whole']);
  });

  test('neither other sections, partners nor experts see any; the city’s sides plan', () => {
    const [sees, ...plans] = [
      ROUTE_RULES['GET /proposals/{id}/meetings'].case,
      ROUTE_RULES['POST /proposals/{id}/meetings'].case,
      ROUTE_RULES['PUT /proposals/{id}/meetings/{meetingId}'].case,
      ROUTE_RULES['POST /proposals/{id}/meetings/{meetingId}/cancellation'].case,
    ];
    expect([...sees].sort()).toEqual(['auditor', 'desk', 'own', 'participant', 'viewer']);
    for (const may of plans) expect([...may].sort()).toEqual(['desk', 'participant']);
  });
});

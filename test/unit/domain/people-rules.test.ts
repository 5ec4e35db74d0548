import { describe, expect, test } from '@jest/globals';
import {
  endedBy,
  endFault,
  goingOn,
  grantFault,
  isInForce,
  isOfCity,
  keptLastDay,
  ORGANISATION_ROLES,
  type HeldRole,
} from '../../../domain/people-rules.js';
import { ROLES, type Role } from '../../../domain/stages.js';

const TODAY = '2026-11-20';

const role = (name: Role, from = TODAY, to: string | null = null, departmentId: string | null = null): HeldRole => ({
  role: name,
  departmentId,
  from,
  to,
});
const codeOf = (grant: HeldRole, ...held: HeldRole[]): string | null => grantFault(grant, held, TODAY)?.code ?? null;

describe('a grant', () => {
  test('several roles at once, also the same one for two departments', () => {
    expect(codeOf(role('coordinator'), role('desk_head'), role('administrator'), role('expert'))).toBeNull();
    expect(codeOf(role('officer', TODAY, null, 'a'), role('officer', TODAY, null, 'b'), role('leader'))).toBeNull();
  });

  test('not the same role twice on one day', () => {
    const held = role('officer', '2026-04-01', '2027-03-31', 'a');
    expect(codeOf(role('officer', '2027-03-31', null, 'a'), held)).toBe('ROLE_ALREADY_HELD');
    expect(codeOf(role('officer', '2027-04-01', null, 'a'), held)).toBeNull();
  });

  test('not for a day that has passed, nor with an end before its beginning', () => {
    expect(codeOf(role('expert', '2026-11-19'))).toBe('DATE_IN_PAST');
    expect(codeOf(role('expert', '2026-12-01', '2026-11-30'))).toBe('DATES_REVERSED');
    expect(codeOf(role('expert', '2026-12-01', '2026-12-01'))).toBeNull();
  });

  test.each(ROLES.filter((name) => name !== 'auditor'))('nobody is auditor and %s on the same day', (name) => {
    expect(codeOf(role('auditor'), role(name))).toBe('FOUR_EYES');
    expect(codeOf(role(name), role('auditor'))).toBe('FOUR_EYES');
    // One after the other is a transfer, not two hats.
    expect(codeOf(role('auditor', '2027-04-01'), role(name, '2026-04-01', '2027-03-31'))).toBeNull();
    expect(codeOf(role('auditor', '2027-03-31'), role(name, '2026-04-01', '2027-03-31'))).toBe('FOUR_EYES');
  });

  test.each(ORGANISATION_ROLES)('who is %s decides nothing for the city', (name) => {
    for (const city of ['coordinator', 'officer', 'leader', 'desk_head', 'administrator'] as const) {
      expect(codeOf(role(name), role(city))).toBe('FOUR_EYES');
      expect(codeOf(role(city), role(name))).toBe('FOUR_EYES');
    }
    expect(codeOf(role(name), role('expert'))).toBeNull();
  });

  test('a role that was taken back before it began stands in nobody’s way', () => {
    const takenBack = role('auditor', '2026-12-01', '2026-11-30');
    expect(codeOf(role('coordinator', '2026-11-25', '2026-12-05'), takenBack)).toBeNull();
  });
});

describe('an end', () => {
  const held = role('officer', '2026-04-01', '2027-03-31');

  test('at once, on a later day, not for what has passed and never later than was granted', () => {
    expect(endFault(held, endedBy(TODAY), TODAY)).toBeNull();
    expect(endFault(held, '2027-03-31', TODAY)).toBeNull();
    expect(endFault(held, '2026-11-18', TODAY)?.code).toBe('DATE_IN_PAST');
    expect(endFault(held, '2027-04-01', TODAY)).toMatchObject({ errors: [{ field: 'lastDay', code: 'OUT_OF_RANGE' }] });
    expect(endFault({ from: '2026-04-01', to: '2026-11-19' }, TODAY, TODAY)?.code).toBe('ROLE_ENDED');
    expect(endFault({ from: '2026-04-01', to: null }, '2099-01-01', TODAY)).toBeNull();
  });

  test('ended at once it is in force no longer; ended on a day it counts on that day', () => {
    expect(isInForce({ ...held, to: keptLastDay(held, endedBy(TODAY)) }, TODAY)).toBe(false);
    expect(isInForce({ ...held, to: keptLastDay(held, TODAY) }, TODAY)).toBe(true);
    expect(isInForce({ ...held, to: TODAY }, '2026-11-21')).toBe(false);
  });

  test('a role that begins later and is taken back has no day', () => {
    const later = { from: '2027-04-01', to: null };
    expect(keptLastDay(later, endedBy(TODAY))).toBe('2027-03-31');
    expect(isInForce({ ...later, to: '2027-03-31' }, '2027-04-01')).toBe(false);
  });
});

test('of the city is who holds any role of its own, however many others beside it', () => {
  const own = ROLES.filter((held) => isOfCity({ roles: [held] }));
  expect(own).toEqual(['coordinator', 'officer', 'leader', 'desk_head', 'auditor', 'administrator']);
  expect(isOfCity({ roles: [] })).toBe(false);
  expect(isOfCity({ roles: ['proposer', 'proposer_viewer', 'expert', 'partner'] })).toBe(false);
  expect(isOfCity({ roles: ['expert', 'officer'] })).toBe(true);
});

describe('a role whose end is taken back', () => {
  const ended = role('officer', '2027-04-01', '2028-03-31', 'a');

  test('goes on as it would have, whatever else is held', () => {
    const others = [role('leader', TODAY, null, 'a'), role('officer', TODAY, null, 'b')];
    expect(goingOn(ended, others)).toEqual(ended);
    expect(goingOn(ended, [role('officer', '2028-04-01', null, 'a')])).toEqual(ended);
    // Taken back before it came into force.
    expect(goingOn(ended, [role('officer', '2027-06-01', '2027-05-31', 'a')])).toEqual(ended);
  });

  test('until the same role begins that was granted anew, and not at all where that one stands in its place', () => {
    const anew = (from: string) => role('officer', from, null, 'a');
    expect(goingOn(ended, [anew('2027-08-01'), anew('2027-06-01')])).toEqual({ ...ended, to: '2027-05-31' });
    expect(goingOn(ended, [anew('2027-04-01')])).toBeNull();
  });
});

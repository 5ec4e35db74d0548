import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { InCharge } from '../../../domain/assignments.js';
import { DESK_INBOX, distinct, reached, type PeopleAround, type Told } from '../../../domain/escalation.js';
import { ESCALATION_TARGETS } from '../../../domain/profile-parts.js';
import { PARTIES, type Role } from '../../../domain/stages.js';
import { D1, D2 } from '../../factories/desks.js';

const DESK = { holder: 'desk', departmentId: null } as const;
const SECTION = { holder: 'department', departmentId: D1 } as const;

const somebody = (personId: string, roles: Role[], departmentIds: string[] = [], ledDepartmentIds: string[] = []) => ({
  ...{ personId, roles, departmentIds, ledDepartmentIds },
});
const STAFF = [
  somebody('coordinator-1', ['coordinator']),
  somebody('coordinator-2', ['coordinator']),
  somebody('head', ['desk_head']),
  somebody('officer', ['officer'], [D1]),
  somebody('leader', ['leader'], [D1], [D1]),
  somebody('stranger', ['leader'], [D2], [D2]),
];
const around = (changes: Partial<PeopleAround> = {}): PeopleAround => ({
  ...{ proposerPersonId: 'proposer', expertPersonId: 'expert', inCharge: [], staff: STAFF },
  ...changes,
});
const inCharge = (side: typeof DESK | typeof SECTION, personId: string, changes: Partial<InCharge> = {}): InCharge => ({
  ...{ ...side, personId, inForce: true, substituteIds: [] },
  ...changes,
});
const without = (...ids: string[]) => STAFF.filter(({ personId }) => !ids.includes(personId));

const spelt = (told: readonly Told[]) =>
  told.map(({ recipient, departmentId, personId }) =>
    [recipient, ...(departmentId === null ? [] : [departmentId === D1 ? 'D1' : 'D2']), personId ?? 'all'].join(' '),
  );

describe('whoever is awaited', () => {
  test.each([
    ['nobody is in charge of the desk: everybody of it', DESK, {}, ['desk all']],
    ['somebody is', DESK, { inCharge: [inCharge(DESK, 'coordinator-2')] }, ['desk coordinator-2']],
    [
      'they are away: who stands in',
      DESK,
      { inCharge: [inCharge(DESK, 'coordinator-2', { substituteIds: ['coordinator-1'] })] },
      ['desk coordinator-1'],
    ],
    ['they hold no role any more', DESK, { inCharge: [inCharge(DESK, 'gone', { inForce: false })] }, ['desk all']],
    ['a section that is nobody’s: all of it, and the desk', SECTION, {}, ['department D1 all', 'desk all']],
    [
      '… and who is in charge there',
      SECTION,
      { inCharge: [inCharge(DESK, 'coordinator-1')] },
      ['department D1 all', 'desk coordinator-1'],
    ],
    ['a section’s officer', SECTION, { inCharge: [inCharge(SECTION, 'officer')] }, ['department D1 officer']],
    [
      'a section without anybody: who sees to it at the desk',
      SECTION,
      { staff: without('officer', 'leader') },
      ['desk coordinator-1', 'desk coordinator-2'],
    ],
    ['the proposer', { holder: 'proposer', departmentId: null }, {}, ['proposer proposer']],
    [
      'a proposer without an account: the desk as well',
      { holder: 'proposer', departmentId: null },
      { proposerPersonId: null },
      ['proposer all', 'desk all'],
    ],
    ['the expert', { holder: 'expert', departmentId: null }, {}, ['expert expert']],
    [
      'an expert without an account: the desk as well',
      { holder: 'expert', departmentId: null },
      { expertPersonId: null },
      ['expert all', 'desk all'],
    ],
  ] as const)('%s', (_, ask, changes, expected) => {
    expect(spelt(reached('assignee', ask, around(changes)))).toEqual(expected);
  });
});

describe('levels', () => {
  test.each([
    ['coordinator', SECTION, ['desk coordinator-1', 'desk coordinator-2']],
    ['department_manager', SECTION, ['department D1 leader']],
    ['leader', SECTION, ['department D1 leader']],
    ['leader', DESK, ['desk head']],
    ['department_manager', DESK, ['desk head']],
    ['desk_head', SECTION, ['desk head']],
  ] as const)('the %s of %p', (target, ask, expected) => {
    expect(spelt(reached(target, ask, around()))).toEqual(expected);
  });

  test('who is in charge of the desk is its coordinator for this case', () => {
    const charged = around({ inCharge: [inCharge(DESK, 'coordinator-2')] });
    expect(spelt(reached('coordinator', SECTION, charged))).toEqual(['desk coordinator-2']);
  });

  test.each([
    ['leader', ['leader'], ['desk head']],
    ['coordinator', ['coordinator-1', 'coordinator-2'], ['department D1 leader']],
    ['desk_head', ['head'], ['desk coordinator-1', 'desk coordinator-2']],
    ['leader', ['leader', 'head'], ['desk coordinator-1', 'desk coordinator-2']],
    ['assignee', STAFF.map(({ personId }) => personId), ['desk all']],
  ] as const)('%s, without %p', (target, gone, expected) => {
    expect(spelt(reached(target, SECTION, around({ staff: without(...gone) })))).toEqual(expected);
  });

  test('never nobody, whoever is there', () => {
    fc.assert(
      fc.property(
        fc.subarray(STAFF),
        fc.constantFrom(...ESCALATION_TARGETS),
        fc.constantFrom(...PARTIES),
        fc.boolean(),
        (staff, target, holder, known) => {
          const ask = { holder, departmentId: holder === 'department' ? D1 : null };
          const ids = known ? {} : { proposerPersonId: null, expertPersonId: null };
          expect(reached(target, ask, around({ staff, ...ids }))).not.toEqual([]);
        },
      ),
    );
  });
});

test('each is told once: by name, where some of a side are, and else the side as a whole', () => {
  const told = (...given: Told[]) => spelt(distinct(given, around()));
  const head = { ...DESK_INBOX, personId: 'head' };
  const leader = { recipient: 'department', departmentId: D1, personId: 'leader' } as const;
  expect(told(head, leader, head)).toEqual(['desk head', 'department D1 leader']);
  expect(told(DESK_INBOX, leader, DESK_INBOX)).toEqual(['desk all', 'department D1 leader']);
  expect(told(DESK_INBOX, head)).toEqual(['desk head', 'desk coordinator-1', 'desk coordinator-2']);
  expect(told({ ...leader, personId: null }, leader)).toEqual(['department D1 leader', 'department D1 officer']);
  // The same person for both sides.
  expect(told(leader, { ...DESK_INBOX, personId: 'leader' })).toEqual(['department D1 leader']);
});

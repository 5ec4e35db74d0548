import { describe, expect, test } from '@jest/globals';
import {
  assignmentFault,
  mayActBeside,
  openAssignmentActions,
  sideMeant,
  sidesOfOthers,
  type Assignee,
  type InCharge,
  type Side,
} from '../../../domain/assignments.js';
import { authorityFor, type Actor } from '../../../domain/access.js';
import { draftState, type CaseState } from '../../../domain/case-state.js';
import { decide } from '../../../domain/process.js';
import { caseAt } from '../../factories/case-run.js';
import { D1, D2, DESKS, PEOPLE } from '../../factories/desks.js';

/** Who acts for a side of a case, once somebody is in charge of it. */

const desk: Side = { holder: 'desk', departmentId: null };
const section: Side = { holder: 'department', departmentId: D1 };

const assignee = (actor: Actor, ledDepartmentIds: readonly string[] = []): Assignee => ({ ...actor, ledDepartmentIds });
const officer = assignee(PEOPLE.officer1);
const colleague = assignee({ ...PEOPLE.officer1, personId: 'colleague' });
const leader = assignee({ ...PEOPLE.officer1, personId: 'leader', roles: ['leader'] }, [D1]);
const head = assignee(PEOPLE.deskHead);
const coordinator = assignee(PEOPLE.coordinator);

const charged = (of: Side, who: Assignee, more: Partial<InCharge> = {}): InCharge => ({
  ...of,
  personId: who.personId,
  inForce: true,
  substituteIds: [],
  ...more,
});

describe('beside the person in charge', () => {
  test.each<[string, Assignee, Partial<InCharge>, boolean]>([
    ['they themselves', officer, {}, true],
    ['a colleague', colleague, {}, false],
    ['their substitute of today', colleague, { substituteIds: ['colleague'] }, true],
    ['somebody else’s substitute', colleague, { substituteIds: ['another'] }, false],
    ['the leader of the department', leader, {}, true],
    ['the leader of another one', { ...leader, ledDepartmentIds: [D2] }, {}, false],
    ['the desk head', head, {}, true],
    ['a colleague, once they have left the side', colleague, { inForce: false }, true],
  ])('%s', (_, person, more, may) => {
    expect(mayActBeside(person, charged(section, officer, more))).toBe(may);
  });

  test('the sides of others are told by their keys, the desk’s among them', () => {
    const all = [charged(section, officer), charged(desk, head)];
    expect(sidesOfOthers(colleague, all)).toEqual([D1, 'desk']);
    expect(sidesOfOthers(officer, all)).toEqual(['desk']);
    expect(sidesOfOthers(head, all)).toEqual([]);
  });
});

describe('a command of a side that somebody else is in charge of', () => {
  const { state } = caseAt('tokorozawa', 'dialogue');
  const profile = DESKS.tokorozawa;
  const officer1 = PEOPLE.officer1;

  test('is refused with a code of its own, and only that side’s', () => {
    const beside = { ...officer1, notInCharge: [D1] };
    expect(authorityFor('record_dialogue', beside, null, state, profile)).toBe('assigned_to_another');
    expect(authorityFor('record_dialogue', { ...officer1, notInCharge: ['desk', D2] }, null, state, profile)).toBe(
      'granted',
    );
    // Who had no right to it anyway is told that, and of nobody in charge.
    expect(authorityFor('reopen', beside, null, state, profile)).toBe('denied');
    expect(authorityFor('record_dialogue', { ...PEOPLE.officer2, notInCharge: [D1] }, null, state, profile)).toBe(
      'denied',
    );
  });

  test('what the desk does for others is the desk’s as well', () => {
    const onBehalf = { party: 'proposer', evidence: '電話' } as const;
    const beside = { ...PEOPLE.coordinator, notInCharge: ['desk'] };
    expect(authorityFor('withdraw', beside, onBehalf, state, profile)).toBe('assigned_to_another');
    expect(authorityFor('withdraw', PEOPLE.coordinator, onBehalf, state, profile)).toBe('granted');
  });

  test('of two departments of a person the free one answers', () => {
    const run = caseAt('izumiotsu', 'matching');
    const both = { ...PEOPLE.officer1, departmentIds: [D1, D2] };
    const asked: CaseState = {
      ...run.state,
      departments: [D1, D2].map((departmentId, index) => ({
        departmentId,
        lead: index === 0,
        status: 'asked' as const,
      })),
    };
    const take = (actor: Actor) =>
      decide(
        asked,
        {
          kind: 'take_task',
          number: asked.last + 1,
          input: {},
          actor,
          onBehalfOf: null,
          receivedAt: '2026-09-01T01:00:00.000Z',
          occurredOn: null,
          expectedVersion: null,
        },
        run.facts,
        DESKS.izumiotsu,
      );
    expect(take(both)).toMatchObject({ ok: false, refusal: { code: 'DEPARTMENT_AMBIGUOUS' } });
    const decided = take({ ...both, notInCharge: [D1] });
    expect(decided).toMatchObject({ ok: true });
    if (decided.ok) {
      expect(decided.state.departments.map(({ departmentId, status }) => [departmentId, status])).toEqual([
        [D1, 'asked'],
        [D2, 'taken'],
      ]);
    }
  });

  test('a command from before there was anybody in charge is decided as it was', () => {
    const { notInCharge, ...old } = { ...officer1, notInCharge: undefined };
    expect(notInCharge).toBeUndefined();
    expect(authorityFor('record_dialogue', old, null, state, profile)).toBe('granted');
  });
});

describe('the charge of a side changes hands', () => {
  const asked = { side: section, inCharge: null, assignee: null };
  const held = charged(section, officer);

  test.each<[string, Parameters<typeof assignmentFault>[0], string | null]>([
    ['claimed by one of the side', { ...asked, action: 'claim', by: officer }, null],
    ['claimed by somebody else', { ...asked, action: 'claim', by: coordinator }, 'NOT_AUTHORISED'],
    ['claimed from another', { ...asked, action: 'claim', by: colleague, inCharge: held }, 'ALREADY_ASSIGNED'],
    ['claimed again', { ...asked, action: 'claim', by: officer, inCharge: held }, null],
    [
      'claimed from one who left',
      { ...asked, action: 'claim', by: colleague, inCharge: { ...held, inForce: false } },
      null,
    ],
    ['given back by its holder', { ...asked, action: 'release', by: officer, inCharge: held }, null],
    ['given back by a colleague', { ...asked, action: 'release', by: colleague, inCharge: held }, 'NOT_IN_CHARGE'],
    ['given back by the leader', { ...asked, action: 'release', by: leader, inCharge: held }, null],
    ['given back by nobody', { ...asked, action: 'release', by: officer }, 'NOT_ASSIGNED'],
    ['assigned by the leader', { ...asked, action: 'assign', by: leader, assignee: officer }, null],
    ['assigned by the desk head', { ...asked, action: 'assign', by: head, assignee: officer }, null],
    ['assigned by an officer', { ...asked, action: 'assign', by: officer, assignee: colleague }, 'NOT_AUTHORISED'],
    [
      'assigned to one of another side',
      { ...asked, action: 'assign', by: leader, assignee: coordinator },
      'ASSIGNEE_NOT_OF_SIDE',
    ],
    ['assigned to nobody', { ...asked, action: 'assign', by: leader }, 'PERSON_UNKNOWN'],
    [
      'handed on by its holder',
      { ...asked, action: 'delegate', by: officer, inCharge: held, assignee: colleague },
      null,
    ],
    [
      'handed on by the leader',
      { ...asked, action: 'delegate', by: leader, inCharge: held, assignee: colleague },
      'NOT_IN_CHARGE',
    ],
    [
      'the desk’s side by a leader',
      { ...asked, side: desk, action: 'assign', by: leader, assignee: head },
      'NOT_AUTHORISED',
    ],
  ])('%s', (_, change, fault) => {
    expect(assignmentFault(change)).toBe(fault);
  });

  test('which side is meant follows from who asks, where only one can be', () => {
    const state: CaseState = {
      ...draftState('open_proposal'),
      departments: [
        { departmentId: D1, lead: true, status: 'taken' },
        { departmentId: D2, lead: false, status: 'refused' },
      ],
    };
    expect(sideMeant(state, officer, undefined)).toEqual(section);
    expect(sideMeant(state, coordinator, undefined)).toEqual(desk);
    expect(sideMeant(state, assignee(PEOPLE.twoHats), undefined)).toBe('SIDE_AMBIGUOUS');
    expect(sideMeant(state, head, D1)).toEqual(section);
    // Who refused has no part in it.
    expect(sideMeant(state, head, D2)).toBe('DEPARTMENT_NOT_ASKED');
    expect(sideMeant(state, assignee(PEOPLE.officer2), undefined)).toBe('NOT_AUTHORISED');
  });
});

describe('what somebody may do with the charge of a side now', () => {
  test.each<[string, Assignee, InCharge | null, readonly string[]]>([
    ['an officer of the section, with nobody in charge', officer, null, ['claim']],
    ['who is in charge', officer, charged(section, officer), ['release', 'delegate']],
    ['a colleague of theirs', colleague, charged(section, officer), []],
    ['a colleague, once they have left the side', colleague, charged(section, officer, { inForce: false }), ['claim']],
    ['the leader of the section', leader, charged(section, officer), ['release', 'assign']],
    ['the leader, with nobody in charge', leader, null, ['claim', 'assign']],
    ['the desk head, who is not of the section', head, null, ['assign']],
    ['a coordinator, for a section', coordinator, null, []],
  ])('%s', (_, by, inCharge, actions) => {
    expect(openAssignmentActions({ by, side: section, inCharge })).toEqual(actions);
  });
});

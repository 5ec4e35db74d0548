import { describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../domain/access.js';
import { byCase, handOver, type HandoverOrder, type OpenPart } from '../../../domain/handover.js';
import { departmentsToConcur } from '../../../domain/moves/concurrence.js';
import { openActions } from '../../../domain/process.js';
import { caseAt, type CaseRun } from '../../factories/case-run.js';
import { D1, D2, D3, D4, PEOPLE } from '../../factories/desks.js';

/** Transfers (人事異動): who takes what, and what becomes of a case whose section is handed over. */

const admin: Actor = { ...PEOPLE.administrator, through: 'handover' };

const sections = (...moves: readonly (readonly [from: string, to: string])[]) => ({
  handoverId: PEOPLE.auditor.personId,
  effectiveOn: '2027-04-01',
  parts: moves.map(([departmentId, toDepartmentId]) => ({
    holder: 'department' as const,
    departmentId,
    fromPersonId: null,
    toPersonId: null,
    toDepartmentId,
  })),
});

const withoutSection = (run: CaseRun) =>
  run.state.asks.map(({ departmentId, ...ask }) => ({ ...ask, of: departmentId && '' }));

describe('a section is handed over', () => {
  test('its successor stands in every ask, and no key, beginning or due date moves', () => {
    const run = caseAt('nara', 'dialogue');
    const before = withoutSection(run);
    expect(run.ask('hold_dialogue').departmentId).toBe(D1);
    run.at('2026-10-05').does(admin, 'hand_over', sections([D1, D2]));
    expect(withoutSection(run)).toEqual(before);
    expect(run.ask('hold_dialogue').departmentId).toBe(D2);
    expect(run.state.departments).toEqual([{ departmentId: D2, lead: true, status: 'taken' }]);
    expect(run.refusedAs(PEOPLE.officer1, 'record_dialogue', run.talk('stay'))).toBe('NOT_AUTHORISED');
    run.does(PEOPLE.officer2, 'record_dialogue', run.talk('stay'));
  });

  test('what it was asked it is still asked, and what it concurred with it has concurred with', () => {
    const run = caseAt('izumiotsu', 'matching');
    run.does(PEOPLE.coordinator, 'assign_departments', {
      departments: [D1, D2, D3].map((departmentId, index) => ({ departmentId, lead: index === 0 })),
    });
    run.does(PEOPLE.officer1, 'take_task', {}).does(PEOPLE.officer2, 'take_task', {});
    run.does(PEOPLE.officer1, 'record_dialogue', run.talk('stay'));
    run.does(PEOPLE.officer2, 'concur', {});
    run.does(admin, 'hand_over', sections([D2, D4]));
    // The third has not answered yet; the successor of the second has nothing to say again.
    expect(departmentsToConcur(run.state)).toEqual([D1, D3]);
    expect(run.refusedAs(PEOPLE.leader3, 'concur', { departmentId: D4 })).toBe('ALREADY_CONCURRED');
    run.does(admin, 'hand_over', sections([D3, D2]));
    expect(run.state.departments).toEqual([
      { departmentId: D1, lead: true, status: 'taken' },
      { departmentId: D4, lead: false, status: 'taken' },
      { departmentId: D2, lead: false, status: 'asked' },
    ]);
    expect(run.state.asks.filter((ask) => ask.kind === 'respond').map((ask) => ask.departmentId)).toEqual([D2]);
    run.does(PEOPLE.officer2, 'take_task', {});
  });

  test('to one that takes part already it leaves one part, that has what either had, and one ask of each kind', () => {
    const run = caseAt('izumiotsu', 'matching');
    run.does(PEOPLE.coordinator, 'assign_departments', {
      departments: [D1, D2].map((departmentId, index) => ({ departmentId, lead: index === 0 })),
    });
    run.does(PEOPLE.officer1, 'take_task', {});
    run.does(PEOPLE.officer1, 'record_dialogue', run.talk('stay'));
    run.does(PEOPLE.officer1, 'concur', {});
    run.does(admin, 'hand_over', sections([D1, D2]));
    expect(run.state.departments).toEqual([{ departmentId: D2, lead: true, status: 'taken' }]);
    // It has not concurred itself: nobody else's concurrence stands for it.
    expect(departmentsToConcur(run.state)).toEqual([D2]);
    const identities = run.state.asks.map((ask) => `${ask.kind}/${ask.departmentId ?? ''}`);
    expect(new Set(identities).size).toBe(identities.length);
    expect(run.state.asks.map((ask) => ask.kind)).not.toContain('respond');
  });

  test('what a successor concurred with before it left the case does not stand for the part that it takes over', () => {
    const run = caseAt('izumiotsu', 'matching');
    run.does(PEOPLE.coordinator, 'assign_departments', {
      departments: [D1, D2].map((departmentId, index) => ({ departmentId, lead: index === 0 })),
    });
    run.does(PEOPLE.officer1, 'take_task', {}).does(PEOPLE.officer2, 'take_task', {});
    run.does(PEOPLE.officer1, 'record_dialogue', run.talk('stay'));
    run.does(PEOPLE.officer2, 'concur', {}).does(PEOPLE.officer2, 'refuse_task', { reason: '所管外' });
    run.does(admin, 'hand_over', sections([D1, D2]));
    expect(departmentsToConcur(run.state)).toEqual([D2]);
    expect(run.refusedAs(PEOPLE.coordinator, 'decide_feasibility', { feasible: true, reason: '可' })).toBe(
      'CONCURRENCE_REQUIRED',
    );
  });

  test('where it has no part there is nothing to hand over; what one has refused is not handed over either', () => {
    const run = caseAt('nara', 'dialogue');
    expect(run.refusedAs(admin, 'hand_over', sections([D2, D3]))).toBe('NOTHING_TO_HAND_OVER');
    run.does(PEOPLE.coordinator, 'assign_departments', { departments: [{ departmentId: D2, lead: false }] });
    run.does(PEOPLE.officer2, 'refuse_task', { reason: '所管外' });
    expect(run.refusedAs(admin, 'hand_over', sections([D2, D3]))).toBe('NOTHING_TO_HAND_OVER');
  });
});

describe('between people', () => {
  const people = {
    ...sections(),
    parts: [
      {
        holder: 'department' as const,
        departmentId: D1,
        fromPersonId: PEOPLE.officer1.personId,
        toPersonId: PEOPLE.officer2.personId,
        toDepartmentId: null,
      },
    ],
  };

  test('nothing of the state changes but its count', () => {
    const run = caseAt('nara', 'evaluation');
    const { last, lastSettled, ...before } = run.state;
    run.at('2027-04-01').does(admin, 'hand_over', people);
    expect(run.state).toEqual({ ...before, last: last + 1, lastSettled: lastSettled + 1 });
  });

  test('it is given by a handover alone: no administrator, and nobody else, gives it by itself', () => {
    const run = caseAt('nara', 'dialogue');
    const given: readonly Actor[] = [
      PEOPLE.administrator,
      PEOPLE.coordinator,
      PEOPLE.deskHead,
      { ...PEOPLE.deskHead, through: 'handover' },
    ];
    for (const actor of given) expect(run.refusedAs(actor, 'hand_over', people)).toBe('NOT_AUTHORISED');
    const open = given.flatMap((actor) => openActions(run.state, actor, run.facts, run.profile, run.now));
    expect(open.map((action) => action.kind)).not.toContain('hand_over');
  });

  test('a closed case is not handed over', () => {
    const run = caseAt('nara', 'screening');
    run.does(PEOPLE.proposer, 'withdraw', {});
    expect(run.refusedAs(admin, 'hand_over', people)).toBe('CASE_CLOSED');
  });
});

describe('who takes what', () => {
  const part = (
    proposalId: string,
    departmentId: string | null,
    because: OpenPart['because'] = 'in_charge',
  ): OpenPart => ({
    proposalId,
    referenceNumber: null,
    holder: departmentId === null ? 'desk' : 'department',
    departmentId,
    because,
    due: null,
  });
  const order = (changes: Partial<HandoverOrder> = {}): HandoverOrder => ({
    from: { kind: 'person', id: 'a' },
    effectiveOn: '2027-04-01',
    successorId: null,
    sides: [],
    cases: [],
    note: '引継ぎ',
    ...changes,
  });
  const rules = { successor_required: true, handover_note_required: true };
  const anybody = () => true;
  const codes = (handed: ReturnType<typeof handOver>) =>
    handed.faults.map(({ part: at, code }) => [at.proposalId, code]);

  test('the narrowest word goes first: for the case, for the side, for all', () => {
    const given = order({
      successorId: 'b',
      sides: [{ holder: 'department', departmentId: D2, successorId: 'c' }],
      cases: [{ proposalId: '3', successorId: 'd', note: '三件目' }],
    });
    const { parts, faults } = handOver(given, [part('1', D1), part('2', D2), part('3', D2)], rules, anybody);
    expect(faults).toEqual([]);
    expect(parts.map(({ successorId, note }) => [successorId, note])).toEqual([
      ['b', '引継ぎ'],
      ['c', '引継ぎ'],
      ['d', '三件目'],
    ]);
  });

  test('what has no successor, one of another side, or no note is named', () => {
    const open = [part('1', D1), part('2', null)];
    expect(codes(handOver(order(), open, rules, anybody))).toEqual([
      ['1', 'SUCCESSOR_MISSING'],
      ['2', 'SUCCESSOR_MISSING'],
    ]);
    const ofSection = (_: string, side: { departmentId: string | null }) => side.departmentId !== null;
    expect(codes(handOver(order({ successorId: 'b' }), open, rules, ofSection))).toEqual([
      ['2', 'SUCCESSOR_NOT_OF_SIDE'],
    ]);
    expect(codes(handOver(order({ successorId: 'b', note: null }), open, rules, anybody))).toEqual([
      ['1', 'HANDOVER_NOTE_REQUIRED'],
      ['2', 'HANDOVER_NOTE_REQUIRED'],
    ]);
  });

  test('a desk that asks for neither lets it go back to the inbox; a section that goes has none', () => {
    const lax = { successor_required: false, handover_note_required: false };
    expect(handOver(order({ note: null }), [part('1', D1)], lax, anybody)).toMatchObject({
      faults: [],
      parts: [{ successorId: null, note: null }],
    });
    expect(codes(handOver(order(), [part('1', D1, 'section')], lax, anybody))).toEqual([['1', 'SUCCESSOR_MISSING']]);
  });

  test('a case gets one command for all that its predecessor held in it, and cases go in the order of their ids', () => {
    const { parts } = handOver(
      order({ successorId: 'b' }),
      [part('2', D1), part('1', null), part('2', null)],
      rules,
      anybody,
    );
    const cases = [...byCase(parts)].map(([id, of]) => [id, of.map((each) => each.departmentId)]);
    expect(cases).toEqual([
      ['1', [null]],
      ['2', [D1, null]],
    ]);
  });
});

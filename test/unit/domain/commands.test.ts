import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { COMMAND_INPUTS, COMMAND_KINDS, commandRequest, type CommandKind } from '../../../domain/commands.js';
import { ERRORS, FIELD_FAULTS, messagesOf, statusOf, type ErrorCode } from '../../../domain/errors.js';
import { fieldErrorsOf } from '../../../domain/problems.js';
import { day, text, textFault } from '../../../domain/text.js';
import { caseAt } from '../../factories/case-run.js';
import { D1, DESKS, factsFor } from '../../factories/desks.js';
import { inputsFor } from '../../factories/walks.js';

/** A wrong type can be told from a missing value only when the parser keeps the input in its issues. */
function faults(kind: CommandKind, input: unknown): [string, string][] {
  const parsed = COMMAND_INPUTS[kind].safeParse(input, { reportInput: true });
  return parsed.success ? [] : fieldErrorsOf(parsed.error, ['input']).map(({ field, code }) => [field, code]);
}

describe('inputs of commands', () => {
  test.each(COMMAND_KINDS)('%s takes what it is made for, and no field that it does not know', (kind) => {
    const { state } = caseAt('minato', 'agreement');
    const situation = {
      desk: 'minato' as const,
      profile: DESKS.minato,
      state,
      facts: factsFor('minato', 'open_proposal'),
      now: '2026-09-01T01:00:00.000Z',
    };
    const inputs = inputsFor(kind, situation);
    expect(inputs.length).toBeGreaterThan(0);
    for (const input of inputs) {
      expect(faults(kind, input)).toEqual([]);
      expect(faults(kind, { ...input, approvedBy: 'me' })).toEqual([['input.approvedBy', 'UNKNOWN_FIELD']]);
    }
    expect(faults(kind, [])).toEqual([['input', 'WRONG_TYPE']]);
    expect(faults(kind, undefined)).toEqual([['input', 'REQUIRED']]);
  });

  test.each<[CommandKind, unknown, [string, string][]]>([
    ['exclude', { criteria: ['x'] }, [['input.reason', 'REQUIRED']]],
    ['exclude', { criteria: ['x'], reason: ' ' }, [['input.reason', 'REQUIRED']]],
    ['exclude', { criteria: ['x'], reason: 7 }, [['input.reason', 'WRONG_TYPE']]],
    ['exclude', { criteria: ['x'], reason: null }, [['input.reason', 'WRONG_TYPE']]],
    ['exclude', { criteria: ['x'], reason: 'あ'.repeat(2001) }, [['input.reason', 'TOO_LONG']]],
    ['exclude', { criteria: Array.from({ length: 21 }, () => 'x'), reason: '該当' }, [['input.criteria', 'TOO_MANY']]],
    ['exclude', { criteria: 'x', reason: '該当' }, [['input.criteria', 'WRONG_TYPE']]],
    [
      'exclude',
      { criteria: ['x'], reason: '該当', externalDecision: { number: '1', date: '2026-02-30', authority: 'king' } },
      [
        ['input.externalDecision.date', 'NOT_A_DATE'],
        ['input.externalDecision.authority', 'NOT_ALLOWED'],
      ],
    ],
    ['assign_departments', { departments: [] }, [['input.departments', 'TOO_FEW']]],
    [
      'assign_departments',
      { departments: [{ departmentId: '総務課' }, { departmentId: D1, lead: 'yes' }, {}] },
      [
        ['input.departments.0.departmentId', 'NOT_AN_ID'],
        ['input.departments.1.lead', 'WRONG_TYPE'],
        ['input.departments.2.departmentId', 'REQUIRED'],
      ],
    ],
    ['refuse_task', {}, [['input.reason', 'REQUIRED']]],
    [
      'record_dialogue',
      { heldOn: '1/9/2026', participants: ['proposer'], summary: '', next: 'agreement' },
      [
        ['input.heldOn', 'NOT_A_DATE'],
        ['input.participants', 'TOO_FEW'],
        ['input.summary', 'REQUIRED'],
        ['input.next', 'NOT_ALLOWED'],
      ],
    ],
    ['pass_screening', { answers: [{ criterion: 'x' }] }, [['input.answers.0.answer', 'REQUIRED']]],
    ['pass_screening', { answers: [{ criterion: 'x', answer: 'maybe' }] }, [['input.answers.0.answer', 'NOT_ALLOWED']]],
    ['decide_feasibility', { reason: '可' }, [['input.feasible', 'REQUIRED']]],
    ['decide_feasibility', { feasible: 'true', reason: '可' }, [['input.feasible', 'WRONG_TYPE']]],
    [
      'conclude',
      { agreementKind: 'a', title: 't', document: 'd', term: {} },
      [
        ['input.term.from', 'REQUIRED'],
        ['input.term.to', 'REQUIRED'],
      ],
    ],
    ['resubmit', {}, [['input.content', 'REQUIRED']]],
    ['record_procurement_result', { selected: 'me', reason: '価格' }, [['input.selected', 'NOT_ALLOWED']]],
  ])('%s with %j', (kind, input, expected) => {
    expect(faults(kind, input)).toEqual(expected);
  });

  test('what may be left out is filled in the same for everybody', () => {
    expect(COMMAND_INPUTS.assign_departments.parse({ departments: [{ departmentId: D1 }] }).departments[0]?.lead).toBe(
      false,
    );
    expect(
      COMMAND_INPUTS.record_dialogue.parse({
        heldOn: '2026-09-01',
        participants: ['desk', 'proposer'],
        summary: '要旨',
      }).next,
    ).toBe('stay');
    expect(COMMAND_INPUTS.evaluate.parse({ effect: '効果', effectVerified: true }).next).toBe('decision');
  });
});

describe('the request around an input', () => {
  const requestFaults = (request: unknown) => {
    const parsed = commandRequest.safeParse(request, { reportInput: true });
    return parsed.success ? [] : fieldErrorsOf(parsed.error).map(({ field, code }) => [field, code]);
  };

  test.each<[unknown, [string, string][]]>([
    [{ kind: 'withdraw' }, []],
    [
      {
        kind: 'withdraw',
        input: {},
        expectedVersion: 0,
        onBehalfOf: { party: 'proposer', evidence: '電話' },
        occurredOn: '2026-09-01',
      },
      [],
    ],
    [{}, [['kind', 'REQUIRED']]],
    [{ kind: 'approve' }, [['kind', 'NOT_ALLOWED']]],
    [{ kind: 'withdraw', actor: 'mayor' }, [['actor', 'UNKNOWN_FIELD']]],
    [{ kind: 'withdraw', input: [] }, [['input', 'WRONG_TYPE']]],
    [{ kind: 'withdraw', expectedVersion: -1 }, [['expectedVersion', 'OUT_OF_RANGE']]],
    [{ kind: 'withdraw', expectedVersion: 1.5 }, [['expectedVersion', 'WRONG_TYPE']]],
    [{ kind: 'withdraw', occurredOn: 'today' }, [['occurredOn', 'NOT_A_DATE']]],
    [
      { kind: 'withdraw', onBehalfOf: { party: 'desk' } },
      [
        ['onBehalfOf.party', 'NOT_ALLOWED'],
        ['onBehalfOf.evidence', 'REQUIRED'],
      ],
    ],
    ['withdraw', [['body', 'WRONG_TYPE']]],
  ])('%j', (request, expected) => {
    expect(requestFaults(request)).toEqual(expected);
  });
});

describe('texts and days', () => {
  test.each([
    ['plain', null],
    ['二行\nと\tタブ', null],
    ['絵文字 👨‍👩‍👧 𠮷', null],
    ['a\u0000b', 'NUL_CHARACTER'],
    ['a\ud800b', 'LONE_SURROGATE'],
    ['a\u0007b', 'CONTROL_CHARACTER'],
    ['a\u007fb', 'CONTROL_CHARACTER'],
  ])('%j: %s', (value, fault) => {
    expect(textFault(value)).toBe(fault);
  });

  test('a text of just the length passes, one more does not', () => {
    expect(text(3).safeParse('𠮷𠮷𠮷').success).toBe(true);
    expect(text(3).safeParse('𠮷𠮷𠮷𠮷').success).toBe(false);
  });

  test.each(['2026-02-29', '2026-13-01', '2026-1-1', '2026-09-01T00:00:00Z', '', '２０２６-09-01'])(
    '%s is no day',
    (value) => {
      expect(day().safeParse(value).success).toBe(false);
    },
  );

  test('29 February is one in a leap year', () => {
    expect(day().safeParse('2028-02-29').success).toBe(true);
  });
});

test('every code has words in both languages and a status that says no', () => {
  for (const code of [...Object.keys(ERRORS), ...Object.keys(FIELD_FAULTS)] as ErrorCode[]) {
    const { ja, en } = messagesOf(code);
    expect([code, ja.length > 0, en.length > 0, ja === en]).toEqual([code, true, true, false]);
  }
  for (const code of Object.keys(ERRORS) as ErrorCode[]) expect(statusOf(code)).toBeGreaterThanOrEqual(400);
});

describe('faults of a union that one field tells apart', () => {
  const grant = z.discriminatedUnion('role', [
    z.strictObject({ role: z.literal('officer') }),
    z.strictObject({ role: z.literal('expert') }),
  ]);

  test.each<[unknown, [string, string]]>([
    [{ role: 'king' }, ['grant.role', 'NOT_ALLOWED']],
    [{ role: 7 }, ['grant.role', 'WRONG_TYPE']],
    [{}, ['grant.role', 'REQUIRED']],
    [undefined, ['grant', 'REQUIRED']],
    ['officer', ['grant', 'WRONG_TYPE']],
  ])('%j: %j', (given, [field, code]) => {
    const parsed = grant.safeParse(given, { reportInput: true });
    expect(fieldErrorsOf(parsed.error!, ['grant'])).toEqual([{ field, code }]);
  });
});

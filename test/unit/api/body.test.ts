import { describe, expect, test } from '@jest/globals';
import { bodyFaults } from '../../../api/body.js';

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

describe('what is checked of a body before any schema', () => {
  test('text that can be kept as given passes', () => {
    expect(bodyFaults({ a: ['髙﨑𠮷 葛󠄀 👩‍👩‍👧', 'line\n\ttab\r\n'], b: { c: 1, d: null, e: true } })).toEqual([]);
    expect(bodyFaults(undefined)).toEqual([]);
  });

  test('a fault is told with its place', () => {
    const faults = bodyFaults({ content: { title: 'a\u0000', list: ['ok', '\ud800'] }, note: '\u0007' });
    expect(faults).toEqual([
      { field: 'content.title', code: 'NUL_CHARACTER' },
      { field: 'content.list.1', code: 'LONE_SURROGATE' },
      { field: 'note', code: 'CONTROL_CHARACTER' },
    ]);
  });

  test('keys are texts too, and are shown without what can’t be shown', () => {
    expect(bodyFaults({ content: { 'a\u0000b': 1 } })).toEqual([{ field: 'content.a\ufffdb', code: 'NUL_CHARACTER' }]);
    expect(bodyFaults({ '\udc00': {} })).toEqual([{ field: '\ufffd', code: 'LONE_SURROGATE' }]);
  });

  test('twenty levels pass, one more does not, and a hundred thousand do not overflow the stack', () => {
    expect(bodyFaults(nested(20))).toEqual([]);
    const path = Array.from({ length: 20 }, () => '0').join('.');
    expect(bodyFaults(nested(21))).toEqual([{ field: path, code: 'TOO_DEEP' }]);
    expect(bodyFaults({ content: nested(100_000) })[0]).toMatchObject({ code: 'TOO_DEEP' });
  });

  test('a body full of faults gets an answer of bounded size', () => {
    expect(bodyFaults(Array.from({ length: 100_000 }, () => '\u0000')).length).toBeLessThanOrEqual(51);
  });
});

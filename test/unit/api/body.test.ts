import { describe, expect, test } from '@jest/globals';
import { bodyFaults, parseJson } from '../../../api/body.js';

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

  test('control characters of both blocks are refused; tab and the ends of a line are kept', () => {
    const all = Array.from({ length: 0xa0 }, (_none, code) => String.fromCodePoint(code));
    const kept = all.filter((character) => bodyFaults(character).length === 0);
    expect(kept.filter((character) => character < ' ').join('')).toBe('\t\n\r');
    expect(kept.filter((character) => character > '~')).toEqual([]);
  });

  test('a number that is not the one that was written is refused', () => {
    const value: unknown = JSON.parse(
      '{"a":1e400,"b":-1e999,"c":9007199254740993,"d":1.5,"e":-0,"f":9007199254740991}',
    );
    expect(bodyFaults(value).map(({ field, code }) => `${field} ${code}`)).toEqual([
      'a OUT_OF_RANGE',
      'b OUT_OF_RANGE',
      'c OUT_OF_RANGE',
    ]);
  });

  test('ten thousand values pass, one more does not', () => {
    expect(bodyFaults({ content: Array.from({ length: 9_999 }, () => 'a') })).toEqual([]);
    expect(bodyFaults({ content: Array.from({ length: 10_000 }, () => 'a') })).toEqual([
      { field: 'content', code: 'TOO_MANY' },
    ]);
  });

  test('a key that would be lost is refused', () => {
    expect(bodyFaults(JSON.parse('{"content":{"__proto__":{"a":1}}}'))).toEqual([
      { field: 'content.__proto__', code: 'UNKNOWN_FIELD' },
    ]);
  });
});

describe('the bytes of a body', () => {
  const parse = (text: string | number[]): unknown => parseJson(Buffer.from(text as string));
  const faultOf = (text: string | number[]): unknown => {
    try {
      return parse(text);
    } catch (error) {
      const { code, errors } = error as { code: string; errors: { field: string; code: string }[] };
      return [code, ...errors.map((fault) => `${fault.field} ${fault.code}`)];
    }
  };

  test('are read as what they say', () => {
    expect(parse('{"a":"𠮷 \\ud842\\udfb7"}')).toEqual({ a: '𠮷 𠮷' });
    expect(parse(' [] ')).toEqual([]);
  });

  test('are refused where they are no JSON, or no UTF-8', () => {
    const malformed = ['MALFORMED_BODY', 'body MALFORMED_BODY'];
    for (const text of ['{"a":', '{a:1}', "{'a':1}", '{"a":1,}', 'NaN', '{"a":NaN}', '// a', ' ', '{}{}', '\uFEFF{}']) {
      expect({ text, fault: faultOf(text) }).toEqual({ text, fault: malformed });
    }
    expect(faultOf([0x22, 0x82, 0xa0, 0x22])).toEqual(malformed);
    expect(faultOf([0x22, 0xc0, 0xaf, 0x22])).toEqual(malformed);
    expect(faultOf([0x22, 0xed, 0xa0, 0x80, 0x22])).toEqual(malformed);
    expect(faultOf([...Buffer.from('{"a":1}', 'utf16le')])).toEqual(['MALFORMED_BODY', 'body MALFORMED_BODY']);
  });

  test('null is a body, though not one that can be used', () => {
    expect(faultOf('null')).toEqual(['INVALID_REQUEST', 'body WRONG_TYPE']);
  });

  test('a key that stands twice is refused', () => {
    expect(faultOf('{"content":{"title":"a","title":"b"}}')).toEqual(['INVALID_REQUEST', 'content.title REPEATED_KEY']);
    expect(faultOf(String.raw`{"\u0000":1,"\u0000":2}`)).toEqual(['INVALID_REQUEST', '\uFFFD REPEATED_KEY']);
  });
});

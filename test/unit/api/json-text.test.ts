import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findRepeatedKey } from '../../../api/json-text.js';

const find = (text: string): string | null => {
  JSON.parse(text);
  return findRepeatedKey(text, 20)?.field ?? null;
};

describe('keys that stand twice', () => {
  test('are told with their place', () => {
    expect(find('{"a":1,"a":2}')).toBe('a');
    expect(find('{"a":{"b":[{"c":1},{"c":1,"d":0,"c":2}]}}')).toBe('a.b.1.c');
    expect(find('[[1,2],{"x":[],"x":[]}]')).toBe('1.x');
    expect(find(' { "a" : 1 , "b" : { } , "a" : 1 } ')).toBe('a');
  });

  test('are the same however they are written', () => {
    expect(find(String.raw`{"a\u0062":1,"ab":2}`)).toBe('ab');
    expect(find(String.raw`{"\"":1,"\u0022":2}`)).toBe('"');
    expect(find('{"":1,"":2}')).toBe('');
    expect(find('{"__proto__":1,"__proto__":2}')).toBe('__proto__');
  });

  test('are not confused with values, other objects or what stands in a text', () => {
    expect(find(String.raw`{"a":"a","b":["a","a"],"c":{"a":"{\"a\":1,\"a\":2}"},"d":"\\"}`)).toBeNull();
    expect(find('{"か\u3099":1,"が":2}')).toBeNull();
    expect(find('"a"')).toBeNull();
    expect(find('[{"a":1},{"a":1}]')).toBeNull();
  });

  test('no value that was written by JSON.stringify has one; with one of its keys put in twice it has', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 4 })), (value) => {
        const text = JSON.stringify(value);
        expect(find(text)).toBeNull();
        const [key] = Object.keys(value);
        if (key === undefined) return;
        expect(find(`${text.slice(0, -1)},${JSON.stringify(key)}:0}`)).toBe(key);
      }),
    );
  });

  test('a hundred thousand levels are not gone down', () => {
    const deep = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)},"a":1}`;
    expect(find(deep)).toBeNull();
  });
});

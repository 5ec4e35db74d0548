import { describe, expect, test } from '@jest/globals';
import { explainFailure, Failure } from '../../../tools/embedded/failure.mjs';
import { findTellingLine, runStep } from '../../../tools/embedded/step.mjs';

describe('explainFailure', () => {
  test('a failure is its own sentence', () => {
    expect(explainFailure(new Failure('Do this.'))).toBe('Do this.');
  });

  test.each([
    Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }),
    new Error('initdb: error: could not write: No space left on device'),
    Object.assign(new Error('EDQUOT'), { code: 'EDQUOT' }),
    Object.assign(new Error('could not extend file "base/1": wrote only 4096 of 8192 bytes'), { code: '53100' }),
    new Error('database or disk is full'),
  ])('a full disk is named: %s', (error) => {
    expect(explainFailure(error)).toMatch(/^The disk is full: free some space/);
  });

  test('a folder without rights is named', () => {
    const error = Object.assign(new Error('EACCES'), { code: 'EACCES', path: '/closed' });

    expect(explainFailure(error)).toMatch(/^\/closed cannot be used \(EACCES\): .*KYOSO_HOME/);
  });

  test('what nobody foresaw keeps its stack', () => {
    expect(explainFailure(new TypeError('x is not a function'))).toContain('failure.test');
  });
});

describe('runStep', () => {
  const run = (script: string, more = {}) =>
    runStep({ title: 'Trying', command: process.execPath, args: ['-e', script], ...more });

  test('resolves with the output', async () => {
    await expect(run('console.log("fine")')).resolves.toBe('fine\n');
  });

  test('a failure names the step, its end and its telling line', async () => {
    await expect(run('console.error("FATAL:  role is missing"); process.exit(3)')).rejects.toThrow(
      'Trying failed (exit code 3): FATAL:  role is missing',
    );
  });

  test('a full disk in the output is told as such', async () => {
    await expect(run('console.error("write: No space left on device"); process.exit(1)')).rejects.toThrow(
      'The disk is full',
    );
  });

  test('is stopped by its signal and by its limit', async () => {
    const forever = 'setInterval(() => undefined, 1000)';

    await expect(run(forever, { signal: AbortSignal.timeout(100) })).rejects.toThrow('Trying was stopped.');
    await expect(run(forever, { timeoutMs: 100 })).rejects.toThrow('took too long');
  });

  test('a program that is not there is named', async () => {
    await expect(runStep({ title: 'Trying', command: 'no-such-program', args: [] })).rejects.toThrow(
      'Trying failed: no-such-program could not be run (ENOENT).',
    );
  });
});

test('the telling line of a stack is its error', () => {
  const output =
    "file.js:1\n  throw x\n  ^\nRangeError: too far\n    at f (file.js:1:2) {\n  code: 'X'\n}\n\nNode.js v20.20.2\n";

  expect(findTellingLine(output)).toBe('RangeError: too far');
  expect(findTellingLine('one\ntwo\n')).toBe('two');
});

import { expect, test } from '@jest/globals';
import { summarise, type JestResult } from '../../../tools/embedded/test-summary.js';

const result = (changes: Partial<JestResult>): JestResult => ({
  numPassedTests: 3,
  numFailedTests: 0,
  numRuntimeErrorTestSuites: 0,
  testResults: [],
  ...changes,
});

test('a run ends with its counts; a file that could not be loaded is a failure', () => {
  expect(summarise(result({}))).toBe('3 passed, 0 failed');
  expect(summarise(result({ numFailedTests: 1, numRuntimeErrorTestSuites: 1 }))).toBe('3 passed, 2 failed');
  expect(summarise(null)).toBe('0 passed, 1 failed');
});

test('what is pending is read by its name before the counts', () => {
  const assertionResults = [
    { fullName: 'T-S5 (pending: publication) the public list', status: 'todo' },
    { fullName: 'T-S5 the desk sees it', status: 'passed' },
  ];
  expect(summarise(result({ testResults: [{ assertionResults }] }))).toBe(
    'Pending: T-S5 (pending: publication) the public list\n3 passed, 0 failed',
  );
});

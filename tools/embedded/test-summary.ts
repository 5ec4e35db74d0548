/** What jest's result file says, as far as a run ends with it. */
export interface JestResult {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/**
 * The last lines of a run: what is pending, by name, then the counts. A file that could not even be loaded counts as one
 * failure, since its tests are not among the failed ones.
 */
export function summarise(result: JestResult | null): string {
  if (result === null) return '0 passed, 1 failed';
  const pending = result.testResults
    .flatMap((file) => file.assertionResults)
    .filter(({ status }) => status === 'todo')
    .map(({ fullName }) => `Pending: ${fullName}`);
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return [...pending, `${result.numPassedTests} passed, ${failed} failed`].join('\n');
}

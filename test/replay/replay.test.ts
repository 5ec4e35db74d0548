import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { replayHistories, type ReplaySummary } from '../../tools/replay/replay-histories.js';
import { historyFromJson } from './history-json.js';
import { listed, listReleases, readList, readRecordings, textOf } from './recordings.js';
import { SCENARIOS_IN_MEMORY, SCENARIOS_OF_DESKS, TO_BE_RECORDED } from './scenarios.js';

const BUNDLE = fileURLToPath(new URL('../../dist/workflow-bundle.js', import.meta.url));

describe('histories of every release', () => {
  const recordings = readRecordings();
  const histories = recordings.map((recording) => ({
    workflowId: recording.name,
    history: historyFromJson(JSON.parse(textOf(recording))),
  }));
  const code = readFileSync(BUNDLE, 'utf8');

  beforeAll(() => {
    Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined), shutdownSignals: [] });
  });

  const replayOn = (changed: string): Promise<ReplaySummary> => replayHistories({ code: changed }, histories);

  /** The built workflows with a fault planted into them. */
  const planted = (what: string, instead: string): string => {
    expect(code).toContain(what);
    return code.replace(what, instead);
  };

  const having = (sign: RegExp): string[] =>
    recordings.filter((recording) => sign.test(textOf(recording))).map(({ name }) => name);

  it('are there, and are what was recorded', () => {
    expect(listReleases().length).toBeGreaterThan(0);
    expect(listed(recordings)).toEqual(readList());
  });

  it('hold every scenario at least once, but for those that wait for the next release', () => {
    const names = recordings.map(({ name }) => name.replace(/^[^/]+\//, '').replace(/\.\d+\.json(\.gz)?$/, ''));
    const scenarios = Object.keys({ ...SCENARIOS_OF_DESKS, ...SCENARIOS_IN_MEMORY });
    expect(scenarios.filter((scenario) => !names.includes(scenario))).toEqual(TO_BE_RECORDED);
  });

  it('are what the workflows of today would have written', async () => {
    const { replayed, failures } = await replayOn(code);
    expect(failures).toEqual([]);
    expect(replayed).toBe(recordings.length);
  }, 120_000);

  // Each is a change that somebody could make without a thought. All histories that it concerns must refuse it.
  it.each([
    {
      fault: 'a wait before each settlement',
      sign: /MarkerRecorded|MARKER_RECORDED/,
      code: () =>
        planted('async take(command) {', 'async take(command) { await new Promise((go) => setTimeout(go, 1));'),
    },
    {
      fault: 'search attributes that are no longer set',
      sign: /UpsertWorkflowSearchAttributes|UPSERT_WORKFLOW_SEARCH_ATTRIBUTES/,
      code: () => planted('if (changed.length > 0)', 'if (changed.length > 99)'),
    },
    {
      fault: 'a run that never begins anew',
      sign: /EXECUTION_CONTINUED_AS_NEW/,
      code: () => planted('async startNextRun() {', 'async startNextRun() { return;'),
    },
  ])(
    'refuse $fault',
    async ({ sign, code: faulty }) => {
      const { failures } = await replayOn(faulty());
      const concerned = having(sign);
      expect(concerned.length).toBeGreaterThan(0);
      const refused = failures.map(({ workflowId }) => workflowId);
      expect(concerned.filter((name) => !refused.includes(name))).toEqual([]);
    },
    120_000,
  );
});

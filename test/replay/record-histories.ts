import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '@temporalio/client';
import { workflowIdOf } from '../../temporal/ids.js';
import { CaseBench } from '../workflow/case-bench.js';
import { DeskBench } from '../workflow/desk-bench.js';
import { historyToJson } from './history-json.js';
import { keep } from './recordings.js';
import { CANARY, type Played, SCENARIOS_IN_MEMORY, SCENARIOS_OF_DESKS } from './scenarios.js';

/** Not one of the tests: `npm run replay:record -- RELEASE` runs it. */
const release = process.env['KYOSO_REPLAY_RELEASE'] ?? '';

describe(`histories of release ${release}`, () => {
  const histories = new Map<string, unknown>();
  let desks: DeskBench;
  let memory: CaseBench;
  let worker: { stop(): Promise<void> };

  beforeAll(async () => {
    desks = await DeskBench.open();
    memory = await CaseBench.open();
    worker = await memory.work();
  }, 120_000);

  afterAll(async () => {
    await worker?.stop();
    await memory?.close();
    await desks?.close();
  }, 60_000);

  const take = async (scenario: string, client: Client, played: Played): Promise<void> => {
    const runs: unknown[] = [];
    for (let opening = 1; opening <= played.openings; opening += 1) {
      runs.push(...(await runsOf(client, workflowIdOf({ proposalId: played.proposalId, opening }))));
    }
    expect(runs.length).toBeGreaterThan(0);
    runs.forEach((history, index) => {
      // Names of this machine, its folders and its texts belong to nobody who reads the repository.
      const text = JSON.stringify(history, withoutTraces);
      expect(decoded(text)).not.toContain(CANARY);
      histories.set(`${scenario}.${index + 1}`, JSON.parse(text));
    });
  };

  it.each(Object.entries(SCENARIOS_OF_DESKS))(
    '%s',
    async (name, play) => {
      const played = await play(desks);
      await take(name, desks.temporal.client, played);
    },
    120_000,
  );

  it.each(Object.entries(SCENARIOS_IN_MEMORY))(
    '%s',
    async (name, play) => {
      const played = await play(memory);
      await take(name, memory.client, played);
    },
    120_000,
  );

  it('are kept', () => {
    const scenarios = { ...SCENARIOS_OF_DESKS, ...SCENARIOS_IN_MEMORY };
    const missing = Object.keys(scenarios).filter((name) => !histories.has(`${name}.1`));
    expect(missing).toEqual([]);
    keep(release, histories);
  });
});

/** The runs of one opening, the oldest first. */
async function runsOf(client: Client, workflowId: string): Promise<unknown[]> {
  const runs: unknown[] = [];
  let { runId } = await client.workflow.getHandle(workflowId).describe();
  while (runId) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    runs.unshift(historyToJson(history));
    runId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? '';
  }
  return runs;
}

/** Stack traces tell of folders and no replay looks at them. */
const withoutTraces = (key: string, value: unknown): unknown => (key === 'stackTrace' ? '' : value);

/** A history with its payloads readable: they lie in it as base64. */
const decoded = (text: string): string =>
  text.replaceAll(/"data":"([^"]*)"/g, (_, data: string) => Buffer.from(data, 'base64').toString('utf8'));

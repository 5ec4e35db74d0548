import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseBench, type CaseHandle, eventually } from '../workflow/case-bench.js';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

interface Run {
  readonly code: number;
  readonly output: string;
}

describe('npm run replay:live', () => {
  let bench: CaseBench;
  let worker: { stop(): Promise<void> };
  let handle: CaseHandle;
  const home = mkdtempSync(join(tmpdir(), 'replay-live-'));

  beforeAll(async () => {
    bench = await CaseBench.open();
    worker = await bench.work();
    const record = bench.newRecord();
    handle = await bench.start(record);
    await bench.send(handle, record.receive());
    await eventually(async () => (await bench.view(handle)).state.last === 1);
    // What is listed follows what runs with some delay.
    const query = `WorkflowId = '${handle.workflowId}' and ExecutionStatus = 'Running'`;
    await eventually(async () => (await bench.client.workflow.count(query)).count === 1);
  }, 60_000);

  afterAll(async () => {
    await worker?.stop();
    await bench?.close();
    rmSync(home, { recursive: true, force: true });
  }, 30_000);

  const replayLive = (bundle: string): Promise<Run> =>
    new Promise((resolve) => {
      const env = {
        ...process.env,
        KYOSO_HOME: home,
        TEMPORAL_ADDRESS: process.env['KYOSO_TEST_TEMPORAL_ADDRESS'],
        TEMPORAL_NAMESPACE: 'default',
        KYOSO_WORKFLOW_BUNDLE: bundle,
      };
      execFile(process.execPath, [join(DIST, 'tools', 'replay', 'live.js')], { env }, (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code) : 0, output: `${stdout}${stderr}` }),
      );
    });

  it('says that the code at hand goes on with every open case', async () => {
    const { code, output } = await replayLive(join(DIST, 'workflow-bundle.js'));
    expect(output).toMatch(/^[1-9]\d* replayed, 0 failed$/m);
    expect(code).toBe(0);
  }, 60_000);

  it('names the cases with which other code would not go on, and fails', async () => {
    const bundle = readFileSync(join(DIST, 'workflow-bundle.js'), 'utf8');
    const faulty = bundle.replace(
      'async take(command) {',
      'async take(command) { await new Promise((go) => setTimeout(go, 1));',
    );
    expect(faulty).not.toBe(bundle);
    writeFileSync(join(home, 'faulty.js'), faulty);
    const { code, output } = await replayLive(join(home, 'faulty.js'));
    expect(output).toContain(handle.workflowId);
    expect(output).toMatch(/[1-9]\d* failed$/m);
    expect(code).toBe(1);
  }, 60_000);
});

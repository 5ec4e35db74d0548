import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, defaultPayloadConverter, type Payload } from '@temporalio/client';
import type { CaseState } from '../../domain/case-state.js';
import { isTemporalUnavailable } from '../../temporal/failures.js';
import { ensureSearchAttributes, SearchAttributesMissingError } from '../../temporal/search-attributes.js';
import { SEARCH_ATTRIBUTES } from '../../workflows/search-attributes.js';
import { CaseBench, type CaseHandle, type CaseWorkflow, eventually } from './case-bench.js';
import { askDue } from './fake-record.js';

const { desk, stage, ball, due } = SEARCH_ATTRIBUTES;
const DUE = '2031-05-07T08:15:00.000Z';
const inScreening = (): Partial<CaseState> => ({ stage: 'screening', asks: [askDue('screen/1', DUE)] });

interface SummarisedEvent {
  readonly userMetadata?: { readonly summary?: Payload | null; readonly details?: Payload | null } | null;
}

const textOf = (payload: Payload | null | undefined): string =>
  payload ? defaultPayloadConverter.fromPayload<string>(payload) : '';

describe('what operators see in Temporal', () => {
  let bench: CaseBench;
  let worker: { stop(): Promise<void> };

  beforeAll(async () => {
    bench = await CaseBench.open();
    worker = await bench.work();
  }, 60_000);

  afterAll(async () => {
    await worker?.stop();
    await bench?.close();
  }, 30_000);

  const attributesOf = async (handle: CaseHandle): Promise<Record<string, unknown>> => {
    const { typedSearchAttributes: set } = await handle.describe();
    return { desk: set.get(desk), stage: set.get(stage), ball: set.get(ball), due: set.get(due)?.toISOString() };
  };

  const eventsOf = async (handle: CaseHandle) => (await handle.fetchHistory()).events ?? [];

  const countUpserts = async (handle: CaseHandle): Promise<number> =>
    (await eventsOf(handle)).filter((event) => event.upsertWorkflowSearchAttributesEventAttributes).length;

  describe('search attributes', () => {
    it('are there from the start and follow the case, set only when they change', async () => {
      const record = bench.newRecord();
      const handle = await bench.start(record);
      expect(await attributesOf(handle)).toEqual({
        desk: 'tokorozawa',
        stage: 'intake',
        ball: undefined,
        due: undefined,
      });
      await bench.send(handle, record.receive(inScreening, 'submit'));
      const screening = { desk: 'tokorozawa', stage: 'screening', ball: 'desk', due: DUE };
      await eventually(async () => (await attributesOf(handle))['stage'] === 'screening');
      expect(await attributesOf(handle)).toEqual(screening);

      await bench.send(
        handle,
        record.receive(),
        record.receive(() => null),
      );
      await eventually(async () => (await bench.view(handle)).state.last === 3);
      expect(await countUpserts(handle)).toBe(1);

      await bench.send(
        handle,
        record.receive(() => ({ stage: 'closed', outcome: 'withdrawn', asks: [] })),
      );
      await handle.result();
      const events = await eventsOf(handle);
      const [, second] = events.flatMap((event) => event.upsertWorkflowSearchAttributesEventAttributes ?? []);
      expect(Object.keys(second?.searchAttributes?.indexedFields ?? {}).sort()).toEqual([
        'KyosoBall',
        'KyosoDue',
        'KyosoStage',
      ]);
      expect(await attributesOf(handle)).toEqual({
        desk: 'tokorozawa',
        stage: 'closed',
        ball: undefined,
        due: undefined,
      });
    });

    it('live on in the next run, without being set anew', async () => {
      const record = bench.newRecord();
      const handle = await bench.start(record, { maxEvents: 5 });
      const { runId } = await handle.describe();
      await bench.send(handle, record.receive(inScreening, 'submit'), record.receive());
      await eventually(async () => (await handle.describe()).runId !== runId && record.state.last === 2);
      await eventually(async () => (await bench.view(handle)).state.last === 2);
      expect(await attributesOf(handle)).toEqual({ desk: 'tokorozawa', stage: 'screening', ball: 'desk', due: DUE });
      expect(await countUpserts(handle)).toBe(0);
    });

    it('find cases', async () => {
      const record = bench.newRecord();
      const handle = await bench.start(record);
      await bench.send(handle, record.receive(inScreening, 'submit'));
      const query = `KyosoDesk = 'tokorozawa' and KyosoStage = 'screening' and KyosoBall = 'desk' and KyosoDue < '2031-06-01T00:00:00Z' and WorkflowId = '${handle.workflowId}'`;
      await eventually(async () => (await bench.client.workflow.count(query)).count === 1);
    });

    it('of a case that was started without them are set by its workflow', async () => {
      const record = bench.newRecord();
      const { deskId, proposalId, opening, state } = record;
      const bare = await bench.client.workflow.start('proposalWorkflow', {
        workflowId: `proposal/${proposalId}/1`,
        taskQueue: bench.taskQueue,
        args: [{ deskId, proposalId, opening, state, agenda: [] }],
      });
      const handle = bench.client.workflow.getHandle<CaseWorkflow>(bare.workflowId);
      await eventually(async () => (await attributesOf(handle))['stage'] === 'intake');
      await bare.terminate();
    });
  });

  describe('their registration', () => {
    const newNamespace = async (): Promise<Client> => {
      const namespace = `attributes-${randomUUID()}`;
      await bench.client.workflowService.registerNamespace({
        namespace,
        workflowExecutionRetentionPeriod: { seconds: 86_400 as never },
      });
      const client = new Client({ connection: bench.client.connection, namespace });
      await eventually(() =>
        client.workflowService.describeNamespace({ namespace }).then(
          () => true,
          () => false,
        ),
      );
      return client;
    };

    const start = (client: Client) =>
      client.workflow.start('proposalWorkflow', {
        workflowId: randomUUID(),
        taskQueue: 'nobody-works-on-it',
        typedSearchAttributes: [{ key: desk, value: 'tokorozawa' }],
      });

    it('is made where they are missing, by however many processes at once', async () => {
      const client = await newNamespace();
      await expect(start(client)).rejects.toThrow();
      await Promise.all([ensureSearchAttributes(client), ensureSearchAttributes(client)]);
      await ensureSearchAttributes(client);
      await start(client);
    }, 40_000);

    it('is asked of a person, in one sentence, where this process may not make it', async () => {
      const client = await newNamespace();
      const { workflowService } = client;
      const refused = Object.assign(new Error('refused'), { code: 7, details: '', metadata: {} });
      const denied = {
        options: client.options,
        workflowService,
        connection: { operatorService: { addSearchAttributes: () => Promise.reject(refused) } },
        withDeadline: (_: number, call: () => Promise<unknown>) => call(),
      } as unknown as Client;
      const error: unknown = await ensureSearchAttributes(denied).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(SearchAttributesMissingError);
      expect(isTemporalUnavailable(error)).toBe(false);
      const { message } = error as Error;
      for (const { name } of Object.values(SEARCH_ATTRIBUTES)) expect(message).toContain(`--name ${name} `);
      // What the person then makes is all that is needed.
      await ensureSearchAttributes(client);
      await ensureSearchAttributes(denied);
    }, 40_000);
  });

  it('are captions of the case, its timers and its steps', async () => {
    const record = bench.newRecord();
    record.failures.push(() => ({ answer: 'mismatch' }));
    const handle = await bench.start(record, { gapMs: 60_000 });
    await bench.send(handle, record.receive(inScreening, 'submit'));
    await eventually(() => record.attention.length === 1);
    await handle.signal('retry');
    await eventually(async () => (await bench.view(handle)).state.last === 1);
    // One after the other: two signals that arrive together are told in one step, in whatever order.
    await bench.send(handle, { commandId: randomUUID(), number: 1, kind: '山田 花子' });
    await eventually(async () => record.asked.length === 3 && (await bench.view(handle)).queued === 0);
    await bench.send(handle, { commandId: randomUUID(), number: 9, kind: '山田 花子' });
    await eventually(async () => (await bench.view(handle)).queued === 1);

    const summaries = (await eventsOf(handle)).flatMap((event) => {
      const { userMetadata } = event as SummarisedEvent;
      const summary = textOf(userMetadata?.summary);
      return summary ? [summary] : [];
    });
    expect(summaries).toEqual([
      'tokorozawa: open proposal, opening 1',
      'settle #1 submit',
      'needs attention: STATE_MISMATCH',
      'settle #1 submit',
      'goes on',
      'due: screen by desk',
      'settle #1 of no known kind',
      'command #2 has not come yet',
      // A timer that is taken back tells once more what it was for.
      'due: screen by desk',
    ]);
    expect((await handle.describe()).raw.executionConfig?.userMetadata?.details).toBeTruthy();
    expect(await currentDetails(handle)).toBe(
      [
        '**tokorozawa: open proposal, opening 1**',
        '',
        'Stage **screening**, command #1',
        'Ball: **desk**',
        '',
        '- screen: desk, due 2031-05-07 08:15 UTC',
      ].join('\n'),
    );
  });

  const currentDetails = async (handle: CaseHandle): Promise<string> => {
    const metadata = await handle.query<{ currentDetails?: string }>('__temporal_workflow_metadata');
    return metadata.currentDetails ?? '';
  };
});

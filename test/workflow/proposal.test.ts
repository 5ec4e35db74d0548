import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApplicationFailure, type Payload } from '@temporalio/common';
import type { CaseState } from '../../domain/case-state.js';
import { createCaseHistories } from '../../temporal/case-histories.js';
import { commandSignal, retrySignal } from '../../workflows/messages.js';
import { CaseBench, eventually } from './case-bench.js';
import { askDue } from './fake-record.js';

const close = (): Partial<CaseState> => ({ stage: 'closed', outcome: 'not_adopted', asks: [] });
const inFuture = (ms: number): string => new Date(Date.now() + ms).toISOString();

describe('proposalWorkflow', () => {
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

  it('takes commands in the order of their numbers, whatever order and how often they arrive', async () => {
    const record = bench.newRecord();
    const [one, two, three, four] = [record.receive(), record.receive(), record.receive(), record.receive()];
    const handle = await bench.start(record);
    await bench.send(handle, three, two, three, four, one, one, two);
    await eventually(() => record.state.last === 4);
    await bench.send(handle, one, four);
    await eventually(async () => (await bench.view(handle)).queued === 0);
    expect(record.decided).toEqual([1, 2, 3, 4]);
    // A repeat that arrives while its id is remembered is not even asked about.
    expect(record.asked).toHaveLength(4);
    expect((await bench.view(handle)).state).toEqual(record.state);
  });

  it('asks the ledger what fills a gap', async () => {
    const record = bench.newRecord();
    const [, , three] = [record.receive(), record.receive(), record.receive()];
    const handle = await bench.start(record, { gapMs: 300 });
    await bench.send(handle, three);
    await eventually(() => record.state.last === 3);
    expect(record.decided).toEqual([1, 2, 3]);
    expect(record.asked).toEqual([null, null, three.commandId]);
  });

  it('drops what is ahead of a gap that the ledger knows nothing of', async () => {
    const record = bench.newRecord();
    const handle = await bench.start(record, { gapMs: 200 });
    await bench.send(handle, { commandId: randomUUID(), number: 7, kind: 'note' });
    await eventually(async () => record.asked.length === 2 && (await bench.view(handle)).queued === 0);
    expect(record.state.last).toBe(0);
    await bench.send(handle, record.receive());
    await eventually(() => record.state.last === 1);
  });

  it('is not changed by forged signals', async () => {
    const record = bench.newRecord();
    const real = record.receive();
    const handle = await bench.start(record);
    const forged: unknown[] = [
      null,
      'command',
      42,
      [],
      {},
      { commandId: 7, number: 1, kind: 'note' },
      { commandId: 'not a uuid', number: 1, kind: 'note' },
      { commandId: randomUUID(), number: 1, kind: 'k'.repeat(41) },
      { commandId: randomUUID(), number: 2 ** 31, kind: 'note' },
      { commandId: randomUUID(), number: 0, kind: 'note' },
      { commandId: randomUUID(), number: 1.5, kind: 'note' },
      { commandId: randomUUID(), number: 1, kind: 'note' },
      { commandId: real.commandId, number: -1, kind: 'note' },
    ];
    for (const signal of forged) await handle.signal(commandSignal.name, signal);
    await handle.signal(commandSignal.name);
    await handle.signal('noSuchSignal', { commandId: real.commandId, number: 1, kind: 'note' });
    await bench.send(handle, real);
    await eventually(() => record.state.last === 1);
    expect(record.decided).toEqual([1]);
    expect((await handle.describe()).status.name).toBe('RUNNING');
  });

  it('goes on after a signal whose payload can not be read', async () => {
    const record = bench.newRecord();
    const handle = await bench.start(record);
    const text = (value: string) => new TextEncoder().encode(value);
    const payloads: Payload[] = [
      { metadata: { encoding: text('json/plain') }, data: text('{not json') },
      { metadata: { encoding: text('binary/unheard-of') }, data: text('?') },
      { metadata: {}, data: text('?') },
    ];
    for (const payload of payloads) {
      await bench.client.workflowService.signalWorkflowExecution({
        namespace: 'default',
        workflowExecution: { workflowId: handle.workflowId },
        signalName: commandSignal.name,
        input: { payloads: [payload] },
      });
    }
    await bench.send(handle, record.receive());
    await eventually(() => record.state.last === 1);
  });

  it('lets nobody put one number in place of another', async () => {
    const record = bench.newRecord();
    const [one, two] = [record.receive(), record.receive()];
    const handle = await bench.start(record);
    await bench.send(handle, { ...two, number: 1 });
    await eventually(() => record.asked.length === 1);
    await bench.send(handle, one, two);
    await eventually(() => record.state.last === 2);
    expect(record.decided).toEqual([1, 2]);
  });

  it('lets nobody keep a command out by taking its id', async () => {
    const record = bench.newRecord();
    const [one, two] = [record.receive(), record.receive()];
    const handle = await bench.start(record, { gapMs: 600_000 });
    await bench.send(handle, { ...one, number: 5 }, { ...two, number: 9 }, one, two);
    await eventually(() => record.state.last === 2);
    await eventually(async () => (await bench.view(handle)).queued === 0);
    expect(record.decided).toEqual([1, 2]);
  });

  it('tells of a difference once, however often an operator lets it try again', async () => {
    const record = bench.newRecord();
    for (let time = 0; time < 3; time += 1) record.failures.push(() => ({ answer: 'mismatch' }));
    const handle = await bench.start(record);
    await bench.send(handle, record.receive());
    for (let asked = 1; asked <= 3; asked += 1) {
      await eventually(() => record.asked.length === asked && record.attention.length === 1);
      await handle.signal(retrySignal);
    }
    await eventually(() => record.attention.length === 2);
    expect(record.attention).toEqual(['STATE_MISMATCH', null]);
    expect(record.decided).toEqual([1]);
  });

  it('waits for an operator when run and record disagree, and goes on when told to', async () => {
    const record = bench.newRecord();
    record.failures.push(() => ({ answer: 'mismatch' }));
    const handle = await bench.start(record);
    await bench.send(handle, record.receive());
    await eventually(() => record.attention.length === 1);
    expect((await bench.view(handle)).attention).toBe('STATE_MISMATCH');
    expect(record.state.last).toBe(0);
    await handle.signal(retrySignal);
    await eventually(() => record.state.last === 1);
    await eventually(() => record.attention.length === 2);
    expect(record.attention).toEqual(['STATE_MISMATCH', null]);
  });

  it('waits for an operator when a step fails for good', async () => {
    const record = bench.newRecord();
    record.failures.push(() => {
      throw ApplicationFailure.nonRetryable('step failed', 'TypeError');
    });
    const handle = await bench.start(record);
    const [one, two] = [record.receive(), record.receive()];
    await bench.send(handle, one);
    await eventually(() => record.attention.length === 1);
    await bench.send(handle, two);
    expect((await bench.view(handle)).attention).toBe('TypeError');
    await handle.signal(retrySignal);
    await eventually(() => record.state.last === 2);
    await eventually(() => record.attention.length === 2);
    expect(record.attention).toEqual(['TypeError', null]);
    expect((await handle.describe()).status.name).toBe('RUNNING');
  });

  it('tries again, and does not fail, when a result is too large for a history', async () => {
    const record = bench.newRecord();
    const large = { answer: 'repeat' as const, padding: 'x'.repeat(33 * 1024) };
    for (let attempt = 0; attempt < 3; attempt += 1) record.failures.push(() => large);
    const handle = await bench.start(record);
    await bench.send(handle, record.receive());
    await eventually(() => record.state.last === 1);
    expect((await handle.describe()).status.name).toBe('RUNNING');
  });

  it('tries again by itself while the database is away', async () => {
    const record = bench.newRecord();
    for (let attempt = 0; attempt < 6; attempt += 1) {
      record.failures.push(() => {
        throw ApplicationFailure.create({ type: 'DATABASE_UNAVAILABLE', message: 'away' });
      });
    }
    const handle = await bench.start(record);
    await bench.send(handle, record.receive());
    await eventually(() => record.state.last === 1, 20_000);
    expect(record.attention).toEqual([]);
  }, 30_000);

  it('ends without touching anything when the record belongs to a later opening', async () => {
    const record = bench.newRecord();
    const handle = await bench.start(record);
    record.opening = 2;
    await bench.send(handle, record.receive());
    expect(await handle.result()).toEqual({ ended: 'superseded', outcome: null });
    expect(record.decided).toEqual([]);
  });

  it('ends when the case is closed', async () => {
    const record = bench.newRecord();
    const handle = await bench.start(record);
    await bench.send(handle, record.receive(), record.receive(close));
    expect(await handle.result()).toEqual({ ended: 'closed', outcome: 'not_adopted' });
  });

  it('goes on after a reopening, and ends when the reopening is refused', async () => {
    const record = bench.newRecord();
    record.state = { ...record.state, stage: 'closed', closedFrom: 'screening', outcome: 'not_adopted' };
    const refused = await bench.start(record);
    await bench.send(
      refused,
      record.receive(() => null, 'reopen'),
    );
    expect(await refused.result()).toEqual({ ended: 'closed', outcome: 'not_adopted' });

    record.opening = 2;
    const reopened = await bench.start(record);
    await bench.send(
      reopened,
      record.receive(() => ({ stage: 'screening', outcome: null }), 'reopen'),
      record.receive(),
    );
    await eventually(() => record.state.last === 3);
    expect((await reopened.describe()).status.name).toBe('RUNNING');
  });

  describe('reminders', () => {
    it('are sent when their instant comes, once', async () => {
      const record = bench.newRecord();
      record.state = { ...record.state, asks: [askDue('a', inFuture(300)), askDue('b', inFuture(400))] };
      const handle = await bench.start(record);
      await eventually(() => record.reminded.length === 2);
      await bench.send(
        handle,
        record.receive((state) => ({ asks: state.asks.slice(2) })),
      );
      await eventually(() => record.state.last === 1);
      expect(record.reminded).toEqual(['a', 'b']);
      expect((await bench.view(handle)).agenda).toEqual([]);
    });

    it('come again at the instant to which they are moved, and not at all when void', async () => {
      const record = bench.newRecord();
      record.state = { ...record.state, asks: [askDue('a', inFuture(200))] };
      record.remindAnswers.push({ answer: 'moved', at: inFuture(900) }, { answer: 'void' });
      const handle = await bench.start(record);
      await eventually(() => record.reminded.length === 2);
      await eventually(async () => (await bench.view(handle)).agenda.length === 0);
      expect(record.reminded).toEqual(['a', 'a']);
    });

    it('do not hold up a command, and a timer that is not needed is cancelled', async () => {
      const record = bench.newRecord();
      record.state = { ...record.state, asks: [askDue('a', inFuture(86_400_000))] };
      const handle = await bench.start(record);
      // Answered after the first task: from then on a timer runs.
      await bench.view(handle);
      await bench.send(
        handle,
        record.receive(() => ({ asks: [askDue('b', inFuture(400))] })),
      );
      await eventually(() => record.reminded.length === 1);
      expect(record.reminded).toEqual(['b']);
      await eventually(async () => {
        const { events } = await handle.fetchHistory();
        return events?.filter((event) => event.timerCanceledEventAttributes).length === 1;
      });
    });

    it('of an instant that has passed are sent at once, after commands that wait', async () => {
      const record = bench.newRecord();
      record.state = { ...record.state, asks: [askDue('late', new Date(0).toISOString())] };
      const one = record.receive(() => ({ asks: [] }));
      const handle = await bench.start(record, { queue: [one] });
      await eventually(() => record.state.last === 1);
      expect((await bench.view(handle)).agenda).toEqual([]);
      expect(record.reminded).toEqual([]);
    });
  });

  describe('continue-as-new', () => {
    const term = { from: '2026-04-01', to: '2027-03-31' };
    const atAgreement = (state: CaseState): CaseState => ({ ...state, stage: 'agreement' });

    it('happens on entering the term of an agreement and carries queue and remembered ids', async () => {
      const record = bench.newRecord();
      record.state = atAgreement(record.state);
      const handle = await bench.start(record);
      const { runId } = await handle.describe();
      const [one, two, four] = [
        record.receive(),
        record.receive(({ agreement }) => ({ agreement: { ...agreement, term } })),
        { commandId: '', number: 0, kind: 'note' },
      ];
      const three = record.receive();
      Object.assign(four, record.receive());
      await bench.send(handle, four, one, two);
      await eventually(async () => (await handle.describe()).runId !== runId);
      const next = await handle.fetchHistory();
      const started = next.events?.[0]?.workflowExecutionStartedEventAttributes;
      expect(started?.continuedExecutionRunId).toBe(runId);
      await bench.send(handle, one, three);
      await eventually(() => record.state.last === 4);
      expect(record.decided).toEqual([1, 2, 3, 4]);
      // The first one is remembered across the runs: nobody was asked about its repeat.
      expect(record.asked).toHaveLength(4);

      const histories = createCaseHistories(bench.client);
      await eventually(async () => {
        const [opening] = await histories.read(record.proposalId, 1);
        return opening?.settlements.length === 4;
      });
      const [opening] = await histories.read(record.proposalId, 1);
      expect(opening).toMatchObject({ status: 'RUNNING', isWhole: true, runIds: [runId, expect.any(String)] });
      expect(opening?.settlements.map(({ status, commandId }) => [status, commandId])).toEqual(
        [one, two, three, four].map(({ commandId }) => ['settled', commandId]),
      );
      expect(opening?.signals).toHaveLength(5);
    });

    it('happens again at each yearly review', async () => {
      const record = bench.newRecord();
      const { agreement } = record.state;
      record.state = atAgreement({ ...record.state, agreement: { ...agreement, term, nextReviewOn: '2026-10-01' } });
      const handle = await bench.start(record);
      const { runId } = await handle.describe();
      await bench.send(handle, record.receive());
      await eventually(() => record.state.last === 1);
      expect((await handle.describe()).runId).toBe(runId);
      await bench.send(
        handle,
        record.receive((state) => ({ agreement: { ...state.agreement, nextReviewOn: '2027-10-01' } })),
      );
      await eventually(async () => (await handle.describe()).runId !== runId);
    });

    it('loses no signal that arrives meanwhile', async () => {
      const record = bench.newRecord();
      record.state = atAgreement(record.state);
      const handle = await bench.start(record);
      const rounds = 12;
      const commands = Array.from({ length: rounds * 2 }, (_, index) =>
        record.receive(({ agreement }) =>
          index % 2 === 0 ? { agreement: { ...agreement, term, nextReviewOn: `2027-01-${10 + index}` } } : {},
        ),
      );
      // All at once, while the case goes from run to run.
      await Promise.all(commands.map((command) => bench.send(handle, command)));
      await eventually(() => record.state.last === rounds * 2, 30_000);
      expect(record.decided).toEqual(commands.map(({ number }) => number));
    }, 60_000);
  });

  it('refuses a payload that does not belong into a history, before it is sent', async () => {
    const record = bench.newRecord();
    const handle = await bench.start(record);
    const large = { commandId: 'x'.repeat(33 * 1024), number: 1, kind: 'note' };
    await expect(handle.signal(commandSignal, large)).rejects.toMatchObject({
      message: expect.stringMatching(/33\d{3} bytes/) as unknown,
    });
  });
});

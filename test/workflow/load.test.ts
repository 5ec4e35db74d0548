import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '@temporalio/client';
import { CommandEntity } from '../../entities/index.js';
import { verifyChain } from '../../entities/records/audit.js';
import { createCaseHistories, type OpeningHistory } from '../../temporal/case-histories.js';
import { type CommandSignal, commandSignal } from '../../workflows/messages.js';
import { PEOPLE } from '../factories/desks.js';
import { CaseBench, type CaseHandle, eventually } from './case-bench.js';
import { DeskBench, pointerTo } from './desk-bench.js';

const { proposer, coordinator } = PEOPLE;
/** KYOSO_LOAD=full: 500. */
const COMMANDS = process.env['KYOSO_LOAD'] === 'full' ? 500 : 240;

/** The same every time: a shuffle that a failure can be looked into with. */
function shuffled<T>(items: readonly T[]): T[] {
  let state = 20_260_401;
  const next = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below;
  const order = [...items];
  for (let index = order.length - 1; index > 0; index -= 1) {
    const other = next(index + 1);
    [order[index], order[other]] = [order[other]!, order[index]!];
  }
  return order;
}

/** Sends everything as fast as Temporal takes it, eight at a time. */
async function flood(handle: CaseHandle, signals: readonly CommandSignal[]): Promise<void> {
  const rest = [...signals];
  const lane = async (): Promise<void> => {
    for (let signal = rest.shift(); signal; signal = rest.shift()) await handle.signal(commandSignal, signal);
  };
  await Promise.all(Array.from({ length: 8 }, lane));
}

/** UNHANDLED_COMMAND: a signal came while the run was about to end, so that Temporal had it look once more. */
const UNHANDLED_COMMAND = 1;

async function countRefusedEnds(client: Client, { workflowId, runIds }: OpeningHistory): Promise<number> {
  let refused = 0;
  for (const runId of runIds) {
    const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    const causes = events?.flatMap((event) => event.workflowTaskFailedEventAttributes?.cause ?? []) ?? [];
    refused += causes.filter((cause) => Number(cause) === UNHANDLED_COMMAND).length;
  }
  return refused;
}

const WAVE = 10;

/**
 * Keeps a case busy for a long time: wave after wave, each in disorder and with the wave before it once more, while the
 * case is still with the one before. A single flood would be taken in a few long tasks, and few runs would end.
 */
async function waves(
  handle: CaseHandle,
  commands: readonly CommandSignal[],
  lastTaken: () => Promise<number> | number,
): Promise<void> {
  for (let first = 0; first < commands.length; first += WAVE) {
    await eventually(async () => (await lastTaken()) >= first - WAVE, 60_000);
    await flood(handle, shuffled(commands.slice(Math.max(0, first - WAVE), first + WAVE)));
  }
}

describe('continue-as-new under load', () => {
  describe('over records in memory', () => {
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

    const receiveMany = (record: ReturnType<CaseBench['newRecord']>, count: number) =>
      Array.from({ length: count }, () => record.receive());

    it(`takes each of ${COMMANDS} commands once, sent out of order and twice, with forgeries between them`, async () => {
      const record = bench.newRecord();
      const commands = receiveMany(record, COMMANDS);
      const handle = await bench.start(record, { maxEvents: 20 });
      const forged = commands
        .slice(0, 50)
        .map(({ commandId, number }) => ({ commandId, number: number + 7, kind: 'x' }));
      await Promise.all([
        waves(handle, commands, () => record.state.last),
        ...forged.map((signal) => handle.signal(commandSignal, signal)),
      ]);
      await eventually(() => record.state.last === COMMANDS, 120_000);
      expect(record.decided).toEqual(commands.map(({ number }) => number));
      await eventually(async () => (await bench.view(handle)).state.last === COMMANDS, 30_000);
      const [history] = await createCaseHistories(bench.client).read(record.proposalId, 1);
      expect(history?.runIds.length).toBeGreaterThan(10);
      expect(await countRefusedEnds(bench.client, history!)).toBeGreaterThan(0);
    }, 180_000);

    it('gets from the ledger what a run could not hold, without waiting for it to be sent again', async () => {
      const record = bench.newRecord();
      const commands = receiveMany(record, 620);
      // No worker looks at them until all are there: 500 are held, and 100 of them handed on after the first few.
      await worker.stop();
      const handle = await bench.start(record, { maxEvents: 10, gapMs: 600_000 });
      await flood(handle, shuffled(commands));
      worker = await bench.work();
      await eventually(() => record.state.last === commands.length, 120_000);
      expect(record.decided).toEqual(commands.map(({ number }) => number));
      expect(record.asked.filter((id) => id === null).length).toBeGreaterThan(100);
      await bench.send(handle, { commandId: randomUUID(), number: 1, kind: 'note' });
      await eventually(async () => {
        const { queued, state } = await bench.view(handle);
        return queued === 0 && state.last === commands.length;
      }, 30_000);
    }, 180_000);
  });

  describe('over real records', () => {
    let bench: DeskBench;

    beforeAll(async () => {
      bench = await DeskBench.open();
    }, 90_000);

    afterAll(() => bench?.close(), 60_000);

    it(`settles each of ${COMMANDS} commands once, while Temporal refuses to end runs that new signals reach`, async () => {
      const theCase = await bench.draft('tokorozawa');
      const submission = await theCase.receive(proposer, 'submit', {});
      const { state, deskId } = await theCase.recorded.record();
      const proposalId = theCase.id;
      const input = { deskId, proposalId, opening: 1, state, agenda: [], maxEvents: 20 };
      await bench.start(input);
      const commands = [submission];
      while (commands.length < COMMANDS) commands.push(await theCase.receive(coordinator, 'replan', { reason: '暦' }));
      const pointers = commands.map(pointerTo);
      await waves(theCase.handle(), pointers, async () => (await theCase.recorded.record()).last);
      await eventually(async () => (await theCase.recorded.record()).last === COMMANDS, 240_000);

      const rows = await bench.desks.within(deskId, (manager) => manager.findBy(CommandEntity, { deskId, proposalId }));
      expect(rows.filter(({ status }) => status !== 'settled')).toEqual([]);
      const audited = await theCase.recorded.audited();
      const settledIds = audited.filter(({ action }) => action === 'command.settled').map(({ commandId }) => commandId);
      expect(settledIds).toEqual(commands.map(({ id }) => id));
      const chain = await bench.desks.within(deskId, (manager) => verifyChain(manager, deskId, proposalId));
      expect(chain.valid).toBe(true);

      await eventually(async () => (await bench.temporal.view(theCase.handle())).state.last === COMMANDS, 30_000);
      const [history] = await createCaseHistories(bench.temporal.client).read(proposalId, 1);
      expect(history?.runIds.length).toBeGreaterThan(10);
      // In the history too, each has been decided once and in its turn.
      expect(history?.settlements.map(({ commandId }) => commandId)).toEqual(commands.map(({ id }) => id));
      expect(await countRefusedEnds(bench.temporal.client, history!)).toBeGreaterThan(0);
    }, 300_000);
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Worker } from '@temporalio/worker';
import { createActivities } from '../../activities/index.js';
import { type CommandEntity, ProposalEntity } from '../../entities/index.js';
import { verifyChain } from '../../entities/records/audit.js';
import { CaseRuns } from '../../temporal/case-runs.js';
import { createTemporalClient, type TemporalClient } from '../../temporal/connection.js';
import { Delivery } from '../../temporal/delivery.js';
import { countLateCommands, isTemporalUp, readBacklog } from '../../temporal/health.js';
import { createCaseHistories } from '../../temporal/case-histories.js';
import { workflowIdOf } from '../../temporal/ids.js';
import { reconcileProposal, ReconcileSweep } from '../../temporal/reconcile.js';
import { Relay } from '../../temporal/relay.js';
import { describeShortRetention, readRetentionDays } from '../../temporal/retention.js';
import { answers } from '../factories/case-run.js';
import { DesksOnPostgres, RecordedCase } from '../factories/desk-on-postgres.js';
import { DESKS, PEOPLE } from '../factories/desks.js';
import { BrokenLine } from './broken-line.js';
import { CaseBench, eventually } from './case-bench.js';

const { proposer, coordinator } = PEOPLE;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const screening = { answers: answers(DESKS.tokorozawa) };

describe('from the outbox to Temporal and back', () => {
  let desks: DesksOnPostgres;
  let bench: CaseBench;
  let line: BrokenLine;
  let temporal: TemporalClient;
  let relay: Relay;
  let sweep: ReconcileSweep;
  let worker: Worker;
  let working: Promise<void>;

  beforeAll(async () => {
    desks = await DesksOnPostgres.create(12);
    bench = await CaseBench.open();
    line = await BrokenLine.to(process.env['KYOSO_TEST_TEMPORAL_ADDRESS']!);
    temporal = createTemporalClient({
      temporalAddress: line.address,
      temporalNamespace: 'default',
      temporalApiKey: undefined,
      temporalTls: undefined,
    });
    relay = newRelay();
    sweep = new ReconcileSweep({ ...sharedOptions(), everyMs: 60_000 });
    worker = await bench.workOn(createActivities({ dataSource: desks.app, now: () => new Date() }));
    working = worker.run();
  }, 90_000);

  afterEach(() => line.mend());

  afterAll(async () => {
    await sweep?.stop();
    await relay?.stop();
    worker?.shutdown();
    await working;
    await temporal?.close();
    await line?.cut();
    await bench?.close();
    await desks?.drop();
  }, 60_000);

  const sharedOptions = () => ({
    dataSource: desks.app,
    client: temporal.client,
    log: silent,
    taskQueue: bench.taskQueue,
  });

  /** One that only pushes, as in an API process; started, it polls as well. */
  const newRelay = () => new Relay({ ...sharedOptions(), everyMs: 100, onDoubt: () => sweep.wake() });

  const draft = () => RecordedCase.draft(desks, 'tokorozawa', { now: new Date().toISOString() });

  const submitted = async (): Promise<{ theCase: RecordedCase; command: CommandEntity }> => {
    const theCase = await draft();
    return { theCase, command: await theCase.receive(proposer, 'submit', {}) };
  };

  const isSettled = async (theCase: RecordedCase, { id }: CommandEntity): Promise<boolean> =>
    (await theCase.command(id)).status === 'settled';

  const settled = async (): Promise<RecordedCase> => {
    const { theCase, command } = await submitted();
    await relay.push(command.id);
    await eventually(() => isSettled(theCase, command));
    return theCase;
  };

  const statusOf = async ({ id }: RecordedCase, opening: number): Promise<string | null> => {
    const histories = await createCaseHistories(bench.client).read(id, opening);
    return histories.at(-1)?.status ?? null;
  };

  const lose = async ({ id }: RecordedCase): Promise<void> => {
    const { opening } = await desks.within('tokorozawa', (manager) =>
      manager.findOneByOrFail(ProposalEntity, { deskId: 'tokorozawa', id }),
    );
    const workflowId = workflowIdOf({ proposalId: id, opening });
    await bench.client.workflowService.deleteWorkflowExecution({
      namespace: 'default',
      workflowExecution: { workflowId },
    });
    await eventually(async () => (await statusOf({ id } as RecordedCase, opening)) === null);
  };

  const actionsOf = async (theCase: RecordedCase): Promise<string[]> => {
    const check = await desks.within('tokorozawa', (manager) => verifyChain(manager, 'tokorozawa', theCase.id));
    expect(check.valid).toBe(true);
    return (await theCase.audited()).map(({ action }) => action);
  };

  it('starts a case with its first command and signals the later ones', async () => {
    const { theCase, command } = await submitted();
    await relay.push(command.id);
    expect(await theCase.record()).toMatchObject({ started: true, opening: 1 });
    await eventually(() => isSettled(theCase, command));
    const next = await theCase.receive(coordinator, 'pass_screening', screening);
    await relay.push(next.id);
    await eventually(() => isSettled(theCase, next));
    expect(await theCase.record()).toMatchObject({ stage: 'matching', last: 2 });
    const outbox = await theCase.rowsOf('outbox', 'number');
    expect(outbox.every((row) => row['sent_at'] !== null)).toBe(true);
  });

  /** As an API that has just committed it pushes a command. */
  const pushFresh = (command: CommandEntity, by = relay): Promise<void> => {
    const { id, deskId, proposalId, number, kind, opening } = command;
    return by.push(id, {
      row: { commandId: id, deskId, proposalId, number, kind, attempts: 0 },
      address: { deskId, proposalId, opening },
    });
  };

  it('tells a started case of a fresh command without looking it up, and marks it soon after', async () => {
    const theCase = await settled();
    const next = await theCase.receive(coordinator, 'pass_screening', screening);
    const { sent } = relay.status();
    await pushFresh(next);
    expect(relay.status().sent).toBe(sent + 1);
    await eventually(() => isSettled(theCase, next));
    await eventually(async () => (await readBacklog(desks.app)).unsent === 0);
    const [history] = await createCaseHistories(bench.client).read(theCase.id, 1);
    expect(history?.signals.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('writes its marks before it has stopped', async () => {
    const theCase = await settled();
    const next = await theCase.receive(coordinator, 'pass_screening', screening);
    const other = newRelay();
    await pushFresh(next, other);
    await other.stop();
    const outbox = await theCase.rowsOf('outbox', 'number');
    expect(outbox.map((sent) => sent['sent_at'] !== null)).toEqual([true, true]);
    await eventually(() => isSettled(theCase, next));
  });

  it('gives a case whose run was ended a new one, with a fresh command too', async () => {
    const theCase = await settled();
    await bench.client.workflow.getHandle(workflowIdOf({ proposalId: theCase.id, opening: 1 })).terminate();
    const next = await theCase.receive(coordinator, 'pass_screening', screening);
    await pushFresh(next);
    await eventually(() => isSettled(theCase, next));
    expect(await theCase.record()).toMatchObject({ opening: 2, started: true, stage: 'matching' });
  });

  it('sends later commands only after the one that starts the case', async () => {
    const { theCase, command } = await submitted();
    const next = await theCase.receive(coordinator, 'pass_screening', screening);
    await relay.push(next.id);
    expect(await theCase.record()).toMatchObject({ started: false });
    await relay.push(command.id);
    await eventually(() => isSettled(theCase, next));
    expect(await isSettled(theCase, command)).toBe(true);
  });

  it('reopens a closed case in a run of its own, and shows both to the auditor', async () => {
    const theCase = await settled();
    const withdrawal = await theCase.receive(proposer, 'withdraw', {});
    await relay.push(withdrawal.id);
    await eventually(async () => (await statusOf(theCase, 1)) === 'COMPLETED');
    const reopening = await theCase.receive(PEOPLE.deskHead, 'reopen', { reason: 'x', stage: 'screening' });
    await relay.push(reopening.id);
    await eventually(() => isSettled(theCase, reopening));
    expect(await theCase.record()).toMatchObject({ stage: 'screening', opening: 2, closed: false });

    const histories = await createCaseHistories(bench.client).read(theCase.id, 3);
    expect(histories.map(({ status }) => status)).toEqual(['COMPLETED', 'RUNNING', null]);
    const [first, second, third] = histories;
    expect(first?.signals[1]).toMatchObject({ commandId: withdrawal.id, number: 2, kind: 'withdraw' });
    expect(first?.settlements[1]).toMatchObject({ commandId: withdrawal.id, status: 'settled', state: { last: 2 } });
    expect(second?.settlements).toMatchObject([{ commandId: reopening.id, status: 'settled' }]);
    expect(third).toMatchObject({ runIds: [], isWhole: false, events: [] });
    const types = first?.events.map(({ type }) => type) ?? [];
    expect(types.slice(0, 2)).toEqual(['WorkflowExecutionStarted', 'WorkflowExecutionSignaled']);
    expect(types.at(-1)).toBe('WorkflowExecutionCompleted');
    expect(first?.events[0]?.at).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it('gives a case whose run was ended a new one, with the command that found it out', async () => {
    const theCase = await settled();
    await bench.client.workflow.getHandle(workflowIdOf({ proposalId: theCase.id, opening: 1 })).terminate();
    const next = await theCase.receive(coordinator, 'pass_screening', screening);
    await relay.push(next.id);
    await eventually(() => isSettled(theCase, next));
    expect(await theCase.record()).toMatchObject({ opening: 2, started: true, stage: 'matching' });
    expect(await actionsOf(theCase)).toContain('case.restarted');
  });

  it('restarts a case of which a closed run has the id of its start', async () => {
    const theCase = await settled();
    await bench.client.workflow.getHandle(workflowIdOf({ proposalId: theCase.id, opening: 1 })).terminate();
    await desks.rows('update proposals set started = false where id = $1', [theCase.id]);
    const next = await theCase.receive(coordinator, 'pass_screening', screening);
    await relay.push(next.id);
    await eventually(() => isSettled(theCase, next));
    expect(await theCase.record()).toMatchObject({ opening: 2, started: true });
  });

  it('says nothing to Temporal of what is decided already', async () => {
    const theCase = await settled();
    await desks.rows('update outbox set sent_at = null, next_attempt_at = now() where proposal_id = $1', [theCase.id]);
    await relay.push((await theCase.rowsOf<{ command_id: string }>('outbox', 'number'))[0]!.command_id);
    const [history] = await createCaseHistories(bench.client).read(theCase.id, 1);
    expect(history?.signals).toHaveLength(1);
    expect(await readBacklog(desks.app)).toEqual({ unsent: 0, oldestUnsentMs: 0 });
  });

  it('never throws at who pushes, and knows nothing of strange ids', async () => {
    await relay.push(randomUUID());
    await relay.push('no uuid at all');
    expect(relay.status()).toMatchObject({ temporalUp: true, lastError: 'DATABASE_22P02' });
  });

  it('takes everything in while Temporal is away and sends it when it is back', async () => {
    await line.cut();
    expect(await isTemporalUp(temporal.client)).toBe(false);
    const cases: { theCase: RecordedCase; last: CommandEntity }[] = [];
    for (let count = 0; count < 100; count += 1) {
      const { theCase, command } = await submitted();
      if (count < 3) await relay.push(command.id);
      cases.push({ theCase, last: await theCase.receive(coordinator, 'pass_screening', screening) });
    }
    const before = Date.now();
    await Promise.all(cases.map(({ last }) => relay.push(last.id)));
    // Not each of them waits for Temporal: a hundred time-outs would take minutes.
    expect(Date.now() - before).toBeLessThan(30_000);
    expect(relay.status().temporalUp).toBe(false);
    expect(await readBacklog(desks.app)).toMatchObject({ unsent: 200 });
    const poller = newRelay();
    poller.start();
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(await readBacklog(desks.app)).toMatchObject({ unsent: 200 });

    await line.mend();
    await eventually(async () => (await readBacklog(desks.app)).unsent === 0, 60_000);
    for (const { theCase, last } of cases) await eventually(() => isSettled(theCase, last), 60_000);
    expect(poller.status()).toMatchObject({ temporalUp: true, lastError: null });
    await poller.stop();
  }, 150_000);

  it('repairs what lost its runs, all of it and without being asked', async () => {
    const cases: RecordedCase[] = [];
    // One after the other: the counter of 受付番号 would make them wait for each other anyway.
    while (cases.length < 20) cases.push(await settled());
    const waiting = await cases[0]!.receive(coordinator, 'pass_screening', screening);
    await Promise.all(cases.map(lose));
    // One signal went to the store that was lost, one row of the outbox was lost too, one start was never made.
    await desks.rows('update outbox set sent_at = now() where command_id = $1', [waiting.id]);
    await desks.rows(`update outbox set sent_at = now() - interval '2 minutes' where command_id = $1`, [waiting.id]);
    await desks.rows(`update commands set received_at = now() - interval '10 minutes' where id = $1`, [waiting.id]);
    await desks.rows('update proposals set started = false, opening = opening + 1 where id = $1', [cases[1]!.id]);
    expect(await countLateCommands(desks.app)).toBe(1);

    const poller = newRelay();
    poller.start();
    sweep.start();
    for (const theCase of cases) {
      await eventually(
        async () => (await theCase.record()).started && (await statusOf(theCase, 2)) === 'RUNNING',
        60_000,
      );
    }
    await eventually(() => isSettled(cases[0]!, waiting), 60_000);
    expect(await actionsOf(cases[2]!)).toContain('case.restarted');
    expect(await countLateCommands(desks.app)).toBe(0);
    const { restarted, lastError } = sweep.status();
    expect(restarted).toBeGreaterThanOrEqual(19);
    expect(lastError).toBeNull();
    // Looked at once more, everything is well.
    await sweep.round();
    expect(sweep.status().restarted).toBe(restarted);
    await poller.stop();
  }, 120_000);

  it('leaves a case alone that was closed', async () => {
    const theCase = await settled();
    const withdrawal = await theCase.receive(proposer, 'withdraw', {});
    await relay.push(withdrawal.id);
    await eventually(async () => (await statusOf(theCase, 1)) === 'COMPLETED');
    const address = { deskId: theCase.desk, proposalId: theCase.id, opening: 1 };
    const delivery = new Delivery(desks.app, new CaseRuns(temporal.client, bench.taskQueue));
    expect(await reconcileProposal({ dataSource: desks.app, delivery, log: silent }, address)).toBe('unneeded');
    sweep.wake();
    await sweep.round();
    expect(await theCase.record()).toMatchObject({ opening: 1, closed: true });
  });

  it('reads the retention of the namespace', async () => {
    const days = await readRetentionDays(bench.client);
    expect(days).toBeGreaterThan(0);
    expect(describeShortRetention(365)).toBeNull();
    expect(describeShortRetention(null)).toBeNull();
    expect(describeShortRetention(3)).toMatch(/for 3 days/);
  });
});

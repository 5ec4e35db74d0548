import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/activity';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import pg from 'pg';
import type { CaseActivities, SettleInput } from '../../activities/contract.js';
import { createActivities } from '../../activities/index.js';
import { reportAttentionOf } from '../../activities/report-attention.js';
import { createDataSource } from '../../entities/data-source.js';
import { PEOPLE } from '../factories/desks.js';
import { DesksOnPostgres, expectNothingWritten, RecordedCase } from '../factories/desk-on-postgres.js';
import { CANARY, said } from '../factories/recorded-walks.js';

const { proposer, coordinator } = PEOPLE;

let desks: DesksOnPostgres;

beforeAll(async () => {
  desks = await DesksOnPostgres.create();
});

afterAll(() => desks?.drop());

async function submitted(): Promise<RecordedCase> {
  const theCase = await RecordedCase.draft(desks, 'tokorozawa');
  await theCase.does(proposer, 'submit', {});
  return theCase;
}

/** Makes every insert into a table fail for as long as `work` runs. The owner's doing, as any mistake would be. */
async function whileRefusing<T>(table: string, work: () => Promise<T>): Promise<T> {
  await desks.rows(`create function refuse_insert() returns trigger language plpgsql as
    $$ begin raise exception 'no entry can be written, said ${CANARY}'; end $$`);
  await desks.rows(`create trigger no_insert before insert on ${table} for each row execute function refuse_insert()`);
  try {
    return await work();
  } finally {
    await desks.rows('drop function refuse_insert cascade');
  }
}

describe('no entry, no action', () => {
  const refusal = 'no entry can be written';

  test('a command that can not be told of is not received', async () => {
    const theCase = await submitted();
    const draft = await RecordedCase.draft(desks, 'tokorozawa');
    await whileRefusing('audit_entries', async () => {
      await expectNothingWritten(desks, async () => {
        await expect(theCase.receive(proposer, 'withdraw', {})).rejects.toThrow(refusal);
        await expect(draft.receive(proposer, 'submit', {})).rejects.toThrow(refusal);
        await expect(RecordedCase.draft(desks, 'tokorozawa')).rejects.toThrow(refusal);
      });
    });
    expect(await theCase.receive(proposer, 'withdraw', {})).toMatchObject({ number: 2 });
  });

  test('nor is it settled, reminded of or shown to need attention', async () => {
    const theCase = await submitted();
    const row = await theCase.receive(coordinator, 'request_correction', { message: '補正' });
    const other = await submitted();
    const ask = other.openAsk('screen');
    other.at(ask.until as string);
    const deps = { dataSource: desks.app, now: () => new Date() };
    const attention = { deskId: 'tokorozawa', proposalId: theCase.id, opening: 1, code: 'STATE_MISMATCH' };
    await whileRefusing('audit_entries', async () => {
      await expectNothingWritten(desks, async () => {
        await expect(theCase.ask(row)).rejects.toThrow(refusal);
        await expect(theCase.ask({ id: 'forged', number: 2 })).rejects.toThrow(refusal);
        await expect(other.remind(ask)).rejects.toThrow(refusal);
        await expect(reportAttentionOf(deps, attention)).rejects.toThrow(refusal);
      });
    });
    expect(await theCase.settle(row)).toMatchObject({ answer: 'settled' });
    expect(await other.remind(ask)).toMatchObject({ answer: 'sent' });
  });

  test.each(['audit_values', 'notifications', 'asks'])('the same with %s', async (table) => {
    const theCase = await submitted();
    const row = await theCase.receive(coordinator, 'request_correction', { message: '補正' });
    await whileRefusing(table, () =>
      expectNothingWritten(desks, async () => {
        // What opens an ask, tells of it and, forged, commits to a word.
        const asked = table === 'audit_values' ? theCase.ask({ id: 'forged', number: 2 }) : theCase.ask(row);
        await expect(asked).rejects.toThrow(refusal);
      }),
    );
    expect(await theCase.settle(row)).toMatchObject({ answer: 'settled' });
  });
});

describe('attention', () => {
  test('is shown once with its entry, and ended once', async () => {
    const theCase = await submitted();
    const deps = { dataSource: desks.app, now: () => new Date(theCase.now) };
    const report = (code: string | null, opening = 1) =>
      reportAttentionOf(deps, { deskId: 'tokorozawa', proposalId: theCase.id, opening, code });
    await report('STATE_MISMATCH');
    expect(await theCase.record()).toMatchObject({ attention: 'STATE_MISMATCH', attentionAt: new Date(theCase.now) });
    await expectNothingWritten(desks, async () => {
      await report('STATE_MISMATCH');
      await report(null, 2);
    });
    await report(null);
    expect(await theCase.record()).toMatchObject({ attention: null, attentionAt: null });
    expect((await theCase.audited()).slice(-2)).toMatchObject([
      { action: 'attention.needed', facts: { code: 'STATE_MISMATCH' } },
      { action: 'attention.ended', facts: { code: null } },
    ]);
  });
});

describe('the activities', () => {
  const environment = new MockActivityEnvironment({}, { logger: new DefaultLogger('ERROR') });
  const settleInput = (theCase: RecordedCase, commandId: string): SettleInput => ({
    ...{ deskId: theCase.desk, proposalId: theCase.id, opening: 1, commandId, number: 2, state: theCase.state },
  });
  const settleWith = (activities: CaseActivities, input: SettleInput) =>
    environment.run((given: SettleInput) => activities.settle(given), input);

  async function failureOf(work: Promise<unknown>): Promise<ApplicationFailure> {
    const error: unknown = await work.then(
      () => new Error('it did not fail'),
      (reason: unknown) => reason,
    );
    if (!(error instanceof ApplicationFailure)) throw new Error(`no ApplicationFailure: ${String(error)}`);
    return error;
  }

  test('store the run that they are called from', async () => {
    const theCase = await submitted();
    const row = await theCase.receive(coordinator, 'request_correction', { message: '補正' });
    const activities = createActivities({ dataSource: desks.app, now: () => new Date(theCase.now) });
    expect(await settleWith(activities, settleInput(theCase, row.id))).toMatchObject({ answer: 'settled' });
    const { workflowId, runId } = environment.context.info.workflowExecution ?? {};
    expect(await theCase.command(row.id)).toMatchObject({ workflowId, runId });
  });

  test('a record that somebody else holds too long: DATABASE_UNAVAILABLE, tried again without limit', async () => {
    const theCase = await submitted();
    const row = await theCase.receive(coordinator, 'request_correction', { message: '補正' });
    const activities = createActivities({ dataSource: desks.app, now: () => new Date(theCase.now) });
    const holder = new pg.Client({ connectionString: desks.database.adminUrl });
    await holder.connect();
    try {
      await holder.query('begin');
      await holder.query('select 1 from proposals where id = $1 for update', [theCase.id]);
      const failure = await failureOf(settleWith(activities, settleInput(theCase, row.id)));
      expect(failure).toMatchObject({ type: 'DATABASE_UNAVAILABLE', nonRetryable: false });
    } finally {
      await holder.query('rollback');
      await holder.end();
    }
    expect(await settleWith(activities, settleInput(theCase, row.id))).toMatchObject({ answer: 'settled' });
  });

  test('a server that is not there, more than ten times: still tried again', async () => {
    const theCase = await submitted();
    const dataSource = createDataSource({ url: desks.database.appUrl, poolSize: 1, applicationName: 'test' });
    await dataSource.initialize();
    try {
      const activities = createActivities({ dataSource, now: () => new Date() });
      // Nothing listens on port 1.
      Object.assign((dataSource.driver as unknown as { master: { options: object } }).master.options, {
        ...{ connectionString: undefined, host: '127.0.0.1', port: 1 },
      });
      const [idle] = await desks.rows<{ pid: number }>(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'test' and state = 'idle'
           and datname = current_database()`,
      );
      expect(idle).toBeDefined();
      for (let attempt = 1; attempt <= 12; attempt += 1) {
        const failure = await failureOf(settleWith(activities, settleInput(theCase, theCase.id)));
        expect(failure).toMatchObject({ type: 'DATABASE_UNAVAILABLE', nonRetryable: false });
      }
    } finally {
      await dataSource.destroy();
    }
  });

  test('any other error: ten attempts, the tenth for good; then the count starts anew', async () => {
    const theCase = await submitted();
    const row = await theCase.receive(coordinator, 'request_correction', { message: said('補正') });
    const activities = createActivities({ dataSource: desks.app, now: () => new Date(theCase.now) });
    const input = settleInput(theCase, row.id);
    await whileRefusing('audit_entries', async () => {
      for (let attempt = 1; attempt <= 11; attempt += 1) {
        const failure = await failureOf(settleWith(activities, input));
        expect([attempt, failure.nonRetryable]).toEqual([attempt, attempt === 10]);
        expect(failure.type).toBe('QueryFailedError');
        // It goes into the history: what the database quotes may be what a person wrote.
        expect(JSON.stringify([failure.message, failure.details, failure.cause])).not.toContain(CANARY);
        // An operator can tell a missing right from a full column.
        expect(failure.message).toContain('P0001');
      }
    });
    expect(await settleWith(activities, input)).toMatchObject({ answer: 'settled' });
  });

  test('one success in between forgives what came before, and each case counts for itself', async () => {
    const [a, b] = [await submitted(), await submitted()];
    const rows = [
      await a.receive(coordinator, 'request_correction', { message: '補正' }),
      await b.receive(coordinator, 'request_correction', { message: '補正' }),
    ] as const;
    const activities = createActivities({ dataSource: desks.app, now: () => new Date(a.now) });
    const [inputA, inputB] = [settleInput(a, rows[0].id), settleInput(b, rows[1].id)];
    const fail = (input: SettleInput, times: number) =>
      whileRefusing('audit_entries', async () => {
        for (let attempt = 1; attempt <= times; attempt += 1) {
          expect((await failureOf(settleWith(activities, input))).nonRetryable).toBe(false);
        }
      });
    await fail(inputA, 9);
    await fail(inputB, 9);
    expect(await settleWith(activities, inputA)).toMatchObject({ answer: 'settled' });
    expect(await settleWith(activities, inputA)).toMatchObject({ answer: 'settled' });
    const forged = { ...inputA, commandId: 'forged' };
    await fail(forged, 9);
  });
});

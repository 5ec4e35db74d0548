import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { compareWithHistory } from '../../tools/walkthrough/compare.js';
import {
  requestOf,
  type CommandAnswer,
  type CommandKind,
  type DeskClient,
  type InputOf,
} from '../../tools/walkthrough/desk-client.js';
import { findDepartment, readForms, Story, today, type DeskForms } from '../../tools/walkthrough/story.js';
import { runQuery } from '../database/test-database.js';
import { inDialogue, makeDraft, submitted, TALK, viewOf } from './cases.js';
import { eventually } from './eventually.js';
import { Instance } from './instance.js';

/** What breaks between two systems, on real processes: workers killed, Temporal stopped, stores lost and restored. */

/** KYOSO_CRASH=full: as many as a desk has on a bad day, which takes minutes. */
const [SUBMISSIONS, CASES, KILLS] = process.env['KYOSO_CRASH'] === 'full' ? [200, 100, 10] : [40, 20, 3];

const differences = async (instance: Instance, id: string): Promise<string[]> =>
  compareWithHistory(await Story.resume(instance.desk('tokorozawa'), id));

/** Gives a command without waiting for its settlement. */
const give = <K extends CommandKind>(
  client: DeskClient,
  id: string,
  kind: K,
  input?: InputOf<K>,
): Promise<CommandAnswer> => client.give(id, requestOf(kind, input), { respondAsync: true });

/** Runs `work` on every item, so many at a time. */
async function inParallel<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  const lane = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: width }, lane));
}

const statuses = (instance: Instance): Promise<{ status: string; count: string }[]> =>
  runQuery(instance.database.adminUrl, 'select status, count(*) from commands group by status order by status');

describe('with a Temporal server that keeps its store', () => {
  let instance: Instance;
  let forms: DeskForms;
  let departmentId: string;
  beforeAll(async () => {
    instance = await Instance.start({ keepTemporal: true });
    forms = await readForms(instance.desk('tokorozawa'));
    departmentId = await findDepartment(instance.desk('tokorozawa'), 'industry');
  }, 120_000);
  afterAll(() => instance.stop(), 60_000);

  test('a worker killed between settle’s commit and its task’s completion, with three commands queued', async () => {
    const id = await submitted(instance);
    await instance.stopPart('worker');
    const coordinator = instance.as('coordinator');
    const given = [
      await give(coordinator, id, 'pass_screening', { answers: forms.allClear }),
      await give(coordinator, id, 'assign_departments', { departments: [{ departmentId, lead: true }] }),
      await give(coordinator, id, 'record_dialogue', { ...TALK, heldOn: today() }),
    ];
    // NOTIFY leaves with the commit: whoever hears it is in the window between the two.
    const listener = new pg.Client({ connectionString: instance.database.adminUrl });
    await listener.connect();
    await listener.query('listen kyoso_settled');
    const killed = new Promise<void>((resolve) => {
      listener.once('notification', () => resolve(instance.kill('worker')));
    });
    await instance.startWorker();
    await killed;
    await listener.end();
    expect(
      (await runQuery(instance.database.adminUrl, `select 1 from commands where status = 'received'`)).length,
    ).toBeGreaterThan(0);
    await instance.startWorker();
    await eventually(async () => (await viewOf(instance, id)).version === 4);
    const rows = await runQuery<{ settled: string }>(
      instance.database.adminUrl,
      `select count(*) as settled from audit_entries where command_id = any($1) and text like '%"command.settled"%'`,
      [given.map((answer) => answer.commandId)],
    );
    expect(rows).toEqual([{ settled: '3' }]);
    expect(await differences(instance, id)).toEqual([]);
  }, 120_000);

  test(`${SUBMISSIONS} submissions while Temporal is stopped: all acknowledged, all become cases, none twice`, async () => {
    const drafts: string[] = [];
    const proposer = instance.as('proposer');
    await inParallel(Array.from({ length: SUBMISSIONS }), 8, async () => {
      drafts.push(await makeDraft(proposer));
    });
    await instance.stopTemporal();
    const numbers: number[] = [];
    await inParallel(drafts, 16, async (id) => {
      const answer = await give(proposer, id, 'submit');
      expect(answer.status).toBe('received');
      numbers.push(answer.number);
    });
    expect(numbers).toEqual(Array.from({ length: SUBMISSIONS }, () => 1));
    const health = await fetch(`${instance.address}/api/health`);
    expect(health.status).toBe(200);
    await instance.startTemporal();
    const back = Date.now();
    await eventually(async () => {
      const [row] = await runQuery<{ open: string }>(
        instance.database.adminUrl,
        `select count(*) as open from proposals where id = any($1) and stage = 'screening' and started`,
        [drafts],
      );
      return row?.open === String(SUBMISSIONS);
    }, 60_000);
    console.log(`${SUBMISSIONS} cases ${((Date.now() - back) / 1000).toFixed(1)} s after Temporal's return`);
    const openings = await runQuery(
      instance.database.adminUrl,
      `select distinct opening, last from proposals where id = any($1)`,
      [drafts],
    );
    expect(openings).toEqual([{ opening: 1, last: 1 }]);
    const references = await runQuery<{ reference_number: string }>(
      instance.database.adminUrl,
      `select reference_number from proposals where desk_id = 'tokorozawa' and reference_number is not null order by 1`,
    );
    // Without gaps: the numbers are exactly 1 to n.
    expect(references.map((row) => Number(row.reference_number.split('-')[1]))).toEqual(
      references.map((_, i) => i + 1),
    );
    expect(await differences(instance, drafts[0] ?? '')).toEqual([]);
  }, 240_000);

  test(`worker killed with -9 ${KILLS} times during ${CASES} cases, 16 in flight: every command settled exactly once`, async () => {
    const before = await runQuery<{ id: string }>(instance.database.adminUrl, 'select id from commands');
    const cases: string[] = [];
    let running = true;
    let kills = 0;
    const officer = instance.as('officer');
    const coordinator = instance.as('coordinator');
    const nemesis = (async () => {
      while (running && kills < KILLS) {
        await new Promise((resolve) => setTimeout(resolve, 500 + Math.random() * 1000));
        await instance.kill('worker');
        kills += 1;
        await instance.startWorker();
        // Long enough to come up and do some work: what is killed must have been at it.
        await new Promise((resolve) => setTimeout(resolve, 2500));
      }
    })();
    await inParallel(Array.from({ length: CASES }), 16, async () => {
      const id = await submitted(instance);
      cases.push(id);
      await coordinator.command(id, 'pass_screening', { answers: forms.allClear });
      await coordinator.command(id, 'assign_departments', { departments: [{ departmentId, lead: true }] });
      await officer.command(id, 'take_task');
      for (let round = 0; round < 4 || kills < KILLS; round += 1) {
        await officer.command(id, 'record_dialogue', { ...TALK, heldOn: today() });
      }
      await officer.command(id, 'record_dialogue', { ...TALK, heldOn: today(), next: 'evaluation' });
    });
    running = false;
    await nemesis;
    expect(kills).toBe(KILLS);
    const after = await runQuery<{ id: string; status: string; settled: string }>(
      instance.database.adminUrl,
      `select c.id, c.status, (select count(*) from audit_entries a where a.command_id = c.id
         and a.text like '%"command.settled"%') as settled
       from commands c where c.id <> all($1)`,
      [before.map((row) => row.id)],
    );
    console.log(`${after.length} commands in ${CASES} cases, ${kills} kills`);
    expect(after.filter((row) => row.status !== 'settled' || row.settled !== '1')).toEqual([]);
    const attention = await runQuery(
      instance.database.adminUrl,
      'select id from proposals where attention is not null',
    );
    expect(attention).toEqual([]);
    for (const id of cases) expect(await differences(instance, id)).toEqual([]);
  }, 600_000);

  test('a forged signal changes nothing and is shown to the auditor', async () => {
    const id = await inDialogue(instance);
    const before = await viewOf(instance, id);
    const connection = await Connection.connect({ address: instance.temporalAddress });
    const handle = new Client({ connection }).workflow.getHandle(`proposal/${id}/1`);
    const forged = '00000000-0000-4000-8000-00000000dead';
    await handle.signal('command', { commandId: forged, number: 5, kind: 'withdraw' });
    await handle.signal('command', { commandId: forged.replace('dead', 'beef'), number: 1, kind: 'withdraw' });
    await handle.signal('command', 'no pointer at all');
    await handle.signal('unheardOf');
    await eventually(async () => {
      const rows = await runQuery(
        instance.database.adminUrl,
        `select 1 from audit_entries where chain = $1 and text like '%"signal.unknown"%'`,
        [id],
      );
      return rows.length === 2;
    });
    await connection.close();
    expect(await viewOf(instance, id)).toMatchObject({ stage: before.stage, version: before.version });
    const history = await instance.as('auditor').audit(id);
    expect(history.unmatchedSignals.length).toBeGreaterThanOrEqual(2);
    expect(history.chain.valid).toBe(true);
    // The case goes on as if nothing had been.
    await instance.as('officer').command(id, 'record_dialogue', { ...TALK, heldOn: today() });
  }, 90_000);

  test('a number conflict after a restore of the database is shown, never guessed', async () => {
    const id = await submitted(instance);
    const { adminUrl } = instance.database;
    const [old] = await runQuery<{ row: object }>(
      adminUrl,
      'select to_jsonb(p) as row from proposals p where id = $1',
      [id],
    );
    await instance.as('coordinator').command(id, 'pass_screening', { answers: forms.allClear });
    // The database as it was before the last decision; Temporal knows a command 2 that the ledger does not.
    await runQuery(
      adminUrl,
      `with undone as (select 1) update proposals p set state = r.state, last = r.last, last_settled = r.last_settled,
         next_number = r.next_number, stage = r.stage from jsonb_populate_record(null::proposals, $2) r where p.id = $1`,
      [id, JSON.stringify(old?.row)],
    );
    await forgetCommands(adminUrl, id, 2);
    const answer = await give(instance.as('coordinator'), id, 'redirect', { section: '広報課', reason: '既存事業' });
    expect(answer).toMatchObject({ number: 2, status: 'received' });
    await eventually(async () => {
      const [row] = await runQuery<{ attention: string }>(adminUrl, 'select attention from proposals where id = $1', [
        id,
      ]);
      return row?.attention === 'STATE_MISMATCH';
    });
    const [row] = await runQuery<{ status: string }>(adminUrl, 'select status from commands where id = $1', [
      answer.commandId,
    ]);
    expect(row?.status).toBe('received');
    await runQuery(adminUrl, 'update proposals set attention = null where id = $1', [id]);
  }, 90_000);
});

/** What only a restore can do: rows of the ledger that never were. */
async function forgetCommands(adminUrl: string, proposalId: string, from: number): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`set session_replication_role = replica`);
    const forgotten = 'select id from commands where proposal_id = $1 and number >= $2';
    await client.query(`delete from outbox where command_id in (${forgotten})`, [proposalId, from]);
    await client.query(`delete from audit_entries where command_id in (${forgotten})`, [proposalId, from]);
    await client.query(`delete from commands where proposal_id = $1 and number >= $2`, [proposalId, from]);
  } finally {
    await client.end();
  }
}

describe('with a Temporal server that forgets everything when it ends', () => {
  let instance: Instance;
  beforeAll(async () => {
    instance = await Instance.start({ environment: { KYOSO_RECONCILE_EVERY_MS: '2000' } });
  }, 120_000);
  afterAll(() => instance.stop(), 60_000);

  test('a lost store: open cases are restarted from the record under a new opening and go on', async () => {
    const waiting = [await inDialogue(instance), await submitted(instance)];
    const acting = await inDialogue(instance);
    await instance.stopTemporal();
    const officer = instance.as('officer');
    const given = await give(officer, acting, 'record_dialogue', { ...TALK, heldOn: today(), next: 'evaluation' });
    await instance.startTemporal();
    await eventually(async () => {
      const answer = await officer.commandState(acting, given.commandId);
      return answer.status === 'settled';
    }, 60_000);
    await eventually(async () => {
      const rows = await runQuery<{ opening: number; started: boolean }>(
        instance.database.adminUrl,
        'select opening, started from proposals where id = any($1)',
        [[...waiting, acting]],
      );
      return rows.every((row) => row.opening === 2 && row.started);
    }, 60_000);
    for (const id of waiting) {
      await instance.as('proposer').command(id, 'withdraw', { reason: '都合により' });
      expect(await viewOf(instance, id)).toMatchObject({ outcome: 'withdrawn' });
    }
    expect((await statuses(instance)).map((row) => row.status)).toEqual(['settled']);
  }, 180_000);
});

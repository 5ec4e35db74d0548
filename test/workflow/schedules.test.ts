import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ScheduleDescription } from '@temporalio/client';
import type { Worker } from '@temporalio/worker';
import type { CaseActivities, DeskActivities } from '../../activities/contract.js';
import { createActivities } from '../../activities/index.js';
import { tokyoDay } from '../../domain/calendar.js';
import { ensureSchedules, listSchedules, operateSchedule, ScheduleSweep } from '../../temporal/schedules.js';
import { DesksOnPostgres, RecordedCase } from '../factories/desk-on-postgres.js';
import { D1, DESKS, PEOPLE } from '../factories/desks.js';
import { answers } from '../factories/case-run.js';
import { addPeople, giveRoles } from '../factories/roles-on-postgres.js';
import { CaseBench, eventually } from './case-bench.js';

const { proposer, coordinator } = PEOPLE;
const silent = { info: () => undefined, warn: () => undefined };

let desks: DesksOnPostgres;
let bench: CaseBench;

beforeAll(async () => {
  desks = await DesksOnPostgres.create(8);
  bench = await CaseBench.open();
}, 90_000);

afterAll(async () => {
  for (const desk of bench ? Object.keys(DESKS) : []) {
    for (const kind of ['watch', 'digest'])
      await handleOf(`desk/${desk}/${kind}`)
        .delete()
        .catch(() => undefined);
  }
  await bench?.close();
  await desks?.drop();
}, 60_000);

const handleOf = (scheduleId: string) => bench.client.schedule.getHandle(scheduleId);
const ensure = (...deskIds: string[]) => ensureSchedules(bench.client, deskIds, bench.taskQueue);
const describeOf = (scheduleId: string): Promise<ScheduleDescription> => handleOf(scheduleId).describe();

const isThere = (scheduleId: string): Promise<boolean> =>
  describeOf(scheduleId).then(
    () => true,
    () => false,
  );

describe('the schedules of the desks', () => {
  it('are created, on weekdays in Tokyo, one round at a time, made up for until the evening', async () => {
    expect(await ensure('tokorozawa', 'minato')).toEqual(
      expect.arrayContaining([
        { scheduleId: 'desk/minato/digest', what: 'created' },
        { scheduleId: 'desk/minato/watch', what: 'created' },
        { scheduleId: 'desk/tokorozawa/digest', what: 'created' },
        { scheduleId: 'desk/tokorozawa/watch', what: 'created' },
      ]),
    );
    const { policies, info, spec } = await describeOf('desk/tokorozawa/digest');
    expect(policies).toEqual({ overlap: 'SKIP', catchupWindow: 12 * 3_600_000, pauseOnFailure: false });
    expect(spec.timezone).toBe('Asia/Tokyo');
    expect(info.nextActionTimes.length).toBeGreaterThan(5);
    const times = info.nextActionTimes.map((at) => at.toISOString());
    // 00:00 UTC is nine in the morning in Tokyo.
    expect(times.every((at) => at.endsWith('T00:00:00.000Z'))).toBe(true);
    const weekdays = new Set(times.map((at) => new Date(`${tokyoDay(at)}T00:00:00Z`).getUTCDay()));
    expect([...weekdays].sort()).toEqual([1, 2, 3, 4, 5]);
  });

  it('stay as they are when they are as wanted', async () => {
    const before = (await describeOf('desk/minato/watch')).info.lastUpdatedAt;
    const ensured = await ensure('tokorozawa', 'minato');
    expect(new Set(ensured.map(({ what }) => what))).toEqual(new Set(['unchanged']));
    expect((await describeOf('desk/minato/watch')).info.lastUpdatedAt).toEqual(before);
  });

  it('are made by several workers at once', async () => {
    const both = await Promise.all([ensure('tokorozawa', 'minato', 'nara'), ensure('tokorozawa', 'minato', 'nara')]);
    const made = both.flat().filter(({ what }) => what === 'created');
    expect(made.map(({ scheduleId }) => scheduleId).sort()).toEqual(['desk/nara/digest', 'desk/nara/watch']);
  });

  it('are put right where somebody changed them; that an operator paused them is kept', async () => {
    const id = 'desk/tokorozawa/digest';
    expect(await operateSchedule(bench.client, id, { do: 'pause', note: '年度末の切替え' })).toBe(true);
    expect(await ensure('tokorozawa', 'minato', 'nara')).toContainEqual({ scheduleId: id, what: 'unchanged' });
    await handleOf(id).update((previous) => ({
      spec: { cronExpressions: ['0 3 * * *'], timezone: 'UTC' },
      policies: { ...previous.policies, catchupWindow: '1 minute' },
      action: previous.action,
      state: previous.state,
    }));
    expect(await ensure('tokorozawa', 'minato', 'nara')).toContainEqual({ scheduleId: id, what: 'updated' });
    const put = await describeOf(id);
    expect(put.state).toMatchObject({ paused: true, note: '年度末の切替え' });
    expect(put.policies.catchupWindow).toBe(12 * 3_600_000);
    expect(put.info.nextActionTimes.every((at) => at.toISOString().endsWith('T00:00:00.000Z'))).toBe(true);
    expect(await ensure('tokorozawa', 'minato', 'nara')).toContainEqual({ scheduleId: id, what: 'unchanged' });
    expect((await listSchedules(bench.client, ['tokorozawa']))[1]).toMatchObject({
      scheduleId: id,
      paused: true,
      note: '年度末の切替え',
    });

    expect(await operateSchedule(bench.client, id, { do: 'resume', note: '' })).toBe(true);
    expect((await describeOf(id)).state.paused).toBe(false);
    expect(await operateSchedule(bench.client, 'desk/atlantis/digest', { do: 'run_now' })).toBe(false);
  }, 60_000);

  it('of a desk that is none are deleted, and those of others are left alone', async () => {
    await bench.client.schedule.create({
      scheduleId: 'somebody-else/nara/digest',
      spec: { intervals: [{ every: '1 day' }] },
      action: { type: 'startWorkflow', workflowType: 'another', taskQueue: 'nobody-works-on-it' },
      state: { paused: true },
    });
    try {
      // Temporal's own list of schedules lags.
      await eventually(async () => {
        await ensure('tokorozawa', 'minato');
        return !(await isThere('desk/nara/digest')) && !(await isThere('desk/nara/watch'));
      }, 20_000);
      expect(await isThere('desk/minato/watch')).toBe(true);
      expect(await isThere('somebody-else/nara/digest')).toBe(true);
    } finally {
      await handleOf('somebody-else/nara/digest').delete();
    }
  }, 30_000);

  it('follow the desks of the database, round by round', async () => {
    const sweep = new ScheduleSweep({
      dataSource: desks.app,
      client: bench.client,
      log: silent,
      everyMs: 60_000,
      taskQueue: bench.taskQueue,
    });
    await sweep.round();
    expect((await listSchedules(bench.client, Object.keys(DESKS))).map(({ scheduleId }) => scheduleId)).toEqual(
      Object.keys(DESKS).flatMap((desk) => [`desk/${desk}/watch`, `desk/${desk}/digest`]),
    );
  });
});

describe('a digest that a schedule starts', () => {
  /** A Monday at nine in Tokyo. */
  const NOW = '2026-11-30T00:00:05.000Z';
  const PEOPLE_IN_SECTION = 60;
  let staff: string[];

  beforeAll(async () => {
    await giveRoles(desks, 'tokorozawa');
    staff = await addPeople(desks, 'tokorozawa', PEOPLE_IN_SECTION, { role: 'officer', departmentId: D1 });
    const theCase = await RecordedCase.draft(desks, 'tokorozawa', { now: '2026-11-24T01:00:00.000Z' });
    await theCase.does(proposer, 'submit', {});
    await theCase.does(coordinator, 'pass_screening', { answers: answers(DESKS.tokorozawa) });
    await theCase.does(coordinator, 'assign_departments', { departments: [{ departmentId: D1, lead: true }] });
  });

  const digests = (): Promise<{ person_id: string }[]> =>
    desks.rows(`select person_id from notifications where kind = 'digest' and desk_id = 'tokorozawa'`);

  /** Runs the schedule once, as it would at nine, and waits for the end of what it started. */
  async function runNow(): Promise<unknown> {
    const id = 'desk/tokorozawa/digest';
    const taken = (await describeOf(id)).info.numActionsTaken;
    await operateSchedule(bench.client, id, { do: 'run_now' });
    let workflowId = '';
    await eventually(async () => {
      const { info } = await describeOf(id);
      workflowId = info.recentActions.at(-1)?.action.workflow.workflowId ?? '';
      return info.numActionsTaken > taken;
    }, 30_000);
    return bench.client.workflow.getHandle(workflowId).result();
  }

  const work = async (activities: CaseActivities & DeskActivities) => {
    const worker: Worker = await bench.workOn(activities);
    const running = worker.run();
    return {
      stop: async () => {
        worker.shutdown();
        await running;
      },
    };
  };

  it('is sent once to each, though the worker dies between a batch and its acknowledgement', async () => {
    const activities = createActivities({ dataSource: desks.app, now: () => new Date(NOW) });
    let batches = 0;
    let isDead: () => void;
    const dead = new Promise<void>((resolve) => (isDead = resolve));
    const dying = await work({
      ...activities,
      sendDigests: async (input) => {
        await activities.sendDigests(input);
        batches += 1;
        // The first batch is committed, and nobody is ever told so.
        isDead();
        throw new Error('the process is gone');
      },
    });
    const ended = runNow();
    await dead;
    await dying.stop();
    expect(batches).toBeGreaterThan(0);
    const half = (await digests()).length;
    expect(half).toBeGreaterThan(0);
    expect(half).toBeLessThan(PEOPLE_IN_SECTION);

    const living = await work(activities);
    try {
      await ended;
      const told = (await digests()).map(({ person_id: personId }) => personId);
      expect(new Set(told).size).toBe(told.length);
      expect(told).toEqual(expect.arrayContaining(staff));
      // Run again on the same day, by hand or by an outage's end: nobody is told twice.
      expect(await runNow()).toEqual({ told: 0 });
      expect(await digests()).toHaveLength(told.length);
    } finally {
      await living.stop();
    }
  }, 120_000);
});

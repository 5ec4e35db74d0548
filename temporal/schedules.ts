import {
  type Client,
  ScheduleAlreadyRunning,
  type ScheduleDescription,
  ScheduleNotFoundError,
  type ScheduleOptions,
} from '@temporalio/client';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { DeskEntity } from '../entities/index.js';
import type { DeskRound } from '../workflows/schedules/rounds.js';
import { withinDeadline as withinMs } from './connection.js';
import { failureCode } from './failures.js';
import { SCHEDULED_WORKFLOWS, type ScheduleKind, TASK_QUEUE } from './ids.js';
import { repeat, type Repetition } from './repeat.js';

/**
 * What a desk does by the clock and not because somebody acted. A schedule lives in Temporal and starts a short workflow;
 * which schedules there are follows from the desks, so that nobody has to create one by hand.
 */

interface Timetable {
  readonly hour: number;
  readonly minute: number;
  readonly comment: string;
}

/** On weekdays; whether the desk is open on the day is asked when it runs, since closed days come and go. */
const TIMETABLES: Readonly<Record<ScheduleKind, Timetable>> = {
  watch: { hour: 8, minute: 30, comment: 'windows, pilots and agreements that end soon' },
  digest: { hour: 9, minute: 0, comment: 'one notice per person of what awaits them' },
};
const KINDS = Object.keys(TIMETABLES) as ScheduleKind[];

const TIME_ZONE = 'Asia/Tokyo';
/** Temporal was away at nine: until the evening of the same day it is made up for, the day after it is not. */
const CATCH_UP_MS = 12 * 3_600_000;
/** Of two rounds at once the later one is left out. */
const POLICIES = { overlap: 'SKIP', catchupWindow: CATCH_UP_MS, pauseOnFailure: false } as const;
/** A round for which no worker came is over before the next one is due: it must not make that one be skipped. */
const ROUND_ENDS_AFTER_MS = 11 * 3_600_000;

/** A server that has just been told of several changes answers late, and nobody waits for these answers. */
const DEADLINE_MS = 20_000;
const withinDeadline = <T>(client: Client, call: () => Promise<T>): Promise<T> => withinMs(client, call, DEADLINE_MS);

const SCHEDULE_ID = /^desk\/([a-z0-9-]+)\/([a-z-]+)$/;

export const scheduleIdOf = (deskId: string, kind: ScheduleKind): string => `desk/${deskId}/${kind}`;

/** The desk of a schedule, or null where it is none of ours. */
const deskOf = (scheduleId: string): string | null => SCHEDULE_ID.exec(scheduleId)?.[1] ?? null;

type Wanted = ScheduleOptions & { readonly action: { readonly args: [DeskRound] } };

function wanted(deskId: string, kind: ScheduleKind, taskQueue: string): Wanted {
  const { hour, minute, comment } = TIMETABLES[kind];
  return {
    scheduleId: scheduleIdOf(deskId, kind),
    spec: {
      calendars: [{ hour, minute, dayOfWeek: { start: 'MONDAY', end: 'FRIDAY' }, comment }],
      timezone: TIME_ZONE,
    },
    policies: POLICIES,
    action: {
      type: 'startWorkflow',
      workflowType: SCHEDULED_WORKFLOWS[kind],
      workflowId: scheduleIdOf(deskId, kind),
      args: [{ deskId }],
      taskQueue,
      workflowExecutionTimeout: ROUND_ENDS_AFTER_MS,
    },
  };
}

/** What makes up a schedule, in one text: as it is wanted, and as Temporal describes it. */
const textOfWanted = (kind: ScheduleKind, { action }: Wanted): string => {
  const { hour, minute, comment } = TIMETABLES[kind];
  return JSON.stringify({
    times: [[`${hour}:${minute}:0`, 'MONDAY-FRIDAY', '1-31', 'JANUARY-DECEMBER', comment]],
    timezone: TIME_ZONE,
    ...POLICIES,
    workflow: [action.workflowType, action.workflowId, action.taskQueue, action.workflowExecutionTimeout, action.args],
  });
};

function textOfDescribed({ spec, policies, action }: ScheduleDescription): string {
  const spans = (ranges: readonly { start: unknown; end: unknown; step: number }[]): string =>
    ranges
      .map(
        ({ start, end, step }) =>
          `${String(start)}${start === end ? '' : `-${String(end)}`}${step > 1 ? `/${step}` : ''}`,
      )
      .join(',');
  const times = (spec.calendars ?? []).map((each) => [
    `${spans(each.hour)}:${spans(each.minute)}:${spans(each.second)}`,
    spans(each.dayOfWeek),
    spans(each.dayOfMonth),
    spans(each.month),
    each.comment,
  ]);
  return JSON.stringify({
    times,
    timezone: spec.timezone,
    overlap: policies.overlap,
    catchupWindow: policies.catchupWindow,
    pauseOnFailure: policies.pauseOnFailure,
    workflow: [action.workflowType, action.workflowId, action.taskQueue, action.workflowExecutionTimeout, action.args],
  });
}

/** What was done to a schedule so that it is as wanted. */
export type Ensured = 'created' | 'updated' | 'deleted' | 'unchanged';

export interface EnsuredSchedule {
  readonly scheduleId: string;
  readonly what: Ensured;
}

/**
 * Sees to it that every desk has its schedules and no other desk has any: creates, updates what differs, deletes. Whether
 * one is paused is an operator's word and stays. Safe to call by several processes at once.
 */
export async function ensureSchedules(
  client: Client,
  deskIds: readonly string[],
  taskQueue = TASK_QUEUE,
): Promise<EnsuredSchedule[]> {
  const ensured: EnsuredSchedule[] = [];
  for (const deskId of deskIds) {
    for (const kind of KINDS) {
      const schedule = wanted(deskId, kind, taskQueue);
      ensured.push({ scheduleId: schedule.scheduleId, what: await ensureSchedule(client, kind, schedule) });
    }
  }
  const desks = new Set(deskIds);
  for (const scheduleId of await listScheduleIds(client)) {
    const deskId = deskOf(scheduleId);
    if (deskId === null || desks.has(deskId)) continue;
    ensured.push({ scheduleId, what: await deleteSchedule(client, scheduleId) });
  }
  return ensured;
}

async function ensureSchedule(client: Client, kind: ScheduleKind, schedule: Wanted): Promise<Ensured> {
  const handle = client.schedule.getHandle(schedule.scheduleId);
  try {
    const described = await withinDeadline(client, () => handle.describe());
    if (textOfDescribed(described) === textOfWanted(kind, schedule)) return 'unchanged';
    const { spec, policies, action } = schedule;
    await withinDeadline(client, () => handle.update(({ state }) => ({ spec, policies, action, state })));
    return 'updated';
  } catch (error) {
    if (!(error instanceof ScheduleNotFoundError)) throw error;
  }
  try {
    await withinDeadline(client, () => client.schedule.create(schedule));
    return 'created';
  } catch (error) {
    // Another worker looked in the same moment.
    if (error instanceof ScheduleAlreadyRunning) return 'unchanged';
    throw error;
  }
}

async function deleteSchedule(client: Client, scheduleId: string): Promise<Ensured> {
  try {
    await withinDeadline(client, () => client.schedule.getHandle(scheduleId).delete());
    return 'deleted';
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return 'unchanged';
    throw error;
  }
}

/** Temporal's list lags by some seconds: what it does not tell yet is told in the next round. */
async function listScheduleIds(client: Client): Promise<string[]> {
  return withinDeadline(client, async () => {
    const ids: string[] = [];
    for await (const { scheduleId } of client.schedule.list()) ids.push(scheduleId);
    return ids;
  });
}

/** A schedule as an operator sees it. */
export interface ListedSchedule {
  readonly scheduleId: string;
  readonly paused: boolean;
  readonly note: string | null;
  readonly nextAt: Date | null;
  readonly lastAt: Date | null;
  /** Times that Temporal was away for longer than is made up for. */
  readonly missed: number;
}

/** The schedules of these desks. What was never created, since no worker has run yet, is not among them. */
export async function listSchedules(client: Client, deskIds: readonly string[]): Promise<ListedSchedule[]> {
  const listed: ListedSchedule[] = [];
  for (const deskId of deskIds) {
    for (const kind of KINDS) {
      const found = await describe(client, scheduleIdOf(deskId, kind));
      if (!found) continue;
      const { scheduleId, state, info } = found;
      listed.push({
        scheduleId,
        paused: state.paused,
        note: state.note === undefined || state.note === '' ? null : state.note,
        nextAt: info.nextActionTimes[0] ?? null,
        lastAt: info.recentActions.at(-1)?.takenAt ?? null,
        missed: info.numActionsMissedCatchupWindow,
      });
    }
  }
  return listed;
}

async function describe(client: Client, scheduleId: string): Promise<ScheduleDescription | null> {
  try {
    return await withinDeadline(client, () => client.schedule.getHandle(scheduleId).describe());
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return null;
    throw error;
  }
}

/** An operator's word on one schedule. False: there is none of that name. */
export async function operateSchedule(
  client: Client,
  scheduleId: string,
  order: { readonly do: 'pause' | 'resume'; readonly note: string } | { readonly do: 'run_now' },
): Promise<boolean> {
  if (deskOf(scheduleId) === null) return false;
  const handle = client.schedule.getHandle(scheduleId);
  try {
    await withinDeadline(client, () => {
      if (order.do === 'pause') return handle.pause(order.note);
      // Temporal takes an empty note for no order at all.
      if (order.do === 'resume') return handle.unpause(order.note === '' ? 'resumed' : order.note);
      return handle.trigger(POLICIES.overlap);
    });
    return true;
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return false;
    throw error;
  }
}

/** Keeps the schedules as the desks want them: a desk that is added has its own with the next round, without a restart. */
export class ScheduleSweep {
  private rounds: Repetition | null = null;
  private told: string | null = null;

  constructor(
    private readonly options: {
      readonly dataSource: DataSource;
      readonly client: Client;
      readonly log: Pick<Logger, 'info' | 'warn'>;
      readonly everyMs: number;
      readonly taskQueue?: string;
    },
  ) {}

  start(): void {
    this.rounds = repeat(
      this.options.everyMs,
      () => this.round(),
      (error) => this.tellOnce(failureCode(error)),
    );
  }

  async stop(): Promise<void> {
    await this.rounds?.stop();
    this.rounds = null;
  }

  async round(): Promise<void> {
    const { dataSource, client, log, taskQueue } = this.options;
    const desks = await dataSource.manager.find(DeskEntity, { select: { id: true }, order: { id: 'ASC' } });
    const ensured = await ensureSchedules(
      client,
      desks.map(({ id }) => id),
      taskQueue,
    );
    for (const { scheduleId, what } of ensured) if (what !== 'unchanged') log.info({ scheduleId }, `schedule ${what}`);
    this.told = null;
  }

  /** An outage is one line, not one per round. */
  private tellOnce(code: string): void {
    if (code !== this.told) this.options.log.warn({ code }, 'schedules could not be looked at; trying again');
    this.told = code;
  }
}

import {
  type Client,
  defaultPayloadConverter,
  isGrpcServiceError,
  type Payload,
  type WorkflowHandle,
  WorkflowNotFoundError,
} from '@temporalio/client';
import { withinDeadline } from './connection.js';
import { workflowIdOf } from './ids.js';

/** One event of a case's history, in words that an auditor can follow and with its payloads decoded. */
export interface HistoryEventView {
  readonly opening: number;
  readonly runId: string;
  readonly eventId: number;
  /** Instant at which Temporal wrote it; null where it did not say. */
  readonly at: string | null;
  /** As Temporal names it: WorkflowExecutionSignaled, TimerStarted... */
  readonly type: string;
  readonly signal?: { readonly name: string; readonly payload: unknown };
  /** A step against the record, with what came back; `failure` is the code with which it gave up. */
  readonly activity?: { readonly type: string; readonly result?: unknown; readonly failure?: string };
}

export interface RunView {
  readonly opening: number;
  readonly runId: string;
  readonly events: readonly HistoryEventView[];
}

export interface OpeningView {
  readonly opening: number;
  readonly workflowId: string;
  /** RUNNING, COMPLETED...; null: Temporal has nothing of it, by retention or by the loss of its store. */
  readonly status: string | null;
  /** The runs of its continue-as-new chain, the oldest first. */
  readonly runs: readonly RunView[];
  /** Earlier runs of the chain are gone. */
  readonly incomplete: boolean;
}

type HistoryEvent = NonNullable<Awaited<ReturnType<WorkflowHandle['fetchHistory']>>['events']>[number];

/** Longer than any other call: a history comes in pages. */
const READ_DEADLINE_MS = 20_000;

/** A chain has a run per year and one per some thousand events; what is longer was made by somebody else. */
const MOST_RUNS = 200;

const NOT_FOUND = 5;

/** What Temporal has of a case, over all its openings. That nothing is left of one is an answer, not an error. */
export async function readOpenings(client: Client, proposalId: string, openings: number): Promise<OpeningView[]> {
  const views: OpeningView[] = [];
  for (let opening = 1; opening <= openings; opening += 1) views.push(await readOpening(client, proposalId, opening));
  return views;
}

async function readOpening(client: Client, proposalId: string, opening: number): Promise<OpeningView> {
  const workflowId = workflowIdOf({ proposalId, opening });
  const latest = await unlessGone(() => withinDeadline(client, () => client.workflow.getHandle(workflowId).describe()));
  if (!latest) return { opening, workflowId, status: null, runs: [], incomplete: false };
  const runs: RunView[] = [];
  // From the latest run back: the first ones of an agreement of years may be gone already.
  let runId: string | null = latest.runId;
  while (runId && runs.length < MOST_RUNS) {
    const events = await readEvents(client, workflowId, runId);
    if (!events) break;
    runs.unshift({ opening, runId, events: viewEvents(events, opening, runId) });
    runId = events[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || null;
  }
  return { opening, workflowId, status: latest.status.name, runs, incomplete: runId !== null };
}

async function readEvents(client: Client, workflowId: string, runId: string): Promise<HistoryEvent[] | null> {
  const history = await unlessGone(() =>
    withinDeadline(client, () => client.workflow.getHandle(workflowId, runId).fetchHistory(), READ_DEADLINE_MS),
  );
  return history?.events ?? null;
}

async function unlessGone<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    if (isGrpcServiceError(error) && Number(error.code) === NOT_FOUND) return null;
    throw error;
  }
}

/** A regular activity tells its name when it is scheduled and its result when it has ended. */
function viewEvents(events: readonly HistoryEvent[], opening: number, runId: string): HistoryEventView[] {
  const scheduled = new Map<number, string>();
  return events.map((event): HistoryEventView => {
    const eventId = Number(event.eventId ?? 0);
    const name = event.activityTaskScheduledEventAttributes?.activityType?.name;
    if (name) scheduled.set(eventId, name);
    return {
      opening,
      runId,
      eventId,
      at: instantOf(event),
      type: typeOf(event),
      ...viewSignal(event),
      ...(name ? { activity: { type: name } } : viewActivity(event, scheduled)),
    };
  });
}

/** The name is the one group of attributes that an event carries. */
function typeOf(event: HistoryEvent): string {
  const suffix = 'EventAttributes';
  const group = Object.entries(event).find(([key, value]) => key.endsWith(suffix) && value);
  if (!group) return `Event${event.eventType ?? ''}`;
  const name = group[0].slice(0, -suffix.length);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function instantOf({ eventTime }: HistoryEvent): string | null {
  if (!eventTime?.seconds) return null;
  return new Date(Number(eventTime.seconds) * 1_000 + Math.floor((eventTime.nanos ?? 0) / 1_000_000)).toISOString();
}

function viewSignal(event: HistoryEvent): Pick<HistoryEventView, 'signal'> {
  const signaled = event.workflowExecutionSignaledEventAttributes;
  if (!signaled) return {};
  return { signal: { name: signaled.signalName ?? '', payload: decode(signaled.input?.payloads?.[0]) } };
}

function viewActivity(event: HistoryEvent, scheduled: ReadonlyMap<number, string>): Pick<HistoryEventView, 'activity'> {
  const marker = event.markerRecordedEventAttributes;
  if (marker?.markerName === 'core_local_activity') {
    const { data, result } = marker.details ?? {};
    const about = decode(data?.payloads?.[0]) as { activity_type?: string } | null;
    const failure = marker.failure?.applicationFailureInfo?.type ?? (marker.failure ? 'FAILED' : undefined);
    return {
      activity: {
        type: about?.activity_type ?? '',
        ...(result ? { result: decode(result.payloads?.[0]) } : {}),
        ...(failure ? { failure } : {}),
      },
    };
  }
  const completed = event.activityTaskCompletedEventAttributes;
  if (!completed) return {};
  const type = scheduled.get(Number(completed.scheduledEventId ?? 0)) ?? '';
  return { activity: { type, result: decode(completed.result?.payloads?.[0]) } };
}

/** Null where nothing can be read: an auditor sees that there was something, and the event itself stays. */
function decode(payload: Payload | null | undefined): unknown {
  if (!payload) return null;
  try {
    return defaultPayloadConverter.fromPayload<unknown>(payload) ?? null;
  } catch {
    return null;
  }
}

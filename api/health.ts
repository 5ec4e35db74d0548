import type { DataSource } from 'typeorm';
import { MAILER_STATES, type MailerState } from '../entities/index.js';
import { countLateCommands } from '../temporal/health.js';

/** How this installation is, seen from one API process. */

const DATABASE_ANSWERS_WITHIN_MS = 1_000;
const WORKER_SEEN_WITHIN_S = 15;
const RELAY_LATE_S = 60;
const PROBE_KEPT_MS = 1_000;

type PartState = 'up' | 'down';

export interface Health {
  readonly status: 'ok' | 'degraded' | 'down';
  readonly parts: Readonly<Record<'api' | 'postgres' | 'temporal' | 'worker' | 'relay', PartState>>;
  /** How the workers' mailers are: the best of them, since one is enough. */
  readonly mail: MailerState;
  readonly details: {
    /** Seconds since the oldest command that Temporal was not told of; null when it was told of all. */
    readonly oldestUnsentS: number | null;
    readonly unsent: number | null;
    /** Commands received more than five minutes ago and not decided yet. */
    readonly lateCommands: number | null;
    readonly workerSeenS: number | null;
    /** Mails that are due and not sent. */
    readonly mailsDue: number | null;
  };
}

interface Signs {
  readonly unsent: number;
  readonly oldest_unsent_s: number | null;
  readonly overdue_s: number | null;
  readonly worker_seen_s: number | null;
  readonly mailers: readonly MailerState[] | null;
  readonly mails_due: number;
}

const readSigns = async (dataSource: DataSource): Promise<Signs & { readonly late: number }> => {
  const [signs] = await dataSource.query<[Signs]>(
    `select count(o.command_id)::int as unsent,
            extract(epoch from now() - min(o.created_at))::float8 as oldest_unsent_s,
            extract(epoch from now() - min(greatest(o.created_at, o.next_attempt_at)))::float8 as overdue_s,
            (select extract(epoch from now() - max(seen_at))::float8 from processes where kind = 'worker') as worker_seen_s,
            (select json_agg(distinct mail) from processes
              where mail is not null and seen_at > now() - interval '${WORKER_SEEN_WITHIN_S} seconds') as mailers,
            (select count(*)::int from mail_queue where next_attempt_at <= now()) as mails_due
       from outbox o where o.sent_at is null`,
  );
  return { ...signs, late: await countLateCommands(dataSource) };
};

/** Whatever takes longer has no answer. The query itself ends with its own statement timeout. */
async function withinTime<T>(work: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), ms)));
  try {
    return await Promise.race([work.catch(() => null), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A probe that everybody who asks within a second shares: health is asked often, by many. */
export function sharedProbe(
  probe: () => Promise<boolean>,
  clock: () => number = () => performance.now(),
): () => Promise<boolean> {
  let answer: Promise<boolean> | undefined;
  let askedAt = 0;
  return () => {
    if (answer === undefined || clock() - askedAt > PROBE_KEPT_MS) {
      askedAt = clock();
      answer = probe().catch(() => false);
    }
    return answer;
  };
}

const rounded = (seconds: number | null | undefined): number | null =>
  seconds === null || seconds === undefined ? null : Math.max(0, Math.round(seconds));

export async function readHealth(dataSource: DataSource, isTemporalUp: () => Promise<boolean>): Promise<Health> {
  const [signs, temporal] = await Promise.all([
    withinTime(readSigns(dataSource), DATABASE_ANSWERS_WITHIN_MS),
    isTemporalUp(),
  ]);
  const worker = (signs?.worker_seen_s ?? Infinity) < WORKER_SEEN_WITHIN_S;
  // The relay's poller lives in the workers. While Temporal is down, what waits is not the relay's fault.
  const relay = worker && (!temporal || (signs?.overdue_s ?? 0) < RELAY_LATE_S);
  const state = (isUp: boolean): PartState => (isUp ? 'up' : 'down');
  return {
    status: signs === null ? 'down' : temporal && worker && relay ? 'ok' : 'degraded',
    parts: {
      api: 'up',
      postgres: state(signs !== null),
      temporal: state(temporal),
      worker: state(worker),
      relay: state(relay),
    },
    mail: MAILER_STATES.find((one) => signs?.mailers?.includes(one)) ?? 'down',
    details: {
      oldestUnsentS: rounded(signs?.oldest_unsent_s),
      unsent: signs?.unsent ?? null,
      lateCommands: signs?.late ?? null,
      workerSeenS: rounded(signs?.worker_seen_s),
      mailsDue: signs?.mails_due ?? null,
    },
  };
}

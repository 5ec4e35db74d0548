import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { MAIL_STATUSES, type MailStatus } from '../../entities/mail.entity.js';
import { findFreePort } from '../embedded/ports.js';
import { runQuery } from '../embedded/throwaway-database.js';
import { runHeat, WARM_UP, type Heat } from './contest.js';
import { resultOf } from './contest-report.js';
import { DeskContestant } from './desk.js';
import type { BenchOptions } from './options.js';
import type { Bench } from './servers.js';

/**
 * What a mail server does to those who wait for an answer of the API: the same cases, by turns, where the worker knows of
 * none, while it is away, while it takes mails at once, and while it takes half a minute for each of its answers. Each step
 * of a case writes notices. Every turn begins with a new worker and empty queues: none works off what another left.
 */

const WAYS = ['none', 'away', 'quick', 'slow'] as const;
type Way = (typeof WAYS)[number];

const SLOW_MS = 30_000;

export class BenchMailServer {
  private way: Way = 'quick';
  private readonly port: number;
  private server: SMTPServer | null = null;

  private constructor(port: number) {
    this.port = port;
  }

  static async start(): Promise<BenchMailServer> {
    const server = new BenchMailServer(await findFreePort());
    await server.set('quick');
    return server;
  }

  /** Of the worker; what is set to nothing counts as not set. */
  get environment(): Record<string, string> {
    if (this.way === 'none') return { KYOSO_SMTP_URL: '', KYOSO_MAIL_FROM: '' };
    return { KYOSO_SMTP_URL: `smtp://127.0.0.1:${this.port}`, KYOSO_MAIL_FROM: 'desk@kyoso.example' };
  }

  async set(way: Way): Promise<void> {
    this.way = way;
    if (way === 'none' || way === 'away') return this.stop();
    if (this.server) return;
    const later = (done: () => void): void =>
      void sleep(this.way === 'slow' ? SLOW_MS : 0, null, { ref: false }).then(done);
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      onMailFrom: (_address, _session, done) => later(done),
      onRcptTo: (_address, _session, done) => later(done),
      onData: (stream, _session, done) => {
        stream.resume();
        stream.on('end', () => later(done));
      },
    });
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.server = server;
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (!server) return;
    for (const connection of server.connections) connection.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

/** What has become of the mails of a turn. */
type Mails = Readonly<Record<MailStatus, number>>;

const mailsBy = (count: (status: MailStatus) => number): Mails =>
  Object.fromEntries(MAIL_STATUSES.map((status) => [status, count(status)])) as unknown as Mails;

/** Tells what became of the mails since the last time, and leaves none behind. */
async function takeMails(adminUrl: string): Promise<Mails> {
  const rows = await runQuery<{ status: MailStatus; count: number }>(
    adminUrl,
    'select status, count(*)::int as count from mails group by status',
  );
  await runQuery(adminUrl, 'truncate mail_queue, notification_queue, mails');
  return mailsBy((status) => rows.find((row) => row.status === status)?.count ?? 0);
}

export async function runMail(
  options: BenchOptions,
  { instance, client, postgres }: Bench,
  server: BenchMailServer,
  { tell, progress, signal }: { tell: (line: object) => void; progress: (text: string) => void; signal: AbortSignal },
): Promise<void> {
  const [desk] = (await DeskContestant.create(instance, client)) as [DeskContestant];
  const { adminUrl } = instance.database;
  const shared = { postgres: { pid: postgres.pid, withChildren: true } };
  const inFlight = options.levels[0] ?? 1;
  const cases = options.cases ?? Math.max(8, inFlight);
  const heats: Record<Way, Heat[]> = { none: [], away: [], quick: [], slow: [] };
  const mails: Record<Way, Mails[]> = { none: [], away: [], quick: [], slow: [] };
  for (let n = 0; n < options.pairs; n += 1) {
    // Who goes first changes, so that what slows the machine down meanwhile hits everybody alike.
    const first = n % WAYS.length;
    for (const way of [...WAYS.slice(first), ...WAYS.slice(0, first)]) {
      if (signal.aborted) throw new Error('interrupted');
      progress(`mail server ${way}: ${cases} cases, ${inFlight} in flight, turn ${n + 1} of ${options.pairs}`);
      await instance.stopPart('worker');
      await server.set(way);
      await instance.startWorker(server.environment);
      await instance.untilHealthy();
      await runHeat(desk, { ...WARM_UP, shared });
      await takeMails(adminUrl);
      const heat = await runHeat(desk, { cases, inFlight, shared });
      heats[way].push(heat);
      const ofTurn = await takeMails(adminUrl);
      mails[way].push(ofTurn);
      tell({ type: 'heat', mailServer: way, inFlight, mails: ofTurn, ...resultOf([heat]) });
    }
  }
  for (const way of WAYS) {
    const all = mailsBy((status) => mails[way].reduce((sum, turn) => sum + turn[status], 0));
    tell({ type: 'result', mailServer: way, inFlight, mails: all, ...resultOf(heats[way]) });
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { findFreePort } from '../embedded/ports.js';
import { runHeat, type Heat } from './contest.js';
import { resultOf } from './contest-report.js';
import { DeskContestant } from './desk.js';
import type { BenchOptions } from './options.js';
import type { Bench } from './servers.js';

/**
 * What a mail server does to those who wait for an answer of the API: the same cases, by turns, while it is away, while it
 * takes mails at once, and while it takes half a minute for each of its answers. Each step of a case writes notices.
 */

const WAYS = ['away', 'quick', 'slow'] as const;
type Way = (typeof WAYS)[number];

const SLOW_MS = 30_000;

export class BenchMailServer {
  taken = 0;
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

  get environment(): Record<string, string> {
    return { KYOSO_SMTP_URL: `smtp://127.0.0.1:${this.port}`, KYOSO_MAIL_FROM: 'desk@kyoso.example' };
  }

  async set(way: Way): Promise<void> {
    this.way = way;
    if (way === 'away') return this.stop();
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
        stream.on('end', () => {
          this.taken += 1;
          later(done);
        });
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

export async function runMail(
  options: BenchOptions,
  { instance, client, postgres }: Bench,
  server: BenchMailServer,
  { tell, progress, signal }: { tell: (line: object) => void; progress: (text: string) => void; signal: AbortSignal },
): Promise<void> {
  const [desk] = (await DeskContestant.create(instance, client)) as [DeskContestant];
  const shared = { postgres: { pid: postgres.pid, withChildren: true } };
  const inFlight = options.levels[0] ?? 1;
  const cases = options.cases ?? Math.max(8, inFlight);
  progress('warming up');
  await runHeat(desk, { cases: 8, inFlight: 4, shared });
  const heats: Record<Way, Heat[]> = { away: [], quick: [], slow: [] };
  const taken: Record<Way, number> = { away: 0, quick: 0, slow: 0 };
  for (let n = 0; n < options.pairs; n += 1) {
    // Who goes first changes, so that what slows the machine down meanwhile hits everybody alike.
    for (const way of [...WAYS.slice(n % 3), ...WAYS.slice(0, n % 3)]) {
      if (signal.aborted) throw new Error('interrupted');
      progress(`mail server ${way}: ${cases} cases, ${inFlight} in flight, turn ${n + 1} of ${options.pairs}`);
      await server.set(way);
      const before = server.taken;
      const heat = await runHeat(desk, { cases, inFlight, shared });
      heats[way].push(heat);
      taken[way] += server.taken - before;
      tell({ type: 'heat', mailServer: way, inFlight, ...resultOf([heat]) });
    }
  }
  for (const way of WAYS) {
    tell({ type: 'result', mailServer: way, inFlight, mailsTaken: taken[way], ...resultOf(heats[way]) });
  }
}

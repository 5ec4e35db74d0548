import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { MailerState } from '../entities/index.js';
import {
  claimMails,
  desksWithNotices,
  putNoticeBack,
  recordResult,
  releaseMail,
  writeMails,
  type MailResult,
  type QueuedMail,
} from '../entities/records/mails.js';
import { failureCode } from '../temporal/failures.js';
import { repeat, type Repetition } from '../temporal/repeat.js';
import { backOffMs } from './back-off.js';
import { readFailure, type Letter, type Post } from './smtp.js';
import { Turns } from './turns.js';

export interface MailerOptions {
  readonly dataSource: DataSource;
  /** Null: no mail server is named, and mails wait. */
  readonly post: Post | null;
  readonly compose: Compose;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly everyMs: number;
  readonly now: () => Date;
  /** Mails under way at once. */
  readonly atOnce?: number;
  /** Bounds an attempt, whatever the server does. */
  readonly attemptMs?: number;
  readonly backOff?: (attempts: number) => number | null;
  /** How long a server that was away is left alone. */
  readonly probeEveryMs?: number;
}

/** What a queued mail says, read anew at each attempt; or why nobody is to be told any more. */
export type Compose = (mail: QueuedMail) => Promise<Letter | { readonly dropped: string }>;

/** Connections to the mail server, and so mails at once. */
export const MAILS_AT_ONCE = 8;
const ATTEMPT_MS = 120_000;
const NOTICES_AT_ONCE = 100;
const PROBE_EVERY_MS = 5_000;
/** A mail that was taken and not tried. */
const RELEASED_MS = 1_000;
/** What is under way may end; after this it is cut off. */
const STOP_WITHIN_MS = 5_000;
/** Database connections that it takes. */
const AT_THE_DATABASE = 2;

/**
 * Sends what people are to be told, at least once: a crash between the server's word and ours brings a second copy, with
 * the same Message-ID. Runs in each worker, beside the cases and on connections of its own, so that no case waits for a
 * mail server.
 */
export class Mailer {
  /** The addresses that are being written to. */
  private readonly busy = new Map<string, Promise<void>>();
  private readonly retrying = new Set<string>();
  private readonly turns = new Turns(AT_THE_DATABASE);
  private readonly stopped = new AbortController();
  private rounds: Repetition | null = null;
  private stopping = false;
  private isUp = true;
  private probedAt = -Infinity;
  private probe: Promise<boolean> | null = null;
  private lastError: string | null = null;

  constructor(private readonly options: MailerOptions) {}

  start(): void {
    this.rounds ??= repeat(
      this.options.everyMs,
      () => this.round(),
      (error) => this.take(error),
    );
  }

  /** Looks into the queues at once. */
  wake(): void {
    this.rounds?.wake();
  }

  state(): MailerState {
    if (this.options.post === null) return 'not_configured';
    return this.isUp ? 'up' : 'down';
  }

  /** Lets what is under way end, for a while. What was cut off is sent by whoever looks next. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.rounds?.stop();
    const ended = Promise.all(this.busy.values());
    const late = new AbortController();
    await Promise.race([ended, sleep(STOP_WITHIN_MS, undefined, { signal: late.signal }).catch(() => undefined)]);
    late.abort();
    this.stopped.abort();
    this.options.post?.close();
    await ended;
  }

  private async round(): Promise<void> {
    await this.writeAll();
    if (this.options.post === null || !(await this.mayTry(this.options.post))) return;
    await this.fill();
    this.lastError = null;
  }

  /** Whom the new notices are for. One that can't be read keeps nobody else's. */
  private async writeAll(): Promise<void> {
    const { dataSource, now } = this.options;
    for (const deskId of await desksWithNotices(dataSource)) {
      let atMost = NOTICES_AT_ONCE;
      for (let taken = atMost; taken === atMost && !this.stopping;) {
        try {
          taken = await writeMails(dataSource, deskId, atMost, now());
        } catch (error) {
          this.take(error);
          if (atMost === 1) await putNoticeBack(dataSource, deskId);
          taken = atMost = 1;
        }
      }
    }
  }

  /** Begins as many mails as may be under way. Of what failed before at most half: a dead address keeps no other. */
  private async fill(): Promise<void> {
    const most = this.options.atOnce ?? MAILS_AT_ONCE;
    while (!this.stopping && this.isUp && this.busy.size < most) {
      const mayRetry = this.retrying.size < most / 2;
      const claimed = await claimMails(this.options.dataSource, {
        atMost: mayRetry ? Math.min(most - this.busy.size, Math.ceil(most / 2)) : most - this.busy.size,
        busy: [...this.busy.keys()],
        retries: mayRetry,
      });
      if (claimed.length === 0) return;
      for (const mail of claimed) this.begin(mail);
    }
  }

  private begin(mail: QueuedMail): void {
    if (mail.attempts > 0) this.retrying.add(mail.accountId);
    const under = this.deliver(mail)
      .catch((error: unknown) => this.take(error))
      .finally(() => {
        this.busy.delete(mail.accountId);
        this.retrying.delete(mail.accountId);
        this.rounds?.wake();
      });
    this.busy.set(mail.accountId, under);
  }

  private async deliver(mail: QueuedMail): Promise<void> {
    const { dataSource, compose, post } = this.options;
    if (post === null) return;
    let letter: Awaited<ReturnType<Compose>>;
    try {
      letter = await this.turns.take(() => compose(mail));
    } catch (error) {
      this.take(error);
      await this.record(mail, this.later(mail, failureCode(error)));
      return;
    }
    if ('dropped' in letter) {
      await this.record(mail, { status: 'dropped', code: letter.dropped });
      return;
    }
    const result = await this.attempt(post, mail, letter);
    if (result === 'untried') await this.turns.take(() => releaseMail(dataSource, mail, RELEASED_MS));
    else await this.record(mail, result);
  }

  private async attempt(post: Post, mail: QueuedMail, letter: Letter): Promise<MailResult | 'untried'> {
    const tooLate = AbortSignal.timeout(this.options.attemptMs ?? ATTEMPT_MS);
    try {
      await post.send(letter, AbortSignal.any([tooLate, this.stopped.signal]));
      return { status: 'sent' };
    } catch (error) {
      if (this.stopping) return 'untried';
      const { kind, code } = readFailure(error);
      if (kind === 'refused') return { status: 'failed', code };
      // Where the server is away, nothing is said against the mail: it waits, however long.
      if (kind === 'unclear' && !(await this.ask(post))) return 'untried';
      return this.later(mail, code);
    }
  }

  private later({ attempts }: QueuedMail, code: string): MailResult {
    const againInMs = (this.options.backOff ?? backOffMs)(attempts + 1);
    return againInMs === null ? { status: 'failed', code } : { status: 'waiting', code, againInMs };
  }

  private record(mail: QueuedMail, result: MailResult): Promise<void> {
    if (result.status === 'failed') this.options.log.warn({ mailId: mail.mailId, code: result.code }, 'a mail failed');
    return this.turns.take(() => recordResult(this.options.dataSource, mail, result));
  }

  /** Whether the server answers; asked once, however many want to know. */
  private async ask(post: Post): Promise<boolean> {
    this.probe ??= post.isUp().finally(() => {
      this.probe = null;
      this.probedAt = performance.now();
    });
    const isUp = await this.probe;
    if (isUp !== this.isUp) {
      if (isUp) this.options.log.info('the mail server answers again');
      else this.options.log.warn({ code: 'MAIL_SERVER_DOWN' }, 'the mail server does not answer; mails wait');
    }
    this.isUp = isUp;
    return isUp;
  }

  private async mayTry(post: Post): Promise<boolean> {
    if (this.isUp) return true;
    if (performance.now() - this.probedAt < (this.options.probeEveryMs ?? PROBE_EVERY_MS)) return false;
    return this.ask(post);
  }

  private take(error: unknown): void {
    const code = failureCode(error);
    if (code !== this.lastError) this.options.log.error({ code }, 'a mail could not be prepared or recorded');
    this.lastError = code;
  }
}

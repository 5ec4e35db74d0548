import pg from 'pg';
import type { Logger } from 'pino';
import { CHANGED_CHANNEL, readChange, type Change } from '../../entities/records/changes.js';
import { SETTLED_CHANNEL } from '../../entities/records/ledger.js';

/** How soon a lost connection is tried again. */
const RECONNECT_MS = 1_000;

/** Without word from the database one looks for oneself; with it, only in case a word got lost. */
const POLL_MS = { listening: 500, deaf: 100 } as const;

/** Somebody who waits for the settlement of one command. */
export interface Expectation {
  /** Resolves when the command may have been settled, or when it is time to look; never later than `ms`. */
  next(ms: number): Promise<void>;
  release(): void;
}

/**
 * Hears of settled commands on one connection of its own: NOTIFY reaches a session, and the pool's sessions come and
 * go. What it tells is a hint, never a fact: who hears of a settlement reads it from the ledger.
 */
export class Settlements {
  private readonly waiting = new Map<string, Set<() => void>>();
  private client: pg.Client | null = null;
  private isListening = false;
  private isStopped = false;
  private isInterruptionTold = false;
  private retry: NodeJS.Timeout | undefined;

  constructor(
    private readonly options: {
      readonly connectionString: string;
      readonly log: Logger;
      /** Told of every change of a case; null: some may have been missed. */
      readonly onChange?: (change: Change | null) => void;
    },
  ) {}

  async start(): Promise<void> {
    await this.connect();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.retry);
    this.isListening = false;
    this.wakeAll();
    await this.client?.end().catch(() => undefined);
  }

  /** To be called before the command is committed: afterwards its settlement could be faster than the caller. */
  expect(commandId: string): Expectation {
    let wake: () => void = () => undefined;
    let isHeard = false;
    const hear = (): void => {
      isHeard = true;
      wake();
    };
    const listeners = this.waiting.get(commandId) ?? new Set();
    this.waiting.set(commandId, listeners.add(hear));
    return {
      next: async (ms) => {
        if (!isHeard) {
          await new Promise<void>((resolve) => {
            const timer = setTimeout(resolve, Math.min(ms, this.isListening ? POLL_MS.listening : POLL_MS.deaf));
            wake = () => {
              clearTimeout(timer);
              resolve();
            };
          });
        }
        isHeard = false;
      },
      release: () => {
        listeners.delete(hear);
        if (listeners.size === 0) this.waiting.delete(commandId);
      },
    };
  }

  private wakeAll(): void {
    for (const listeners of this.waiting.values()) for (const hear of listeners) hear();
  }

  private async connect(): Promise<void> {
    if (this.isStopped) return;
    const client = new pg.Client({
      connectionString: this.options.connectionString,
      application_name: 'kyoso-api-listen',
      connectionTimeoutMillis: 2_000,
      keepAlive: true,
    });
    this.client = client;
    client.on('notification', ({ channel, payload = '' }) => {
      if (channel === SETTLED_CHANNEL) for (const hear of this.waiting.get(payload) ?? []) hear();
      const change = channel === CHANGED_CHANNEL ? readChange(payload) : null;
      if (change) this.options.onChange?.(change);
    });
    let isOver = false;
    const reconnect = (): void => {
      if (isOver) return;
      isOver = true;
      this.isListening = false;
      if (this.isStopped) return;
      if (!this.isInterruptionTold)
        this.options.log.warn('listening for settlements was interrupted; looking for them instead');
      this.isInterruptionTold = true;
      client.end().catch(() => undefined);
      this.retry = setTimeout(() => void this.connect(), RECONNECT_MS);
    };
    client.on('error', reconnect);
    client.on('end', reconnect);
    try {
      await client.connect();
      await client.query(`listen ${SETTLED_CHANNEL}; listen ${CHANGED_CHANNEL}`);
      this.isListening = true;
      this.isInterruptionTold = false;
      // What was settled while nobody listened: everybody who waits looks once.
      this.wakeAll();
      this.options.onChange?.(null);
    } catch {
      reconnect();
    }
  }
}

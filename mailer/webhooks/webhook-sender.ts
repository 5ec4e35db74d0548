import type { Logger } from 'pino';
import { Webhook } from 'standardwebhooks';
import type { DataSource } from 'typeorm';
import type { Sealer } from '../../entities/sealing.js';
import type { WebhookDeliveryEntity, WebhookEndpointEntity } from '../../entities/index.js';
import {
  claimFirst,
  findDueLines,
  giveBack,
  loadClaimed,
  recordAttempt,
  type Claimed,
  type Line,
} from '../../entities/records/webhook-queue.js';
import { disableEndpoint, lockEndpoint, secretPlace } from '../../entities/records/webhooks.js';
import { withDesk } from '../../entities/with-desk.js';
import { failureCode } from '../../temporal/failures.js';
import { repeat, type Repetition } from '../../temporal/repeat.js';
import { isGivenUp, waitAfter } from './back-off.js';
import type { PostResult, Send } from './post.js';

export interface WebhookSenderOptions {
  readonly dataSource: DataSource;
  readonly sealer: Sealer;
  readonly send: Send;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  readonly everyMs: number;
  readonly now: () => Date;
}

/** Longer than an attempt may take. Whoever died with something in hand holds up nobody for longer. */
const LEASE_MS = 60_000;
/** What one endpoint may have in a row before it is looked at anew. */
const IN_A_ROW = 100;
const ENDPOINTS_AT_ONCE = 16;
const GONE = 'HTTP_410';

/**
 * Sends what stands in line, each endpoint's own line in its order and one at a time; slow endpoints hold up nobody else.
 * At least once: a worker that dies between the receiver's word and ours sends it again, under the same id.
 */
export class WebhookSender {
  private rounds: Repetition | null = null;
  private readonly running = new Map<string, Promise<void>>();
  private readonly stopping = new AbortController();

  constructor(private readonly options: WebhookSenderOptions) {}

  start(): void {
    const { everyMs, log } = this.options;
    this.rounds = repeat(
      everyMs,
      () => this.look(),
      (error) => log.warn({ code: failureCode(error) }, 'webhooks could not be looked at'),
    );
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.rounds?.stop();
    await Promise.all(this.running.values());
  }

  /** Everything that is due now, to its end. */
  async round(): Promise<void> {
    await this.look();
    await Promise.all(this.running.values());
  }

  private async look(): Promise<void> {
    const { dataSource, now } = this.options;
    for (const line of await findDueLines(dataSource, now())) {
      const { endpointId } = line;
      if (this.running.has(endpointId) || this.running.size >= ENDPOINTS_AT_ONCE) continue;
      this.running.set(
        endpointId,
        this.work(line).finally(() => this.running.delete(endpointId)),
      );
    }
  }

  private async work(line: Line): Promise<void> {
    const { dataSource, now, log } = this.options;
    try {
      for (let sent = 0; sent < IN_A_ROW && !this.stopping.signal.aborted; sent += 1) {
        const at = now();
        const claimed = await claimFirst(dataSource, line, { now: at, until: new Date(at.getTime() + LEASE_MS) });
        if (claimed === null || !(await this.deliver(claimed))) return;
      }
    } catch (error) {
      log.warn({ ...line, code: failureCode(error) }, 'a webhook was interrupted');
    }
  }

  /** Whether the next in line has its turn. */
  private async deliver(claimed: Claimed): Promise<boolean> {
    const { dataSource, log, now } = this.options;
    const { deskId, endpointId } = claimed;
    const found = await withDesk(dataSource, { deskId }, (manager) => loadClaimed(manager, claimed));
    if (found === null) return false;
    const { endpoint, delivery } = found;
    const result = await this.attempt(endpoint, delivery);
    if (!result.delivered && this.stopping.signal.aborted) {
      await giveBack(dataSource, claimed);
      return false;
    }
    const at = now();
    const isLast = result.delivered || isGivenUp(delivery.queuedAt, at);
    const nextAt = isLast ? null : new Date(at.getTime() + waitAfter(delivery.attempts + 1));
    await withDesk(dataSource, { deskId }, async (manager) => {
      // The endpoint first, as whoever disables it does: the other way round each would wait for the other.
      const locked = await lockEndpoint(manager, deskId, endpointId);
      await recordAttempt(manager, claimed, { ...result, at, nextAt });
      // The receiver wants nothing any more (Standard Webhooks): asking on for three days would be a nuisance.
      if (result.code === GONE && locked) await disableEndpoint(manager, locked, { personId: null, now: at });
    });
    if (!result.delivered && delivery.attempts === 0) {
      log.warn({ deskId, endpoint: endpointId, code: result.code }, 'a webhook could not be delivered; trying again');
    }
    return isLast;
  }

  private async attempt(endpoint: WebhookEndpointEntity, delivery: WebhookDeliveryEntity): Promise<PostResult> {
    const { send, now } = this.options;
    const { eventId: id, payload: body } = delivery;
    const at = now();
    let signature: string;
    try {
      signature = this.secretsOf(endpoint, at)
        .map((secret) => new Webhook(secret).sign(id, at, body))
        .join(' ');
    } catch {
      // Sealed with another KYOSO_SECRET: somebody has to set one right, and nothing may be lost until then.
      return { delivered: false, code: 'SECRET_UNREADABLE' };
    }
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'kyoso-desk',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': signature,
    };
    return send({ url: endpoint.url, headers, body, signal: this.stopping.signal });
  }

  private secretsOf(endpoint: WebhookEndpointEntity, at: Date): string[] {
    const { id, sealedSecret, sealedPrevious, previousUntil } = endpoint;
    const open = (sealed: string): string => this.options.sealer.open(sealed, secretPlace(id));
    const signsAlong = sealedPrevious !== null && previousUntil !== null && previousUntil > at;
    return [open(sealedSecret), ...(signsAlong ? [open(sealedPrevious)] : [])];
  }
}

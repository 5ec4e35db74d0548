import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A receiver of events, with its own reading of the Standard Webhooks specification: nothing of it is of the sender's library. */

export interface Received {
  readonly id: string;
  readonly timestamp: number;
  readonly signatures: string;
  readonly body: string;
}

/** Signed content is `id.timestamp.body`, its key the base64 behind `whsec_`, its name `v1` and HMAC-SHA256 in base64. */
export const signatureOf = (secret: string, { id, timestamp, body }: Omit<Received, 'signatures'>): string =>
  `v1,${createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64')}`;

/** One of the signatures, which stand with spaces between them, has to be right. */
export const isSignedWith = (secret: string, received: Received): boolean => {
  const wanted = Buffer.from(signatureOf(secret, received));
  return received.signatures.split(' ').some((each) => {
    const given = Buffer.from(each);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  });
};

export class WebhookReceiver {
  readonly received: Received[] = [];
  /** Every request, taken or not. */
  asked = 0;
  /** What it answers; 0: it never does. */
  answer: (received: Received) => number = () => 204;
  private server: Server | null = null;
  private port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.port}/hook`;
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      this.asked += 1;
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const told = (name: string): string => String(request.headers[name] ?? '');
        const received = {
          id: told('webhook-id'),
          timestamp: Number(told('webhook-timestamp')),
          signatures: told('webhook-signature'),
          body: Buffer.concat(parts).toString('utf8'),
        };
        const status = this.answer(received);
        if (status >= 200 && status < 300) this.received.push(received);
        if (status !== 0) response.writeHead(status, { location: '/elsewhere' }).end('x'.repeat(10_000));
      });
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = null;
    server?.closeAllConnections();
    if (server) await new Promise((resolve) => server.close(resolve));
  }
}

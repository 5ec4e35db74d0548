import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { createDataSource } from '../entities/data-source.js';
import { createSealer } from '../entities/sealing.js';
import { failureCode } from '../temporal/failures.js';
import { createCompose } from './compose.js';
import { Mailer, MAILS_AT_ONCE } from './mailer.js';
import { SentSweep } from './sent-sweep.js';
import { createPost } from './smtp.js';
import { createSend } from './webhooks/post.js';
import { WebhookSender } from './webhooks/webhook-sender.js';

/** What the mailer of a worker is started with, as the configuration has it. */
export interface MailerSettings {
  readonly databaseUrl: string;
  readonly relayEveryMs: number;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: URL | undefined;
  readonly secret: string | undefined;
  /** Events go to public addresses only. */
  readonly production: boolean;
  readonly mail: { readonly smtpUrl: string; readonly from: string } | undefined;
}

/** Its own few connections: a flood of mails must not keep a case waiting for one. */
const POOL_SIZE = 5;

/** The database has answered before; where it goes away again, the mailer's rounds fail and are followed by others. */
export async function startMailer(
  { databaseUrl, relayEveryMs, host, port, publicUrl, secret, production, mail }: MailerSettings,
  log: Logger,
): Promise<{ readonly mailer: Mailer; stop(): Promise<void> }> {
  const dataSource = createDataSource({
    url: databaseUrl,
    poolSize: POOL_SIZE,
    applicationName: 'kyoso-mailer',
    onConnectionLost: () => log.warn('a database connection of the mailer was lost'),
  });
  await dataSource.initialize();
  const now = () => new Date();
  // Without a secret no other process can have sealed anything that this one could open.
  const sealer = createSealer(secret ?? randomBytes(48).toString('base64'));
  const mailer = new Mailer({
    dataSource,
    post: mail ? createPost({ url: mail.smtpUrl, from: mail.from, connections: MAILS_AT_ONCE }) : null,
    compose: createCompose({
      dataSource,
      sealer,
      publicUrl: publicUrl ?? new URL(`http://${host}:${port}`),
      now,
    }),
    log,
    everyMs: relayEveryMs,
    now,
  });
  const webhooks = new WebhookSender({
    dataSource,
    sealer,
    send: createSend({ allowLoopback: !production }),
    log,
    everyMs: relayEveryMs,
    now,
  });
  const sent = new SentSweep({ dataSource, log, now });
  mailer.start();
  webhooks.start();
  sent.start();
  if (!mail) log.info('no mail server is named (KYOSO_SMTP_URL): what people are to be told waits');
  return {
    mailer,
    stop: async () => {
      await Promise.all([mailer.stop(), webhooks.stop(), sent.stop()]);
      await dataSource.destroy().catch((error: unknown) => log.warn({ code: failureCode(error) }, 'mailer stopped'));
    },
  };
}

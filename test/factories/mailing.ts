import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../entities/data-source.js';
import { createSealer } from '../../entities/sealing.js';
import { createCompose } from '../../mailer/compose.js';
import { Mailer, type MailerOptions } from '../../mailer/mailer.js';
import { createPost, type SmtpTimeouts } from '../../mailer/smtp.js';
import type { DesksOnPostgres } from './desk-on-postgres.js';

/** Two addresses of these tests, and mailers on a test's database with its own times. */

export const SEALER = createSealer('mail'.repeat(10));
export const PUBLIC_URL = new URL('https://kyoso.example');

/** Patience of a test instead of that of a mail server: seconds become milliseconds. */
const TIMEOUTS: SmtpTimeouts = { connectMs: 2_000, greetingMs: 3_000, silenceMs: 3_000 };

export type MailerChanges = Partial<Omit<MailerOptions, 'post'>> & {
  readonly url: string | null;
  readonly timeouts?: Partial<SmtpTimeouts>;
};

export class TestMailer {
  private constructor(
    readonly mailer: Mailer,
    private readonly dataSource: DataSource,
  ) {}

  static async start(desks: DesksOnPostgres, changes: MailerChanges): Promise<TestMailer> {
    const { url, timeouts, ...options } = changes;
    const dataSource = createDataSource({ url: desks.database.appUrl, poolSize: 3, applicationName: 'test-mailer' });
    await dataSource.initialize();
    const now = options.now ?? (() => new Date());
    const connections = options.atOnce ?? 8;
    const mailer = new Mailer({
      dataSource,
      post:
        url === null
          ? null
          : createPost({ url, from: 'desk@kyoso.example', connections, timeouts: { ...TIMEOUTS, ...timeouts } }),
      compose: createCompose({ dataSource, sealer: SEALER, publicUrl: PUBLIC_URL, now }),
      log: pino({ level: 'silent' }),
      everyMs: 30,
      now,
      attemptMs: 10_000,
      backOff: (attempts) => (attempts >= 8 ? null : 60),
      probeEveryMs: 50,
      ...options,
    });
    mailer.start();
    return new TestMailer(mailer, dataSource);
  }

  async stop(): Promise<void> {
    await this.mailer.stop();
    await this.dataSource.destroy();
  }
}

/** Gives a person of a desk an account with this address, and a role that is in force. */
export async function giveAddress(
  desks: DesksOnPostgres,
  { deskId, personId, email, role }: { deskId: string; personId: string; email: string; role: string },
): Promise<string> {
  const accountId = randomUUID();
  await desks.rows(`insert into accounts (id, email, created_at) values ($1, $2, now())`, [accountId, email]);
  await desks.rows(`update people set account_id = $3 where desk_id = $1 and id = $2`, [deskId, personId, accountId]);
  await desks.rows(
    `insert into person_roles (desk_id, id, person_id, role, valid_from)
     values ($1, gen_random_uuid(), $2, $3, '2026-04-01')`,
    [deskId, personId, role],
  );
  return accountId;
}

/** A person of a desk who is told things and does nothing. */
export async function addReader(desks: DesksOnPostgres, deskId: string, email: string): Promise<string> {
  const personId = randomUUID();
  await desks.rows(`insert into people (desk_id, id, name, created_at) values ($1, $2, '読み手', now())`, [
    deskId,
    personId,
  ]);
  await giveAddress(desks, { deskId, personId, email, role: 'auditor' });
  return personId;
}

/** Notices to people, as a transaction of the product writes them. */
export const tell = (desks: DesksOnPostgres, deskId: string, personIds: readonly string[]): Promise<unknown> =>
  desks.within(deskId, (manager) =>
    manager.query(
      `insert into notifications (desk_id, id, kind, recipient, person_id, params, created_at)
       select $1, gen_random_uuid(), 'watched', 'desk', person, '{}', now() from unnest($2::uuid[]) as person`,
      [deskId, [...personIds]],
    ),
  );

export async function until(isSo: () => boolean | Promise<boolean>, what: string, withinMs = 30_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`not within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { addDays, isWeekday, tokyoDay, tokyoInstant } from '../../domain/calendar.js';
import { wayToTell } from '../../domain/notice-kinds.js';
import type { MailStatus } from '../mail.entity.js';
import { withDesk } from '../with-desk.js';
import { findTold, waysOf, type Told, type Ways } from './telling.js';

/**
 * Notices become mails, one per person, and wait in the queue until they are sent. A mail is written in the transaction
 * that takes its notice off the queue: whatever breaks in between, it is done again from the beginning or not at all.
 */

/** What waits to be sent. Without a desk: a message to an account, as a one-time link. */
export interface QueuedMail {
  readonly mailId: string;
  readonly deskId: string | null;
  readonly accountId: string;
  /** Attempts that were made before. */
  readonly attempts: number;
}

/** A notice that can't be read must not keep the others: it comes again later, by itself. */
const STAND_BACK = `interval '1 minute'`;

/** Desks that have notices for which nobody has found out yet whom to send them to. */
export async function desksWithNotices(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query<{ deskId: string }[]>(
    `select distinct desk_id as "deskId" from notification_queue where next_attempt_at <= now()`,
  );
  return rows.map(({ deskId }) => deskId);
}

/**
 * Writes the mails of the notices of a desk that are due. Several workers may do so at once: each takes those that no
 * other holds. Says how many notices there were.
 */
export function writeMails(dataSource: DataSource, deskId: string, atMost: number, now: Date): Promise<number> {
  return withDesk(dataSource, { deskId }, async (manager) => {
    const taken = await takeNotices(manager, deskId, atMost);
    if (taken.length === 0) return 0;
    const told = await findTold(manager, deskId, taken, tokyoDay(now.toISOString()));
    const ways = await waysOf(
      manager,
      deskId,
      told.map(({ personId }) => personId),
    );
    const mails = told.map((one) => ({ ...one, id: randomUUID(), ...statusOf(one, ways.get(one.personId)) }));
    await insertMails(manager, deskId, mails, morningAfter(now));
    return taken.length;
  });
}

async function takeNotices(manager: EntityManager, deskId: string, atMost: number): Promise<string[]> {
  const [rows] = await manager.query<[{ id: string }[], number]>(
    `delete from notification_queue
      where desk_id = $1 and notification_id in (
              select notification_id from notification_queue where desk_id = $1 and next_attempt_at <= now()
               order by next_attempt_at, notification_id limit $2 for update skip locked)
      returning notification_id as id`,
    [deskId, atMost],
  );
  return rows.map(({ id }) => id);
}

/** The notice on which taking one failed: it waits a while, so that those behind it come first. */
export async function putNoticeBack(dataSource: DataSource, deskId: string): Promise<void> {
  await dataSource.query(
    `update notification_queue set attempts = attempts + 1, next_attempt_at = now() + ${STAND_BACK}
      where desk_id = $1 and notification_id = (
              select notification_id from notification_queue where desk_id = $1 and next_attempt_at <= now()
               order by next_attempt_at, notification_id limit 1 for update skip locked)`,
    [deskId],
  );
}

function statusOf({ accountId, kind }: Told, ways: Ways = {}): { status: MailStatus; code: string | null } {
  const way = wayToTell(kind, ways);
  if (way === 'off') return { status: 'dropped', code: 'NOT_WANTED' };
  if (accountId === null) return { status: 'dropped', code: 'NO_ADDRESS' };
  return { status: way === 'digest' ? 'collected' : 'waiting', code: null };
}

async function insertMails(
  manager: EntityManager,
  deskId: string,
  mails: readonly (Told & { id: string; status: MailStatus; code: string | null })[],
  morning: Date,
): Promise<void> {
  if (mails.length === 0) return;
  await manager.query(
    `with written as (
       insert into mails (desk_id, id, notification_id, person_id, status, code, created_at)
       select $1, mail.id, mail."notificationId", mail."personId", mail.status, mail.code, now()
         from jsonb_to_recordset($2::jsonb)
              as mail (id uuid, "notificationId" uuid, "personId" uuid, status text, code text)
       on conflict (desk_id, notification_id, person_id) do nothing
       returning id, person_id, status
     )
     insert into mail_queue (mail_id, desk_id, account_id, next_attempt_at)
     select written.id, $1, person.account_id, case written.status when 'collected' then $3 else now() end
       from written join people person on person.desk_id = $1 and person.id = written.person_id
      where written.status in ('waiting', 'collected')`,
    [deskId, JSON.stringify(mails), morning],
  );
}

const MORNING = '09:30';

/**
 * When what was to come with a digest goes by itself, because there was none: half an hour after the digests of the next
 * weekday. A holiday brings it a little early rather than never.
 */
function morningAfter(now: Date): Date {
  for (let day = tokyoDay(now.toISOString()); ; day = addDays(day, 1)) {
    const morning = new Date(tokyoInstant(day, MORNING));
    if (isWeekday(day) && morning > now) return morning;
  }
}

/** Longer than an attempt can take: after it, whoever took the mail has died, and it is sent again. */
const CLAIM = `interval '5 minutes'`;

/**
 * Takes mails that are due for this process, at most one for each address. An address that is being written to waits,
 * and what failed before waits while `retries` is false.
 */
export async function claimMails(
  dataSource: DataSource,
  { atMost, busy, retries }: { readonly atMost: number; readonly busy: readonly string[]; readonly retries: boolean },
): Promise<QueuedMail[]> {
  const [rows] = await dataSource.query<[QueuedMail[], number]>(
    `update mail_queue set next_attempt_at = now() + ${CLAIM}
      where next_attempt_at <= now() and mail_id in (
              select mail_id from (
                select distinct on (account_id) mail_id, next_attempt_at from mail_queue
                 where next_attempt_at <= now() and account_id <> all($2::uuid[]) and (attempts = 0 or $3)
                 order by account_id, next_attempt_at, mail_id) heads
               order by next_attempt_at limit $1)
      returning mail_id as "mailId", desk_id as "deskId", account_id as "accountId", attempts`,
    [atMost, [...busy], retries],
  );
  return rows;
}

/** What became of an attempt. */
export type MailResult =
  | { readonly status: 'sent' }
  /** Nobody to send it to any more, or nothing to say. */
  | { readonly status: 'dropped'; readonly code: string }
  /** No further attempt. */
  | { readonly status: 'failed'; readonly code: string }
  | { readonly status: 'waiting'; readonly code: string; readonly againInMs: number };

export async function recordResult(dataSource: DataSource, mail: QueuedMail, result: MailResult): Promise<void> {
  const { mailId, deskId } = mail;
  const code = result.status === 'sent' ? null : result.code;
  const attempted = result.status === 'dropped' ? 0 : 1;
  if (deskId === null) {
    // A link stands here no longer than it takes to send it.
    await dataSource.transaction(async (manager) => {
      await manager.query(
        `update account_messages
            set attempts = attempts + $2, code = $3,
                sent_at = case when $4 = 'sent' then now() else sent_at end,
                failed_at = case when $4 in ('failed', 'dropped') then now() end,
                sealed = case when $4 = 'waiting' then sealed end
          where id = $1`,
        [mailId, attempted, code, result.status],
      );
      await leaveQueue(manager, mailId, result);
    });
    return;
  }
  await withDesk(dataSource, { deskId }, async (manager) => {
    await manager.query(
      `update mails
          set status = $3::varchar, code = $4, attempts = attempts + $5,
              last_attempt_at = case when $5 = 0 then last_attempt_at else now() end,
              sent_at = case when $3::varchar = 'sent' then now() end
        where desk_id = $1 and id = $2`,
      [deskId, mailId, result.status, code, attempted],
    );
    await leaveQueue(manager, mailId, result);
    if (result.status === 'sent') await settleCollected(manager, deskId, mailId);
  });
}

async function leaveQueue(manager: EntityManager, mailId: string, result: MailResult): Promise<void> {
  if (result.status !== 'waiting') {
    await manager.query(`delete from mail_queue where mail_id = $1`, [mailId]);
    return;
  }
  await manager.query(
    `update mail_queue set attempts = attempts + 1, next_attempt_at = now() + $2 * interval '1 millisecond'
      where mail_id = $1`,
    [mailId, Math.round(result.againInMs)],
  );
}

/** What a digest told of, in the order of the notices: what its person wanted with it. */
export const listCollected = (
  manager: EntityManager,
  deskId: string,
  digestId: string,
): Promise<{ readonly kind: string; readonly number: string | null }[]> =>
  manager.query(
    `select n.kind, p.reference_number as number
       from mails digest
       join mails m on m.desk_id = digest.desk_id and m.person_id = digest.person_id and m.status = 'collected'
            and m.created_at <= digest.created_at
       join notifications n on n.desk_id = m.desk_id and n.id = m.notification_id
       left join proposals p on p.desk_id = n.desk_id and p.id = n.proposal_id
      where digest.desk_id = $1 and digest.id = $2
      order by n.created_at, n.id`,
    [deskId, digestId],
  );

/** With a digest everything has gone that it told of. */
async function settleCollected(manager: EntityManager, deskId: string, mailId: string): Promise<void> {
  await manager.query(
    `with told as (
       update mails m set status = 'sent', sent_at = now()
         from mails digest
         join notifications n on n.desk_id = digest.desk_id and n.id = digest.notification_id and n.kind = 'digest'
        where digest.desk_id = $1 and digest.id = $2 and m.desk_id = $1 and m.person_id = digest.person_id
          and m.status = 'collected' and m.created_at <= digest.created_at
       returning m.id
     )
     delete from mail_queue where mail_id in (select id from told)`,
    [deskId, mailId],
  );
}

/** Gives back what was taken and not tried: nothing is said against it. */
export async function releaseMail(dataSource: DataSource, { mailId }: QueuedMail, afterMs: number): Promise<void> {
  await dataSource.query(
    `update mail_queue set next_attempt_at = now() + $2 * interval '1 millisecond' where mail_id = $1`,
    [mailId, Math.round(afterMs)],
  );
}

/** A mail as those see it who look after the desk. */
export interface RecordedMail {
  readonly id: string;
  readonly kind: string;
  readonly status: MailStatus;
  readonly code: string | null;
  readonly attempts: number;
  readonly personId: string;
  readonly name: string;
  /** 受付番号 of the case that it is about. */
  readonly number: string | null;
  readonly createdAt: Date;
  readonly lastAttemptAt: Date | null;
  readonly sentAt: Date | null;
}

const RECORDED_MAIL = `
  select m.id, n.kind, m.status, m.code, m.attempts, m.person_id as "personId", person.name,
         p.reference_number as number, m.created_at as "createdAt", m.last_attempt_at as "lastAttemptAt",
         m.sent_at as "sentAt"
    from mails m
    join notifications n on n.desk_id = m.desk_id and n.id = m.notification_id
    join people person on person.desk_id = m.desk_id and person.id = m.person_id
    left join proposals p on p.desk_id = n.desk_id and p.id = n.proposal_id
   where m.desk_id = $1`;

/** The latest first. */
export const listMails = (
  manager: EntityManager,
  deskId: string,
  sought: {
    readonly status: MailStatus;
    readonly before: { readonly at: string; readonly id: string } | null;
    readonly limit: number;
  },
): Promise<RecordedMail[]> =>
  manager.query<RecordedMail[]>(
    `${RECORDED_MAIL} and m.status = $2
        and ($3::timestamptz is null or (date_trunc('milliseconds', m.created_at), m.id) < ($3, $4::uuid))
      order by date_trunc('milliseconds', m.created_at) desc, m.id desc limit $5`,
    [deskId, sought.status, sought.before?.at ?? null, sought.before?.id ?? null, sought.limit],
  );

export async function findMail(manager: EntityManager, deskId: string, id: string): Promise<RecordedMail | null> {
  const [found] = await manager.query<RecordedMail[]>(`${RECORDED_MAIL} and m.id = $2`, [deskId, id]);
  return found ?? null;
}

/** Puts a mail that failed into the queue again, with all its attempts before it. False: it has not failed. */
export async function sendAgain(manager: EntityManager, deskId: string, id: string): Promise<boolean> {
  const [queued] = await manager.query<[unknown[], number]>(
    `with again as (
       update mails set status = 'waiting', code = null, attempts = 0
        where desk_id = $1 and id = $2 and status = 'failed' returning id, person_id
     )
     insert into mail_queue (mail_id, desk_id, account_id)
     select again.id, $1, person.account_id
       from again join people person on person.desk_id = $1 and person.id = again.person_id and person.account_id is not null
     returning mail_id`,
    [deskId, id],
  );
  return queued !== undefined;
}

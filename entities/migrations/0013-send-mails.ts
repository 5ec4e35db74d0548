import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MAIL_STATUSES } from '../mail.entity.js';
import { MAILER_STATES } from '../process.entity.js';
import { oneOf } from './one-of.js';

/**
 * Notices become mails. What is to be told is queued by the transaction that writes it, whoever writes it: a trigger, so
 * that no kind of notice can be forgotten. The queues hold ids only and belong to no desk, like the outbox.
 */
export class SendMails1763900000013 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table notification_queue (
        desk_id varchar(40) not null,
        notification_id uuid not null,
        attempts integer not null default 0,
        next_attempt_at timestamptz not null default now(),
        primary key (desk_id, notification_id),
        constraint notification_queue_notification_fkey
          foreign key (desk_id, notification_id) references notifications
      );
      create index notification_queue_due_idx on notification_queue (next_attempt_at);

      create table mails (
        desk_id varchar(40) not null,
        id uuid not null,
        notification_id uuid not null,
        person_id uuid not null,
        status varchar(20) not null constraint mails_status_check check (${oneOf('status', MAIL_STATUSES)}),
        code varchar(60),
        attempts integer not null default 0,
        created_at timestamptz not null,
        last_attempt_at timestamptz,
        sent_at timestamptz,
        primary key (desk_id, id),
        constraint mails_person_key unique (desk_id, notification_id, person_id),
        constraint mails_notification_fkey foreign key (desk_id, notification_id) references notifications,
        constraint mails_person_fkey foreign key (desk_id, person_id) references people
      );
      create index mails_person_idx on mails (desk_id, person_id, status);
      create index mails_status_idx on mails (desk_id, status, created_at, id);

      create table mail_queue (
        mail_id uuid primary key,
        desk_id varchar(40),
        account_id uuid not null,
        attempts integer not null default 0,
        next_attempt_at timestamptz not null default now(),
        constraint mail_queue_mail_fkey foreign key (desk_id, mail_id) references mails,
        constraint mail_queue_account_fkey foreign key (account_id) references accounts
      );
      create index mail_queue_due_idx on mail_queue (next_attempt_at);
      create index mail_queue_account_idx on mail_queue (account_id);

      alter table account_messages
        add column attempts integer not null default 0,
        add column code varchar(60),
        add column failed_at timestamptz;
      alter table processes add column mail varchar(20)
        constraint processes_mail_check check (${oneOf('mail', MAILER_STATES)});
    `);
    await queryRunner.query(`
      create function queue_notifications() returns trigger language plpgsql as $$
      begin
        insert into notification_queue (desk_id, notification_id) select desk_id, id from written;
        return null;
      end $$;
      create trigger notifications_queued after insert on notifications
        referencing new table as written for each statement execute function queue_notifications();

      create function queue_account_messages() returns trigger language plpgsql as $$
      begin
        insert into mail_queue (mail_id, account_id) select id, account_id from written;
        return null;
      end $$;
      create trigger account_messages_queued after insert on account_messages
        referencing new table as written for each statement execute function queue_account_messages();

      -- Invitations that were written while nothing sent mail are still of use; what was told in the cases is told.
      insert into mail_queue (mail_id, account_id)
      select id, account_id from account_messages
       where kind = 'link_invitation' and sent_at is null and sealed is not null
         and (params ->> 'expiresAt')::timestamptz > now();
    `);
    await queryRunner.query(`
      grant select, insert, update, delete on notification_queue, mail_queue to kyoso_app;
      grant select, insert, update on mails to kyoso_app;
      alter table mails enable row level security, force row level security;
      create policy of_current_desk on mails
        using (desk_id = (select current_desk())) with check (desk_id = (select current_desk()));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Irreversible: what was sent, and what was not, would be forgotten. Restore a backup instead.');
  }
}

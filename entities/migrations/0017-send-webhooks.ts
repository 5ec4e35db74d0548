import type { MigrationInterface, QueryRunner } from 'typeorm';
import { WEBHOOK_EVENTS } from '../../domain/webhook-events.js';
import { DELIVERY_STATUSES } from '../webhook-delivery.entity.js';
import { oneOf } from './one-of.js';

const OF_A_DESK = ['webhook_endpoints', 'webhook_deliveries'];

/** Other systems that are told of events, what they are told, and what is still to be sent. */
export class SendWebhooks1763900000017 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table webhook_endpoints (
        desk_id varchar(40) not null constraint webhook_endpoints_desk_fkey references desks,
        id uuid not null,
        url text not null,
        events jsonb not null,
        sealed_secret text not null,
        sealed_previous text,
        previous_until timestamptz,
        created_by uuid not null,
        created_at timestamptz not null,
        disabled_at timestamptz,
        primary key (desk_id, id),
        constraint webhook_endpoints_created_by_fkey foreign key (desk_id, created_by) references people
      );
      create index webhook_endpoints_created_by_idx on webhook_endpoints (desk_id, created_by);

      create table webhook_deliveries (
        desk_id varchar(40) not null,
        id uuid not null,
        n bigint generated always as identity,
        endpoint_id uuid not null,
        event_id uuid not null,
        proposal_id uuid not null,
        type varchar(40) not null
          constraint webhook_deliveries_type_check check (${oneOf('type', WEBHOOK_EVENTS)}),
        payload text not null,
        status varchar(20) not null
          constraint webhook_deliveries_status_check check (${oneOf('status', DELIVERY_STATUSES)}),
        attempts integer not null,
        last_code varchar(60),
        last_at timestamptz,
        created_at timestamptz not null,
        queued_at timestamptz not null,
        primary key (desk_id, id),
        constraint webhook_deliveries_endpoint_fkey foreign key (desk_id, endpoint_id) references webhook_endpoints,
        constraint webhook_deliveries_proposal_fkey foreign key (desk_id, proposal_id) references proposals
      );
      create index webhook_deliveries_endpoint_idx on webhook_deliveries (desk_id, endpoint_id, n);
      create index webhook_deliveries_proposal_idx on webhook_deliveries (desk_id, proposal_id);

      create table webhook_queue (
        n bigint generated always as identity primary key,
        desk_id varchar(40) not null,
        endpoint_id uuid not null,
        delivery_id uuid not null,
        next_at timestamptz not null,
        leased_until timestamptz,
        constraint webhook_queue_delivery_fkey foreign key (desk_id, delivery_id) references webhook_deliveries
      );
      create unique index webhook_queue_delivery_key on webhook_queue (desk_id, delivery_id);
      -- The first in line of each endpoint is all that anybody asks for.
      create index webhook_queue_line_idx on webhook_queue (endpoint_id, n);
      grant select, insert, update, delete on webhook_queue to kyoso_app;
    `);
    for (const table of OF_A_DESK) {
      await queryRunner.query(`
        grant select, insert, update on ${table} to kyoso_app;
        alter table ${table} enable row level security, force row level security;
        create policy of_current_desk on ${table}
          using (desk_id = (select current_desk())) with check (desk_id = (select current_desk()));
      `);
    }
  }

  async down(): Promise<void> {
    throw new Error('Irreversible: it would forget what others have not been told yet. Restore a backup instead.');
  }
}

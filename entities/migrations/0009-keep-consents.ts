import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CONSENT_ORIGINS } from '../../domain/consents.js';
import { FOLLOW_UP_KINDS } from '../../domain/follow-ups.js';
import { PARTIES } from '../../domain/stages.js';
import { oneOf } from './one-of.js';

/** What the application may do with each: the ledger and the deliveries are written once. */
const TABLES = { consents: 'select, insert', deliveries: 'select, insert', follow_ups: 'select, insert, update' };

/** The consent ledger, what was passed on to partners, and the tasks beside the process. */
export class KeepConsents1763800000009 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table consents (
        desk_id varchar(40) not null,
        id uuid not null,
        proposal_id uuid not null,
        n integer not null,
        code varchar(60) not null,
        given boolean not null,
        origin varchar(20) not null constraint consents_origin_check check (${oneOf('origin', CONSENT_ORIGINS)}),
        at timestamptz not null,
        person_id uuid,
        command_id uuid,
        on_behalf_of jsonb,
        primary key (desk_id, id),
        constraint consents_n_key unique (desk_id, proposal_id, n),
        constraint consents_proposal_fkey foreign key (desk_id, proposal_id) references proposals,
        constraint consents_person_fkey foreign key (desk_id, person_id) references people,
        constraint consents_command_fkey foreign key (desk_id, command_id) references commands
      );
      -- What holds is the latest line of a code.
      create index consents_code_idx on consents (desk_id, proposal_id, code, n desc);
      create index consents_person_idx on consents (desk_id, person_id);
      create index consents_command_idx on consents (desk_id, command_id);

      create table deliveries (
        desk_id varchar(40) not null,
        id uuid not null,
        proposal_id uuid not null,
        municipality_id uuid not null,
        consent_id uuid not null,
        items jsonb not null,
        revision integer not null,
        note text,
        delivered_at timestamptz not null,
        delivered_by uuid not null,
        primary key (desk_id, id),
        constraint deliveries_proposal_fkey foreign key (desk_id, proposal_id) references proposals,
        constraint deliveries_municipality_fkey foreign key (desk_id, municipality_id) references organisations,
        constraint deliveries_consent_fkey foreign key (desk_id, consent_id) references consents,
        constraint deliveries_delivered_by_fkey foreign key (desk_id, delivered_by) references people
      );
      create index deliveries_proposal_idx on deliveries (desk_id, proposal_id);
      create index deliveries_municipality_idx on deliveries (desk_id, municipality_id);
      create index deliveries_consent_idx on deliveries (desk_id, consent_id);
      create index deliveries_delivered_by_idx on deliveries (desk_id, delivered_by);

      create table follow_ups (
        desk_id varchar(40) not null,
        id uuid not null,
        proposal_id uuid not null,
        kind varchar(40) not null constraint follow_ups_kind_check check (${oneOf('kind', FOLLOW_UP_KINDS)}),
        holder varchar(40) not null constraint follow_ups_holder_check check (${oneOf('holder', PARTIES)}),
        department_id uuid,
        command_id uuid,
        opened_at timestamptz not null,
        done_at timestamptz,
        done_by uuid,
        note text,
        dropped_at timestamptz,
        primary key (desk_id, id),
        constraint follow_ups_proposal_fkey foreign key (desk_id, proposal_id) references proposals,
        constraint follow_ups_department_fkey foreign key (desk_id, department_id) references departments,
        constraint follow_ups_command_fkey foreign key (desk_id, command_id) references commands,
        constraint follow_ups_done_by_fkey foreign key (desk_id, done_by) references people
      );
      create unique index follow_ups_open_key on follow_ups (desk_id, proposal_id, kind)
        where done_at is null and dropped_at is null;
      create index follow_ups_proposal_idx on follow_ups (desk_id, proposal_id);
      create index follow_ups_department_idx on follow_ups (desk_id, department_id);
      create index follow_ups_command_idx on follow_ups (desk_id, command_id);
      create index follow_ups_done_by_idx on follow_ups (desk_id, done_by);

      create trigger consents_append_only before update or delete or truncate on consents
        for each statement execute function refuse_change();
      create trigger deliveries_append_only before update or delete or truncate on deliveries
        for each statement execute function refuse_change();
    `);
    for (const [table, rights] of Object.entries(TABLES)) {
      await queryRunner.query(`
        grant ${rights} on ${table} to kyoso_app;
        alter table ${table} enable row level security, force row level security;
        create policy of_current_desk on ${table}
          using (desk_id = (select current_desk())) with check (desk_id = (select current_desk()));
      `);
    }
    await this.beginLedgers(queryRunner);
  }

  /** What was handed in before there was a ledger begins it: as the form said, and else as the guideline of the case. */
  private async beginLedgers(queryRunner: QueryRunner): Promise<void> {
    const desks = (await queryRunner.query(`select id from desks`)) as { id: string }[];
    for (const { id } of desks) {
      await queryRunner.query(`select set_config('app.desk', $1, true)`, [id]);
      await queryRunner.query(`
        insert into consents (desk_id, id, proposal_id, n, code, given, origin, at, person_id, command_id, on_behalf_of)
        select p.desk_id, gen_random_uuid(), p.id, asked.n, asked.consent ->> 'code',
               coalesce(form.answer::boolean, (asked.consent ->> 'default_value')::boolean),
               case when form.answer is null then 'guideline' else 'form' end,
               coalesce(submission.received_at, p.received_at, p.created_at),
               coalesce(submission.actor_person_id, p.author_person_id), submission.id, submission.on_behalf_of
          from proposals p
          join profile_versions v on v.desk_id = p.desk_id and v.version = p.profile_version
         cross join lateral jsonb_array_elements(coalesce(v.content -> 'consents', '[]'))
               with ordinality as asked (consent, n)
         cross join lateral (
               select case when coalesce((asked.consent ->> 'enabled')::boolean, true)
                            and jsonb_typeof(p.content -> 'consents' -> (asked.consent ->> 'code')) = 'boolean'
                           then p.content -> 'consents' ->> (asked.consent ->> 'code') end as answer) form
          left join lateral (
               select c.id, c.received_at, c.actor_person_id, c.on_behalf_of from commands c
                where c.desk_id = p.desk_id and c.proposal_id = p.id and c.kind = 'submit' and c.status = 'settled'
                order by c.number desc limit 1) submission on true
         where p.submitted and p.kind = 'proposal'`);
    }
    await queryRunner.query(`select set_config('app.desk', '', true)`);
  }

  async down(): Promise<void> {
    throw new Error('Irreversible: it would destroy what was consented to. Restore a backup instead.');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ASSIGNED_SIDES, ASSIGNMENT_WAYS } from '../../domain/assignments.js';
import { COMMAND_KINDS } from '../../domain/commands.js';
import { HANDOVER_STATUSES } from '../handover.entity.js';
import { oneOf } from './one-of.js';

const OF_A_DESK = ['case_assignments', 'absences', 'case_watches', 'handovers'];

/** Lists of commands; a fresh database has the new ones already. */
const COMMAND_CHECKS = ['commands', 'outbox'];

/** Who is in charge of a case, who stands in for whom, who follows a case, and who takes over on which day. */
export class HandOverCases1763800000010 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table case_assignments (
        desk_id varchar(40) not null,
        id uuid not null,
        proposal_id uuid not null,
        holder varchar(20) not null
          constraint case_assignments_holder_check check (${oneOf('holder', ASSIGNED_SIDES)}),
        department_id uuid,
        person_id uuid not null,
        how varchar(20) not null constraint case_assignments_how_check check (${oneOf('how', ASSIGNMENT_WAYS)}),
        given_by uuid not null,
        delegated_by uuid,
        note text,
        since timestamptz not null,
        until timestamptz,
        primary key (desk_id, id),
        constraint case_assignments_proposal_fkey foreign key (desk_id, proposal_id) references proposals,
        constraint case_assignments_department_fkey foreign key (desk_id, department_id) references departments,
        constraint case_assignments_person_fkey foreign key (desk_id, person_id) references people,
        constraint case_assignments_given_by_fkey foreign key (desk_id, given_by) references people,
        constraint case_assignments_delegated_by_fkey foreign key (desk_id, delegated_by) references people
      );
      -- One person in charge of a side, whoever asks at the same moment.
      create unique index case_assignments_open_key on case_assignments
        (desk_id, proposal_id, holder, coalesce(department_id, '00000000-0000-0000-0000-000000000000'))
        where until is null;
      create index case_assignments_proposal_idx on case_assignments (desk_id, proposal_id);
      create index case_assignments_department_idx on case_assignments (desk_id, department_id);
      create index case_assignments_person_idx on case_assignments (desk_id, person_id);
      create index case_assignments_given_by_idx on case_assignments (desk_id, given_by);
      create index case_assignments_delegated_by_idx on case_assignments (desk_id, delegated_by);

      create table absences (
        desk_id varchar(40) not null,
        id uuid not null,
        person_id uuid not null,
        substitute_id uuid not null,
        from_day date not null,
        to_day date not null,
        created_by uuid not null,
        created_at timestamptz not null,
        cancelled_at timestamptz,
        primary key (desk_id, id),
        constraint absences_person_fkey foreign key (desk_id, person_id) references people,
        constraint absences_substitute_fkey foreign key (desk_id, substitute_id) references people,
        constraint absences_created_by_fkey foreign key (desk_id, created_by) references people
      );
      create index absences_person_idx on absences (desk_id, person_id);
      create index absences_substitute_idx on absences (desk_id, substitute_id);
      create index absences_created_by_idx on absences (desk_id, created_by);

      create table case_watches (
        desk_id varchar(40) not null,
        proposal_id uuid not null,
        person_id uuid not null,
        since timestamptz not null,
        until timestamptz,
        primary key (desk_id, proposal_id, person_id),
        constraint case_watches_proposal_fkey foreign key (desk_id, proposal_id) references proposals,
        constraint case_watches_person_fkey foreign key (desk_id, person_id) references people
      );
      create index case_watches_person_idx on case_watches (desk_id, person_id);

      create table handovers (
        desk_id varchar(40) not null,
        id uuid not null,
        from_person_id uuid,
        from_department_id uuid,
        effective_on date not null,
        status varchar(20) not null constraint handovers_status_check check (${oneOf('status', HANDOVER_STATUSES)}),
        plan jsonb not null,
        problem varchar(60),
        created_by uuid not null,
        created_at timestamptz not null,
        ended_at timestamptz,
        primary key (desk_id, id),
        constraint handovers_from_person_fkey foreign key (desk_id, from_person_id) references people,
        constraint handovers_from_department_fkey foreign key (desk_id, from_department_id) references departments,
        constraint handovers_created_by_fkey foreign key (desk_id, created_by) references people
      );
      create index handovers_due_idx on handovers (desk_id, effective_on) where status = 'planned';
      create index handovers_from_person_idx on handovers (desk_id, from_person_id);
      create index handovers_from_department_idx on handovers (desk_id, from_department_id);
      create index handovers_created_by_idx on handovers (desk_id, created_by);
    `);
    for (const table of OF_A_DESK) {
      await queryRunner.query(`
        grant select, insert, update on ${table} to kyoso_app;
        alter table ${table} enable row level security, force row level security;
        create policy of_current_desk on ${table}
          using (desk_id = (select current_desk())) with check (desk_id = (select current_desk()));
      `);
    }
    for (const table of COMMAND_CHECKS) {
      await queryRunner.query(`
        alter table ${table} drop constraint ${table}_kind_check;
        alter table ${table} add constraint ${table}_kind_check check (${oneOf('kind', COMMAND_KINDS)});
      `);
    }
  }

  async down(): Promise<void> {
    throw new Error('Irreversible: it would forget who was in charge of what. Restore a backup instead.');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ASK_KINDS } from '../../domain/case-state.js';
import { COMMAND_KINDS } from '../../domain/commands.js';
import { COMMAND_STATUSES, OUTCOMES, PARTIES, POSITIONS, PROPOSAL_TYPES } from '../../domain/stages.js';
import { EVALUATION_DECISIONS } from '../evaluation.entity.js';
import { PILOT_STATUSES } from '../pilot.entity.js';
import { TASK_STATUSES } from '../task.entity.js';
import { oneOf } from './one-of.js';

/** Proposals, their commands and all that commands leave behind. */
export class CreateCases1763600000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table proposals (
        desk_id varchar(40) not null,
        id uuid not null,
        type varchar(40) not null constraint proposals_type_check check (${oneOf('type', PROPOSAL_TYPES)}),
        profile_version integer not null,
        challenge_id uuid,
        proposer_person_id uuid,
        organisation_id uuid,
        author_person_id uuid not null,
        channel varchar(20) not null,
        fiscal_year integer,
        fiscal_number integer,
        reference_number varchar(20),
        content jsonb not null,
        title text not null,
        stage varchar(40) not null constraint proposals_stage_check check (${oneOf('stage', POSITIONS)}),
        outcome varchar(40) constraint proposals_outcome_check check (${oneOf('outcome', OUTCOMES)}),
        closed boolean not null,
        submitted boolean not null,
        ball_holder varchar(40) constraint proposals_ball_holder_check check (${oneOf('ball_holder', PARTIES)}),
        ball_department_id uuid,
        ball_since timestamptz,
        due_at timestamptz,
        last integer not null,
        last_settled integer not null,
        next_number integer not null default 1,
        opening integer not null default 1,
        started boolean not null default false,
        state jsonb not null,
        attention varchar(60),
        attention_at timestamptz,
        workflow_run_id varchar(60),
        reconciled_at timestamptz,
        received_at timestamptz,
        closed_at timestamptz,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        primary key (desk_id, id),
        constraint proposals_fiscal_number_key unique (desk_id, fiscal_year, fiscal_number),
        constraint proposals_profile_version_fkey
          foreign key (desk_id, profile_version) references profile_versions,
        constraint proposals_challenge_fkey foreign key (desk_id, challenge_id) references challenges,
        constraint proposals_proposer_fkey foreign key (desk_id, proposer_person_id) references people,
        constraint proposals_organisation_fkey foreign key (desk_id, organisation_id) references organisations,
        constraint proposals_author_fkey foreign key (desk_id, author_person_id) references people,
        constraint proposals_ball_department_fkey foreign key (desk_id, ball_department_id) references departments
      );
      create index proposals_created_idx on proposals (desk_id, created_at desc, id);
      create index proposals_stage_idx on proposals (desk_id, stage);
      create index proposals_due_idx on proposals (desk_id, due_at);
      create index proposals_profile_version_idx on proposals (desk_id, profile_version);
      create index proposals_challenge_idx on proposals (desk_id, challenge_id);
      create index proposals_proposer_idx on proposals (desk_id, proposer_person_id);
      create index proposals_organisation_idx on proposals (desk_id, organisation_id);
      create index proposals_author_idx on proposals (desk_id, author_person_id);
      create index proposals_ball_department_idx on proposals (desk_id, ball_department_id);
      -- What reconcile compares with Temporal: the cases that should have a run, the longest unlooked-at first.
      create index proposals_running_idx on proposals (desk_id, reconciled_at nulls first) where started and not closed;

      create table locators (
        proposal_id uuid primary key,
        desk_id varchar(40) not null,
        constraint locators_proposal_fkey foreign key (desk_id, proposal_id) references proposals
      );
      create index locators_desk_idx on locators (desk_id);
    `);

    await queryRunner.query(`
      create table commands (
        desk_id varchar(40) not null,
        id uuid not null,
        proposal_id uuid not null,
        number integer not null,
        opening integer not null,
        kind varchar(40) not null constraint commands_kind_check check (${oneOf('kind', COMMAND_KINDS)}),
        input jsonb not null,
        actor jsonb not null,
        actor_person_id uuid,
        on_behalf_of jsonb,
        occurred_on date,
        expected_version integer,
        received_at timestamptz not null,
        status varchar(40) not null constraint commands_status_check check (${oneOf('status', COMMAND_STATUSES)}),
        code varchar(60),
        errors jsonb,
        result text,
        settled_at timestamptz,
        workflow_id varchar(120),
        run_id varchar(60),
        primary key (desk_id, id),
        constraint commands_number_key unique (desk_id, proposal_id, number),
        constraint commands_proposal_fkey foreign key (desk_id, proposal_id) references proposals,
        constraint commands_actor_fkey foreign key (desk_id, actor_person_id) references people
      );
      create index commands_status_idx on commands (desk_id, proposal_id, status);
      create index commands_actor_idx on commands (desk_id, actor_person_id);

      create table outbox (
        command_id uuid primary key,
        desk_id varchar(40) not null,
        proposal_id uuid not null,
        opening integer not null,
        number integer not null,
        kind varchar(40) not null constraint outbox_kind_check check (${oneOf('kind', COMMAND_KINDS)}),
        created_at timestamptz not null,
        sent_at timestamptz,
        attempts integer not null default 0,
        next_attempt_at timestamptz not null default now(),
        last_error varchar(200),
        constraint outbox_command_fkey foreign key (desk_id, command_id) references commands
      );
      create index outbox_unsent_idx on outbox (next_attempt_at) where sent_at is null;
      create index outbox_proposal_idx on outbox (proposal_id, number);

      create table proposal_revisions (
        desk_id varchar(40) not null,
        id uuid not null,
        proposal_id uuid not null,
        revision integer not null,
        command_id uuid,
        content jsonb not null,
        effective_at timestamptz,
        created_by uuid not null,
        created_at timestamptz not null,
        primary key (desk_id, id),
        constraint proposal_revisions_revision_key unique (desk_id, proposal_id, revision),
        constraint proposal_revisions_proposal_fkey foreign key (desk_id, proposal_id) references proposals,
        constraint proposal_revisions_command_fkey foreign key (desk_id, command_id) references commands,
        constraint proposal_revisions_created_by_fkey foreign key (desk_id, created_by) references people
      );
      create index proposal_revisions_command_idx on proposal_revisions (desk_id, command_id);
      create index proposal_revisions_created_by_idx on proposal_revisions (desk_id, created_by);

      -- A key is claimed before anything is written under it, hence the references are looked at on commit.
      create table idempotency_keys (
        desk_id varchar(40) not null,
        person_id uuid not null,
        route varchar(120) not null,
        key varchar(200) not null,
        body_digest char(64) not null,
        proposal_id uuid not null,
        command_id uuid,
        created_at timestamptz not null,
        primary key (desk_id, person_id, route, key),
        constraint idempotency_keys_person_fkey foreign key (desk_id, person_id) references people,
        constraint idempotency_keys_proposal_fkey
          foreign key (desk_id, proposal_id) references proposals deferrable initially deferred,
        constraint idempotency_keys_command_fkey
          foreign key (desk_id, command_id) references commands deferrable initially deferred
      );
      create index idempotency_keys_proposal_idx on idempotency_keys (desk_id, proposal_id);
      create index idempotency_keys_command_idx on idempotency_keys (desk_id, command_id);
      create index idempotency_keys_created_idx on idempotency_keys (desk_id, created_at);
    `);

    await queryRunner.query(`
      create table asks (
        desk_id varchar(40) not null,
        proposal_id uuid not null,
        key varchar(120) not null,
        opening integer not null,
        kind varchar(40) not null constraint asks_kind_check check (${oneOf('kind', ASK_KINDS)}),
        holder varchar(40) not null constraint asks_holder_check check (${oneOf('holder', PARTIES)}),
        department_id uuid,
        since timestamptz not null,
        until timestamptz,
        closed_at timestamptz,
        opened_by integer not null,
        closed_by integer,
        primary key (desk_id, proposal_id, key),
        constraint asks_proposal_fkey foreign key (desk_id, proposal_id) references proposals,
        constraint asks_department_fkey foreign key (desk_id, department_id) references departments
      );
      create index asks_open_idx on asks (desk_id, until) where closed_at is null;
      create index asks_department_idx on asks (desk_id, department_id);

      create table reminders (
        desk_id varchar(40) not null,
        proposal_id uuid not null,
        ask_key varchar(120) not null,
        rung integer not null,
        sent_at timestamptz not null,
        primary key (desk_id, proposal_id, ask_key, rung),
        constraint reminders_ask_fkey foreign key (desk_id, proposal_id, ask_key) references asks
      );

      create table notifications (
        desk_id varchar(40) not null,
        id uuid not null,
        proposal_id uuid,
        kind varchar(40) not null,
        recipient varchar(40) not null constraint notifications_recipient_check check (${oneOf('recipient', PARTIES)}),
        department_id uuid,
        person_id uuid,
        command_id uuid,
        ask_key varchar(120),
        params jsonb not null,
        created_at timestamptz not null,
        primary key (desk_id, id),
        constraint notifications_proposal_fkey foreign key (desk_id, proposal_id) references proposals,
        constraint notifications_department_fkey foreign key (desk_id, department_id) references departments,
        constraint notifications_person_fkey foreign key (desk_id, person_id) references people,
        constraint notifications_command_fkey foreign key (desk_id, command_id) references commands
      );
      create index notifications_proposal_idx on notifications (desk_id, proposal_id);
      create index notifications_department_idx on notifications (desk_id, department_id);
      create index notifications_person_idx on notifications (desk_id, person_id);
      create index notifications_command_idx on notifications (desk_id, command_id);

      create table tasks (
        desk_id varchar(40) not null,
        id uuid not null,
        proposal_id uuid not null,
        department_id uuid not null,
        lead boolean not null,
        status varchar(20) not null constraint tasks_status_check check (${oneOf('status', TASK_STATUSES)}),
        asked_at timestamptz not null,
        answered_at timestamptz,
        answered_by uuid,
        note text,
        primary key (desk_id, id),
        constraint tasks_proposal_fkey foreign key (desk_id, proposal_id) references proposals,
        constraint tasks_department_fkey foreign key (desk_id, department_id) references departments,
        constraint tasks_answered_by_fkey foreign key (desk_id, answered_by) references people
      );
      create unique index tasks_open_key on tasks (desk_id, proposal_id, department_id, asked_at)
        where status in ('asked', 'taken');
      create index tasks_proposal_idx on tasks (desk_id, proposal_id);
      create index tasks_department_idx on tasks (desk_id, department_id, status);
      create index tasks_answered_by_idx on tasks (desk_id, answered_by);
    `);

    await queryRunner.query(`
      create table dialogue_entries (
        desk_id varchar(40) not null,
        id uuid not null,
        proposal_id uuid not null,
        command_id uuid not null,
        held_on date not null,
        participants jsonb not null,
        summary text not null,
        shared_by_city text,
        shared_goal text,
        benefit_proposer text,
        benefit_municipality text,
        created_at timestamptz not null,
        primary key (desk_id, id),
        constraint dialogue_entries_command_key unique (desk_id, command_id),
        constraint dialogue_entries_proposal_fkey foreign key (desk_id, proposal_id) references proposals,
        constraint dialogue_entries_command_fkey foreign key (desk_id, command_id) references commands
      );
      create index dialogue_entries_proposal_idx on dialogue_entries (desk_id, proposal_id);

      create table pilots (
        desk_id varchar(40) not null,
        id uuid not null,
        proposal_id uuid not null,
        round integer not null,
        plan text not null,
        place text,
        starts_on date not null,
        ends_on date not null,
        status varchar(20) not null constraint pilots_status_check check (${oneOf('status', PILOT_STATUSES)}),
        ended_on date,
        report text,
        reason text,
        primary key (desk_id, id),
        constraint pilots_round_key unique (desk_id, proposal_id, round),
        constraint pilots_proposal_fkey foreign key (desk_id, proposal_id) references proposals
      );

      create table evaluations (
        desk_id varchar(40) not null,
        id uuid not null,
        proposal_id uuid not null,
        command_id uuid not null,
        round integer not null,
        effect text,
        effect_verified boolean,
        decision varchar(20) constraint evaluations_decision_check check (${oneOf('decision', EVALUATION_DECISIONS)}),
        reason text,
        created_at timestamptz not null,
        primary key (desk_id, id),
        constraint evaluations_command_key unique (desk_id, command_id),
        constraint evaluations_proposal_fkey foreign key (desk_id, proposal_id) references proposals,
        constraint evaluations_command_fkey foreign key (desk_id, command_id) references commands
      );
      create index evaluations_proposal_idx on evaluations (desk_id, proposal_id);

      create table agreements (
        desk_id varchar(40) not null,
        id uuid not null,
        proposal_id uuid not null,
        command_id uuid not null,
        kind varchar(60) not null,
        instrument varchar(60),
        title text not null,
        document text not null,
        term_from date,
        term_to date,
        concluded_on date not null,
        implemented_on date,
        ended_on date,
        end_reason text,
        primary key (desk_id, id),
        constraint agreements_command_key unique (desk_id, command_id),
        constraint agreements_proposal_fkey foreign key (desk_id, proposal_id) references proposals,
        constraint agreements_command_fkey foreign key (desk_id, command_id) references commands
      );
      create index agreements_proposal_idx on agreements (desk_id, proposal_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Irreversible: it would destroy the records. Restore a backup instead.');
  }
}

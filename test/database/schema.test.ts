import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { ASSIGNED_SIDES, ASSIGNMENT_WAYS } from '../../domain/assignments.js';
import { LANGUAGES } from '../../domain/languages.js';
import { MESSAGE_AUDIENCES, WRITING_SIDES } from '../../domain/messages.js';
import { NOTICE_GROUP_CODES, WAYS_TO_TELL } from '../../domain/notice-kinds.js';
import { ASK_KINDS } from '../../domain/case-state.js';
import { COLLEAGUE_ROLES } from '../../domain/people-rules.js';
import { HEARING_ANSWERS } from '../../domain/publication.js';
import { POSTING_KINDS } from '../../domain/profile-parts.js';
import { COMMAND_KINDS } from '../../domain/commands.js';
import { CONSENT_ORIGINS } from '../../domain/consents.js';
import { FOLLOW_UP_KINDS } from '../../domain/follow-ups.js';
import {
  COMMAND_STATUSES,
  INTAKE_KINDS,
  OUTCOMES,
  PARTIES,
  POSITIONS,
  PROPOSAL_TYPES,
  ROLES,
} from '../../domain/stages.js';
import { WEBHOOK_EVENTS } from '../../domain/webhook-events.js';
import { createDataSource } from '../../entities/data-source.js';
import {
  DELIVERY_STATUSES,
  EVALUATION_DECISIONS,
  HANDOVER_STATUSES,
  LINK_PURPOSES,
  MAIL_STATUSES,
  MAILER_STATES,
  PILOT_STATUSES,
  PROCESS_KINDS,
  REPLAN_STATUSES,
  TASK_STATUSES,
  TOKEN_KINDS,
} from '../../entities/index.js';
import { createTestDatabase, runQuery, type TestDatabase } from './test-database.js';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = createDataSource({ url: database.appUrl, poolSize: 2, applicationName: 'test' });
  await dataSource.initialize();
});

afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

interface Column {
  type: string;
  length: number | null;
  nullable: boolean;
  identity: boolean;
  hasDefault: boolean;
}

/** What an entity calls a type, as information_schema calls it. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
  varchar: 'character varying',
  char: 'character',
  timestamptz: 'timestamp with time zone',
};

const describeEntityColumn = (column: ColumnMetadata): Column => ({
  type: TYPE_NAMES[String(column.type)] ?? String(column.type),
  length: column.length ? Number(column.length) : null,
  nullable: column.isNullable,
  identity: column.generatedIdentity !== undefined,
  hasDefault: column.default !== undefined,
});

interface InformationSchemaColumn {
  table_name: string;
  column_name: string;
  data_type: string;
  character_maximum_length: number | null;
  is_nullable: 'YES' | 'NO';
  is_identity: 'YES' | 'NO';
  column_default: string | null;
}

async function readTables(): Promise<Record<string, Record<string, Column>>> {
  const rows = await runQuery<InformationSchemaColumn>(
    database.ownerUrl,
    `select * from information_schema.columns where table_schema = 'public' and table_name <> 'migrations'`,
  );
  const tables: Record<string, Record<string, Column>> = {};
  for (const row of rows) {
    (tables[row.table_name] ??= {})[row.column_name] = {
      type: row.data_type,
      length: row.character_maximum_length,
      nullable: row.is_nullable === 'YES',
      identity: row.is_identity === 'YES',
      hasDefault: row.column_default !== null,
    };
  }
  return tables;
}

describe('entities and tables', () => {
  test('agree in tables, columns, types, nullability and defaults', async () => {
    const entities = Object.fromEntries(
      dataSource.entityMetadatas.map((entity) => [
        entity.tableName,
        Object.fromEntries(entity.columns.map((column) => [column.databaseName, describeEntityColumn(column)])),
      ]),
    );
    expect(await readTables()).toEqual(entities);
  });

  test('agree in primary keys', async () => {
    const rows = await runQuery<{ table: string; columns: string[] }>(
      database.ownerUrl,
      `select conrelid::regclass::text as table,
              array(select attname::text from unnest(conkey) with ordinality as k (attnum, n)
                      join pg_attribute a on a.attrelid = conrelid and a.attnum = k.attnum order by n) as columns
         from pg_constraint
        where contype = 'p' and connamespace = 'public'::regnamespace and conrelid <> 'migrations'::regclass`,
    );
    const entities = dataSource.entityMetadatas.map((entity) => [
      entity.tableName,
      entity.primaryColumns.map((column) => column.databaseName),
    ]);
    expect(Object.fromEntries(rows.map((row) => [row.table, row.columns]))).toEqual(Object.fromEntries(entities));
  });

  test('every column of an entity says its type and its name', () => {
    const unnamed = dataSource.entityMetadatas
      .flatMap((entity) => entity.columns)
      .filter((column) => !column.givenDatabaseName || typeof column.type !== 'string');
    expect(unnamed.map((column) => `${column.entityMetadata.tableName}.${column.propertyName}`)).toEqual([]);
  });
});

/** Constraint -> the list it should come from. Finds a wrong list or a CHECK that is not there; new databases know no old list. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  account_links_purpose_check: LINK_PURPOSES,
  account_tokens_kind_check: TOKEN_KINDS,
  asks_holder_check: PARTIES,
  asks_kind_check: ASK_KINDS,
  case_assignments_holder_check: ASSIGNED_SIDES,
  case_assignments_how_check: ASSIGNMENT_WAYS,
  challenges_kind_check: POSTING_KINDS,
  colleague_invitations_access_check: Object.keys(COLLEAGUE_ROLES),
  commands_kind_check: COMMAND_KINDS,
  commands_status_check: COMMAND_STATUSES,
  consents_origin_check: CONSENT_ORIGINS,
  evaluations_decision_check: EVALUATION_DECISIONS,
  follow_ups_holder_check: PARTIES,
  follow_ups_kind_check: FOLLOW_UP_KINDS,
  handovers_status_check: HANDOVER_STATUSES,
  mails_status_check: MAIL_STATUSES,
  meetings_audience_check: MESSAGE_AUDIENCES,
  messages_audience_check: MESSAGE_AUDIENCES,
  messages_side_check: WRITING_SIDES,
  notification_preferences_group_check: NOTICE_GROUP_CODES,
  notification_preferences_way_check: WAYS_TO_TELL,
  notifications_recipient_check: PARTIES,
  outbox_kind_check: COMMAND_KINDS,
  people_language_check: LANGUAGES,
  // Days, no codes.
  person_roles_days_check: [],
  person_roles_role_check: ROLES,
  pilots_status_check: PILOT_STATUSES,
  processes_kind_check: PROCESS_KINDS,
  processes_mail_check: MAILER_STATES,
  publications_hearing_answer_check: HEARING_ANSWERS,
  proposals_ball_holder_check: PARTIES,
  proposals_kind_check: INTAKE_KINDS,
  proposals_outcome_check: OUTCOMES,
  proposals_stage_check: POSITIONS,
  proposals_type_check: PROPOSAL_TYPES,
  replans_status_check: REPLAN_STATUSES,
  tasks_status_check: TASK_STATUSES,
  webhook_deliveries_status_check: DELIVERY_STATUSES,
  webhook_deliveries_type_check: WEBHOOK_EVENTS,
};

test('every CHECK holds exactly the codes of its list', async () => {
  const rows = await runQuery<{ name: string; definition: string }>(
    database.ownerUrl,
    `select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
      where contype = 'c' and connamespace = 'public'::regnamespace`,
  );
  const codes = rows.map(({ name, definition }) => [
    name,
    [...definition.matchAll(/'([^']+)'/g)].map(([, code]) => code),
  ]);
  expect(Object.fromEntries(codes)).toEqual(LISTS);
});

describe('access', () => {
  /** Read to find the desk before one is in scope: ids only. */
  const WITHOUT_POLICY = ['locators', 'mail_queue', 'memberships', 'notification_queue', 'outbox', 'webhook_queue'];

  test('every table with desk_id has row-level security, enabled and forced, with one policy for all commands', async () => {
    const rows = await runQuery<{ name: string; walled: boolean; policies: string }>(
      database.ownerUrl,
      `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as walled,
              (select string_agg(format('%s %s %s', p.polcmd, pg_get_expr(p.polqual, c.oid), pg_get_expr(p.polwithcheck, c.oid)), ';')
                 from pg_policy p where p.polrelid = c.oid) as policies
         from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'desk_id'
        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`,
    );
    expect(
      rows
        .filter((row) => !row.walled)
        .map((row) => row.name)
        .sort(),
    ).toEqual(WITHOUT_POLICY);

    const scope = '((desk_id)::text = (( SELECT current_desk() AS current_desk))::text)';
    const policies = new Set(rows.filter((row) => row.walled).map((row) => row.policies));
    expect([...policies]).toEqual([`* ${scope} ${scope}`]);
  });

  test('neither role can pass the wall by its own rights, and the application owns nothing', async () => {
    const roles = await runQuery(
      database.ownerUrl,
      `select rolname as name, rolsuper or rolbypassrls or rolcreaterole or rolreplication as mighty,
              exists (select 1 from pg_class where relowner = r.oid) as owns,
              exists (select 1 from pg_auth_members where member = r.oid) as member
         from pg_roles r where rolname like 'kyoso%' order by 1`,
    );
    expect(roles).toEqual([
      { name: 'kyoso_app', mighty: false, owns: false, member: false },
      { name: 'kyoso_owner', mighty: false, owns: true, member: false },
    ]);
  });

  test('the application holds exactly the rights it needs', async () => {
    const rows = await runQuery<{ name: string; rights: string }>(
      database.ownerUrl,
      `select c.relname as name,
              (select string_agg(lower(privilege_type), ' ' order by privilege_type)
                 from aclexplode(c.relacl) where grantee = 'kyoso_app'::regrole) as rights
         from pg_class c
        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`,
    );
    const unusual = rows.filter((row) => row.rights !== 'insert select update');
    expect(Object.fromEntries(unusual.map((row) => [row.name, row.rights]))).toEqual({
      account_factors: 'delete insert select update',
      account_recovery_codes: 'delete insert select update',
      audit_accesses: 'insert select',
      audit_entries: 'insert select',
      audit_values: 'delete insert select',
      calendar_feeds: 'delete insert select update',
      challenge_window_changes: 'insert select',
      closed_days: 'delete insert select update',
      consents: 'insert select',
      deliveries: 'insert select',
      idempotency_keys: 'delete insert select update',
      mail_queue: 'delete insert select update',
      mails: 'delete insert select update',
      messages: 'insert select',
      migrations: null,
      notification_queue: 'delete insert select update',
      oidc_sign_ins: 'delete insert select update',
      processes: 'delete insert select update',
      profile_versions: 'insert select',
      sign_in_attempts: 'delete insert select update',
      webhook_deliveries: 'delete insert select update',
      webhook_queue: 'delete insert select update',
    });
    await expect(runQuery(database.appUrl, 'create table mine (id integer)')).rejects.toThrow('permission denied');
  });
});

describe('foreign keys', () => {
  interface ForeignKey {
    name: string;
    from: string;
    to: string;
    columns: string[];
    /** Columns of each index on the referring table, and whether it is unique. */
    indexes: { columns: string[]; unique: boolean }[];
  }

  const readForeignKeys = (): Promise<ForeignKey[]> =>
    runQuery<ForeignKey & Record<string, unknown>>(
      database.ownerUrl,
      `select conname as name, conrelid::regclass::text as from, confrelid::regclass::text as to,
              array(select attname::text from unnest(conkey) with ordinality as k (attnum, n)
                      join pg_attribute a on a.attrelid = conrelid and a.attnum = k.attnum order by n) as columns,
              array(select jsonb_build_object('unique', indisunique, 'columns',
                             array(select attname from unnest(indkey::int2[]) with ordinality as k (attnum, n)
                                     join pg_attribute a on a.attrelid = indrelid and a.attnum = k.attnum order by n))
                      from pg_index where indrelid = conrelid and indpred is null and indexprs is null) as indexes
         from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
    );

  test('each has an index: one that begins with its columns, or a unique one within them', async () => {
    const found = (await readForeignKeys()).filter(
      (key) =>
        !key.indexes.some(({ columns, unique }) => {
          const begins = key.columns.every((column) => columns.slice(0, key.columns.length).includes(column));
          return begins || (unique && columns.every((column) => key.columns.includes(column)));
        }),
    );
    expect(found.map((key) => key.name)).toEqual([]);
  });

  test('each between tables of a desk names the desk', async () => {
    const global = ['accounts', 'desks'];
    const loose = (await readForeignKeys()).filter((key) => !global.includes(key.to) && key.columns[0] !== 'desk_id');
    expect(loose.map((key) => key.name)).toEqual([]);
  });
});
